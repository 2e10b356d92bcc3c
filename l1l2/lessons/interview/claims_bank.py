"""What the bank says about training, trees, streams and inference: each number is recomputed."""

from itertools import product

import numpy as np
from scipy.stats import norm

from ...course.claim import claim
from ...maths.datafits import Logistic, Quadratic
from ...maths.exact import solve
from ...maths.paths import ridge_path
from ...maths.penalties import L1, L2, ElasticNet
from ...maths.problem import Problem
from ...validate import Array


@claim("interview/early_stopping")
def early_stopping() -> None:
    """Gradient descent itself, in short steps, against ridge, in every direction and at many times."""
    curvature = np.geomspace(1e-4, 1, 60)
    X, y = np.sqrt(60) * np.diag(np.sqrt(curvature)), np.sqrt(60) * np.sqrt(curvature)
    datafit, path, step = Quadratic(X, y), ridge_path(X, y), 0.01
    w, largest = np.zeros(60), 0.0
    for t in range(1, 3001):
        w = w - step * datafit.gradient(w)
        assert np.allclose(w, 1 - (1 - step * curvature) ** t)
        if t in (30, 100, 300, 1000, 3000):
            largest = max(largest, np.abs(w - path.at(1 / (step * t))).max())
    assert 0.2 < largest < 0.21, largest


@claim("interview/dropout_is_ridge")
def dropout_is_ridge() -> None:
    """Over all masks of all entries, each with its probability, and not over a sample of them."""
    rng = np.random.default_rng(30)
    X, y, w, keep = rng.normal(size=(3, 3)), rng.normal(size=3), rng.normal(size=3), 0.8
    expected = 0.0
    for mask in product((0, 1), repeat=9):
        kept = np.reshape(mask, (3, 3))
        chance = keep ** kept.sum() * (1 - keep) ** (9 - kept.sum())
        expected += chance * np.square(y - X * kept / keep @ w).sum()
    assert np.isclose(expected, np.square(y - X @ w).sum() + 0.25 * (np.square(X).sum(axis=0) @ w**2))


@claim("interview/leaf")
def leaf() -> None:
    """The leaf's objective G w + H w²/2 is a parabola, of which ours is one with a column of √H."""
    G, H, l1, l2 = 4.0, 3.0, 1.0, 1.0
    one = Quadratic(np.array([[np.sqrt(H)]]), np.array([-G / np.sqrt(H)]))
    assert np.isclose(solve(Problem(one, ElasticNet(l1 + l2, l1 / (l1 + l2)))).w[0], -0.75)
    for small in (-1.0, 0.5, 1.0):
        one = Quadratic(np.array([[np.sqrt(H)]]), np.array([-small / np.sqrt(H)]))
        assert solve(Problem(one, ElasticNet(2.0, 0.5))).w[0] == 0


@claim("interview/stream")
def stream() -> None:
    """One pass, each row once, 20 streams; dual averaging keeps the mean gradient (Xiao 2010)."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        X, truth, lam = rng.normal(size=(2000, 20)), np.array([1.0, -1.0, 1.0] + [0.0] * 17), 0.3
        y = X @ truth + rng.normal(size=2000)
        w, v, mean = np.zeros(20), np.zeros(20), np.zeros(20)
        for t, (x, answer) in enumerate(zip(X, y, strict=True), start=1):
            w = w - 0.1 / np.sqrt(t) * ((x @ w - answer) * x + lam * np.sign(w))
            mean += ((x @ v - answer) * x - mean) / t
            v = -np.sqrt(t) / 5 * np.sign(mean) * np.maximum(np.abs(mean) - lam, 0)
        assert (w != 0).all(), seed
        assert (v[3:] == 0).all() and (v[:3] != 0).all(), (seed, v)


@claim("interview/picked_p_value")
def picked_p_value() -> None:
    rng = np.random.default_rng(31)
    values = 2 * norm.sf(np.abs(rng.normal(size=(100_000, 20))))  # orthogonal columns, known noise
    share = (values.min(axis=1) < 0.05).mean()
    assert abs(share - (1 - 0.95**20)) < 0.006 and round(100 * (1 - 0.95**20)) == 64, share


@claim("interview/inflation")
def inflation() -> None:
    """The diagonal of the inverse, which the variances of least squares are proportional to."""
    inverse = np.linalg.inv([[1, 0.9], [0.9, 1]])
    assert f"{inverse[0, 0]:.1f}" == "5.3" and np.isclose(inverse[0, 0], 1 / (1 - 0.9**2))


@claim("interview/sum_column")
def sum_column() -> None:
    """A third column that is nearly the sum of the others: the fit stays, the weights are shared anew."""
    rng = np.random.default_rng(32)
    X = rng.normal(size=(500, 2))
    X = np.column_stack([X, X.sum(axis=1) + 1e-6 * rng.normal(size=500)])
    X -= X.mean(axis=0)
    y = X[:, 0] + X[:, 1]
    ridge = solve(Problem(Quadratic(X, y), L2(1e-3))).w
    assert np.allclose(ridge, [1 / 3, 1 / 3, 2 / 3], atol=0.005), ridge
    lasso = solve(Problem(Quadratic(X, y), L1(1e-3))).w
    assert (lasso[:2] == 0).all() and abs(lasso[2] - 1) < 0.01, lasso


@claim("interview/peak_at_the_rows")
def peak_at_the_rows() -> None:
    """Median squared error of the least-norm fit on 20 rows, over 400 draws of 400 equal weights."""
    medians = {p: float(np.median([_least_norm_error(p, seed) for seed in range(400)])) for p in (5, 20, 400)}
    assert medians[20] > 10 * medians[400] and medians[20] > 10 * medians[5], medians


@claim("interview/separable")
def separable() -> None:
    X, labels = np.array([[-2.0], [-1.0], [1.0], [3.0]]), np.array([-1.0, -1.0, 1.0, 1.0])
    datafit = Logistic(X, labels)
    falling = [float(datafit.value(np.array([w]))) for w in (1.0, 5.0, 20.0, 100.0)]
    assert (np.diff(falling) < 0).all()
    weights = [solve(Problem(datafit, L2(lam))).w[0] for lam in (1e-1, 1e-3, 1e-5)]
    assert weights[0] < weights[1] < weights[2] and np.isfinite(weights).all()
    largest = Problem(datafit, L1(1.0)).lam_max
    assert (
        solve(Problem(datafit, L1(largest * 1.001))).w[0] == 0 < solve(Problem(datafit, L1(largest / 2))).w[0]
    )


@claim("interview/half_norm")
def half_norm() -> None:
    def size(w: Array) -> float:
        return float(np.sqrt(np.abs(w)).sum() ** 2)

    first, second = np.eye(2)
    assert size(first) == size(second) == 1 and size(first + second) == 4


@claim("interview/scale_invariance")
def scale_invariance() -> None:
    """A network of one normalised layer, differentiated by central differences."""
    rng = np.random.default_rng(33)
    X, y, w = rng.normal(size=(40, 5)), rng.normal(size=40), rng.normal(size=5)

    def gradient(w: Array) -> Array:
        return np.array(
            [(_normalised_loss(X, y, w + h) - _normalised_loss(X, y, w - h)) / 2e-5 for h in 1e-5 * np.eye(5)]
        )

    def turn(w: Array) -> float:
        after = w - 1e-3 * gradient(w)
        return float(np.linalg.norm(after / np.linalg.norm(after) - w / np.linalg.norm(w)))

    assert abs(gradient(w) @ w) < 1e-7 < np.linalg.norm(gradient(w))
    assert np.allclose(gradient(2 * w), gradient(w) / 2, atol=1e-7)
    assert np.isclose(turn(2 * w), turn(w) / 4, rtol=1e-3)


def _normalised_loss(X: Array, y: Array, w: Array) -> float:
    z = X @ w
    return float(np.square(np.tanh((z - z.mean()) / z.std()) - y).mean())


def _least_norm_error(p: int, seed: int) -> float:
    """Squared error of the fit to the first p of 400 columns, whose weights are equal, plus noise."""
    rng = np.random.default_rng(seed)
    X, truth = rng.normal(size=(20, 400)), np.full(400, 0.05)
    y = X @ truth + 0.3 * rng.normal(size=20)
    w = np.append(np.linalg.pinv(X[:, :p]) @ y, np.zeros(400 - p))
    return float(np.square(w - truth).sum())
