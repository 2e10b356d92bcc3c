"""What the lesson says about the wide table, the parts of its error, the axes and a sparse or dense truth."""

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import Ridge

from ...course.claim import claim
from ...maths.datasets import standardise
from ...maths.paths import lasso_path, ridge_path
from ...validate import Array
from .axes import AXES, LEAST_SQUARES, draw_columns, shrink_along_axes
from .density import AT_WORK, draw_sample, fit_both, measure_both
from .samples import BEST, NOISE, draw_answers, make_truth, measure_parts
from .samples import LAMS as SAMPLED
from .table import LAMS, fit_wide, measure_errors, standardise_wide, wide_table


@claim("why_shrink/perfect_and_useless")
def perfect_and_useless() -> None:
    table, d = wide_table(), standardise_wide()
    assert table.X.shape == (40, 64) and table.X_new.shape == (402, 64)
    w = np.linalg.lstsq(d.X, d.y, rcond=None)[0]
    assert np.abs(d.predict(table.X, w) - table.y).max() < 1e-9, "no patient is missed"
    off = np.sqrt(np.mean((d.predict(table.X_new, w) - table.y_new) ** 2))
    mean = np.sqrt(np.mean((table.y.mean() - table.y_new) ** 2))
    assert (f"{off:.1f}", f"{mean:.1f}") == ("164.9", "77.9")


@claim("why_shrink/shape_of_the_errors")
def shape_of_the_errors() -> None:
    seen, new = measure_errors()
    best = int(new.argmin())
    assert [f"{new[k]:.1f}" for k in (0, best, -1)] == ["76.7", "65.9", "164.1"] and LAMS[best] == 1.78
    assert (np.diff(seen) < 0).all() and f"{seen[-1]:.1f}" == "0.1", "towards 0 on the rows that were fitted"
    assert (np.diff(new[: best + 1]) < 0).all() and (np.diff(new[best:]) > 0).all(), "a U"


@claim("why_shrink/weights_grow")
def weights_grow() -> None:
    length = np.linalg.norm(fit_wide(), axis=1)
    assert (np.diff(length) > 0).all(), "the weights grow as λ falls"
    assert f"{length[LAMS.index(1.78)]:.0f}" == "24" and f"{length[-1]:.0f}" == "179"


@claim("why_shrink/parts_add_up")
def parts_add_up() -> None:
    """Bias, variance and noise as measured are those of the formula, which knows H with ŷ = H y."""
    d, (old, new), parts = standardise_wide(), make_truth(), measure_parts()
    rows, centre = (wide_table().X_new - d.centre) / d.scale, np.eye(40) - 1 / 40
    for k in (0, SAMPLED.index(BEST), -1):
        gram = d.X.T @ d.X / 40 + SAMPLED[k] * np.eye(64)
        H = rows @ np.linalg.solve(gram, d.X.T @ centre) / 40 + 1 / 40
        variance = NOISE**2 * (H**2).sum(axis=1).mean()
        assert np.isclose(parts.variance[k], variance, rtol=0.2), "200 samples leave a tenth to chance"
        # The mean of 200 samples is not yet the mean of all.
        assert np.isclose(parts.bias[k], np.mean((H @ old - new) ** 2) + variance / 200, rtol=0.1)
    total = parts.bias + parts.variance + NOISE**2
    assert SAMPLED[total.argmin()] == BEST
    assert [f"{part[total.argmin()]:.0f}" for part in (parts.bias, parts.variance)] == ["1173", "706"]
    assert (np.diff(parts.bias) < 0).all() and (np.diff(parts.variance) > 0).all()
    assert len(draw_answers()) == 200


@claim("why_shrink/truth_is_made")
def truth_is_made() -> None:
    table = wide_table()
    X, y = np.vstack([table.X, table.X_new]), np.append(table.y, table.y_new)
    assert len(X) == 442
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    weak = Ridge(alpha=442 * 0.1, tol=1e-12).fit(Z, y).predict(Z)
    assert np.allclose(np.append(*make_truth()), weak)
    noise = draw_answers() - weak[:40]
    assert np.isclose(noise.std(), NOISE, rtol=0.02) and abs(noise.mean()) < 2


@claim("why_shrink/noise_moves_less")
def noise_moves_less() -> None:
    """How far noise of length 1 moves the weights at most, and in the mean of its squares."""
    X, most, mean = standardise_wide().X, [], []
    for lam in SAMPLED:
        moved = np.linalg.solve(X.T @ X + 40 * lam * np.eye(64), X.T)
        most.append(np.linalg.norm(moved, 2))
        mean.append(np.linalg.norm(moved))
    assert (np.diff(most) > 0).all() and (np.diff(mean) > 0).all(), "λ falls along the list"


@claim("why_shrink/some_shrinking_pays")
def some_shrinking_pays() -> None:
    """c times an unbiased estimate: the least error is at θ²/(θ² + σ²), below that of c = 1."""
    for truth, sigma in ((2.0, 1.0), (0.3, 2.0), (-5.0, 0.1)):

        def error(c: float, truth: float = truth, sigma: float = sigma) -> float:
            return (c * truth - truth) ** 2 + c**2 * sigma**2

        best = minimize_scalar(error, bounds=(-2, 2), method="bounded", options={"xatol": 1e-10}).x
        assert np.isclose(best, truth**2 / (truth**2 + sigma**2), atol=1e-5)
        assert error(best) < error(1.0)


@claim("why_shrink/factors_at_half")
def factors_at_half() -> None:
    _, w, factors = shrink_along_axes(0.5)
    assert [f"{factor:.2f}" for factor in factors] == ["0.78", "0.29"]
    assert np.allclose(AXES @ w, factors * (AXES @ np.array(LEAST_SQUARES)))
    one, other = draw_columns().X.T  # of mean 0 and mean square 1
    assert np.isclose(np.mean(one * other), 0.8)


@claim("why_shrink/factor_along_an_axis")
def factor_along_an_axis() -> None:
    """Any table, any number of columns: the part of w along a principal axis gets v/(v + λ)."""
    rng = np.random.default_rng(0)
    for lam in (0.1, 1.0, 7.0):
        X = rng.standard_normal((30, 5)) @ rng.standard_normal((5, 5))
        d = standardise(X, X @ rng.standard_normal(5) + rng.standard_normal(30))
        v, axes = np.linalg.eigh(d.X.T @ d.X / 30)
        before = np.linalg.lstsq(d.X, d.y, rcond=None)[0]
        after = Ridge(alpha=30 * lam, fit_intercept=False, tol=1e-12).fit(d.X, d.y).coef_
        assert np.allclose(axes.T @ after, v / (v + lam) * (axes.T @ before), atol=1e-8)


@claim("why_shrink/variance_along_an_axis")
def variance_along_an_axis() -> None:
    """Least squares varies by σ²/(nv) along an axis with variance v: measured, and 9 times as much."""
    X, rng = draw_columns().X, np.random.default_rng(1)
    noise = rng.standard_normal((20_000, len(X)))
    estimates = np.linalg.lstsq(X, noise.T, rcond=None)[0].T
    long, short = (estimates @ AXES.T).var(axis=0)
    assert np.isclose(long, 1 / (60 * 1.8), rtol=0.05) and np.isclose(short, 1 / (60 * 0.2), rtol=0.05)
    assert np.isclose(1.8 / 0.2, 9)


@claim("why_shrink/first_one_then_the_other")
def first_one_then_the_other() -> None:
    lasso, ridge = np.array([measure_both(k) for k in AT_WORK]).T
    assert [f"{each:.2f}" for each in (lasso[0], ridge[0], lasso[-1], ridge[-1])] == [
        "0.16",
        "2.30",
        "3.37",
        "2.33",
    ]
    assert [k for k, l1, l2 in zip(AT_WORK, lasso, ridge, strict=True) if l2 < l1] == [16, 24, 32, 48, 64]
    for k in AT_WORK:
        assert (
            np.isclose(np.linalg.norm(draw_sample(k, 0)[2]), 2.0) and (draw_sample(k, 0)[2] != 0).sum() == k
        )


@claim("why_shrink/extra_error")
def extra_error() -> None:
    """For independent columns of variance 1 the extra squared error of a prediction is ‖ŵ − w‖²."""
    (_, w), _ = fit_both(8, 0)
    truth = draw_sample(8, 0)[2]
    X = np.random.default_rng(2).standard_normal((200_000, 64))
    assert np.isclose(np.mean((X @ w - X @ truth) ** 2), ((w - truth) ** 2).sum(), rtol=0.02)


@claim("why_shrink/less_with_more_rows")
def less_with_more_rows() -> None:
    few, many = _find_best_lam(40), _find_best_lam(400)
    assert 0 < many < few / 3


def _find_best_lam(n: int) -> float:
    """Return the lambda with the least mean error of 20 samples, on a fine grid."""
    lams, errors = np.geomspace(30, 1e-3, 200), np.zeros(200)
    for seed in range(20):
        rng = np.random.default_rng(seed)
        X, truth = rng.standard_normal((n, 20)), rng.standard_normal(20) / 4
        errors += ((ridge_path(X, X @ truth + rng.standard_normal(n)).at(lams) - truth) ** 2).sum(axis=1)
    return float(lams[errors.argmin()])


@claim("why_shrink/least_error_on_the_rows")
def least_error_on_the_rows() -> None:
    """The training error never falls as λ grows, for ridge and the lasso; at λ = 0 it is least."""
    rng = np.random.default_rng(3)
    for n, p in ((40, 5), (10, 30)):
        d = standardise(rng.standard_normal((n, p)), rng.standard_normal(n))
        w = ridge_path(d.X, d.y).at(np.geomspace(100, 1e-8, 60))
        assert (np.diff(_measure_misfit(d.X, d.y, w)) <= 1e-12).all()
        sparse = lasso_path(d.X, d.y, lam_min=1e-3).at(np.geomspace(1, 1e-3, 60))
        assert (np.diff(_measure_misfit(d.X, d.y, sparse)) <= 1e-12).all()
        least = np.asarray(np.linalg.lstsq(d.X, d.y, rcond=None)[0], float)
        assert _measure_misfit(d.X, d.y, least[None])[0] <= _measure_misfit(d.X, d.y, w).min() + 1e-12


def _measure_misfit(X: Array, y: Array, w: Array) -> Array:
    return np.asarray(((y - w @ X.T) ** 2).mean(axis=1))
