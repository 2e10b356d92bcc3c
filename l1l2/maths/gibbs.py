"""Many weights: what is believed after the data, by draws for the Laplace prior, exactly for the Gaussian.

The Laplace prior is Park & Casella's (2008), conditional on the noise: scale b = sigma / lam_pc.  At a fixed
sigma its peak is therefore the lasso of lam = sigma^2 / (n b) = sigma * lam_pc / n.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from warnings import warn

import numpy as np
from numpy.typing import ArrayLike

from ..progress import late_bar
from ..validate import Array, array, generator, integer, number, same_rows
from .problem import ConvergenceWarning
from .sections import BAD_INPUT, append_sections

AGREEMENT = 1.05  # an R-hat above this says that the chains disagree
BLOCK = 256  # steps whose random numbers are drawn at once
SIZES = 1e-75, 1e75  # of numbers whose squares, and the ratios of these, are floats
LOOSE, TIGHT = 1e-6, 1e75  # of lam_pc over X; with less, the prior says nothing on dependent columns
BAR = late_bar()


@dataclass(frozen=True, eq=False)
class Draws:
    """Draws of the Bayesian lasso; burn-in is gone.

    Attributes
    ----------
    w : ndarray, shape (chains, draws, p)
    noise_var : ndarray, shape (chains, draws)
        sigma^2.
    lam_pc : float
        Park & Casella's lambda.
    r_hat : float
        The largest `split_r_hat` of the weights and of noise_var: near 1 where the chains agree.
    """

    w: Array
    noise_var: Array
    lam_pc: float
    r_hat: float

    @property
    def scale(self) -> Array:
        """The scale b = sigma / lam_pc of each draw's Laplace prior, shape (chains, draws)."""
        return np.sqrt(self.noise_var) / self.lam_pc


@dataclass(frozen=True, eq=False)
class RidgePosterior:
    """The Gaussian that ridge is the middle of.

    Attributes
    ----------
    mean : ndarray, shape (p,)
        Peak and median as well.
    covariance : ndarray, shape (p, p)
    """

    mean: Array
    covariance: Array

    @property
    def sd(self) -> Array:
        """Standard deviation of each weight, shape (p,)."""
        return np.sqrt(np.diag(self.covariance))


@append_sections(BAD_INPUT)
def bayesian_lasso(
    X: ArrayLike,
    y: ArrayLike,
    lam_pc: float,
    *,
    draws: int = 1000,
    chains: int = 10,
    burn: int = 200,
    rng: np.random.Generator,
    progress: Callable[[int, int], object] = BAR,
) -> Draws:
    """Draws from p(w, sigma^2 | y) by Gibbs, the chains in lock-step.

    The prior is w_j ~ Laplace(sigma / lam_pc), independent given sigma, and 1/sigma^2 for sigma^2.  It is
    proper in w, so that more columns than rows are no obstacle.  An intercept has been integrated out.

    Source: Park & Casella (2008), "The Bayesian lasso"; sigma^2 is drawn with w integrated out, as by
    Rajaratnam, Sparks, Khare & Zhang (2019), "Uncertainty quantification for modern high-dimensional
    regression via scalable Bayesian methods".

    Parameters
    ----------
    X : array_like, shape (n, p)
        Two rows or more; centred columns (`standardise`), none of them all zeros.
    y : array_like, shape (n,)
        Centred, not all zeros.
    lam_pc : float > 0
        Park & Casella's lambda = sigma / b; that of a lasso at lam is n * lam / sigma.  From 1e-6 to 1e75
        times the largest singular value of X.
    draws, chains : int >= 1
        Draws kept from each chain; each starts at its own draw from the prior.  More chains cost little.
    burn : int >= 0
        First steps of each chain, thrown away.
    rng : numpy.random.Generator
    progress : callable
        Called about a hundred times with the numbers of steps done and to do; unless given, a run that takes
        more than 5 seconds shows a bar on stderr.

    Returns
    -------
    Draws

    Warns
    -----
    ConvergenceWarning
        If R-hat exceeds 1.05, or there are fewer than 4 draws a chain to tell.
    """
    X, y = _check_data(X, y)
    if len(y) < 2:
        raise ValueError("X: got 1 row, which leaves sigma^2 no posterior; give at least 2")
    if not y.any():
        raise ValueError("y: got zeros only, which leave sigma^2 no posterior; give answers that differ")
    lam_pc, largest = number(lam_pc, "lam_pc", above=0), float(np.linalg.norm(X, 2))
    if not LOOSE * largest <= lam_pc <= TIGHT * largest:
        raise ValueError(
            f"lam_pc: got {lam_pc:g}; give a number from {LOOSE * largest:g} to {TIGHT * largest:g}, "
            f"{LOOSE:g} to {TIGHT:g} times the largest singular value of X"
        )
    draws, chains = integer(draws, "draws", least=1), integer(chains, "chains", least=1)
    burn, rng = integer(burn, "burn", least=0), generator(rng)
    if not callable(progress):
        raise TypeError(f"progress: got {progress!r}; give a function of the numbers of steps done and to do")
    w, noise_var = np.empty((chains, draws, X.shape[1])), np.empty((chains, draws))
    total = burn + draws
    for step, state in enumerate(islice(lasso_gibbs(X, y, lam_pc, chains, rng), total)):
        if step >= burn:
            w[:, step - burn], noise_var[:, step - burn] = state
        if (step + 1) % max(total // 100, 1) == 0 or step + 1 == total:
            progress(step + 1, total)
    r_hat = float(np.max(split_r_hat(np.dstack([w, noise_var]))))
    if not r_hat <= AGREEMENT:
        warn(
            f"bayesian_lasso: R-hat = {r_hat:.2f} after {draws} draws of {chains} chains, where "
            f"{AGREEMENT} is the most to trust; ask for more draws, or more burn",
            ConvergenceWarning,
            stacklevel=2,
        )
    return Draws(w, noise_var, lam_pc, r_hat)


def lasso_gibbs(
    X: Array, y: Array, lam_pc: float, chains: int, rng: np.random.Generator
) -> Iterator[tuple[Array, Array]]:
    """The chains' states w (chains, p) and sigma^2 (chains,), step after step, unchecked and without end.

    Laplace is a Gaussian of random variance (Andrews & Mallows 1974).  Given that of each weight, sigma^2 /
    precision, all is Gaussian: w ~ N(A^-1 c, sigma^2 A^-1) with A = X'X + diag(precision) and c = X'y.
    """
    triangle = np.linalg.qr(np.column_stack([X, y])).R  # ||y - Xw|| = ||f - Rw||, of p + 1 rows at most
    R, f = triangle[:, :-1], triangle[:, -1]
    (k, p), G = R.shape, R.T @ R
    A, sides = np.empty((chains, p, p)), np.empty((chains, p, 2))
    diagonal = A.reshape(chains, -1)[:, :: p + 1]
    sides[:, :, 0] = f @ R
    precision = 1 / rng.exponential(2 / lam_pc**2, (chains, p))
    while True:
        data = rng.standard_normal((BLOCK, chains, k)) @ R  # covariance X'X
        prior, turn = rng.standard_normal((2, BLOCK, chains, p))
        toss = rng.random((BLOCK, chains, p))
        chi2 = rng.chisquare(len(y) - 1, (BLOCK, chains))
        for t in range(BLOCK):
            A[:] = G
            np.add(diagonal, precision, out=diagonal)
            # Of covariance A: solved with A, its covariance is A^-1.
            sides[:, :, 1] = data[t] + np.sqrt(precision) * prior[t]
            found = np.linalg.solve(A, sides)
            centre, spread = found[..., 0], found[..., 1]
            misfit = f - centre @ R.T
            noise_var = (np.vecdot(misfit, misfit) + np.vecdot(precision * centre, centre)) / chi2[t]
            sigma = np.sqrt(noise_var)[:, None]
            w = centre + sigma * spread
            precision = inverse_gaussian(lam_pc * sigma / np.abs(w), lam_pc**2, turn[t], toss[t])
            yield w, noise_var


def inverse_gaussian(mean: Array, shape: float, normal: Array, uniform: Array) -> Array:
    """Wald's distribution from a normal and a uniform draw each (Michael, Schucany & Haas 1976).

    ``rng.wald`` is twice as slow on few numbers at a time, and comes to 0 where mean >> shape: as w nears 0.
    """
    q = mean * normal**2 / (2 * shape)
    ratio = 1 + q + np.sqrt(q * (q + 2))  # the two roots are mean / ratio and mean * ratio
    return np.where(uniform * (1 + ratio) <= ratio, mean / ratio, mean * ratio)


def split_r_hat(x: Array) -> Array:
    """How much wider all draws spread than one half of a chain, for x (chains, draws, ...): 1 is the aim.

    nan for fewer than 4 draws.  Source: Gelman, Carlin, Stern, Dunson, Vehtari & Rubin (2013), "Bayesian
    data analysis", section 11.4.
    """
    half = x.shape[1] // 2
    if half < 2:
        return np.full(x.shape[2:], np.nan)
    halves = np.concatenate([x[:, :half], x[:, -half:]])
    within, between = halves.var(axis=1, ddof=1).mean(axis=0), halves.mean(axis=1).var(axis=0, ddof=1)
    return np.sqrt((half - 1) / half + between / within)


@append_sections(BAD_INPUT)
def ridge_posterior(X: ArrayLike, y: ArrayLike, scale: float, noise: float) -> RidgePosterior:
    """p(w | y) for w_j ~ Gaussian(scale) and noise of a known standard deviation.

    Its mean is ridge at lam = noise^2 / (n scale^2).  Source: Hsiang (1975), "A Bayesian view on ridge
    regression".

    Parameters
    ----------
    X, y
        As in `bayesian_lasso`, but one row, or a y of zeros, is enough.
    scale, noise : float > 0
        Standard deviations of each weight's prior, and of y around Xw; from 1e-75 to 1e75.

    Returns
    -------
    RidgePosterior
    """
    X, y = _check_data(X, y)
    noise, scale = _check_size(noise, "noise"), _check_size(scale, "scale")
    k = (noise / scale) ** 2
    curvature, V = np.linalg.eigh(X.T @ X)
    inverse = 1 / (np.maximum(curvature, 0) + k)
    return RidgePosterior(V @ (inverse * (y @ X @ V)), noise**2 * (V * inverse) @ V.T)


def _check_data(X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    X, y = array(X, "X", ndim=2), array(y, "y", ndim=1)
    same_rows(X, y)
    if (silent := ~X.any(axis=0)).any():
        raise ValueError(f"X: got zeros only in column {silent.argmax()}; give columns that vary")
    _check_size(float(np.abs(X).max()), "X")
    if y.any():
        _check_size(float(np.abs(y).max()), "y")
    return X, y


def _check_size(value: float, name: str) -> float:
    """Return a number > 0 (or the largest of an array) whose square is a float."""
    least, most = SIZES
    return number(number(value, name, above=0), name, least=least, most=most)
