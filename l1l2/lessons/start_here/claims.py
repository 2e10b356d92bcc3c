"""What *Start here* says about the diabetes data."""

from collections.abc import Callable
from functools import cache

import numpy as np

from ...course.claim import claim
from ...course.minimisers import ranges_of_all_minimisers
from ...drawing.marks import Dots
from ...maths.datafits import Logistic, Quadratic
from ...maths.datasets import Standardised, diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lam_at_fit, lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from .coefficients import equal_fit


@claim("start_here/zeros_at_equal_fit")
def zeros_at_equal_fit() -> None:
    zeros = [int((w == 0).sum()) for _, w, _ in _fit_both(0.45)]
    assert zeros == [7, 0], zeros


@claim("start_here/zeros_stay")
def zeros_stay() -> None:
    """At each knot of the path one coefficient reaches or leaves zero; at no position is one back."""
    _, seen, _ = _read_rows(0)
    alive = np.pad(lasso_path(seen.X, seen.y).w != 0, ((1, 1), (0, 0)), mode="edge")
    changes = (~alive[1:-1] & (alive[:-2] | alive[2:])).sum(axis=1)
    assert (changes <= 1).all(), f"more than one at a knot: {changes}"
    picture = equal_fit()
    dead: set[float] = set()
    for fit in reversed(picture.controls["fit"].values):
        (zeros,) = (m.y for m in picture.frame(fit=fit).marks if isinstance(m, Dots) and m.role == "l1")
        assert dead <= set(zeros), f"at R² {fit:.2f} row {dead - set(zeros)} is back"
        dead = set(zeros)
    assert len(dead) == 10


@claim("start_here/rows_and_columns")
def rows_and_columns() -> None:
    assert diabetes().X.shape == (442, 10)


@claim("start_here/ridge_grows_and_crosses")
def ridge_grows_and_crosses() -> None:
    """Where the text says so, by enough to be seen; and no ridge coefficient is 0 where there is a fit."""
    names, seen, _ = _read_rows(0)
    datafit, ridge = Quadratic(seen.X, seen.y), ridge_path(seen.X, seen.y)
    near, far = (ridge.at(lam_at_fit(ridge, datafit, fit)) for fit in (0.55, 0.35))
    hdl, cholesterol, free = names.index("HDL"), names.index("cholesterol"), ridge.at(0.0)
    assert abs(near[hdl]) > 1.1 * abs(free[hdl]), (near[hdl], free[hdl])
    assert free[cholesterol] < -1 < 1 < far[cholesterol], (free[cholesterol], far[cholesterol])
    picture = equal_fit()
    for fit in picture.controls["fit"].values:
        assert picture.frame(fit=fit).facts["ridge_zeros"] == (0 if fit else 10), fit


@claim("start_here/noise_joins")
def noise_joins() -> None:
    (_, w, _), _ = _fit_both(0.55, 30)
    assert (w[10:] != 0).sum() == 6, w[10:]


@claim("start_here/strict_pull_means_zero_everywhere")
def strict_pull_means_zero_everywhere() -> None:
    """Each weight's range over the set of *all* minimisers is a linear programme: it is [0, 0] there."""
    ranges_of_all_minimisers()


@claim("start_here/hdl_falls_back")
def hdl_falls_back() -> None:
    data = diabetes()
    d = standardise(data.X, data.y)
    path = lasso_path(d.X, d.y)
    alive = path.w[:, data.names.index("HDL")] != 0
    (gone,) = np.flatnonzero(alive[:-1] & ~alive[1:]) + 1
    back = gone + int(alive[gone:].argmax()) - 1  # the last knot at which it is 0: between knots, a line
    assert f"{path.lam[gone]:.2f} {path.lam[back]:.2f}" == "0.10 0.06", path.lam[[gone, back]]
    inside = np.linspace(path.lam[gone], path.lam[back], 101)
    assert all(path.at(lam)[data.names.index("HDL")] == 0 for lam in inside)


@claim("start_here/strengths_at_equal_fit")
def strengths_at_equal_fit() -> None:
    lams = [f"{lam:.3g}" for lam, _, _ in _fit_both(0.45)]
    assert lams == ["16.3", "1.51"], lams


@claim("start_here/errors_at_equal_fit")
def errors_at_equal_fit() -> None:
    assert _measure_errors(0.45) == ["58.9", "57.7"]
    assert _fit_least_squares(0)[2] == "56.5"


@claim("start_here/lasso_ignores_noise")
def lasso_ignores_noise() -> None:
    (_, w, _), _ = _fit_both(0.45, 30)
    assert (w[10:] == 0).all() and len(w) == 40, w
    assert _measure_errors(0.45)[0] == _measure_errors(0.45, 30)[0] == "58.9"


@claim("start_here/ridge_listens_to_noise")
def ridge_listens_to_noise() -> None:
    errors = [_measure_errors(0.45)[1], _measure_errors(0.45, 30)[1]]
    assert errors == ["57.7", "59.4"], errors
    assert (_fit_both(0.45, 30)[1][1] != 0).all()


@claim("start_here/errors_with_noise")
def errors_with_noise() -> None:
    assert [_fit_least_squares(30)[2], *_measure_errors(0.45, 30)] == ["60.1", "58.9", "59.4"]
    assert (_fit_least_squares(30)[1] != 0).all()


@claim("start_here/lasso_dies")
def lasso_dies() -> None:
    datafit = _read_patients()
    lam_max = np.abs(datafit.X.T @ datafit.y).max() / len(datafit.y)
    assert f"{lam_max:.2f}" == "45.16", lam_max
    for factor in (1 + 1e-12, 1.001, 1.5, 10.0, 1e3, 1e9):
        problem = Problem(datafit, L1(factor * lam_max))
        assert (solve(problem).w == 0).all() and problem.kkt_violation(np.zeros(10)) == 0, factor
    assert (solve(Problem(datafit, L1(0.999 * lam_max))).w != 0).any()


@claim("start_here/ridge_never_dies")
def ridge_never_dies() -> None:
    """(X'X/n + lam I) w = X'y/n, and the right side is not 0, so neither is w, whatever the finite lam."""
    datafit = _read_patients()
    G, c = datafit.X.T @ datafit.X / len(datafit.y), datafit.X.T @ datafit.y / len(datafit.y)
    path = ridge_path(datafit.X, datafit.y)
    for lam in (0.0, *10.0 ** np.arange(-6, 301, 9)):
        w = path.at(lam)
        assert np.allclose(G @ w + lam * w, c, rtol=1e-6) and (w != 0).any(), lam
    assert (c != 0).all() and (path.at(np.inf) == 0).all()


@claim("start_here/ridge_crosses_zero")
def ridge_crosses_zero() -> None:
    """The whole way counts: least squares before the ten thousand values, the limit after them."""
    datafit, w = _read_patients(), _fit_ten_thousand_ridges()
    assert w.size == 100_000
    assert (w != 0).all()
    least_squares, faded = np.linalg.lstsq(datafit.X, datafit.y)[0], datafit.X.T @ datafit.y
    signs = np.sign(np.vstack([least_squares, w, faded]))
    flips = (signs.min(axis=0) != signs.max(axis=0)).sum()
    assert flips == 5, flips


@claim("start_here/ridge_shrinks_as_a_whole")
def ridge_shrinks_as_a_whole() -> None:
    """A coefficient is a sum of a_k / (d_k + lam): p terms, so at most p - 1 zeros unless all a_k are 0."""
    datafit, w = _read_patients(), _fit_ten_thousand_ridges()
    assert (np.diff(np.linalg.norm(w, axis=1)) < 0).all()
    assert (np.diff(np.abs(w), axis=0).max(axis=0) > 0).any(), "no coefficient grows"
    d, axes = np.linalg.eigh(datafit.X.T @ datafit.X / len(datafit.y))
    a = axes * (axes.T @ (datafit.X.T @ datafit.y) / len(datafit.y))
    assert np.allclose((a / (d + 2.0)).sum(axis=1), ridge_path(datafit.X, datafit.y).at(2.0))
    assert (d > 0).all() and (np.abs(a).max(axis=1) > 1e-6).all(), "else a coefficient would be 0 throughout"
    crossings = (np.sign(w[1:]) != np.sign(w[:-1])).sum(axis=0)
    assert crossings.max() == 2, "one coefficient crosses twice, so values of λ, not one value"


@claim("start_here/inequality_and_equation")
def inequality_and_equation() -> None:
    """One coefficient, two losses, both signs of the gradient, and λ on both sides of its size."""
    rng = np.random.default_rng(11)
    for _ in range(10):
        X, labels = rng.normal(size=(15, 1)), rng.choice([-1.0, 1.0], 15)
        for datafit in (Quadratic(X, X[:, 0] + labels), Quadratic(X, labels), Logistic(X, labels)):
            size = abs(datafit.gradient_at_zero[0])
            for factor in (0.01, 0.5, 0.999, 1.0, 1.001, 2.0, 100.0):
                (w,) = solve(Problem(datafit, L1(factor * size))).w
                assert (w == 0) == (factor >= 1), (size, factor, w)
                assert solve(Problem(datafit, L2(factor * size))).w[0] != 0, (size, factor)
    orthogonal = Quadratic(np.array([[1.0], [-1.0]]), np.array([1.0, 1.0]))
    assert orthogonal.gradient_at_zero == 0 == solve(Problem(orthogonal, L2(0.5))).w


@claim("start_here/each_of_the_ten")
def each_of_the_ten() -> None:
    """With the other nine at their values in the solution: 0 exactly where |gradient| <= λ, of L2 nowhere."""
    datafit = _read_patients()
    for lam in np.geomspace(0.02, 44, 25):
        for penalty in (L1(lam), L2(lam)):
            w = solve(Problem(datafit, penalty)).w
            for j in range(10):
                gradient = abs(datafit.gradient(np.where(np.arange(10) == j, 0.0, w))[j])
                held = gradient <= lam if isinstance(penalty, L1) else gradient == 0
                assert held == (w[j] == 0), (penalty, j, gradient)


@claim("start_here/gradient_is_a_correlation")
def gradient_is_a_correlation() -> None:
    """-x'r/n by differences; for standardised columns the correlation times the residual's deviation."""
    datafit, rng = _read_patients(), np.random.default_rng(3)
    X, y = datafit.X, datafit.y
    for w in rng.normal(scale=10, size=(5, 10)):
        residual, step = y - X @ w, 1e-4
        gradient = -X.T @ residual / len(y)
        slopes = [
            float(datafit.value(w + step * e) - datafit.value(w - step * e)) / (2 * step) for e in np.eye(10)
        ]
        assert np.allclose(gradient, slopes, atol=1e-5)
        correlations = [np.corrcoef(column, residual)[0, 1] for column in X.T]
        assert np.allclose(gradient, -residual.std() * np.array(correlations))


@cache
def _read_rows(noise: int) -> tuple[tuple[str, ...], Standardised, Callable[[Array], str]]:
    """The columns' names, the 300 training rows, and the test error of coefficients on the other 142."""
    data = diabetes(noise, np.random.default_rng(1))
    train, test = np.split(np.random.default_rng(0).permutation(442), [300])
    seen = standardise(data.X[train], data.y[train])

    def error(w: Array) -> str:
        return f"{np.sqrt(np.mean((data.y[test] - seen.predict(data.X[test], w)) ** 2)):.1f}"

    return data.names, seen, error


@cache
def _fit_both(fit: float, noise: int = 0) -> list[tuple[float, Array, str]]:
    """λ, coefficients and test error of the lasso and of ridge, both at one training R²."""
    _, seen, error = _read_rows(noise)
    datafit, found = Quadratic(seen.X, seen.y), []
    for path, penalty in (lasso_path(seen.X, seen.y), L1), (ridge_path(seen.X, seen.y), L2):
        lam = lam_at_fit(path, datafit, fit)
        best = solve(Problem(datafit, penalty(lam)))
        assert best.kkt < 1e-8 and np.isclose(_compute_r2(datafit, best.w), fit, atol=1e-6), (fit, noise, lam)
        found.append((lam, best.w, error(best.w)))
    return found


def _measure_errors(fit: float, noise: int = 0) -> list[str]:
    return [error for _, _, error in _fit_both(fit, noise)]


def _fit_least_squares(noise: int) -> tuple[Quadratic, Array, str]:
    _, seen, error = _read_rows(noise)
    w = np.asarray(np.linalg.lstsq(seen.X, seen.y)[0], float)
    return Quadratic(seen.X, seen.y), w, error(w)


def _compute_r2(datafit: Quadratic, w: Array) -> float:
    return float(1 - datafit.value(w) / datafit.value(0 * w))


@cache
def _fit_ten_thousand_ridges() -> Array:
    """Ridge on all patients at ten thousand values of λ, upwards, shape (10_000, 10)."""
    datafit = _read_patients()
    return ridge_path(datafit.X, datafit.y).at(np.geomspace(1e-4, 1e4, 10_000))


def _read_patients() -> Quadratic:
    data = diabetes()
    d = standardise(data.X, data.y)
    return Quadratic(d.X, d.y)
