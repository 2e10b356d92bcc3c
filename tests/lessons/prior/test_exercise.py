"""The check of *Prior* passes what is right, and names each likely mistake."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

import l1l2
from l1l2 import L1, L2, Gaussian, Laplace
from l1l2.lessons.prior.exercise import LAM, SIGMA, N, check_belief

B = SIGMA**2 / (N * LAM)
TAU = np.sqrt(B)


def test_the_right_beliefs_are_those_whose_penalties_have_that_lam():
    penalties = Laplace(B).penalty(SIGMA**2, N), Gaussian(TAU).penalty(SIGMA**2, N)
    assert [type(penalty) for penalty in penalties] == [L1, L2]
    assert np.allclose([penalties[0].lam, penalties[1].lam], LAM)
    verdict = check_belief(B, TAU)
    assert verdict.right
    facts = verdict.words.facts
    assert (facts["lam"], facts["b"], facts["tau"]) == pytest.approx((LAM, B, TAU))
    data = l1l2.diabetes()
    d = l1l2.standardise(data.X, data.y)
    lasso = Lasso(alpha=LAM, tol=1e-10).fit(d.X, d.y).coef_[data.names.index("body mass")]
    assert facts["body_mass"] == pytest.approx(lasso)
    assert verdict.words == (
        "as a belief, L1 with λ = 10 says that |w| is 0.66 on average, and L2 that w has standard deviation "
        "0.81. Compare it with the lasso at this λ, which gives body mass the weight 22.6."
    )


@pytest.mark.parametrize("tau", [0.812, np.float64(TAU)])
def test_rounded_answers_are_right_too(tau):
    assert check_belief(0.66, tau).right


@pytest.mark.parametrize(
    ("b", "tau", "words"),
    [
        (291.6, TAU, "b: 291.6 forgets the 442 rows"),
        (54 / 4420, TAU, "b: 0.01222 has σ where σ² belongs"),
        (4420 / 54**2, TAU, "b: 1.516 is upside down"),
        (TAU, TAU, "b: 0.8122 is the Gaussian's standard deviation"),
        (np.sqrt(2) * B, TAU, "b: 0.933 is the *standard deviation* of the Laplace prior"),
        (10, TAU, "b: 10 is λ itself"),
        (0.1, TAU, "b: 0.1 leaves out noise and rows"),
        (3.0, TAU, "b: 3 is another number than the solution of λ = σ²/(nb)"),
        ("narrow", TAU, "b: got 'narrow'"),
        (..., TAU, "b is still `...`"),
        (B, B, "tau: 0.6597 is τ², the variance"),
        (B, np.sqrt(291.6), "tau: 17.08 forgets the 442 rows"),
        (B, np.sqrt(54 / 4420), "tau: 0.1105 has σ where σ² belongs"),
        (B, 1 / TAU, "tau: 1.231 is upside down"),
        (B, B**2, "tau: 0.4352 squares where a root belongs"),
        (B, -TAU, "solves the equation, but a standard deviation is positive"),
        (B, 3.0, "tau: 3 is another number than the positive solution"),
        (B, True, "tau: got True"),
        (B, ..., "tau is still `...`"),
    ],
)
def test_the_belief_tells_what_is_wrong(b, tau, words):
    verdict = check_belief(b, tau)
    assert not verdict.right
    assert words in verdict.words
