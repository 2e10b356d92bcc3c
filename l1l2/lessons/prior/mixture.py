"""Where the kink of the Laplace prior comes from: Gaussians of every width, on top of each other."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from scipy.stats import norm

from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import ROLES
from ...maths.priors import Laplace
from ...validate import Array, integer, number
from ...words import Said, say, say_n

COUNTS = (1, 2, 3, 4, 5, 7, 10, 15, 20, 40, 60, 80, 100)
LINES = 20  # of the stack: more would be a grey blot
HALF = np.concatenate([np.linspace(0, 0.5, 15), np.linspace(0.6, 4, 25)])  # dense where the kink is
W = np.concatenate([-HALF[:0:-1], HALF])


@name_picture
def scale_mixture() -> Picture:
    """The Laplace density as the average of k Gaussians whose variances are quantiles of an exponential.

    Left, the Gaussians stacked, each worth 1/k, so that the top of the stack is their average (of more than
    20, every k/20-th is drawn); right, the exponential density of the variances and the k that were taken
    from it.

    Returns
    -------
    Picture
        One control, `k`.

    References
    ----------
    Andrews & Mallows (1974), "Scale mixtures of normal distributions"; Park & Casella (2008), "The Bayesian
    lasso", who sample by it.
    """
    density, v = np.exp(Laplace(1.0).logpdf(W)), np.linspace(0, 11, 89)

    def stack(k: int) -> Frame:
        variances = exponential_variances(k, 1.0)
        layers = np.cumsum(_densities(k), axis=0) / k
        top, gap = layers[-1], float(np.abs(layers[-1] - density).max())
        every = -(-k // LINES)
        lower = layers[every - 1 : -1 : every]
        lifted = np.column_stack([lower, np.full(len(lower), np.nan)])
        counted = say_n("1 Gaussian", "average of {n} Gaussians", k)
        taken = say_n("1 quantile", "{n} quantiles", k)
        marks = (
            Area(np.append(W, [4, -4]), np.append(top, [0, 0]), "ghost"),
            Line(np.tile(np.append(W, np.nan), len(lower)), lifted.ravel(), "ghost"),
            Line(W, top, "solution"),
            Text(3.9, 0.56, counted, "solution", align="right"),
            Text(3.9, 0.495, say("largest gap {gap:.3f}", gap=gap), "solution", align="right"),
            Dots(variances, np.exp(-variances / 2) / 2, "ghost", "B"),
            Text(10.8, 0.56, taken, "solution", "B", align="right"),
        )
        return Frame(marks, _describe(variances, gap))

    def target() -> Frame:
        return Frame((Line(W, density, "l1"), Line(v, np.exp(-v / 2) / 2, "note", "B")))

    control = Control(COUNTS, say("number k of Gaussians"), start=4, unit="{:d}", play=600)
    return Picture({"k": control}, _set_up, (target, stack), "AAB", (8.8, 4.2), telling={"k": 100})


def _set_up(axes: Mapping[str, Axes]) -> None:
    left, right = axes["A"], axes["B"]
    left.set(title=say("The Gaussians, stacked"), xlabel=say("weight w"), ylabel=say("density"))
    left.set(xlim=(-4, 4), ylim=(0, 0.64), yticks=[0, 0.25, 0.5])
    left.text(3.9, 0.43, say("Laplace, scale 1"), color=ROLES["l1"].ink, ha="right")
    right.set(title=say("Their variances"), xlabel=say("variance v"))
    right.set(xlim=(-0.3, 11), ylim=(-0.03, 0.64), yticks=[0, 0.25, 0.5])
    right.text(10.8, 0.43, say("exponential, mean 2"), color=ROLES["note"].ink, ha="right")


def exponential_variances(k: int, scale: float) -> Array:
    """Quantiles (i - 1/2)/k, i = 1..k, of the exponential distribution with mean 2 scale^2.

    A Gaussian whose variance has that distribution is a Laplace variable of that scale.

    Parameters
    ----------
    k : int >= 1
    scale : float > 0
        Of the Laplace density.

    Returns
    -------
    ndarray, shape (k,)
        Rising variances.

    Raises
    ------
    TypeError, ValueError
        If k is no integer >= 1 or scale no finite number > 0.

    References
    ----------
    Andrews & Mallows (1974), "Scale mixtures of normal distributions".
    """
    k, scale = integer(k, "k", least=1), number(scale, "scale", above=0)
    return -2 * scale**2 * np.log1p(-(np.arange(k) + 0.5) / k)


@cache
def _densities(k: int) -> Array:
    """The k Gaussian densities at `W`, widest first: a stack must not end in spikes at its foot."""
    return norm.pdf(W, scale=np.sqrt(exponential_variances(k, 1.0))[::-1, None])


def _describe(variances: Array, gap: float) -> Said:
    return say_n(
        "1 Gaussian with a variance of {first:.3g}, a quantile of an exponential of mean 2, is at most "
        "{gap:.3f} away from the Laplace density of scale 1.",
        "The average of {n} Gaussians with variances {first:.3g} to {last:.3g}, quantiles of an exponential "
        "of mean 2, is at most {gap:.3f} away from the Laplace density of scale 1; it is smooth at 0, as "
        "every Gaussian is, and only the limit has the kink.",
        len(variances),
        first=variances[0],
        last=variances[-1],
        gap=gap,
    )
