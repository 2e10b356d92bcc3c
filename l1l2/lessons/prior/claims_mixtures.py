"""What *Prior* says about stacks of Gaussians, the spike and slab, and the horseshoe."""

from functools import cache

import numpy as np
from scipy.integrate import quad
from scipy.optimize import minimize_scalar
from scipy.stats import expon, halfcauchy, norm

from ...course.claim import claim
from ...maths.posterior import posterior_1d
from ...maths.priors import Gaussian, Laplace
from .claims import LAPLACE, density
from .mixture import exponential_variances


@claim("prior/laplace_is_a_stack")
def laplace_is_a_stack() -> None:
    for b in (0.5, 1.0, 3.0):
        for w in (0.05, 0.5, 2.0, 6.0):
            stacked = quad(
                lambda v, w=w, b=b: norm.pdf(w, scale=v**0.5) * expon.pdf(v, scale=2 * b * b), 0, np.inf
            )
            assert abs(stacked[0] - density(Laplace(b), w)) < 1e-6, (b, w)


@claim("prior/finite_stack_makes_no_zero")
@cache
def finite_stack_makes_no_zero() -> None:
    variances = exponential_variances(100, 1.0)
    assert np.allclose(variances, expon.ppf((np.arange(100) + 0.5) / 100, scale=2))

    def stack(w: float) -> float:
        return float(norm.pdf(w, scale=np.sqrt(variances)).mean())

    grid = np.linspace(-5, 5, 1001)
    worst = max(abs(stack(w) - density(Laplace(1.0), w)) for w in grid)
    assert worst < 0.02 and abs(stack(1e-6) - stack(0)) < 1e-9, worst
    peak = minimize_scalar(lambda w: (w - 0.3) ** 2 / 2 - np.log(stack(w))).x
    assert f"{peak:.4f}" == "0.0218" and posterior_1d(Laplace(1.0), 0.3, 1.0).map == 0, peak


@claim("prior/spike_and_slab")
def spike_and_slab() -> None:
    slab = posterior_1d(Gaussian(1.0), 1.0, 1.0)
    spike = norm.pdf(1.0) / (norm.pdf(1.0) + slab.normaliser)
    below = (1 - spike) * quad(slab.pdf, -12, 0)[0]
    assert f"{spike:.2f}" == "0.52" and below < 0.5 < below + spike, "the median is where half lies below"
    assert f"{(1 - spike) * slab.mean:.3f}" == "0.238" and 2**10 == 1024


@claim("prior/horseshoe")
@cache
def horseshoe() -> None:
    """E[w | y, s] = s²/(1 + s²) y, averaged over what y says about the standard deviation s.

    Carvalho, Polson and Scott (2010), theorem 1: the density is at least log(1 + 4/w²)/√(8π³), which grows
    beyond all bounds; times the likelihood at 0, which is positive whatever y is.
    """

    def density(w: float) -> float:
        # Over log s, where what dominates near w = 0 is not a spike.
        return quad(
            lambda t: norm.pdf(w, scale=np.exp(t)) * halfcauchy.pdf(np.exp(t)) * np.exp(t), -40, 40, limit=400
        )[0]

    near = {w: density(w) for w in (1e-1, 1e-3, 1e-5, 1e-7)}
    bound = {w: np.log1p(4 / w**2) / np.sqrt(8 * np.pi**3) for w in near}
    assert all(bound[w] < high < 2 * bound[w] for w, high in near.items()), "it grows like −log|w|"
    for y in (-5.0, 0.0, 1.0, 10.0):
        whole = quad(lambda s, y=y: norm.pdf(y, scale=np.hypot(1, s)) * halfcauchy.pdf(s), 0, np.inf)[0]
        high = [near[w] * norm.pdf(y - w) / whole for w in (1e-3, 1e-5, 1e-7)]
        assert (np.diff(high) > 0.5 * norm.pdf(y) / whole).all(), "as much again for each two digits"
    assert 0.2 < density(30.0) / density(15.0) < 0.3, "like 1/w², as Cauchy's"
    weight = quad(lambda s: norm.pdf(10.0, scale=np.hypot(1, s)) * halfcauchy.pdf(s), 0, np.inf)[0]
    kept = quad(
        lambda s: s * s / (1 + s * s) * norm.pdf(10.0, scale=np.hypot(1, s)) * halfcauchy.pdf(s), 0, np.inf
    )[0]
    assert f"{10 * kept / weight:.2f}" == "9.80", kept / weight
    for y in (6.0, 10.0, 50.0):
        assert abs(posterior_1d(LAPLACE, y, 1.0).mean - (y - 1.3)) < 1e-4, y
