import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from l1l2 import L1, L2, Gaussian, Laplace, Problem, Quadratic, StudentT

from .cases import DESIGNS, design, numbers, quick, seeds, vectors

scales = st.floats(0.05, 20)
PRIORS = [Laplace(0.7), Gaussian(1.3), StudentT(1, 0.5), StudentT(4.5, 2)]


def scipys(prior):
    """The same distribution in SciPy."""
    match prior:
        case Laplace(scale):
            return stats.laplace(0, scale)
        case Gaussian(scale):
            return stats.norm(0, scale)
        case StudentT(df, scale):
            return stats.t(df, 0, scale)


@pytest.mark.parametrize("prior", PRIORS)
@given(w=vectors)
@quick
def test_densities_are_scipys(prior, w):
    assert np.allclose(prior.logpdf(w), scipys(prior).logpdf(w), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("prior", PRIORS)
def test_draws_follow_the_density_and_are_never_zero(prior):
    draws = prior.sample((50, 400), np.random.default_rng(0))
    assert draws.shape == (50, 400)
    assert prior.sample(3, np.random.default_rng(0)).shape == (3,)
    assert stats.kstest(draws.ravel(), scipys(prior).cdf).pvalue > 0.01
    assert (draws != 0).all()


@pytest.mark.parametrize("kind", [Laplace, Gaussian])
@given(seed=seeds, scale=scales, noise_var=st.floats(0.05, 20), name=st.sampled_from(DESIGNS))
@quick
def test_the_bridge_from_belief_to_penalty(kind, seed, scale, noise_var, name):
    """-log posterior - (n/sigma^2) P(w) is the same for every w."""
    X, y = design(name, seed)
    y = y / (1 + np.abs(y).max())
    w = 3 * np.random.default_rng(seed).standard_normal((50, X.shape[1]))
    prior = kind(scale)
    log_posterior = prior.logpdf(w).sum(axis=1) - ((y - w @ X.T) ** 2).sum(axis=1) / (2 * noise_var)
    loss = Problem(Quadratic(X, y), prior.penalty(noise_var, len(y))).value(w)
    rest = -log_posterior - len(y) / noise_var * loss
    assert np.ptp(rest) <= 1e-12 * np.abs(log_posterior).max()


def test_which_penalty():
    assert Laplace(0.5).penalty(3, 10) == L1(0.6)
    assert Gaussian(0.5).penalty(3, 10) == L2(1.2)


@given(numbers, scales)
@quick
def test_laplace_is_a_stack_of_gaussians(w, scale):
    """Andrews & Mallows (1974): of variances drawn from an exponential of mean 2 scale^2."""

    def layer(sd):
        variances = np.exp(-(sd**2) / (2 * scale**2)) / (2 * scale**2)
        return np.exp(float(Gaussian(sd).logpdf(w))) * variances * 2 * sd

    middle = np.sqrt(scale * abs(w)) or scale  # where the layers are thickest
    stack = quad(layer, 0, middle, epsabs=0)[0] + quad(layer, middle, middle + 20 * scale, epsabs=0)[0]
    assert stack == pytest.approx(np.exp(Laplace(scale).logpdf(w)), rel=1e-6)


def test_only_laplace_has_a_corner():
    h = 1e-7
    for prior, left, right in ((Laplace(0.5), 2, -2), (Gaussian(0.5), 0, 0), (StudentT(3, 0.01), 0, 0)):
        below, at, above = prior.logpdf([-h, 0.0, h])
        assert ((at - below) / h, (above - at) / h) == pytest.approx((left, right), abs=3e-3)


def test_student_has_no_penalty_and_says_why():
    words = r"^prior: got StudentT\(df=3.0, scale=1.0\), .*; give "
    with pytest.raises(ValueError, match=words + r"Laplace\(scale\) for L1 or Gaussian\(scale\) for L2$"):
        StudentT(3, 1).penalty(1, 10)
    w = np.linspace(-9, 9, 201)
    bend = np.diff(-StudentT(3, 1).logpdf(w), 2)
    assert bend.max() > 1e-3 and bend.min() < -1e-4  # neither convex nor concave


def test_student_of_many_degrees_is_gaussian():
    w = np.linspace(-3, 3, 13)
    assert np.allclose(StudentT(1e9, 1.5).logpdf(w), Gaussian(1.5).logpdf(w), rtol=0, atol=1e-7)


@pytest.mark.parametrize(
    ("prior", "noise_var", "n", "ratio"),
    [
        (Gaussian(1e-200), 1, 1, "(n scale^2)"),
        (Gaussian(1e200), 1, 1, "(n scale^2)"),
        (Laplace(1e-300), 1e300, 1, "(n scale)"),
        (Laplace(1e300), 1e-300, 9, "(n scale)"),
    ],
)
def test_a_penalty_that_is_no_float_is_refused(prior, noise_var, n, ratio):
    words = f"noise_var: got {noise_var:g} for n = {n} and scale = {prior.scale:g}; give numbers whose "
    with pytest.raises(ValueError, match=f"^{re.escape(f'{words}noise_var / {ratio} is a float > 0')}$"):
        prior.penalty(noise_var, n)


@pytest.mark.parametrize("kind", [Laplace, Gaussian])
def test_more_rows_than_floats_are_refused(kind):
    with pytest.raises(ValueError, match=r"^n: got 1000"):
        kind(1).penalty(1, 10**400)


@pytest.mark.parametrize("prior", [Laplace(1e-200), Gaussian(1e-200), Gaussian(1e-300)])
def test_a_logarithm_below_all_floats_is_minus_infinity(prior):
    assert prior.logpdf(1e150) == -np.inf


@pytest.mark.parametrize("df", [0.5, 3.0])
def test_student_s_tail_is_a_power_at_any_distance(df):
    """logpdf falls by (df + 1) log 10 a factor of ten: where w/scale has no square, too."""
    tail = StudentT(df, 1e-200).logpdf(10.0 ** np.arange(-150, 100))
    assert np.allclose(np.diff(tail), -(df + 1) * np.log(10), rtol=1e-9)


@pytest.mark.parametrize("df", [0.5, 3.0])
def test_student_s_tail_goes_on_where_w_over_scale_is_no_float(df):
    """It was flat from there on, as high as at the largest float."""
    tail = StudentT(df, 1e-300).logpdf(10.0 ** np.arange(-250, 301, 10))
    assert np.allclose(np.diff(tail), -(df + 1) * 10 * np.log(10), rtol=1e-9)


@pytest.mark.parametrize("prior", PRIORS)
@pytest.mark.parametrize("size", [0, (2, 0), -1])
def test_there_is_something_to_draw(prior, size):
    with pytest.raises(ValueError, match=r"^size: got (0|-1); give an integer >= 1$"):
        prior.sample(size, np.random.default_rng(0))


@pytest.mark.parametrize(
    "kind", [Laplace, Gaussian, lambda size: StudentT(size, 1), lambda size: StudentT(1, size)]
)
@pytest.mark.parametrize("size", [0, -0.5])
def test_no_prior_without_a_size(kind, size):
    with pytest.raises(ValueError, match=rf"^(scale|df): got {size}; give a finite number > 0$"):
        kind(size)
