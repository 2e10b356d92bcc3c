"""One lasso of two weights, solved in six ways, none of which sees another's answer.

Each takes many lam and answers with a pair of weights for each: where they agree, that is a result and no
copy.  (The sixth way is the path, `lasso_path`.)  The loss is 1/2 (w - b)'G(w - b), with G = X'X/n.
"""

from collections.abc import Callable, Iterator

import numpy as np

from ...maths.batch import lasso_2d_batch
from ...maths.datafits import Quadratic
from ...maths.penalties import L1
from ...maths.plane import lam_on_diamond, on_diamond
from ...maths.priors import Laplace
from ...maths.problem import Problem
from ...maths.trace import run
from ...validate import Array

START, CONVERGED = np.array([-0.5, 1.2]), 1e-10
HALVINGS = 64  # of an interval, down to rounding
Solver = Callable[[Problem, Array], Iterator[Array]]


def iterate(solver: Solver, datafit: Quadratic, lams: Array) -> list[Array]:
    """Run an algorithm from (-0.5, 1.2) until it is certified: return all iterates, for each lam."""
    problems = [Problem(datafit, L1(lam)) for lam in lams]
    return [run(solver(problem, START), problem, tol=CONVERGED).w for problem in problems]


def touch(G: Array, b: Array, lams: Array) -> Array:
    """Halve the budgets until each diamond's best point has the price lam, shape (len(lams), 2).

    A smaller diamond has a higher price; at lam_max no budget is left.
    """
    low, high = np.zeros(len(lams)), np.full(len(lams), np.abs(b).sum())

    def best(t: Array) -> Array:
        return t[:, None] * on_diamond(G, b / t[:, None], 1.0)  # the diamond of radius 1, scaled

    for _ in range(HALVINGS):
        middle = (low + high) / 2
        dear = lam_on_diamond(G, b, best(middle)) > lams
        low, high = np.where(dear, middle, low), np.where(dear, high, middle)
    return np.where((lams >= np.abs(G @ b).max())[:, None], 0.0, best(high))


def balance(G: Array, b: Array, lams: Array) -> Array:
    """Balance the forces on each weight while the other is held, shape (len(lams), 2).

    The first weight always gives way to its own balance.  What then pulls on the second falls as it grows: 0
    is its place if at most lam pulls there, else halve the interval in which pull and push meet.
    """
    c = G @ b

    def first(w2: Array) -> Array:
        pull = c[0] - G[0, 1] * w2
        return np.sign(pull) * np.maximum(np.abs(pull) - lams, 0) / G[0, 0]

    def pull(w2: Array) -> Array:
        return c[1] - G[0, 1] * first(w2) - G[1, 1] * w2

    side = np.sign(pull(np.zeros(len(lams))))
    held = np.abs(pull(np.zeros(len(lams)))) <= lams
    low, high = np.zeros(len(lams)), np.full(len(lams), np.abs(c).sum() / np.linalg.eigvalsh(G)[0])
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        short = side * pull(side * middle) > lams
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    w2 = np.where(held, 0.0, side * high)
    return np.column_stack([first(w2), w2])


def find_peaks(datafit: Quadratic, noise_var: float, lams: Array) -> Array:
    """Find the peak of the joint posterior, lam a Laplace prior, shape (len(lams), 2).

    In the posterior's own units: the log-likelihood has curvature X'X/sigma^2, the log-prior slope 1/scale.
    """
    X, y, n = datafit.X, datafit.y, len(datafit.y)
    (g11, g12), (_, g22) = X.T @ X / noise_var
    c1, c2 = X.T @ y / noise_var
    slopes = [1 / Laplace(noise_var / (n * lam)).scale if lam > 0 else 0.0 for lam in lams]
    return lasso_2d_batch(g11, g12, g22, c1, c2, np.array(slopes))


def trace_contours(G: Array, w: Array, pull: Array, lams: Array, rises: Array, turn: Array) -> Array:
    """Find where the objective has risen by `rises` above its minimum at w, along rays.

    Parameters
    ----------
    w, pull : ndarray, shape (len(lams), 2)
        Minimisers, and G(b - w) there.
    turn : ndarray, shape (k,)
        Angles of the rays, in coordinates in which contours of the loss are circles.

    Returns
    -------
    ndarray, shape (len(lams), len(rises), 2, k)
    """
    ray = np.linalg.solve(np.linalg.cholesky(G).T, [np.cos(turn), np.sin(turn)])

    def rise(r: Array) -> Array:
        moved = w[:, None, :, None] + r[:, :, None] * ray
        price = np.abs(moved).sum(axis=2) - np.abs(w).sum(axis=1)[:, None, None]
        return r**2 / 2 - r * (pull @ ray)[:, None] + lams[:, None, None] * price

    shape = len(lams), len(rises), len(turn)
    low, high = np.zeros(shape), np.broadcast_to(np.sqrt(2 * rises[:, None]), shape)
    for _ in range(20):  # more than the eye can tell
        middle = (low + high) / 2
        under = rise(middle) < rises[:, None]
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return w[:, None, :, None] + high[:, :, None] * ray
