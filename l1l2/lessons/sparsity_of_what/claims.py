"""What the lesson says about groups, atoms and the basis."""

import numpy as np

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.groups import GroupL1
from ...maths.nuclear import Nuclear
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, Penalty
from ...maths.problem import Problem
from ...maths.variation import TotalVariation
from ...validate import Array
from .groups import GROUPS, SENSORS, weights_or_groups
from .rotations import ANGLES, LAMS, NOISE, WEIGHT, P, draw_sample, fit_turned, measure_errors, turn
from .rows import measure_rows


@claim("sparsity_of_what/two_sensors")
def two_sensors() -> None:
    sizes = np.sqrt((SENSORS**2).mean(axis=1))
    assert [f"{size:.2f}" for size in sizes[[0, 3]]] == ["1.83", "0.83"] and sizes[3] < 0.9 < sizes[0]
    v, (single, grouped) = SENSORS.ravel(), (g.prox(SENSORS.ravel(), 1.0) for g in _penalties(0.9))
    assert (v[2], v[10]) == (0.3, 1.4)
    assert grouped[2] != 0 == grouped[10] and single[2] == 0 != single[10]
    assert weights_or_groups().frame(lam=0.9).facts["bought"] == 3, "the lasso of the first cell"
    assert weights_or_groups().frame(lam=0.9).facts["single"] == 5


def _penalties(lam: float) -> tuple[L1, GroupL1]:
    return L1(lam), GroupL1(lam, GROUPS)


@claim("sparsity_of_what/block_threshold")
def block_threshold() -> None:
    """The solver, which knows no formula, on orthogonal columns of variance 1."""
    rng = np.random.default_rng(0)
    groups = [[0, 1, 2], [3], [4, 5]]
    X = np.sqrt(20) * np.linalg.qr(rng.standard_normal((20, 6)))[0]
    for lam in (0.2, 0.6, 1.0):
        y = X @ rng.standard_normal(6) + rng.standard_normal(20)
        v, w = X.T @ y / 20, solve(Problem(Quadratic(X, y), GroupL1(lam, groups)), tol=1e-14).w
        for group in groups:
            length, size = np.linalg.norm(v[group]), len(group)
            assert np.allclose(w[group], max(0.0, 1 - lam * np.sqrt(size) / length) * v[group], atol=1e-7)
            assert (w[group] == 0).all() == (np.sqrt(np.mean(v[group] ** 2)) <= lam)


@claim("sparsity_of_what/group_condition")
def group_condition() -> None:
    rng = np.random.default_rng(1)
    groups = [[0, 1, 2], [3], [4, 5], [6, 7, 8]]
    zeros = 0
    for _ in range(10):
        X = rng.standard_normal((25, 9)) + rng.standard_normal((25, 1))
        y, lam = X[:, :3] @ rng.standard_normal(3) + rng.standard_normal(25), 0.25
        w = solve(Problem(Quadratic(X, y), GroupL1(lam, groups)), tol=1e-14).w
        for group in groups:
            size = np.linalg.norm(X[:, group].T @ (y - X @ w)) / 25
            if (w[group] == 0).all():
                zeros += 1
                assert size <= lam * np.sqrt(len(group))
            else:
                assert np.isclose(size, lam * np.sqrt(len(group)), atol=1e-5)
    assert 5 < zeros < 35


@claim("sparsity_of_what/balls_are_hulls")
def balls_are_hulls() -> None:
    """Closed convex sets are equal if each linear function is as large on both.

    On the ball {g <= 1} it is the least lam whose conjugate is finite; on the hull it is reached at an atom.
    For jumps both are finite only for a linear function that is 0 on constants.
    """
    rng = np.random.default_rng(2)
    groups = [np.array([0, 1, 2]), np.array([3]), np.array([4, 5])]
    for _ in range(50):
        c = rng.standard_normal(6)
        flat = c - c.mean()
        _check_atom(c, L1(1.0), np.sign(c) * (np.abs(c) == np.abs(c).max()))
        _check_atom(c, GroupL1(1.0, groups), _find_best_group(c, groups))
        _check_atom(flat, TotalVariation(1.0), _find_best_step(flat))
        _check_atom(c, Nuclear(1.0, (2, 3)), _find_best_rank_one(c.reshape(2, 3)))


def _check_atom(c: Array, g: Penalty, atom: Array) -> None:
    """The best atom is in the ball, worth what the dual norm says, and nothing in the ball is worth more."""
    most = g.lam_max(c)
    assert np.isclose(g.value(atom), 1) and np.isclose(c @ atom, most)
    for w in np.random.default_rng(3).standard_normal((40, 6)):
        assert c @ (w / g.value(w)) <= most + 1e-9


def _find_best_group(c: Array, groups: list[Array]) -> Array:
    group = max(groups, key=lambda group: np.linalg.norm(c[group]) / np.sqrt(len(group)))
    atom = np.zeros(6)
    atom[group] = c[group] / np.linalg.norm(c[group]) / np.sqrt(len(group))
    return atom


def _find_best_step(c: Array) -> Array:
    """Of all steps up or down by 1, at any place."""
    steps = np.tri(6)[:, 1:].T
    return max((side * step for step in steps for side in (-1, 1)), key=lambda step: c @ step)


def _find_best_rank_one(C: Array) -> Array:
    left, _, right = np.linalg.svd(C)
    return np.outer(left[:, 0], right[0]).ravel()


@claim("sparsity_of_what/turned_errors")
def turned_errors() -> None:
    errors = np.array([measure_errors(angle) for angle in ANGLES])
    assert np.ptp(errors[:, 1]) < 1e-9 and f"{errors[0, 1]:.2f}" == "1.38"
    assert [f"{errors[ANGLES.index(a), 0]:.2f}" for a in (0, 45, 90)] == ["0.02", "2.45", "0.02"]
    assert errors[:, 0].argmax() == ANGLES.index(45)
    Q = turn(90)
    assert ((np.abs(Q) == 1).sum(axis=0) == 1).all() and ((Q != 0).sum(axis=1) == 1).all()


@claim("sparsity_of_what/equal_sizes")
def equal_sizes() -> None:
    *_, truth = fit_turned(45, 0)
    assert len(truth) == P == 32 and np.allclose(np.abs(truth), WEIGHT / np.sqrt(32))
    for angle in ANGLES:
        assert np.allclose(turn(angle) @ turn(angle).T, np.eye(32), atol=1e-14)


@claim("sparsity_of_what/ridge_does_not_care")
def ridge_does_not_care() -> None:
    X, y = draw_sample(0)
    new = np.random.default_rng(4).standard_normal((5, 32))
    for angle in (5, 45, 80):
        Q = turn(angle)
        plain, turned = ridge_path(X, y).at(LAMS), ridge_path(X @ Q, y).at(LAMS)
        assert np.allclose(turned @ Q.T, plain, atol=1e-9)
        assert np.allclose(new @ plain.T, new @ Q @ turned.T, atol=1e-9)
        dense, other = lasso_path(X, y).at(LAMS[20]), lasso_path(X @ Q, y).at(LAMS[20])
        assert np.abs(new @ dense - new @ Q @ other).max() > 10 * NOISE / 32, "the lasso cares"


@claim("sparsity_of_what/rows_needed")
def rows_needed() -> None:
    found = {p: measure_rows(p) for p in (25, 50, 100, 200)}
    assert all(0.8 * p < ridge < 1.2 * p for p, (_, ridge) in found.items()), found
    assert max(lasso for lasso, _ in found.values()) <= 8, found
