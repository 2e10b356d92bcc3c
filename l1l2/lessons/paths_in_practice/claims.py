"""What notebook 08 says about paths, units, copies, the choice of lambda and other libraries."""

from functools import cache

import numpy as np
import sklearn
from scipy.integrate import quad
from scipy.stats import norm
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import Lasso, LassoCV, LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ...course.claim import claim
from ...maths.conventions import translate
from ...maths.crossvalidation import cross_validate
from ...maths.datafits import Logistic, Quadratic
from ...maths.datasets import Standardised, diabetes, sparse_regression, standardise
from ...maths.exact import solve
from ...maths.freedom import degrees_of_freedom
from ...maths.paths import LassoPath, lasso_path, ridge_path
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...validate import Array
from .choosing import two_rules
from .columns import units
from .copies import near_copies
from .knots import correlated_paths, find_events
from .survivors import refit


@claim("paths_in_practice/x3_leaves")
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
    assert "last: x3 leaves at λ = 0.688" in correlated_paths().frame(lam=just_after).caption


@claim("paths_in_practice/hdl_leaves_and_returns")
def hdl_leaves_and_returns() -> None:
    """From its first knot on, between the knots: what is straight between two knots changes no sign there."""
    path = lasso_path(_diabetes().X, _diabetes().y)
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


@claim("paths_in_practice/at_most_rows_less_one")
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


@claim("paths_in_practice/price_of_a_scaled_column")
def price_of_a_scaled_column() -> None:
    """The price of the coefficient with the same effect; and a fit, in which each effect has that price."""
    d = _diabetes()
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


@claim("paths_in_practice/small_body_mass")
def small_body_mass() -> None:
    picture = units()
    before, after = picture.frame(s=1.0).caption, picture.frame(s=0.2).caption
    assert "leaves it 18.5." in before and "leaves it exactly 0; L2" in after and "leaves it 1.76." in after
    path = lasso_path(_diabetes().X, _diabetes().y)
    assert diabetes().names[(path.w != 0).argmax(axis=0).argmin()] == "body mass"


@claim("paths_in_practice/copies")
@cache
def copies() -> None:
    """Splits with opposite signs, shares below 0 and above 1, cost more under L1 as well."""
    d = _diabetes()
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


@claim("paths_in_practice/dropped_copies")
@cache
def dropped_copies() -> None:
    """By the captions, which say "0" for nothing but 0."""
    picture = near_copies()
    assert picture.params()["correlation"] == 0.98
    said = [picture.frame(sample=k).caption for k in picture.controls["sample"].values]
    gives = [words.split("lasso gives the copies ")[1].split(";")[0].split(", ") for words in said]
    assert sum("0" in copies for copies in gives) == 9, gives
    for words in said:
        for name in "elastic net", "ridge":
            shared = words.split(f"{name} gives the copies ")[1].split(";")[0].split(". ")[0].split(", ")
            sizes = [float(size) for size in shared]
            assert min(sizes) >= 0.7 * max(sizes) > 0, words


@claim("paths_in_practice/rules")
@cache
def rules() -> None:
    picture = two_rules()
    said = [picture.frame(lam=lam).caption for lam in picture.controls["lam"].values]
    (best,) = (words for words in said if "the least error" in words)
    (short,) = (words for words in said if "the one-standard-error rule" in words)
    assert best.startswith("At λ = 3.21 ") and "and 3 of 30 columns of noise" in best, best
    assert short.startswith("At λ = 7.53 ") and "4 of 10 measurements and 0 of 30" in short, short


@claim("paths_in_practice/rules_move")
def rules_move() -> None:
    data, grid = diabetes(30, np.random.default_rng(1)), np.geomspace(30, 1, 49)
    found = [cross_validate(data.X, data.y, grid, rng=np.random.default_rng(seed)) for seed in (1, 2, 3)]
    assert len({cv.best for cv in found}) > 1 and len({cv.one_standard_error for cv in found}) > 1


@claim("paths_in_practice/leak")
def leak() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((60, 1000)), rng.standard_normal(60)
    pick, model = SelectKBest(f_regression, k=20), make_pipeline(StandardScaler(), Ridge(alpha=10))
    assert f"{cross_val_score(model, pick.fit_transform(X, y), y).mean():.2f}" == "0.58"
    assert f"{cross_val_score(make_pipeline(pick, model), X, y).mean():.2f}" == "-0.42"


@claim("paths_in_practice/small_leak")
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


@claim("paths_in_practice/count_is_freedom")
def count_is_freedom() -> None:
    d, lam, sigma = _diabetes(), 5.0, 54.0
    path = lasso_path(d.X, d.y)
    truth, differences = d.X @ path.at(0.0), []
    for noise in sigma * np.random.default_rng(0).standard_normal((100, len(truth))):
        w = lasso_path(d.X, truth + noise, lam_min=lam).at(lam)
        differences.append(np.count_nonzero(w) - (d.X @ (w - path.at(lam))) @ noise / sigma**2)
    assert abs(np.mean(differences)) < 2 * np.std(differences) / 10, np.mean(differences)


@claim("paths_in_practice/freedoms")
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


@claim("paths_in_practice/refits")
@cache
def refits() -> None:
    picture = refit()
    grid = np.array(picture.controls["lam"].values)
    strong, weak = (picture.frame(lam=grid[np.abs(grid - lam).argmin()]).caption for lam in (0.46, 0.07))
    assert "5 of the 5 columns at work and 0 of the others; ‖w‖₁ is 4.93 in truth, 2.57 (" in strong, strong
    assert "truth 1.09) for the lasso" in strong and "truth 0.18) after the refit" in strong, strong
    lasso, again = (float(words[:4]) for words in weak.split("distance to the truth ")[1:])
    assert again > lasso, weak


@claim("paths_in_practice/other_libraries")
@cache
def other_libraries() -> None:
    """What `translate` says, typed into scikit-learn, gives our weights; the same number does not."""
    d = _diabetes()
    datafit, labels = Quadratic(d.X, d.y), np.where(d.y > 0, 1.0, -1.0)
    for penalty, model in (L1(0.1), Lasso), (L2(0.1), Ridge):
        problem = Problem(datafit, penalty)
        theirs = _fitted(model(**translate(problem)[0].values, fit_intercept=False, tol=1e-12), d.X, d.y)
        assert np.allclose(theirs, solve(problem).w, atol=1e-5), penalty
    assert translate(Problem(datafit, L2(0.1)))[0].values["alpha"] == 442 * 0.1
    problem = Problem(Logistic(d.X, labels), L1(0.1))
    setting = translate(problem)[0].values
    assert np.isclose(setting["C"], 1 / (442 * 0.1))
    assert np.allclose(_fitted(_logistic(setting["C"]), d.X, labels), solve(problem).w, atol=1e-4)
    assert not np.allclose(_fitted(_logistic(0.1), d.X, labels), solve(problem).w, atol=0.05)
    assert not np.allclose(
        _fitted(Ridge(alpha=0.1, fit_intercept=False), d.X, d.y), ridge_path(d.X, d.y).at(0.1)
    )


@claim("paths_in_practice/half_of_the_rows")
def half_of_the_rows() -> None:
    d = _diabetes()
    for n, alpha in (442, 44.2), (221, 22.1):
        X, y = d.X[:n], d.y[:n]
        assert np.allclose(_fitted(Ridge(alpha=alpha, fit_intercept=False), X, y), ridge_path(X, y).at(0.1))


@claim("paths_in_practice/other_objectives")
def other_objectives() -> None:
    """The documented objectives of glmnet and PyTorch, at our minimiser: their gradients are 0 there."""
    d, lam = _diabetes(), 0.1
    problem = Problem(Quadratic(d.X, d.y), L2(lam))
    w, n, s = solve(problem).w, len(d.y), d.y.std()
    _, glmnet, torch = translate(problem)
    v = w / s
    slope = -d.X.T @ (d.y / s - d.X @ v) / n + glmnet.values["lambda"] / s * v
    assert np.allclose(slope, 0, atol=1e-9) and np.isclose(glmnet.values["lambda"], lam * s)
    slope = -2 * d.X.T @ (d.y - d.X @ w) / n + torch.values["weight_decay"] * w
    assert np.allclose(slope, 0, atol=1e-9) and torch.values["weight_decay"] == 2 * lam


def _between(path: LassoPath) -> Array:
    """The weights between each two knots of a path, a row each."""
    return path.at((path.lam[:-1] + path.lam[1:]) / 2)


@cache
def _diabetes() -> Standardised:
    data = diabetes()
    return standardise(data.X, data.y)


def _fitted(model: Lasso | Ridge | LogisticRegression, X: Array, y: Array) -> Array:
    return np.ravel(model.fit(X, y).coef_)


def _logistic(C: float) -> LogisticRegression:
    """L1 in the words of the installed version: `penalty` until 1.7, `l1_ratio` since 1.8."""
    old = tuple(map(int, sklearn.__version__.split(".")[:2])) < (1, 8)
    kind = {"penalty": "l1"} if old else {"l1_ratio": 1.0}
    return LogisticRegression(
        C=C, **kind, solver="liblinear", fit_intercept=False, tol=1e-10, max_iter=10_000
    )
