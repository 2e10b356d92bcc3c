"""What Choosing says about the choice of lambda, leaks, degrees of freedom and the refit."""

from functools import cache

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import Lasso, LassoCV, Ridge
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ...course.claim import claim
from ...maths.crossvalidation import cross_validate
from ...maths.datasets import diabetes, standardise
from ...maths.freedom import degrees_of_freedom
from ...maths.paths import lasso_path, ridge_path
from ...maths.prox import soft_threshold
from .folds import two_rules
from .leaks import picked_noise
from .survivors import refit


@claim("choosing/rules")
@cache
def rules() -> None:
    """The rules' choices are found anew, among the errors that the picture says."""
    picture = two_rules()
    said = [picture.frame(lam=lam).facts for lam in picture.controls["lam"].values]
    best = min(said, key=lambda facts: facts["error"])
    short = next(facts for facts in said if facts["error"] <= best["error"] + best["spread"])
    assert (f"{best['lam']:.2f}", best["noise"], best["columns"]) == ("3.21", 3, 30), best
    assert (f"{short['lam']:.2f}", short["real"], short["noise"]) == ("7.53", 4, 0), short


@claim("choosing/rules_move")
def rules_move() -> None:
    data, grid = diabetes(30, np.random.default_rng(1)), np.geomspace(30, 1, 49)
    found = [cross_validate(data.X, data.y, grid, rng=np.random.default_rng(seed)) for seed in (1, 2, 3)]
    assert len({cv.best for cv in found}) > 1 and len({cv.one_standard_error for cv in found}) > 1


@claim("choosing/leak")
def leak() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((60, 1000)), rng.standard_normal(60)
    pick, model = SelectKBest(f_regression, k=20), make_pipeline(StandardScaler(), Ridge(alpha=10))
    assert f"{cross_val_score(model, pick.fit_transform(X, y), y).mean():.2f}" == "0.58"
    assert f"{cross_val_score(make_pipeline(pick, model), X, y).mean():.2f}" == "-0.42"


@claim("choosing/picked_noise")
def picked_noise_predicts() -> None:
    picture = picked_noise()
    said = {p: picture.frame(p=p).facts for p in picture.controls["p"].values}
    assert f"{said[1000]['all_rows']:.2f}" == "0.52"
    assert all(facts["each_fold"] < 0 for facts in said.values())


@claim("choosing/small_leak")
def small_leak() -> None:
    data, grid = diabetes(30, np.random.default_rng(1)), [2, 3, 4, 5, 6]
    inside = make_pipeline(StandardScaler(), LassoCV(alphas=grid, cv=10)).fit(data.X, data.y)[-1]
    search = GridSearchCV(
        make_pipeline(StandardScaler(), Lasso()),
        {"lasso__alpha": grid[::-1]},
        scoring="neg_mean_squared_error",
        cv=10,
    )
    clean = -search.fit(data.X, data.y).cv_results_["mean_test_score"]
    off = np.abs(inside.mse_path_.mean(axis=1) / clean - 1)
    assert 0 < off.max() < 0.01, off


@claim("choosing/count_is_freedom")
def count_is_freedom() -> None:
    data = diabetes()
    d, lam, sigma = standardise(data.X, data.y), 5.0, 54.0
    path = lasso_path(d.X, d.y)
    truth, differences = d.X @ path.at(0.0), []
    for noise in sigma * np.random.default_rng(0).standard_normal((100, len(truth))):
        w = lasso_path(d.X, truth + noise, lam_min=lam).at(lam)
        differences.append(np.count_nonzero(w) - (d.X @ (w - path.at(lam))) @ noise / sigma**2)
    assert abs(np.mean(differences)) < 2 * np.std(differences) / 10, np.mean(differences)


@claim("choosing/freedoms")
@cache
def freedoms() -> None:
    """Exactly, where it can be; and the covariance of fit and noise, on 300 new answers.

    Ridge is linear in y: what it makes of a principal direction of X is seen directly.  With one column the
    lasso's expected count and its covariance are two integrals over the least squares weight, N(β, σ²/n).
    """
    for beta, lam, spread in (0.0, 0.1, 0.2), (0.3, 0.3, 0.2), (1.0, 0.5, 0.3), (-0.2, 2.0, 1.0):
        law = norm(beta, spread)
        ends = beta - 12 * spread, beta + 12 * spread
        moved = quad(
            lambda b, law=law, beta=beta, lam=lam: law.pdf(b) * (b - beta) * soft_threshold(b, lam),
            *ends,
            points=[-lam, lam],
        )[0]
        alive = law.sf(lam) + law.cdf(-lam)
        assert np.isclose(moved / spread**2, alive, atol=1e-7), (beta, lam, moved / spread**2, alive)
    columns = np.random.default_rng(3).standard_normal((30, 6))
    for lam in (1e-3, 0.3, 10.0):
        U, sizes, _ = np.linalg.svd(columns, full_matrices=False)
        for u, size in zip(U.T, sizes, strict=True):
            kept = columns @ ridge_path(columns, u).at(lam)
            assert np.allclose(kept, size**2 / (size**2 + 30 * lam) * u), (lam, size)
    rng = np.random.default_rng(2)
    X = standardise(rng.standard_normal((60, 6)), rng.standard_normal(60)).X
    truth, lam = X @ np.array([1.0, -1, 0.5, 0, 0, 0]), 0.3
    found = []
    lasso_at_rest, ridge_at_rest = lasso_path(X, truth).at(lam), ridge_path(X, truth).at(lam)
    for noise in rng.standard_normal((300, 60)):
        lasso = lasso_path(X, truth + noise)
        moved = lasso.at(lam) - lasso_at_rest, ridge_path(X, truth + noise).at(lam) - ridge_at_rest
        found.append([float(degrees_of_freedom(lasso, lam)), *(float(X @ w @ noise) for w in moved)])
    count, lasso_df, ridge_df = np.mean(found, axis=0)
    error = 4 * np.std(found, axis=0) / np.sqrt(300)
    assert abs(count - lasso_df) < error[0] + error[1], (count, lasso_df, error)
    shares = np.linalg.svd(X, compute_uv=False) ** 2
    assert abs(ridge_df - (shares / (shares + 60 * lam)).sum()) < error[2], (ridge_df, error)


@claim("choosing/refits")
@cache
def refits() -> None:
    picture = refit()
    grid = np.array(picture.controls["lam"].values)
    strong, weak = (picture.frame(lam=grid[np.abs(grid - lam).argmin()]).facts for lam in (0.46, 0.07))
    assert (strong["right"], strong["true"], strong["wrong"]) == (5, 5, 0), strong
    assert f"{strong['lasso']:.2f} {strong['truth']:.2f}" == "2.57 4.93", strong
    assert f"{strong['lasso_off']:.2f} {strong['refit_off']:.2f}" == "1.09 0.18", strong
    assert weak["refit_off"] > weak["lasso_off"] and weak["wrong"] > 0, weak
