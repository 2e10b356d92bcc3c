"""The checks of *Prior* pass what is right, and name each likely mistake."""

import numpy as np
import pytest
from scipy import stats
from sklearn.linear_model import Lasso

import l1l2
from l1l2 import L1, L2, Gaussian, Laplace, Problem, Quadratic, solve
from l1l2.lessons.prior.exercise import LAM, SIGMA, N, check_belief, check_five, check_stack

B = SIGMA**2 / (N * LAM)
TAU2 = 2 * B**2
RIDGE = SIGMA**2 / (N * TAU2)


def test_the_right_beliefs_are_those_whose_penalties_have_that_lam():
    penalties = Laplace(B).penalty(SIGMA**2, N), Gaussian(np.sqrt(TAU2)).penalty(SIGMA**2, N)
    assert stats.laplace(scale=B).var() == pytest.approx(TAU2)
    assert [type(penalty) for penalty in penalties] == [L1, L2]
    assert np.allclose([penalties[0].lam, penalties[1].lam], [LAM, RIDGE])
    verdict = check_belief(B, RIDGE)
    assert verdict.right
    facts = verdict.words.facts
    assert (facts["lam"], facts["b"], facts["ridge"]) == pytest.approx((LAM, B, RIDGE))
    data = l1l2.diabetes()
    d = l1l2.standardise(data.X, data.y)
    lasso = Lasso(alpha=LAM, tol=1e-10).fit(d.X, d.y).coef_[data.names.index("body mass")]
    assert facts["body_mass"] == pytest.approx(lasso)
    assert verdict.words == (
        "as a belief, L1 with λ = 10 says that |w| is 0.66 on average. Ridge with λ = 7.58 believes the same "
        "variance: equal beliefs are not equal λ. Compare b with the lasso at λ = 10, which gives body mass "
        "the weight 22.6."
    )


@pytest.mark.parametrize("lam_ridge", [7.58, np.float64(RIDGE)])
def test_rounded_answers_are_right_too(lam_ridge):
    assert check_belief(0.66, lam_ridge).right


@pytest.mark.parametrize(
    ("b", "lam_ridge", "words"),
    [
        (291.6, RIDGE, "b: 291.6 forgets the 442 rows"),
        (54 / 4420, RIDGE, "b: 0.01222 has σ where σ² belongs"),
        (4420 / 54**2, RIDGE, "b: 1.516 is upside down"),
        (np.sqrt(B), RIDGE, "b: 0.8122 is the Gaussian's standard deviation"),
        (np.sqrt(2) * B, RIDGE, "b: 0.933 is the *standard deviation* of the Laplace prior"),
        (10, RIDGE, "b: 10 is λ itself"),
        (0.1, RIDGE, "b: 0.1 leaves out noise and rows"),
        (3.0, RIDGE, "b: 3 is another number than the solution of λ = σ²/(nb)"),
        ("narrow", RIDGE, "b: got 'narrow'"),
        (..., RIDGE, "b is still `...`"),
        (B, 10, "lam_ridge: 10 is the λ of the lasso"),
        (B, SIGMA**2 / (N * B**2), "takes b for her standard deviation"),
        (B, 5, "has 2b where 2b² belongs"),
        (B, SIGMA**2 / (N * np.sqrt(TAU2)), "puts the standard deviation where the variance belongs"),
        (B, SIGMA**2 / (N * TAU2**2), "squares the variance"),
        (B, SIGMA**2 / TAU2, "forgets the 442 rows"),
        (B, SIGMA / (N * TAU2), "has σ where σ² belongs"),
        (B, TAU2, "is the variance"),
        (B, 3.0, "lam_ridge: 3 is another number than σ²/(nτ²)"),
        (B, True, "lam_ridge: got True"),
        (B, ..., "lam_ridge is still `...`"),
    ],
)
def test_the_belief_tells_what_is_wrong(b, lam_ridge, words):
    verdict = check_belief(b, lam_ridge)
    assert not verdict.right
    assert words in verdict.words


def test_five_observations_are_a_lasso_with_five_rows():
    assert check_five(2, 3).right

    def peak(mean):
        y = mean + np.array([-1, -0.5, 0, 0.5, 1])
        return solve(Problem(Quadratic(np.ones((5, 1)), y), Laplace(0.4).penalty(4.0, 5))).w[0]

    assert peak(5.0) == pytest.approx(3) and peak(-1.999) == peak(1.999) == 0 < peak(2.001)


@pytest.mark.parametrize(
    ("largest", "at_five", "words"),
    [
        (10, 3, "largest: 10 is for a single observation"),
        (1, 3, "has σ where σ² belongs"),
        (5, 3, "has b² where b belongs"),
        (0.4, 3, "is the scale of the prior"),
        (8, 3, "multiplies by n and b"),
        (0.5, 3, "is upside down"),
        (6, 3, "largest: 6 is another number than the λ"),
        (2, 5, "at_five: 5 is the mean itself"),
        (2, 5 / 3, "divides, as L2 does"),
        (2, 7, "moves the peak away from 0"),
        (2, 0, "would be right up to the bound"),
        (2, 2, "is what is subtracted"),
        (2, ..., "at_five is still `...`"),
    ],
)
def test_five_observations_tell_what_is_wrong(largest, at_five, words):
    verdict = check_five(largest, at_five)
    assert not verdict.right
    assert words in verdict.words


@pytest.mark.parametrize("peak", [0.0218, 0.02180])
def test_the_peak_of_the_stack_is_small_and_not_0(peak):
    assert check_stack(peak).right


@pytest.mark.parametrize(
    ("peak", "words"),
    [
        (0, "peak: 0 is the MAP under the Laplace prior itself"),
        (0.3, "is the observation"),
        (0.15, "is the MAP under a *single* Gaussian"),
        (0.19967, "is the MAP under a *single* Gaussian"),
        (0.25, "peak: 0.25 is another number than the least"),
        (..., "peak is still `...`"),
    ],
)
def test_the_peak_of_the_stack_tells_what_is_wrong(peak, words):
    verdict = check_stack(peak)
    assert not verdict.right
    assert words in verdict.words


def test_a_width_taken_for_a_variance_is_named():
    from scipy.optimize import minimize_scalar
    from scipy.stats import expon, norm

    v = expon.ppf((np.arange(100) + 0.5) / 100, scale=2)
    wrong = minimize_scalar(lambda w: (w - 0.3) ** 2 / 2 - np.log(norm.pdf(w, scale=v).mean())).x
    assert "takes the variance for the standard deviation" in check_stack(wrong).words
