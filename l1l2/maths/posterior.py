"""One weight, one observation y = w + noise: what is believed after it, and three ways to sum that up."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, instance, number
from .priors import Gaussian, Laplace, Prior, StudentT, generator, shape
from .prox import soft_threshold
from .quadrature import inverse, moments, panels


@dataclass(frozen=True, eq=False)
class Posterior1D:
    """p(w | y), which is p(w) times N(y; w, noise^2), over the normaliser.

    Attributes
    ----------
    prior : Laplace, Gaussian or StudentT
    y : float
    noise : float
        Standard deviation of y around w.
    log_normaliser : float
        log p(y): logarithm of the integral of prior times likelihood.
    map, mean, median : float
        The peak, the least expected square and the least expected distance.
    inverse_cdf : callable
        The w below which a share of the belief lies, for an array of shares inside (0, 1).
    """

    prior: Prior
    y: float
    noise: float
    log_normaliser: float
    map: float
    mean: float
    median: float
    inverse_cdf: Callable[[Array], Array]

    @property
    def normaliser(self) -> float:
        """p(y)."""
        return float(np.exp(self.log_normaliser))

    def logpdf(self, w: ArrayLike) -> Array:
        """Logarithm of the density at each w.

        Raises
        ------
        TypeError, ValueError
            If w is not finite and real.
        """
        w = array(w, "w")
        return self.prior.logpdf(w) + Gaussian(self.noise).logpdf(self.y - w) - self.log_normaliser

    def pdf(self, w: ArrayLike) -> Array:
        """Density at each w.

        Raises
        ------
        TypeError, ValueError
            If w is not finite and real.
        """
        return np.exp(self.logpdf(w))

    def sample(self, size: int | tuple[int, ...], rng: np.random.Generator) -> Array:
        """Independent draws of shape size.

        Raises
        ------
        TypeError, ValueError
            If size is no number >= 1 or tuple of such, or rng no generator.
        """
        return self.inverse_cdf(generator(rng).uniform(2.0**-54, 1 - 2.0**-53, shape(size)))


def posterior_1d(prior: Prior, y: float, noise: float) -> Posterior1D:
    """What one observation y = w + noise makes of a prior on w.

    In closed form for Laplace and Gaussian, by quadrature for StudentT.

    Parameters
    ----------
    prior : Laplace, Gaussian or StudentT
    y : float
    noise : float > 0
        Standard deviation.

    Returns
    -------
    Posterior1D

    Raises
    ------
    TypeError, ValueError
        If prior is none of the three, y not a finite number or noise not a finite number > 0.

    References
    ----------
    Pericchi & Smith (1992), "Exact and approximate posterior moments for a normal location parameter", for
    the Laplace prior.
    """
    kinds: dict[type, Callable[..., Posterior1D]] = {
        Laplace: _from_laplace,
        Gaussian: _from_gaussian,
        StudentT: _from_student,
    }
    instance(prior, "prior", tuple(kinds), "Laplace(scale), Gaussian(scale) or StudentT(df, scale)")
    return kinds[type(prior)](prior, number(y, "y"), number(noise, "noise", above=0))


def _from_laplace(prior: Laplace, y: float, noise: float) -> Posterior1D:
    """Two truncated Gaussians, one a side of 0: N(y - t, noise^2) above it and N(y + t, noise^2) below."""
    from scipy.special import (
        log_expit,
        log_ndtr,
        ndtri_exp,
    )  # here, for `import l1l2` shall not wait for SciPy

    t = noise**2 / prior.scale
    above, below = _log_mass_above_zero(y, noise, t), _log_mass_above_zero(-y, noise, t)
    log_odds = above - below

    def quantile(side: float, log_share: Array) -> Array:
        """The w >= 0 beyond which exp(log_share) of the belief lies, if side = 1; below 0 mirrored."""
        centre = side * y - t
        whole = log_ndtr(centre / noise)
        return centre - noise * ndtri_exp(np.minimum(log_share - log_expit(side * log_odds), 0) + whole)

    def inverse_cdf(share: Array) -> Array:
        log_below, log_above = np.log(share), np.log1p(-np.asarray(share))
        return np.where(log_below < log_expit(-log_odds), -quantile(-1, log_below), quantile(1, log_above))

    return Posterior1D(
        prior,
        y,
        noise,
        log_normaliser=float(np.logaddexp(above, below) - np.log(2 * prior.scale)),
        map=float(soft_threshold(y, t)),
        mean=float(y - t * np.tanh(log_odds / 2)),
        median=float(inverse_cdf(np.array(0.5))),
        inverse_cdf=inverse_cdf,
    )


def _log_mass_above_zero(y: float, noise: float, t: float) -> float:
    """log of the integral over w > 0 of N(y; w, noise^2) exp(-w t / noise^2), without overflow."""
    from scipy.special import erfcx, log_ndtr

    x = (y - t) / noise
    if x < 0:
        return float(np.log(erfcx(-x / np.sqrt(2)) / 2) - (y / noise) ** 2 / 2)
    return float(log_ndtr(x) - t / noise * ((2 * y - t) / noise) / 2)


def _from_gaussian(prior: Gaussian, y: float, noise: float) -> Posterior1D:
    """A Gaussian again: the same point is peak, mean and median."""
    from scipy.special import ndtri

    both = np.hypot(prior.scale, noise)
    mean, spread = y * (prior.scale / both) ** 2, prior.scale / both * noise
    return Posterior1D(
        prior,
        y,
        noise,
        log_normaliser=float(Gaussian(both).logpdf(y)),
        map=float(mean),
        mean=float(mean),
        median=float(mean),
        inverse_cdf=lambda share: mean + spread * ndtri(share),
    )


def _from_student(prior: StudentT, y: float, noise: float) -> Posterior1D:
    """No closed form but for the peak: where logpdf is level, a cubic is 0."""

    def log_joint(w: Array) -> Array:
        return prior.logpdf(w) + Gaussian(noise).logpdf(y - w)

    c = prior.df * prior.scale**2
    cubic = [1, -y, c + (prior.df + 1) * noise**2, -c * y]
    roots = np.roots(cubic).real.astype(float)
    peak = float(roots[np.argmax(log_joint(roots))])
    # Beyond 0 and y the posterior falls at least as fast as the likelihood: to exp(-50) within 10 noises.
    lo, hi = min(y, 0) - 10 * noise, max(y, 0) + 10 * noise
    edges = panels(lo, hi, (0.0, prior.scale), (y, noise))
    log_normaliser, mean, cdf = moments(log_joint, edges, peak)
    inverse_cdf = inverse(edges, cdf, np.exp(log_joint(edges) - log_normaliser))
    median = float(inverse_cdf(np.array(0.5)))
    return Posterior1D(prior, y, noise, log_normaliser, peak, mean, median, inverse_cdf)
