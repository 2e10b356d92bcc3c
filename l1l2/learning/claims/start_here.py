"""What notebook 00 says about the diabetes data."""

import re

import numpy as np

from ...drawing.marks import Dots
from ...drawing.picture import Picture
from ...maths.datafits import Quadratic
from ...maths.datasets import Standardised, diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lam_at_fit, lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...pictures.path import equal_fit, equal_fit_with_noise
from . import claim

NOTEBOOK = "00_start_here"


@claim("At training R² 0.45, 7 of the 10 lasso coefficients are exactly 0, and none of ridge's.", NOTEBOOK)
def zeros_at_equal_fit() -> None:
    caption = equal_fit().frame(fit=0.45).caption
    assert re.findall(r"(\d+) of 10 exactly 0", caption) == ["7", "0"], caption


@claim(
    "one lasso coefficient after the other reaches zero and, at every position of this slider, "
    "*stays* there, as a diamond.",
    NOTEBOOK,
)
def zeros_stay() -> None:
    picture = equal_fit()
    dead: set[float] = set()
    for fit in reversed(picture.controls["fit"].values):
        (zeros,) = (m.y for m in picture.frame(fit=fit).marks if isinstance(m, Dots) and m.role == "l1")
        assert dead <= set(zeros), f"at R² {fit:.2f} row {dead - set(zeros)} is back"
        dead = set(zeros)
    assert len(dead) == 10


@claim("a single one may grow (HDL) or change sign (sex, near R² 0.25)", NOTEBOOK)
def ridge_grows_and_crosses() -> None:
    names, seen = _training_rows()
    datafit, ridge = Quadratic(seen.X, seen.y), ridge_path(seen.X, seen.y)
    w = np.array([ridge.at(lam_at_fit(ridge, datafit, fit)) for fit in (0.24, 0.26, 0.45)])
    assert w[0, names.index("sex")] > 0 > w[1, names.index("sex")]
    assert abs(w[2, names.index("HDL")]) > abs(ridge.at(0.0)[names.index("HDL")])


@claim("R² 0.55, and 6 of the 30 noise columns have joined.", NOTEBOOK)
def noise_joins() -> None:
    marks = equal_fit_with_noise().frame(fit=0.55).marks
    (zeros,) = (mark.y for mark in marks if isinstance(mark, Dots) and mark.role == "l1")
    assert 30 - (zeros > 9.5).sum() == 6, zeros


@claim("where it is *less*, no minimiser has anything but 0 there.", NOTEBOOK)
def strict_pull_means_zero_everywhere() -> None:
    """Two minimisers of a design with a doubled column differ, but never where the pull is below λ."""
    datafit = _patients()
    doubled = Quadratic(np.column_stack([datafit.X, datafit.X[:, 2]]), datafit.y)
    problem = Problem(doubled, L1(10.0))
    one = solve(problem).w
    other = one.copy()
    other[[2, -1]] = other[[-1, 2]]
    assert problem.kkt_violation(other) < 1e-8 and (one != other).any()
    strict = np.abs(doubled.gradient(one)) < 10.0 * (1 - 1e-9)
    assert strict.sum() == 6 and (one[strict] == 0).all() and (other[strict] == 0).all()


@claim("At 0.10 HDL falls back to zero, and stays there until 0.06.", NOTEBOOK)
def hdl_falls_back() -> None:
    data = diabetes()
    d = standardise(data.X, data.y)
    path = lasso_path(d.X, d.y)
    hdl = path.w[:, data.names.index("HDL")]
    gone = [
        f"{lam:.2f}" for lam, before, w in zip(path.lam[1:], hdl, hdl[1:], strict=False) if before and not w
    ]
    back = [
        f"{lam:.2f}" for lam, w, after in zip(path.lam[1:], hdl[1:], hdl[2:], strict=False) if after and not w
    ]
    assert gone == ["0.10"] and back[-1] == "0.06", (gone, back)


@claim("training R² 0.45, where least squares reaches 0.56.", NOTEBOOK)
def best_fit() -> None:
    best = equal_fit().controls["fit"].values[-1]
    assert f"{best:.2f}" == "0.56", best


@claim("16.3 and 1.51, although the fit is the same.", NOTEBOOK)
def strengths_at_equal_fit() -> None:
    caption = equal_fit().frame(fit=0.45).caption
    assert re.findall(r"λ = ([\d.]+)", caption) == ["16.3", "1.51"], caption


@claim("test error 58.9 for the lasso, 57.7 for ridge, 56.5 for plain least squares", NOTEBOOK)
def errors_at_equal_fit() -> None:
    picture = equal_fit()
    assert _test_errors(picture, 0.45) == ["58.9", "57.7"]
    assert _test_errors(picture, picture.controls["fit"].values[-1]) == ["56.5", "56.5"]


@claim("72.3 with no columns at all", NOTEBOOK)
def error_of_the_mean() -> None:
    assert _test_errors(equal_fit(), 0.0) == ["72.3", "72.3"]


@claim(
    "At training R² 0.45 the lasso gives all 30 noise columns the coefficient 0; "
    "its test error stays at 58.9.",
    NOTEBOOK,
)
def lasso_ignores_noise() -> None:
    marks = equal_fit_with_noise().frame(fit=0.45).marks
    (zeros,) = (mark.y for mark in marks if isinstance(mark, Dots) and mark.role == "l1")
    assert (zeros > 9.5).sum() == 30, f"noise rows lie below row 9.5; zeros at {zeros}"
    assert _test_errors(equal_fit_with_noise(), 0.45)[0] == "58.9"


@claim("its test error rises from 57.7 to 59.4.", NOTEBOOK)
def ridge_listens_to_noise() -> None:
    errors = [_test_errors(picture, 0.45)[1] for picture in (equal_fit(), equal_fit_with_noise())]
    assert errors == ["57.7", "59.4"], errors


@claim("Least squares, at the right end, listens to all of them in full: 60.1, up from 56.5.", NOTEBOOK)
def least_squares_overfits() -> None:
    picture = equal_fit_with_noise()
    assert _test_errors(picture, picture.controls["fit"].values[-1]) == ["60.1", "60.1"]


@claim("From λ_max ≈ 45.16 upwards every lasso coefficient is exactly 0.", NOTEBOOK)
def lasso_dies() -> None:
    datafit = _patients()
    lam_max = Problem(datafit, L1(1.0)).lam_max
    assert f"{lam_max:.2f}" == "45.16", lam_max
    assert (solve(Problem(datafit, L1(lam_max))).w == 0).all()
    assert (solve(Problem(datafit, L1(0.999 * lam_max))).w != 0).any()


@claim("Ridge has no such point: it is zero only at λ = ∞.", NOTEBOOK)
def ridge_never_dies() -> None:
    datafit = _patients()
    assert Problem(datafit, L2(1.0)).lam_max == np.inf
    assert (solve(Problem(datafit, L2(1e12))).w != 0).all()


@claim(
    "5 of the 10 ridge coefficients change sign, and not one of 100,000 values is exactly 0.",
    NOTEBOOK,
)
def ridge_crosses_zero() -> None:
    datafit = _patients()
    w = ridge_path(datafit.X, datafit.y).at(np.geomspace(1e-4, 1e4, 10_000))
    assert w.size == 100_000
    assert (w != 0).all()
    flips = (np.sign(w).min(axis=0) != np.sign(w).max(axis=0)).sum()
    assert flips == 5, flips


@claim(
    "What shrinks is the *length of the whole vector*; a single coefficient may grow, "
    "or pass through zero at isolated values of λ.",
    NOTEBOOK,
)
def ridge_shrinks_as_a_whole() -> None:
    datafit = _patients()
    w = ridge_path(datafit.X, datafit.y).at(np.geomspace(1e-4, 1e4, 10_000))
    assert (np.diff(np.linalg.norm(w, axis=1)) < 0).all()
    assert (np.diff(np.abs(w), axis=0).max(axis=0) > 0).any(), "no coefficient grows"
    crossings = (np.sign(w[1:]) != np.sign(w[:-1])).sum(axis=0)
    assert crossings.max() == 2, "one coefficient crosses twice, so values of λ, not one value"


@claim("a pull weaker than λ cannot move it at all.", NOTEBOOK)
def kink_holds() -> None:
    for pull in (-0.99, -0.5, 0.0, 0.5, 0.99):
        assert L1(1.0).prox(np.array([pull]), 1.0)[0] == 0.0, pull
        assert pull == 0 or L2(1.0).prox(np.array([pull]), 1.0)[0] != 0.0, pull


def _training_rows() -> tuple[tuple[str, ...], Standardised]:
    data = diabetes()
    train = np.random.default_rng(0).permutation(442)[:300]
    return data.names, standardise(data.X[train], data.y[train])


def _patients() -> Quadratic:
    data = diabetes()
    d = standardise(data.X, data.y)
    return Quadratic(d.X, d.y)


def _test_errors(picture: Picture, fit: float) -> list[str]:
    """Test error of the lasso and of ridge, as the caption says them."""
    return re.findall(r"test error ([\d.]+\d)", picture.frame(fit=fit).caption)
