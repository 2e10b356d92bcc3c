"""What the lesson claims: six views of one lasso, where they agree and where they part."""

from functools import cache
from itertools import islice

import numpy as np

from ...course.claim import claim
from ...drawing.marks import Dots
from ...drawing.picture import Picture
from ...maths.datafits import Quadratic
from ...maths.datasets import two_features
from ...maths.descent import ista
from ...maths.exact import solve
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.plane import lam_on_diamond, on_diamond
from ...maths.priors import Laplace
from ...maths.problem import Problem
from ...maths.trace import run
from .linked_views import link_views, make_data, one_lambda

KNOT, START = 0.697, np.array([-0.5, 1.2])


@claim("one_lambda/data_are_as_said")
def data_are_as_said() -> None:
    fit = make_data()
    made = two_features(20, rng=np.random.default_rng(0), correlation=0.7, w=(1, 0.41), noise=2)
    assert np.array_equal(fit.X, made.X) and np.array_equal(fit.y, made.y), "the picture's data"
    assert fit.X.shape == (20, 2) and np.allclose(fit.X.mean(axis=0), 0, atol=1e-14)
    assert np.allclose(fit.X.T @ fit.X / 20, [[1, 0.7], [0.7, 1]], rtol=0, atol=1e-14)
    assert np.allclose(np.linalg.lstsq(fit.X, fit.y)[0], [1, 0.41], rtol=0, atol=1e-14)
    assert np.isclose(Laplace(4 / 18).penalty(2.0**2, 20).lam, 0.9)


@claim("one_lambda/one_event")
@cache
def one_event() -> None:
    """The caption states a common answer only if the six agree; four panels show the zeros as well."""
    picture = one_lambda()
    lams = picture.controls["lam"].values
    assert len(lams) == 57 and lams[lams.index(0.675) + 1] == 0.7 and lams[lams.index(1.275) + 1] == 1.3
    for lam, zeros in (0.675, []), (0.7, [1]), (1.275, [1]), (1.3, [0, 1]):
        facts = picture.frame(lam=lam).facts
        assert "common" in facts and np.flatnonzero(facts["common"] == 0).tolist() == zeros, (lam, facts)
        assert _count_zeros(picture, lam) == {len(zeros)}, lam
    assert np.allclose(facts["ridge"], [0.455, 0.344], rtol=0, atol=5e-4), facts


@claim("one_lambda/partial_pull_decides")
def partial_pull_decides() -> None:
    fit = make_data()
    G, w = fit.curvature(np.zeros(2)), solve(Problem(fit, L1(0.9))).w
    assert np.allclose(w, [0.387, 0]) and w[1] == 0, w
    pull = -fit.gradient(w)
    assert np.allclose(-fit.gradient_at_zero, [1.287, 1.11]) and f"{pull[1]:.3f}" == "0.839", pull
    ball = on_diamond(G, [1, 0.41], 0.387)
    assert np.allclose(ball, w) and np.isclose(lam_on_diamond(G, [1, 0.41], ball), 0.9)
    assert np.linalg.eigvalsh(G)[0] > 0, "a concave log-likelihood, and minus |w| is concave"


@claim("one_lambda/knots")
def knots() -> None:
    fit = make_data()
    assert np.allclose(lasso_path(fit.X, fit.y).lam, [1.287, KNOT, 0])
    assert np.isclose(1.11 - 0.7 * (1.287 - KNOT), KNOT)


@claim("one_lambda/two_hundred_agree")
@cache
def two_hundred_agree() -> None:
    """On other values than the notebook's."""
    rng = np.random.default_rng(70)
    aside = rng.choice([KNOT, 1.287], 100) + rng.choice([-1, 1], 100) * rng.uniform(1e-6, 1e-3, 100)
    picture, fit = link_views(np.concatenate([rng.uniform(0, 1.4, 100), aside])), make_data()
    for lam in picture.controls["lam"].values:
        facts = picture.frame(lam=lam).facts
        assert "common" in facts and "bound" in facts, (lam, facts)
        w = solve(Problem(fit, L1(lam))).w
        pulls = np.abs(fit.X.T @ (fit.y - fit.X @ w)) / len(fit.y)
        assert (pulls[w == 0] <= lam + 1e-12).all() and np.allclose(pulls[w != 0], lam, atol=1e-9), lam


@claim("one_lambda/run_that_has_not_converged")
@cache
def run_that_has_not_converged() -> None:
    fit, first = make_data(), []
    for digits in range(1, 9):
        near = Problem(fit, L1(KNOT + 10.0**-digits))
        nonzero = [w[1] != 0 for w in islice(ista(near, START), 300)]
        first.append(sum(nonzero))
        assert nonzero == sorted(nonzero, reverse=True), "once 0, always 0"
    assert set(np.diff(first)) == {12}, first
    last = run(ista(near, START), near)
    assert last.converged and last.kkt[-1] <= 1e-8 and f"{last.w[-1, 1]:.1e}" == "3.6e-08", last.w[-1]
    w = lasso_path(fit.X, fit.y).at(KNOT)
    assert abs(w[1]) < 1e-12 and np.isclose(-fit.gradient(w)[1], KNOT, rtol=0, atol=1e-12), w


@claim("one_lambda/peak_of_the_marginal")
def peak_of_the_marginal() -> None:
    """On a finer grid than the notebook's, w₁ summed by columns of it."""
    near = Problem(make_data(), L1(0.663))
    w1, w2 = np.arange(-600, 801) / 200, np.arange(-600, 801) / 200
    alone = np.array([np.exp(-5 * near.value(np.column_stack([w1, 0 * w1 + v]))).sum() for v in w2])
    joint, peak, mean = solve(near).w[1], w2[alone.argmax()], w2 @ alone / alone.sum()
    assert (f"{joint:.2f}", peak, f"{mean:.2f}") == ("0.02", 0.0, "0.32"), (joint, peak, mean)


@claim("one_lambda/same_lam_is_not_the_same_strength")
def same_lam_is_not_the_same_strength() -> None:
    fit = make_data()
    kept = np.linalg.norm(ridge_path(fit.X, fit.y).at(1.3)) / np.linalg.norm([1, 0.41])
    assert kept > 0.5 and not solve(Problem(fit, L1(1.3))).w.any(), kept
    assert (solve(Problem(fit, L2(1.3))).w != 0).all()


@claim("one_lambda/against_its_own_pull")
def against_its_own_pull() -> None:
    made = two_features(20, rng=np.random.default_rng(0), correlation=-0.7, w=(1, 0.41), noise=2)
    fit, path = Quadratic(made.X, made.y), lasso_path(made.X, made.y)
    assert np.allclose(-fit.gradient_at_zero, [0.713, -0.29]) and np.allclose(path.lam, [0.713, 0.123, 0])
    assert path.w[1, 0] > 0 and path.w[1, 1] == 0 and (path.at(0.1) > 0).all(), path.w
    for lam in (0.2, 0.5, 0.7):
        assert np.isclose(-fit.gradient(path.at(lam))[1], -0.29 + 0.7 * (0.713 - lam))


def _count_zeros(picture: Picture, lam: float) -> set[int]:
    """How many weights the diamonds of slices, descent and path put at 0: one number, if they agree."""
    diamonds = [m for m in picture.frame(lam=lam).marks if isinstance(m, Dots) and m.role == "l1"]
    views = ("CD", "x"), ("E", "y"), ("G", "y")  # panels, and the axis along which a weight stands
    return {
        sum(int((getattr(mark, axis) == 0).sum()) for mark in diamonds if mark.panel in panels)
        for panels, axis in views
    }
