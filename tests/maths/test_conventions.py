"""`translate` gives other libraries our weights: scikit-learn runs, glmnet answered once, PyTorch by rule."""

import re

import numpy as np
import pytest
import sklearn
from sklearn.linear_model import ElasticNet as SkElasticNet
from sklearn.linear_model import Lasso, LogisticRegression, Ridge

from l1l2 import L1, L2, ElasticNet, Logistic, Problem, Quadratic, diabetes, solve, standardise
from l1l2.maths.conventions import Setting, translate

from .glmnet import ANSWERS, ROWS

PENALTIES = (L1(0.3), L2(0.3), ElasticNet(0.3, 0.25), ElasticNet(2.0, 0.9))
MODELS = {"Lasso": Lasso, "Ridge": Ridge, "ElasticNet": SkElasticNet}
OLD = tuple(map(int, sklearn.__version__.split(".")[:2])) < (
    1,
    8,
)  # before, `penalty` says what l1_ratio says


@pytest.fixture(scope="module")
def data():
    given = diabetes()
    d = standardise(given.X[:120], given.y[:120])
    return d.X, d.y, np.where(d.y > 0, 1.0, -1.0)


@pytest.mark.parametrize("penalty", PENALTIES, ids=repr)
def test_scikit_learn_on_squares(data, penalty):
    X, y, _ = data
    problem = Problem(Quadratic(X, y), penalty)
    setting = translate(problem)[0]
    extra = {} if setting.name == "Ridge" else {"tol": 1e-12, "max_iter": 100_000}
    theirs = MODELS[setting.name](**setting.values, fit_intercept=False, **extra).fit(X, y)
    assert theirs.coef_ == pytest.approx(solve(problem).w, abs=1e-5)


@pytest.mark.parametrize("penalty", [L1(0.05), L2(0.05), ElasticNet(0.05, 0.5)], ids=repr)
def test_scikit_learn_on_labels(data, penalty):
    X, _, labels = data
    problem = Problem(Logistic(X, labels), penalty)
    values = dict(translate(problem)[0].values)
    if OLD:
        values["penalty"] = "elasticnet"
    model = LogisticRegression(**values, solver="saga", fit_intercept=False, tol=1e-9, max_iter=100_000)
    assert model.fit(X, labels).coef_[0] == pytest.approx(solve(problem).w, abs=1e-4)


@pytest.mark.parametrize(("alpha", "lam", "coefficients"), ANSWERS)
def test_glmnet(alpha, lam, coefficients):
    """From its numbers back to ours, which give its weights; the unit of y counts in the fourth digit."""
    scaled = (ROWS - ROWS.mean(axis=0)) / ROWS.std(axis=0, ddof=1)
    y, X = scaled[:, 0], scaled[:, 1:]
    l1, l2 = lam * alpha, lam * (1 - alpha) / y.std()
    problem = Problem(Quadratic(X, y), ElasticNet(l1 + l2, l1 / (l1 + l2)))
    assert solve(problem).w == pytest.approx(coefficients, abs=2e-7)
    theirs = translate(problem)[1].values
    assert theirs["lambda"] == pytest.approx(lam, rel=1e-12)
    assert theirs["alpha"] == pytest.approx(alpha, abs=1e-12)


@pytest.mark.parametrize("penalty", PENALTIES, ids=repr)
def test_pytorch_on_squares(data, penalty):
    """Its SGD adds weight_decay * w to the gradient of the loss: at our w that balances the slopes of L1."""
    X, y, _ = data
    problem = Problem(Quadratic(X, y), penalty)
    setting, w = translate(problem)[2], solve(problem).w
    slope = 2 * X.T @ (X @ w - y) / len(y) + setting.values["weight_decay"] * w  # of MSELoss
    balanced(slope, w, setting)


@pytest.mark.parametrize("penalty", [L1(0.05), L2(0.05), ElasticNet(0.05, 0.5)], ids=repr)
def test_pytorch_on_labels(data, penalty):
    X, _, labels = data
    problem = Problem(Logistic(X, labels), penalty)
    setting, w = translate(problem)[2], solve(problem).w
    probability = 1 / (1 + np.exp(-X @ w))
    slope = X.T @ (probability - (labels + 1) / 2) / len(labels) + setting.values["weight_decay"] * w
    balanced(slope, w, setting)


def balanced(slope, w, setting):
    alive = w != 0
    assert slope[alive] == pytest.approx(-setting.extra * np.sign(w[alive]), abs=1e-6)
    assert (np.abs(slope[~alive]) <= setting.extra + 1e-6).all()


def test_ridge_grows_with_rows_and_c_falls(data):
    X, y, labels = data
    alpha = [translate(Problem(Quadratic(X[:n], y[:n]), L2(0.1)))[0].values["alpha"] for n in (60, 120)]
    C = [translate(Problem(Logistic(X[:n], labels[:n]), L2(0.1)))[0].values["C"] for n in (60, 120)]
    assert alpha[1] == 2 * alpha[0] and C[1] == C[0] / 2


def test_a_setting_says_itself():
    assert str(Setting("PyTorch", "MSELoss, SGD", {"weight_decay": 0.0}, "f", 0.2)) == (
        "PyTorch: MSELoss, SGD(weight_decay=0), with 0.2 ‖w‖₁ in the loss"
    )
    assert str(Setting("scikit-learn", "Lasso", {"alpha": 0.1}, "f")) == "scikit-learn: Lasso(alpha=0.1)"


def test_what_cannot_be_translated_is_refused(data):
    X, y, _ = data
    with pytest.raises(TypeError, match="problem: got 3; give a Problem"):
        translate(3)
    with pytest.raises(ValueError, match=r"problem: got lam = 0; give a penalty of lam > 0"):
        translate(Problem(Quadratic(X, y), L1(0.0)))


@pytest.mark.parametrize("penalty", [L1(0.3), L2(0.3)], ids=repr)
def test_a_constant_y_is_refused_for_glmnet_cannot_take_it(penalty):
    """It was given lambda = 0, alpha = 0: no penalty at all."""
    with pytest.raises(ValueError, match=r"^problem: got a y of 7 in every row, and glmnet divides"):
        translate(Problem(Quadratic(np.eye(3), np.full(3, 7.0)), penalty))


@pytest.mark.parametrize("kind", [L1, L2])
@pytest.mark.parametrize("lam", [5e-324, 1e-310, 1e307])
def test_a_lam_without_a_number_in_other_libraries_is_refused(kind, lam):
    """C was infinite, and alpha = n lam as well."""
    X, y = np.random.default_rng(0).standard_normal((20, 2)), np.tile([1.0, -1.0], 10)
    for datafit in Quadratic(X, y), Logistic(X, y):
        with pytest.raises(ValueError, match=rf"^problem: got lam = {re.escape(f'{lam:g}')}; give a penalty"):
            translate(Problem(datafit, kind(lam)))
        for fine in 1e-100, 1e100:
            for setting in translate(Problem(datafit, kind(fine))):
                assert np.isfinite([*setting.values.values(), setting.extra]).all()


@pytest.mark.parametrize("lam", [1e-100, 1e100])
def test_a_lam_at_the_ends_of_what_is_allowed_is_translated(lam):
    f = Quadratic([[1.0], [2.0]], [1.0, -1.0])
    assert all(np.isfinite(list(setting.values.values())).all() for setting in translate(Problem(f, L1(lam))))
    with pytest.raises(ValueError, match=r"give a penalty of 1e-100 <= lam <= 1e\+100$"):
        translate(Problem(f, L1(lam * 1.01 if lam > 1 else lam / 1.01)))


def test_a_setting_is_written_with_four_digits():
    assert str(Setting("a", "B", {"x": 1.23456, "y": 2e-7}, "c", 0.98765)) == (
        "a: B(x=1.235, y=2e-07), with 0.9877 ‖w‖₁ in the loss"
    )
    assert str(Setting("a", "B", {"x": 1.23456}, "c")) == "a: B(x=1.235)"
