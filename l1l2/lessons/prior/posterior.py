"""What a penalty believes: a prior, what one observation makes of it, and which estimate is sparse."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Line, Mark, Text
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, ROLES, SOFT
from ...maths.posterior import Posterior1D, posterior_1d
from ...maths.priors import Gaussian, Laplace, Prior, StudentT
from ...validate import Array
from .summaries import SUMMARIES, listed, named, optimum, rows, told

DF = 3.0  # degrees of freedom of Student's t
FAMILIES = (("A", "l1", "Laplace"), ("B", "l2", "Gaussian"), ("C", "solution", "Student-t"))


def update() -> Picture:
    """Prior, likelihood and posterior of one weight, for three priors of the same scale.

    Below each, the posterior's peak (MAP), median and mean.

    Returns
    -------
    Picture
        Three controls: `y`, the one observation of the weight, `noise`, its standard deviation, and `scale`
        of the priors.
    """
    w, top = np.linspace(-2.5, 4, 53), 1.25

    def stage(axes: Mapping[str, Axes]) -> None:
        for (panel, role, name), strip in zip(FAMILIES, "DEF", strict=True):
            axes[panel].set(title=f"{name} prior", xlim=(-2.5, 4), ylim=(0, top))
            axes[panel].grid(visible=False)
            axes[panel].set(xticks=range(-2, 5), xticklabels=[], yticks=[])
            keys = ("prior", _prior_role(role)), ("likelihood", "loss"), ("posterior", "solution")
            for height, (key, look) in zip((1.14, 1.04, 0.94), keys, strict=True):
                axes[panel].text(-2.4, height, key, color=ROLES[look].ink)
            axes[strip].set(xlim=(-2.5, 4), ylim=(-0.6, 2.6), xticks=range(-2, 5), xlabel="weight w")
            axes[strip].set_yticks([2, 1, 0], SUMMARIES if strip == "D" else [])
            axes[strip].plot([0, 0], [-0.6, 2.6], color=EDGE, lw=0.8, zorder=1)

    def before(scale: float) -> Frame:
        lines = (
            Line(w, np.exp(prior.logpdf(w)), _prior_role(role), panel)
            for (panel, role, _), prior in zip(FAMILIES, _priors(scale), strict=True)
        )
        return Frame(tuple(lines))

    def seen(y: float, noise: float) -> Frame:
        likelihood = np.exp(Gaussian(noise).logpdf(y - w))
        return Frame(tuple(Line(w, likelihood, "loss", panel) for panel, *_ in FAMILIES))

    def after(y: float, noise: float, scale: float) -> Frame:
        marks: list[Mark] = []
        words = []
        posteriors = [posterior_1d(prior, y, noise) for prior in _priors(scale)]
        for (panel, role, name), strip, posterior in zip(FAMILIES, "DEF", posteriors, strict=True):
            marks += [
                Line(w, posterior.pdf(w), "solution", panel),
                Line([posterior.map] * 2, [0, float(posterior.pdf(posterior.map))], "note", panel),
                *rows(posterior, role, strip),
            ]
            words.append(f"{named(name, posterior)}: {told(posterior)}.")
        return Frame(
            tuple(marks),
            f"One observation y = {y:.2f}, noise {noise:.1f}, of a weight whose prior has scale "
            f"{scale:.2f}. {' '.join(words)} {certificate(*map(optimum, posteriors[:2]))}",
        )

    controls = {
        "y": Control(tuple(np.linspace(0.25, 2.25, 9)), "observation y", 3, "{:.2f}", 200),
        "noise": Control((0.7, 1.0, 1.5), "noise σ", 1, "{:.1f}"),
        "scale": Control((0.6, 1 / 1.3, 1.5), "scale of the prior", 1),
    }
    return Picture(controls, stage, (before, seen, after), "ABC;ABC;DEF", (8.4, 4.3))


def estimates() -> Picture:
    """Peak, median and mean of the posterior as functions of the observation, noise 1, for three priors.

    Under the Laplace prior the peak is the soft threshold: 0 for a whole interval of data, shown as a bar.

    Returns
    -------
    Picture
        Two controls: `lam`, the penalty that the Laplace and the Gaussian prior are (Student's t has scale
        1/lam), and `y`, one observation.
    """
    observed = tuple(np.linspace(0.2, 2.8, 14).round(1).tolist())

    @cache
    def after(lam: float, y: float) -> list[Posterior1D]:
        return [posterior_1d(prior, y, 1.0) for prior in _penalised(lam)]

    def curves(lam: float) -> tuple[Array, Array]:
        """Observations and the three summaries for each prior: odd functions, so one half is computed."""
        half = sorted({*observed, 3.0, lam})  # at lam the soft threshold leaves 0
        found = [[(post.map, post.median, post.mean) for post in after(lam, y)] for y in half]
        right = np.moveaxis(np.array(found), 0, 2)
        x = np.array([0.0, *half])
        values = np.concatenate([-right[..., ::-1], np.zeros((3, 3, 1)), right], axis=2)
        return np.concatenate([-x[:0:-1], x]), values

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, _, name in FAMILIES:
            ax = axes[panel]
            ax.set(title=f"{name} prior", xlim=(-3, 3), ylim=(-3, 3), aspect="equal", xlabel="observation y")
            ax.set(xticks=range(-2, 3, 2), yticks=range(-2, 3, 2))
            ax.plot([-3, 3, np.nan, 0, 0], [0, 0, np.nan, -3, 3], color=EDGE, lw=0.8, zorder=1)
        axes["A"].set_ylabel("estimate of the weight")
        axes["A"].text(-2.1, -2.75, "y itself", color=SOFT, size=9)

    def maps(lam: float) -> Frame:
        marks: list[Mark] = []
        across, curved = curves(lam)
        for (panel, role, _), (peak, median, mean) in zip(FAMILIES, curved, strict=True):
            dead = lam if panel == "A" else np.nan
            marks += [
                Line([-3, 3], [-3, 3], "ghost", panel),
                Area([-dead, -dead, dead, dead], [-0.13, 0.13, 0.13, -0.13], role, panel),
                Line(across, mean, "truth", panel),
                Line(across, median, "data", panel),
                Line(across, peak, role, panel),
            ]
        return Frame(tuple(marks))

    def at(lam: float, y: float) -> Frame:
        marks: list[Mark] = []
        words = []
        posteriors = after(lam, y)
        for (panel, role, name), posterior in zip(FAMILIES, posteriors, strict=True):
            marks += [Line([y, y], [-3, y], "note", panel), *listed(posterior, y, role, panel)]
            words.append(f"{named(name, posterior)}: {told(posterior)}.")
        return Frame(
            tuple(marks),
            f"The estimate as the observation varies, noise 1: under the Laplace prior the MAP is 0 for "
            f"|y| ≤ {lam:.1f}, the median and the mean for y = 0 only. At y = {y:.1f}: {' '.join(words)} "
            f"{certificate(*map(optimum, posteriors[:2]))}",
        )

    controls = {
        "lam": Control((0.3, 0.5, 0.8, 1.0, 1.3, 1.6, 2.0), "penalty λ", 4, "{:.1f}", 300),
        "y": Control(observed, "observation y", 4, "{:.1f}", 150),
    }
    return Picture(controls, stage, (maps, at), "ABC", (9.4, 3.6))


def diamonds() -> Picture:
    """Two independent weights: the Laplace prior's level sets are diamonds, the Gaussian's are circles.

    Both priors have variance 1.  Grey, contours that matplotlib found on a grid of densities, and 120 draws.

    Returns
    -------
    Picture
        One control, `level`: the density as a share of its peak.
    """
    laplace, gaussian = Laplace(np.sqrt(0.5)), Gaussian(1.0)
    priors: tuple[Prior, ...] = laplace, gaussian
    end, turn = 3.5, np.linspace(0, 2 * np.pi, 121)
    rng = np.random.default_rng(104)  # all of these draws lie well inside the picture
    draws = [prior.sample((2, 120), rng) for prior in priors]
    near = [int((np.abs(w) < 0.1).any(axis=0).sum()) for w in draws]
    on_axis = [int((w == 0).any(axis=0).sum()) for w in draws]

    def stage(axes: Mapping[str, Axes]) -> None:
        grid = np.linspace(-end, end, 169)
        for (panel, _, name), prior, w in zip(FAMILIES, priors, draws, strict=False):
            ax, log = axes[panel], prior.logpdf(grid) - prior.logpdf(0.0)
            ax.set(title=f"{name} prior", xlim=(-end, end), ylim=(-end, end), aspect="equal")
            ax.set(xlabel="first weight", xticks=range(-2, 3, 2), yticks=range(-2, 3, 2))
            ax.grid(visible=False)
            ax.contour(
                grid, grid, log[:, None] + log, np.arange(-4, 0), colors=EDGE, linestyles="-", linewidths=0.8
            )
            ax.plot(*w, ".", color=ROLES["ghost"].color, ms=3)
        axes["A"].set_ylabel("second weight")

    def at(level: float) -> Frame:
        fall = -np.log(level)
        one, two = laplace.scale * fall, gaussian.scale * np.sqrt(2 * fall)
        return Frame(
            (
                Area([one, 0, -one, 0], [0, one, 0, -one], "l1", "A"),
                Area(two * np.cos(turn), two * np.sin(turn), "l2", "B"),
                Text(0, 3.05, f"‖w‖₁ = {one:.2f}", "l1", "A", size=13),
                Text(0, 3.05, f"‖w‖₂ = {two:.2f}", "l2", "B", size=13),
            ),
            f"Where the density is {level:.0%} of its peak: under the Laplace prior the diamond "
            f"‖w‖₁ = {one:.2f}, under the Gaussian prior the circle ‖w‖₂ = {two:.2f}. Of 120 draws from each "
            f"(dots), {near[0]} and {near[1]} have a weight within 0.1 of 0; "
            f"{on_axis[0]} and {on_axis[1]} have one that is 0.",
        )

    levels = tuple((np.arange(19, 0, -1) / 20).round(2))
    return Picture(
        {"level": Control(levels, "density, of its peak", 12, "{:.0%}", 200)}, stage, (at,), "AB", (7.6, 4.2)
    )


def _priors(scale: float) -> tuple[Prior, Prior, Prior]:
    """The three families, of one scale."""
    return Laplace(scale), Gaussian(scale), StudentT(DF, scale)


def _penalised(lam: float) -> tuple[Prior, Prior, Prior]:
    """The Laplace and the Gaussian prior that are the penalty lam at noise 1, and Student's t."""
    return Laplace(1 / lam), Gaussian(1 / np.sqrt(lam)), StudentT(DF, 1 / lam)


def _prior_role(role: str) -> str:
    return "note" if role == "solution" else role  # the posterior is drawn as the solution
