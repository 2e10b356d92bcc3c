"""The lasso with many columns: solve it among few, and bring in others while they pull too hard.

A weight outside the working set may stay 0 as long as its column pulls by lam at most.  One product with X
tells all pulls; the hardest come in, and the set is solved again.  When none pulls too hard, the answer is
optimal for all columns.  Source: Massias, Gramfort & Salmon (2018), "Celer: a fast solver for the lasso with
dual extrapolation"; Friedman, Hastie & Tibshirani (2010), "Regularization paths for generalized linear
models", section 2.
"""

import numpy as np
from numpy.typing import NDArray

from ..validate import Array
from .homotopy import Gram, homotopy

FIRST = 40  # columns that come in at least; later as many as there are weights already
TIE = 1e-10  # a pull above lam by less than this share is a rounding error
GUESSES = 8  # linear systems before a guess of the signs counts as lost
DESCENTS = (100, 200, 400, 800)  # steps downhill before the next guess
POWER = 30  # steps of the power method
Columns = NDArray[np.int64]


def working_set(
    X: Array, bend: Array, pull: Array, w: Array, l1: float, l2: float, slack: float = 0.0
) -> Array:
    """Minimise q(v) + l1 ||v||_1 + l2/2 ||v||_2^2, where q has Hessian X^T diag(bend) X and slope -pull at w.

    For X (n, p), bend (n,) >= 0, pull (p,), l1 > 0 and l2 >= 0; nothing is checked.  The start w (p,) is
    best where few entries differ from 0.  A pull may exceed l1 by `slack` >= 0.
    """
    root = np.sqrt(bend)
    W = w.nonzero()[0]
    rows = X.T[W] * root  # the working set's columns, each a row
    moves = rows.any(axis=1)  # the weight of a column of zeros becomes 0
    W, rows = W[moves], rows[moves]
    v, now, G = w[W], pull, rows @ rows.T
    c = pull[W] + G @ v
    G.flat[:: len(W) + 1] += l2
    limit = max(l1 + slack, l1 * (1 + TIE))
    solved = False
    while len(new := _find_hardest(now, W, limit, max(FIRST, int(np.count_nonzero(v))))) or not solved:
        entering = X.T[new] * root
        cross = rows @ entering.T
        block = entering @ entering.T
        c = np.concatenate([c, pull[new] + w[W] @ cross])
        block.flat[:: len(new) + 1] += l2
        G = _border(G, cross, block)
        rows, W = np.concatenate([rows, entering]), np.concatenate([W, new])
        v = lasso_signs(G, c, l1, np.concatenate([v, np.zeros(len(new))]))
        now = pull - (((v - w[W]) @ rows) * root) @ X
        solved = True
    out = np.zeros(len(pull))
    out[W] = v
    return out


def _find_hardest(pull: Array, W: Columns, limit: float, most: int) -> Columns:
    """The columns outside W that pull harder than the limit; of many the hardest."""
    over = np.abs(pull)
    over[W] = 0.0
    most = min(most, len(over))
    hardest = np.argpartition(over, len(over) - most)[-most:]
    return hardest[over[hardest] > limit]


def _border(G: Array, cross: Array, block: Array) -> Array:
    """The matrix [[G, cross], [cross^T, block]]; np.block takes longer than a small linear system."""
    m, k = cross.shape
    out = np.empty((m + k, m + k))
    out[:m, :m], out[:m, m:], out[m:, :m], out[m:, m:] = G, cross, cross.T, block
    return out


def lasso_signs(G: Array, c: Array, lam: float, w: Array) -> Array:
    """Minimise 1/2 w'Gw - c'w + lam ||w||_1: guess the signs, solve, and descend where the guess is lost.

    G (p, p) is positive semidefinite, with no zero on its diagonal, c (p,) in its range, lam > 0, w (p,) the
    start.  Source: Hintermueller, Ito & Kunisch (2003), "The primal-dual active set strategy as a semismooth
    Newton method".
    """
    if (found := _guessed(G, c, lam, w)) is not None:
        return found
    step = 1 / (_stretch(G) * G.diagonal())
    for steps in DESCENTS:
        w = _descended(G, c, lam, w, step, steps)
        if (found := _guessed(G, c, lam, w)) is not None:
            return found
    *_, (_, w) = homotopy(Gram(G), c, lam)
    return w


def _guessed(G: Array, c: Array, lam: float, w: Array) -> Array | None:
    """The minimiser, if the signs of w lead to it; None once more and more of them change.

    Weights that come out with the other sign leave, columns that pull too hard join, until nothing changes.
    """
    from scipy.linalg.lapack import dposv  # here, so that `import l1l2` does not wait for SciPy

    signs, fewest = _signs(w, c - G @ w, lam), len(c)
    for guess in range(GUESSES):
        A = signs.nonzero()[0]
        w = np.zeros(len(c))
        if len(A):
            block = G[A][:, A]
            block.flat[:: len(A) + 1] *= 1 + 1e-12  # columns that depend on each other share their weight
            _, w[A], failed = dposv(block, c[A] - lam * signs[A])
            if failed:
                return None
        next_signs = _signs(np.where(w * signs > 0, w, 0.0), np.where(signs == 0, c - G @ w, 0.0), lam)
        changes = int(np.count_nonzero(next_signs != signs))
        if changes == 0:
            return w
        if guess > 2 and changes > fewest:
            return None
        signs, fewest = next_signs, min(fewest, changes)
    return None


def _signs(w: Array, r: Array, lam: float) -> Array:
    """Signs of the weights, and of the pulls above lam where the weight is 0."""
    return np.where(w != 0, np.sign(w), np.sign(r) * (np.abs(r) > lam * (1 + TIE)))


def _descended(G: Array, c: Array, lam: float, w: Array, step: Array, steps: int) -> Array:
    """FISTA on the Gram matrix, which starts anew when its momentum points uphill.

    Beck & Teboulle (2009); O'Donoghue & Candes (2015), "Adaptive restart for accelerated gradient schemes".
    """
    ahead, t, threshold = w, 1.0, lam * step
    for _ in range(steps):
        u = ahead + step * (c - ahead @ G)
        w_next = u - np.clip(u, -threshold, threshold)
        if ((ahead - w_next) / step) @ (w_next - w) > 0:
            t = 1.0
        t_next = (1 + (1 + 4 * t * t) ** 0.5) / 2
        ahead = w_next + (t - 1) / t_next * (w_next - w)
        w, t = w_next, t_next
    return w


def _stretch(G: Array) -> float:
    """The largest eigenvalue of G with its diagonal scaled to 1, a little more: by the power method."""
    d = np.sqrt(G.diagonal())
    x = np.random.default_rng(0).standard_normal(len(d))  # a random start is orthogonal to no eigenvector
    for _ in range(POWER):
        x = G @ (x / d) / d
        largest = float(np.linalg.norm(x))
        x /= largest
    return 1.1 * largest
