"""One weight, one observation y = w + noise: what is believed after it, and three ways to sum that up."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, instance, number
from . import halfline
from .priors import AT_REALS, DRAWN, Gaussian, Laplace, Prior, StudentT, shape
from .prox import soft_threshold
from .quadrature import inverse, moments, panels
from .sections import append_sections

FARTHEST = 1e300  # the largest ratio of two sizes; one of 1e309 is no float


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

    @append_sections(AT_REALS)
    def logpdf(self, w: ArrayLike) -> Array:
        """Logarithm of the density at each w."""
        w = array(w, "w")
        return self.prior.logpdf(w) + Gaussian(self.noise).logpdf(self.y - w) - self.log_normaliser

    @append_sections(AT_REALS)
    def pdf(self, w: ArrayLike) -> Array:
        """Density at each w."""
        return np.exp(self.logpdf(w))

    @append_sections(DRAWN)
    def sample(self, size: int | tuple[int, ...], rng: np.random.Generator) -> Array:
        """Independent draws of shape size."""
        return self.inverse_cdf(generator(rng).uniform(2.0**-54, 1 - 2.0**-53, shape(size)))


def posterior_1d(prior: Prior, y: float, noise: float) -> Posterior1D:
    """What one observation y = w + noise makes of a prior on w.

    In closed form for Laplace (Pericchi & Smith 1992, "Exact and approximate posterior moments for a normal
    location parameter") and Gaussian, by quadrature for StudentT.

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
        If prior is none of the three, y not a finite number, noise not a finite number > 0, if one of scale,
        noise and y is beyond 1e300, or if they differ so much in size that their ratio is no float.
    """
    kinds: dict[type, Callable[..., Posterior1D]] = {
        Laplace: _from_laplace,
        Gaussian: _from_gaussian,
        StudentT: _from_student,
    }
    instance(prior, "prior", tuple(kinds), "Laplace(scale), Gaussian(scale) or StudentT(df, scale)")
    y = number(y, "y", least=-FARTHEST, most=FARTHEST)
    noise = number(noise, "noise", above=0, most=FARTHEST)
    if prior.scale > FARTHEST:
        raise ValueError(f"prior: got {prior}; give one of scale <= {FARTHEST:g}")
    if max(prior.scale, noise, abs(y)) > FARTHEST * min(prior.scale, noise):
        raise ValueError(
            f"noise: got {noise:g}; give one within a factor of {FARTHEST:g} of the prior's scale "
            f"{prior.scale:g} and of y = {y:g}"
        )
    return kinds[type(prior)](prior, y, noise)


def _from_laplace(prior: Laplace, y: float, noise: float) -> Posterior1D:
    """Two truncated Gaussians, one a side of 0: N(y - t, noise^2) above it and N(y + t, noise^2) below."""
    from scipy.special import log_expit  # here, so that `import l1l2` does not wait for SciPy

    k, shift = noise / prior.scale, y / noise
    log_odds = halfline.log_mills(k - shift) - halfline.log_mills(k + shift)
    right, mean = halfline.balance(k, shift)

    def inverse_cdf(share: Array) -> Array:
        log_below, log_above = np.log(share), np.log1p(-np.asarray(share))
        left, right = log_expit(-log_odds), log_expit(log_odds)
        below = -halfline.quantile(k + shift, np.minimum(log_below - left, 0))
        above = halfline.quantile(k - shift, np.minimum(log_above - right, 0))
        return noise * np.where(log_below < left, below, above)

    # The median lies on the heavier side of 0, where more than half of all belief is.
    half = halfline.quantile(k - abs(shift), -np.log1p(np.abs(right)))
    t = noise * noise / prior.scale
    t = t if 0 < t < np.inf else noise * k  # noise^2 may be no float
    return Posterior1D(
        prior,
        y,
        noise,
        log_normaliser=float(
            np.logaddexp(_log_mass(k, shift), _log_mass(k, -shift)) - np.log(2 * prior.scale)
        ),
        map=float(soft_threshold(y, t)) if t < abs(y) else 0.0,
        mean=noise * mean,
        median=float(np.copysign(noise * half, y)),
        inverse_cdf=inverse_cdf,
    )


def _log_mass(k: float, shift: float) -> float:
    """log of the integral over v > 0 of N(shift; v, 1) exp(-k v), without overflow."""
    from scipy.special import erfcx, log_ndtr

    if k > shift:
        return float(np.log(erfcx((k - shift) / np.sqrt(2)) / 2) - shift * shift / 2)
    return float(log_ndtr(shift - k)) - k * (shift - k / 2)


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
    # In this unit the squares of all numbers below are floats.
    unit = abs(y) + 20 * noise
    inside, at, spread = StudentT(prior.df, prior.scale / unit), y / unit, noise / unit

    def log_joint(w: Array) -> Array:
        return inside.logpdf(w) + Gaussian(spread).logpdf(at - w)

    peak = _find_peak(inside, at, spread)
    # Beyond 0 and y the posterior falls at least as fast as the likelihood: to exp(-50) within 10 noises.
    lo, hi = min(at, 0) - 10 * spread, max(at, 0) + 10 * spread
    edges = panels(lo, hi, (0.0, inside.scale), (at, spread))
    log_normaliser, mean, cdf = moments(log_joint, edges, peak)
    inverse_cdf = inverse(edges, cdf, np.exp(log_joint(edges) - log_normaliser))
    return Posterior1D(
        prior,
        y,
        noise,
        log_normaliser=log_normaliser - float(np.log(unit)),
        map=unit * peak,
        mean=unit * mean,
        median=unit * float(inverse_cdf(np.array(0.5))),
        inverse_cdf=lambda share: unit * inverse_cdf(share),
    )


def _find_peak(prior: StudentT, y: float, noise: float) -> float:
    """The highest of the points where the density is level."""
    unit = np.sqrt(prior.df) * prior.scale + np.sqrt(prior.df + 1) * noise + abs(y)
    y, c, d = y / unit, prior.df * (prior.scale / unit) ** 2, (prior.df + 1) * (noise / unit) ** 2
    roots = unit * np.roots([1, -y, c + d, -c * y]).real.astype(float)
    return float(roots[np.argmax(prior.logpdf(roots) + Gaussian(noise).logpdf(unit * y - roots))])
