"""What the tests of the mathematics draw from: every penalty, every datafit, every awkward kind of data.

A new datafit is drawn as soon as it stands in `Datafit`, a new penalty as soon as l1l2 exports it.
"""

from dataclasses import fields, is_dataclass
from typing import get_args

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from scipy.optimize import linprog

import l1l2
from l1l2.maths.datafits import Datafit, Logistic
from l1l2.maths.penalties import Elastic
from l1l2.maths.sensing import spikes

PENALTIES = get_args(Elastic)
EVERY_PENALTY = tuple(k for k in vars(l1l2).values() if is_dataclass(k) and hasattr(k, "dual_scaling"))
DATAFITS = get_args(Datafit)

# The same examples every time: a red test is red because of the change under test.
quick = settings(max_examples=30, deadline=None, derandomize=True)
seeds = st.integers(0, 2**32 - 1)
numbers = st.integers(-800, 800).map(lambda k: k / 100)
vectors = st.lists(numbers, min_size=1, max_size=6).map(np.array)
pairs = st.integers(1, 6).flatmap(
    lambda p: st.tuples(*[st.lists(numbers, min_size=p, max_size=p).map(np.array)] * 2)
)


def partitions(p):
    """The numbers below p in groups, in any order."""
    cuts = st.lists(st.booleans(), min_size=p - 1, max_size=p - 1)
    split = st.tuples(st.permutations(range(p)), cuts)
    return split.map(lambda drawn: np.split(np.array(drawn[0]), np.flatnonzero(drawn[1]) + 1))


# How to draw each field of a penalty of p weights.  A new kind of field needs a line here, and says so.
FIELDS = {
    "lam": lambda p: st.one_of(st.just(0.0), st.floats(0.01, 5)),
    "l1_ratio": lambda p: st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.05, 0.95)),
    "groups": partitions,
    "shape": lambda p: st.sampled_from([(k, p // k) for k in range(1, p + 1) if p % k == 0]),
}


def penalties(kind, p=1):
    """Penalties of a kind, of p weights."""
    return st.builds(kind, **{f.name: FIELDS[f.name](p) for f in fields(kind)})


def random_penalty(kind, rng, lam):
    """An elastic net of a kind at lam, its other fields drawn by rng."""
    others = {"l1_ratio": rng.uniform(0.2, 0.8)}
    return kind(**{f.name: lam if f.name == "lam" else others[f.name] for f in fields(kind)})


def random_datafit(kind, rng, n=None, p=None):
    """A datafit of a kind on Gaussian data."""
    n, p = n or rng.integers(1, 12), p or rng.integers(1, 7)
    X, y = rng.standard_normal((n, p)), 2 * rng.standard_normal(n)
    return kind(X, np.where(y > 0, 1.0, -1.0) if kind is Logistic else y)


def design(kind, seed, shape=None):
    """X, y of one of DESIGNS (or "orthogonal y"): small, and awkward in the way that its name says."""
    rng = np.random.default_rng([seed, *kind.encode()])
    n, p = int(rng.integers(12, 40)), int(rng.integers(2, 10))
    if kind == "wide":
        n, p = int(rng.integers(3, 12)), int(rng.integers(13, 45))
    n, p = shape or (n, p)
    n, p = 1 if kind == "one row" else n, 1 if kind == "one column" else p
    X = rng.standard_normal((n, p))
    half = p // 2
    match kind:
        case "correlated":
            X += 4 * rng.standard_normal((n, 1))
        case "duplicated":
            X[:, p - half :] = X[:, :half]
        case "opposite":
            X[:, p - half :] = -X[:, :half]
        case "sums":
            X[:, 0] = X[:, 1:].sum(axis=1)
        case "constant":
            X[:, 0], X[:, -1] = 0.0, 1.0
        case "integers":
            X = rng.integers(-2, 3, (n, p)).astype(float)
        case "orthonormal":
            X = np.sqrt(n) * np.linalg.qr(X)[0]
    y = X @ (rng.standard_normal(p) * (rng.random(p) < 0.6)) + rng.standard_normal(n)
    match kind:
        case "integers":
            y = rng.integers(-3, 4, n).astype(float)
        case "orthonormal":  # all correlations tied
            y = X @ rng.choice([-1.0, 1.0], p)
        case "small y":
            y *= 1e-3
        case "large y":
            y *= 1e6
        case "zero y":
            y[:] = 0.0
        case "orthogonal y":  # but for rounding
            y -= X @ np.linalg.lstsq(X, y)[0]
    return X, y


GENERIC = ("independent", "correlated", "one column", "small y", "large y")  # solutions are unique
DESIGNS = (
    *GENERIC,
    *("wide", "duplicated", "opposite", "sums", "constant", "integers", "orthonormal", "one row", "zero y"),
)


def sensed(seed, noise=0.0):
    """A sparse signal and what was measured of it, of any shape."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 30))
    m = int(rng.integers(1, n + 1))
    return spikes(m, n, int(rng.integers(1, m + 1)), rng=rng, noise=noise)


def least_norm(A, b):
    """The smallest ||x||_1 with Ax = b, by SciPy's linear programming."""
    n = A.shape[1]
    found = linprog(np.ones(2 * n), A_eq=np.hstack([A, -A]), b_eq=b, method="highs")
    assert found.status == 0
    return found.fun, found.x[:n] - found.x[n:]
