import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from l1l2 import L1, Gaussian, Laplace, Problem, Quadratic, StudentT, posterior_1d, solve
from l1l2.maths.priors import Prior

from .cases import numbers, quick

scales = st.floats(0.02, 20)
noises = st.floats(0.1, 3)
priors = st.one_of(
    st.builds(Laplace, scales), st.builds(Gaussian, scales), st.builds(StudentT, st.floats(0.5, 60), scales)
)
SHARES = np.array([0.001, 0.5, 0.9])


def integral(posterior, value, hi=np.inf):
    """Of value(w) pdf(w) up to hi, by SciPy, between points where the density turns."""
    prior, y, noise = posterior.prior, posterior.y, posterior.noise
    ends = min(y, 0) - 12 * noise, max(y, 0) + 12 * noise
    width = min(prior.scale, noise, noise**2 / prior.scale)
    bends = [c + k * width * s for c in (0, y) for k in (1, 8, 64, 512) for s in (-1, 1)]
    points = sorted({*ends, 0.0, y, *bends, min(hi, ends[1])})
    points = [w for w in points if ends[0] <= w <= min(hi, ends[1])]
    return sum(
        quad(lambda w: value(w) * float(posterior.pdf(w)), a, b, epsabs=1e-14)[0] for a, b in pairwise(points)
    )


def test_the_course_s_example():
    """y = 1, lam = 1.3: only the peak is 0."""
    posterior = posterior_1d(Laplace(1 / 1.3), 1, 1)
    assert posterior.prior.penalty(1, 1) == L1(1.3)
    assert posterior.map == 0.0
    assert (posterior.mean, posterior.median) == pytest.approx((0.413, 0.333), abs=5e-4)


@given(priors, numbers, noises)
@quick
def test_every_summary_is_quadrature_s(prior, y, noise):
    posterior = posterior_1d(prior, y, noise)
    assert integral(posterior, lambda w: 1) == pytest.approx(1, abs=1e-8)
    assert integral(posterior, lambda w: w) == pytest.approx(posterior.mean, abs=1e-8 * (1 + abs(y)))
    at = posterior.inverse_cdf(SHARES)
    assert [integral(posterior, lambda w: 1, hi=w) for w in at] == pytest.approx(SHARES, abs=1e-6)
    assert posterior.median == pytest.approx(at[1], abs=1e-12 * (noise + abs(y)))
    w = np.array([-0.3, 0.0, y])
    joint = prior.logpdf(w) + stats.norm(w, noise).logpdf(y)
    assert np.allclose(posterior.logpdf(w) + posterior.log_normaliser, joint, rtol=1e-12, atol=1e-12)
    assert posterior.normaliser == pytest.approx(np.exp(posterior.log_normaliser))


@given(priors, numbers, noises)
@quick
def test_the_map_is_the_peak(prior, y, noise):
    posterior = posterior_1d(prior, y, noise)
    cloud = posterior.map + np.outer(10.0 ** np.arange(-6, 2), [-1, 1]).ravel()
    cloud = np.concatenate([cloud, np.linspace(min(y, 0), max(y, 0), 501)])
    assert posterior.logpdf(posterior.map) >= posterior.logpdf(cloud).max() - 1e-12


@pytest.mark.parametrize("kind", [Laplace, Gaussian])
@given(scale=scales, y=numbers, noise=noises)
@quick
def test_the_map_is_the_penalised_solution(kind, scale, y, noise):
    prior = kind(scale)
    problem = Problem(Quadratic([[1.0]], [y]), prior.penalty(noise**2, 1))
    assert posterior_1d(prior, y, noise).map == pytest.approx(solve(problem).w[0], abs=1e-12)


@given(scales, st.floats(-1, 1).filter(lambda share: share != 0), noises)
@quick
def test_only_the_map_of_laplace_is_zero(scale, share, noise):
    y = share * noise**2 / scale  # up to the threshold
    posterior = posterior_1d(Laplace(scale), y, noise)
    assert posterior.map == 0.0
    if abs(share) > 1e-6:
        assert 0 < np.sign(y) * posterior.median < abs(y) and 0 < np.sign(y) * posterior.mean < abs(y)
    assert (posterior.sample(1000, np.random.default_rng(0)) != 0).all()


@given(st.floats(0.5, 60), st.floats(0.001, 1), numbers.filter(lambda y: y != 0))
@quick
def test_a_smooth_prior_gives_no_zeros_however_peaked(df, scale, y):
    posterior = posterior_1d(StudentT(df, scale), y, 1)
    assert 0 < abs(posterior.map) < abs(y)


@given(priors, numbers, noises)
@quick
def test_mirrored_data_mirrored_belief(prior, y, noise):
    one, other = posterior_1d(prior, y, noise), posterior_1d(prior, -y, noise)
    assert one.map == pytest.approx(-other.map, abs=1e-9)
    assert one.mean == pytest.approx(-other.mean, abs=1e-9)
    assert one.median == pytest.approx(-other.median, abs=1e-6 * noise)
    assert one.log_normaliser == pytest.approx(other.log_normaliser, abs=1e-9)


@pytest.mark.parametrize("prior", [Laplace(0.5), Laplace(20), Gaussian(2), StudentT(1, 0.1), StudentT(5, 3)])
def test_draws_follow_the_density(prior):
    posterior = posterior_1d(prior, 1.2, 0.8)
    draws = posterior.sample((40, 100), np.random.default_rng(0))
    grid = np.linspace(-8, 9, 20_001)
    pdf = posterior.pdf(grid)
    cdf = np.append(0, np.cumsum((pdf[1:] + pdf[:-1]) / 2 * np.diff(grid)))
    assert draws.shape == (40, 100)
    assert stats.kstest(draws.ravel(), lambda w: np.interp(w, grid, cdf)).pvalue > 0.01


@pytest.mark.parametrize("sign", [-1, 1])
def test_far_from_zero_laplace_shifts_by_the_threshold(sign):
    """Where exp and the normal cdf would overflow: all belief is on one side, a Gaussian around y - t."""
    posterior = posterior_1d(Laplace(0.1), sign * 500, 0.5)
    assert posterior.map == pytest.approx(sign * 497.5)
    assert posterior.mean == posterior.median == pytest.approx(posterior.map, abs=1e-11)
    shift = posterior.map + sign * np.array([-1.0, 0, 1])
    assert np.allclose(posterior.logpdf(shift), stats.norm(posterior.map, 0.5).logpdf(shift), atol=1e-9)


@pytest.mark.parametrize("y", [-2.0, 0.0, 3.0])
def test_a_very_narrow_laplace_prior_is_left_as_it_was(y):
    """To first order exp(-w/scale + y w/noise^2): the posterior of data that say next to nothing."""
    scale = 1e-4
    posterior = posterior_1d(Laplace(scale), y, 1)
    assert posterior.mean == pytest.approx(2 * scale**2 * y, rel=1e-4, abs=1e-12)
    assert posterior.log_normaliser == pytest.approx(stats.norm.logpdf(y), abs=1e-6)
    quartiles = posterior.inverse_cdf(np.array([0.25, 0.75]))
    assert np.allclose(quartiles, stats.laplace(0, scale).ppf([0.25, 0.75]), rtol=2 * scale * (1 + abs(y)))


def test_a_wide_prior_leaves_the_observation():
    for prior in (Laplace(1e6), Gaussian(1e6), StudentT(2, 1e6)):
        posterior = posterior_1d(prior, 1.5, 0.7)
        assert (posterior.map, posterior.mean, posterior.median) == pytest.approx((1.5,) * 3, abs=1e-5)


def test_every_prior_is_tried_here():
    assert set(Prior.__args__) == {Laplace, Gaussian, StudentT}


def mean_of_laplace(prior, y, noise):
    """The mean under Laplace from sums without a minus: Simpson's rule, both sides of 0 at once."""
    tau, eta = noise / prior.scale, y / noise
    v = np.linspace(0, 60, 60_001) / max(tau - abs(eta), 1)
    density = np.exp(-tau * v - v * v / 2) * np.r_[1, np.tile([4, 2], 29_999), 4, 1]
    return noise * (density * v * np.sinh(eta * v)).sum() / (density * np.cosh(eta * v)).sum()


@pytest.mark.parametrize("y", [1.0, -0.3, 1e-12])
@pytest.mark.parametrize("scale", [2.0, 0.3, 1e-2, 1e-4, 1e-6])
def test_laplace_s_mean_keeps_its_digits_however_narrow_the_prior(scale, y):
    posterior = posterior_1d(Laplace(scale), y, 1)
    assert posterior.mean == pytest.approx(mean_of_laplace(posterior.prior, y, 1), rel=1e-9)


@pytest.mark.parametrize("scale", [1e-3, 1e-6, 1e-7, 1e-16, 1e-100])
def test_laplace_s_mean_and_median_have_the_sign_and_size_of_their_first_order(scale):
    """exp(-|w|/s) (1 + y w): mean 2 y s^2 and median y s^2, but for terms of order s^2 beside 1."""
    for y in (1.0, -1e-3):
        posterior = posterior_1d(Laplace(scale), y, 1)
        assert posterior.mean == pytest.approx(2 * y * scale**2, rel=20 * scale**2 + 1e-9)
        assert posterior.median == pytest.approx(y * scale**2, rel=4 * scale + 1e-9)


@pytest.mark.parametrize("scale", [1e-3, 1e-7, 1e-16])
def test_draws_under_a_very_narrow_laplace_prior_are_its_own(scale):
    """They were whole multiples of a rounding error of y."""
    quartiles = posterior_1d(Laplace(scale), 1.0, 1).inverse_cdf(np.array([0.05, 0.25, 0.75, 0.95]))
    assert np.allclose(quartiles / scale, stats.laplace.ppf([0.05, 0.25, 0.75, 0.95]), rtol=10 * scale + 1e-9)


@pytest.mark.parametrize("prior", [Laplace(1), Gaussian(1), StudentT(3, 1)])
@pytest.mark.parametrize("size", [1e-250, 1e-200, 1e200, 1e250])
def test_at_any_size_the_same_belief_in_other_units(prior, size):
    shape = {"df": prior.df} if isinstance(prior, StudentT) else {}
    one, other = (
        posterior_1d(prior, 1.5, 0.5),
        posterior_1d(type(prior)(scale=size, **shape), 1.5 * size, size / 2),
    )
    for name in ("map", "mean", "median"):
        assert getattr(other, name) / size == pytest.approx(getattr(one, name), rel=1e-9)
    assert other.log_normaliser == pytest.approx(one.log_normaliser - np.log(size), rel=1e-9)
    assert other.logpdf(size) == pytest.approx(one.logpdf(1.0) - np.log(size), rel=1e-9)


@pytest.mark.parametrize("prior", [Laplace(1), Gaussian(1), StudentT(3, 1)])
def test_where_the_data_say_nothing_the_prior_stays(prior):
    posterior = posterior_1d(prior, 1.0, 1e200)
    assert (posterior.map, posterior.mean, posterior.median) == pytest.approx((0, 0, 0), abs=1e-9)
    w = np.array([-1.0, 0.0, 2.0])
    assert np.allclose(posterior.logpdf(w), prior.logpdf(w), rtol=1e-6)


@pytest.mark.parametrize("prior", [Laplace(1), Gaussian(1), StudentT(3, 1)])
@pytest.mark.parametrize(("y", "noise"), [(1e290, 1e-11), (1.0, 1e-301), (1e5, 1e-299)])
def test_sizes_too_far_apart_for_floats_are_refused(prior, y, noise):
    with pytest.raises(
        ValueError, match=re.escape(f"noise: got {noise:g}; give one within a factor of 1e+300 of")
    ):
        posterior_1d(prior, y, noise)


@pytest.mark.parametrize("kind", [Laplace, Gaussian, lambda scale: StudentT(2, scale)])
def test_sizes_at_the_end_of_the_floats_are_refused_by_name(kind):
    for name, call in (
        ("prior", (kind(1e308), 1, 1e300)),
        ("y", (kind(1), 1e308, 1)),
        ("noise", (kind(1), 0, 1e308)),
    ):
        with pytest.raises(ValueError, match=rf"^{name}: got .*; give"):
            posterior_1d(*call)


@pytest.mark.parametrize("kind", [Laplace, Gaussian])
def test_sizes_at_the_ends_of_what_is_allowed_are_taken(kind):
    for call in ((kind(1e300), 1, 1e300), (kind(1), 1e300, 1), (kind(1), 0, 1e300), (kind(1e300), 0, 1)):
        assert np.isfinite(posterior_1d(*call).mean)
    with pytest.raises(ValueError, match=r"^noise: got 1e-150; give one within a factor of 1e\+300"):
        posterior_1d(kind(1e151), 0, 1e-150)
