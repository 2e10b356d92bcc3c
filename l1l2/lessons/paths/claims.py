"""What Paths says about paths, units and copies."""

from functools import cache

import numpy as np

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.datasets import Standardised, diabetes, sparse_regression, standardise
from ...maths.exact import solve
from ...maths.paths import LassoPath, lasso_path, ridge_path
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.problem import Problem
from ...validate import Array
from .columns import units
from .copies import near_copies
from .knots import correlated_paths, diabetes_paths, find_events


@claim("paths/x3_leaves")
@cache
def x3_leaves() -> None:
    data = sparse_regression(60, 6, rng=np.random.default_rng(70), support=3, correlation=0.9, noise=0.7)
    d = standardise(data.X, data.y)
    path = lasso_path(d.X, d.y)
    story = find_events(path, data.names)
    assert data.w is not None and [data.names[j] for j in data.w.nonzero()[0]] == ["x2", "x4", "x6"]
    assert story[0][1:] == ("x4", True) and story[1][1:] == ("x3", True), story
    assert f"{story[1][0]:.2f}" == "2.48", story
    (joined,) = (lam for lam, name, joins in story if (name, joins) == ("x2", True))
    assert f"{joined:.2f}" == "1.72" and (np.diff(path.at(np.linspace(joined, 0.689, 20))[:, 2]) < 0).all()
    names = [name for _, name, _ in story]
    left = [(f"{lam:.3f}", k) for k, (lam, name, joins) in enumerate(story) if (name, joins) == ("x3", False)]
    assert left == [("0.688", left[0][1])] and "x2" in names[: left[0][1]], story
    grid = correlated_paths().controls["lam"].values
    just_after = max(lam for lam in grid if lam < 0.688)
    facts = correlated_paths().frame(lam=just_after).facts
    assert (facts["name"], f"{facts['at']:.3f}", facts["names"]) == ("x3", "0.688", "x2, x4, x5, x6"), facts


@claim("paths/hdl_leaves_and_returns")
def hdl_leaves_and_returns() -> None:
    """From its first knot on, between the knots: what is straight between two knots changes no sign there."""
    path = lasso_path(standardised_diabetes().X, standardised_diabetes().y)
    w = _between(path)[:, diabetes().names.index("HDL")]
    signs = np.sign(w[w.nonzero()[0][0] :])
    still = np.flatnonzero(signs == 0)
    assert (
        (signs[: still[0]] == -1).all() and (signs[still[-1] + 1 :] == 1).all() and len(signs) > still[-1] + 1
    )
    assert np.array_equal(still, np.arange(still[0], still[-1] + 1)), "at 0 once, without a break"
    first = w.nonzero()[0][0]
    ends = path.lam[first + still[0]], path.lam[first + still[-1] + 1]
    assert [f"{lam:.3f}" for lam in ends] == ["0.104", "0.062"], ends


@claim("paths/ridge_keeps_all")
def ridge_keeps_all() -> None:
    picture = diabetes_paths()
    assert {picture.frame(lam=lam).facts["ridge"] for lam in picture.controls["lam"].values} == {10}


@claim("paths/twelve_knots")
def twelve_knots() -> None:
    d = standardised_diabetes()
    path = lasso_path(d.X, d.y)
    story = find_events(path, diabetes().names)
    assert len(story) == len(path.lam) - 1 == 12
    assert [(name, joins) for _, name, joins in story[-2:]] == [("HDL", False), ("HDL", True)]
    assert len({name for _, name, joins in story[:-2] if joins}) == 10


@claim("paths/hdl_gives_way")
def hdl_gives_way() -> None:
    """Between the knots, too, where the path is straight."""
    data, d = diabetes(), standardised_diabetes()
    path, hdl = lasso_path(d.X, d.y), data.names.index("HDL")
    ratio = data.names.index("cholesterol / HDL")
    assert f"{d.X[:, hdl] @ d.X[:, ratio] / len(d.y):.2f}" == "-0.74"
    sizes, at = np.abs(path.w[:, hdl]), int((path.w[:, ratio] != 0).argmax()) - 1
    assert f"{path.lam[at]:.2f}" == "0.95"
    gone = at + int((sizes[at:] == 0).argmax())
    first = int((sizes > 0).argmax()) - 1
    assert (np.diff(sizes[first : at + 1]) > 0).all() and (np.diff(sizes[at : gone + 1]) < 0).all()


@claim("paths/at_most_rows_less_one")
def at_most_rows_less_one() -> None:
    """At the knots and between them, where one more may live; with equal and whole-number columns, too."""
    rng = np.random.default_rng(1)
    for n, p in (2, 1), (2, 9), (3, 8), (10, 50), (20, 5), (6, 6):
        for kind in ("generic", "twice", "integers"):
            X = (
                rng.standard_normal((n, p))
                if kind != "integers"
                else rng.integers(0, 9, (n, p)) + np.eye(n, p)
            )
            X[:, p // 2 + p % 2 :] = X[:, : p // 2] if kind == "twice" else X[:, p // 2 + p % 2 :]
            d = standardise(X, rng.standard_normal(n))
            path = lasso_path(d.X, d.y)
            alive = [(w != 0).sum(axis=1).max() for w in (path.w, _between(path))]
            assert max(alive) <= min(n - 1, p), (n, p, kind, alive)
            assert kind != "generic" or (ridge_path(d.X, d.y).at(0.1) != 0).all()
    few = sparse_regression(10, 50, rng=np.random.default_rng(0))
    assert (_between(lasso_path(few.X - few.X.mean(axis=0), few.y - few.y.mean())) != 0).sum(
        axis=1
    ).max() == 9


@claim("paths/price_of_a_scaled_column")
def price_of_a_scaled_column() -> None:
    """The price of the coefficient with the same effect; and a fit, in which each effect has that price."""
    d = standardised_diabetes()
    for factor in (0.01, 0.3, 1.0, 5.0, 100.0):
        for v in (-2.0, 1e-3, 7.0):
            theirs = v / factor  # the coefficient of the scaled column, for the effect of v
            assert np.allclose(d.X[:, 2] * factor * theirs, d.X[:, 2] * v)
            assert np.isclose(L1(5.0).value(np.array([theirs])), L1(5.0).value(np.array([v])) / factor)
            assert np.isclose(L2(0.5).value(np.array([theirs])), L2(0.5).value(np.array([v])) / factor**2)
    s = np.ones(10)
    s[2] = 0.3
    effect = s * solve(Problem(Quadratic(d.X * s, d.y), L1(5.0))).w
    pull = -Quadratic(d.X, d.y).gradient(effect)
    assert np.allclose(pull[effect != 0], (5.0 / s * np.sign(effect))[effect != 0])
    assert (np.abs(pull) <= 5.0 / s + 1e-9).all()
    effect = s * solve(Problem(Quadratic(d.X * s, d.y), L2(0.5))).w
    assert np.allclose(-Quadratic(d.X, d.y).gradient(effect), 0.5 / s**2 * effect)


@claim("paths/small_body_mass")
def small_body_mass() -> None:
    picture = units()
    before, after = picture.frame(s=1.0).facts, picture.frame(s=0.2).facts
    assert after["column"] == "body mass" and after["l1_effect"] == 0 != before["l1_effect"]
    assert f"{before['l2_effect']:.3g} {after['l2_effect']:.3g}" == "18.5 1.76", (before, after)
    path = lasso_path(standardised_diabetes().X, standardised_diabetes().y)
    assert diabetes().names[(path.w != 0).argmax(axis=0).argmin()] == "body mass"


@claim("paths/copies")
@cache
def copies() -> None:
    """Splits with opposite signs, shares below 0 and above 1, cost more under L1 as well."""
    d = standardised_diabetes()
    doubled = Quadratic(np.column_stack([d.X, d.X[:, 2]]), d.y)
    for penalty in L1(5.0), L2(5.0), ElasticNet(5.0, 0.5):
        problem = Problem(doubled, penalty)
        w = solve(problem).w
        assert np.isclose(w[2], w[-1]) or isinstance(penalty, L1), "what is solved for is the even split"
        for share in np.linspace(-0.5, 1.5, 21):
            v = w.copy()
            v[[2, -1]] = (w[2] + w[-1]) * np.array([share, 1 - share])
            even, equal = abs(share - 0.5) < 1e-9, -1e-9 < share < 1 + 1e-9
            least = equal if isinstance(penalty, L1) else even
            assert (problem.kkt_violation(v) < 1e-8) == least, (penalty, share)
            assert np.isclose(problem.value(v), problem.value(w), rtol=1e-12, atol=0) == least, (
                penalty,
                share,
            )
        others = np.delete(w, [2, 10])
        assert (w[[2, 10]] != 0).any() and (others == 0).any() == (not isinstance(penalty, L2)), penalty


@claim("paths/dropped_copies")
@cache
def dropped_copies() -> None:
    picture = near_copies()
    assert picture.params()["correlation"] == 0.98
    said = [picture.frame(sample=k).facts for k in picture.controls["sample"].values]
    weights = {
        name: np.array([list(facts[name].facts.values()) for facts in said])
        for name in ("lasso", "elastic_net", "ridge")
    }
    assert weights["lasso"].shape == (10, 3)
    assert (weights["lasso"] == 0).any(axis=1).sum() == 9, weights["lasso"]
    for name in "elastic_net", "ridge":
        assert (weights[name].min(axis=1) >= 0.7 * weights[name].max(axis=1)).all(), weights[name]
        assert (weights[name] > 0).all(), weights[name]
    assert len({tuple(row) for row in weights["lasso"] == 0}) > 2, "not the same one"


@claim("paths/how_many_copies")
def how_many_copies() -> None:
    picture, kept = near_copies(), {}
    for correlation in 0.5, 0.999:
        said = [
            picture.frame(correlation=correlation, sample=k).facts for k in picture.controls["sample"].values
        ]
        kept[correlation] = [sum(weight != 0 for weight in facts["lasso"].facts.values()) for facts in said]
    assert set(kept[0.5]) == {3} and kept[0.999].count(1) > 5, kept


@cache
def standardised_diabetes() -> Standardised:
    data = diabetes()
    return standardise(data.X, data.y)


def _between(path: LassoPath) -> Array:
    """The weights between each two knots of a path, a row each."""
    return path.at((path.lam[:-1] + path.lam[1:]) / 2)
