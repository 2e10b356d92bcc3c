"""What notebook 00 says about the diabetes data."""

import re

import numpy as np

from ...drawing.marks import Dots
from ...drawing.picture import Picture
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...pictures.path import equal_fit, equal_fit_with_noise
from . import claim

NOTEBOOK = "00_start_here"


@claim("At training R² 0.45, 7 of the 10 lasso coefficients are exactly 0, and none of ridge's.", NOTEBOOK)
def zeros_at_equal_fit() -> None:
    caption = equal_fit().frame(fit=0.45).caption
    assert re.findall(r"(\d+) of 10 exactly 0", caption) == ["7", "0"], caption


@claim("one lasso coefficient after the other reaches zero and *stays* there, as a diamond.", NOTEBOOK)
def zeros_stay() -> None:
    picture = equal_fit()
    dead: set[float] = set()
    for fit in reversed(picture.controls["fit"].values):
        (zeros,) = (m.y for m in picture.frame(fit=fit).marks if isinstance(m, Dots) and m.role == "l1")
        assert dead <= set(zeros), f"at R² {fit:.2f} row {dead - set(zeros)} is back"
        dead = set(zeros)
    assert len(dead) == 10


@claim("LDL touches zero and comes back once.", NOTEBOOK)
def ldl_comes_back() -> None:
    data = diabetes()
    train = np.random.default_rng(0).permutation(442)[:300]
    seen = standardise(data.X[train], data.y[train])
    alive = lasso_path(seen.X, seen.y).w != 0
    back = (alive[:-1] & ~alive[1:]).sum(axis=0)
    assert back.tolist() == [int(name == "LDL") for name in data.names], back


@claim("training R² 0.45, where least squares reaches 0.56.", NOTEBOOK)
def best_fit() -> None:
    best = equal_fit().controls["fit"].values[-1]
    assert f"{best:.2f}" == "0.56", best


@claim("16.3 and 1.51, although the fit is the same.", NOTEBOOK)
def strengths_at_equal_fit() -> None:
    caption = equal_fit().frame(fit=0.45).caption
    assert re.findall(r"λ = ([\d.]+)", caption) == ["16.3", "1.51"], caption


@claim("test error 58.9 against 57.7", NOTEBOOK)
def errors_at_equal_fit() -> None:
    assert _test_errors(equal_fit(), 0.45) == ["58.9", "57.7"]


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


@claim("least squares fits the training rows best of all, and pays for it on the test rows: 60.1.", NOTEBOOK)
def least_squares_overfits() -> None:
    picture = equal_fit_with_noise()
    assert _test_errors(picture, picture.controls["fit"].values[-1]) == ["60.1", "60.1"]


@claim("From λ = 45.16 upwards every lasso coefficient is exactly 0.", NOTEBOOK)
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
    "or pass through zero at one isolated λ.",
    NOTEBOOK,
)
def ridge_shrinks_as_a_whole() -> None:
    datafit = _patients()
    w = ridge_path(datafit.X, datafit.y).at(np.geomspace(1e-4, 1e4, 10_000))
    assert (np.diff(np.linalg.norm(w, axis=1)) < 0).all()
    assert (np.diff(np.abs(w), axis=0).max(axis=0) > 0).any(), "no coefficient grows"


@claim("a pull weaker than λ cannot move it at all.", NOTEBOOK)
def kink_holds() -> None:
    for pull in (-0.99, -0.5, 0.0, 0.5, 0.99):
        assert L1(1.0).prox(np.array([pull]), 1.0)[0] == 0.0, pull
        assert pull == 0 or L2(1.0).prox(np.array([pull]), 1.0)[0] != 0.0, pull


def _patients() -> Quadratic:
    data = diabetes()
    d = standardise(data.X, data.y)
    return Quadratic(d.X, d.y)


def _test_errors(picture: Picture, fit: float) -> list[str]:
    """Test error of the lasso and of ridge, as the caption says them."""
    return re.findall(r"test error ([\d.]+\d)", picture.frame(fit=fit).caption)
