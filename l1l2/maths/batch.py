"""Many small lassos at once: two weights in closed form, more by guessing the signs of all together."""

from warnings import warn

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array
from .exact import lasso_gram, missed
from .problem import ConvergenceWarning

ROUNDS = 8  # of guesses; a problem that is not solved by then is solved alone
TIE = 1e-10  # a pull above lam by less than this share is a rounding error
EXACT = 1e-10  # share of max |c| by which a guess may miss its conditions; beyond, it is solved alone
TOO_FAR = 1e-8  # share of max |c| from which on an answer is reported


def lasso_2d_batch(
    g11: ArrayLike, g12: ArrayLike, g22: ArrayLike, c1: ArrayLike, c2: ArrayLike, lam: ArrayLike
) -> Array:
    """Minimise 1/2 w'Gw - c'w + lam ||w||_1 over pairs w, in closed form, for every entry of the arrays.

    Solve with one weight alone.  If the pull of what is left on the other is at most lam, this is the
    answer; else the other is not 0 and has the sign of that pull.  So nothing is searched: two lassos of one
    weight say which weights are not 0 and with which signs, and then the solution is one linear system.

    Parameters
    ----------
    g11, g12, g22, c1, c2 : array_like
        Entries of G = X^T X / n, positive semidefinite, and of c = X^T y / n; all six arguments broadcast.
    lam : array_like, >= 0

    Returns
    -------
    ndarray, shape (..., 2)
        One of the minimisers where columns depend on each other: one with a zero.

    Raises
    ------
    TypeError, ValueError
        If an argument is not finite, real numbers, if they do not broadcast, if a G is not positive
        semidefinite or a lam negative, or if a weight is no float: c1 or c2 too large beside G.
    """
    six = _check(g11=g11, g12=g12, g22=g22, c1=c1, c2=c2, lam=lam)
    with np.errstate(over="ignore", invalid="ignore"):
        w = _solve_pairs(*six)
    if not np.isfinite(w).all():
        raise ValueError("c1, c2: got numbers so large beside G that a weight is no float; give other units")
    return w


def _solve_pairs(g11: Array, g12: Array, g22: Array, c1: Array, c2: Array, lam: Array) -> Array:
    g1, g2 = g11 + (g11 == 0), g22 + (g22 == 0)  # a column of zeros pulls nothing
    alone1, alone2 = (c1 - np.clip(c1, -lam, lam)) / g1, (c2 - np.clip(c2, -lam, lam)) / g2
    pull1, pull2 = c1 - g12 * alone2, c2 - g12 * alone1
    over1, over2 = np.abs(pull1) - lam, np.abs(pull2) - lam
    rest = g22 - g12 * (g12 / g1)  # the curvature that w2 has once w1 adapts
    flat = rest <= 8 * np.finfo(float).eps * g22
    first = (over2 <= 0) | (flat & (over2 <= over1))
    both = ~first & (over1 > 0) & ~flat
    left1, left2 = c1 - np.copysign(lam, pull1), c2 - np.copysign(lam, pull2)
    w2 = (left2 - g12 / g1 * left1) / np.where(flat, 1.0, rest)
    w1 = (left1 - g12 * w2) / g1
    w = np.zeros((*first.shape, 2))
    w[..., 0] += first * alone1 + both * w1
    w[..., 1] += ~(first | both) * alone2 + both * w2
    return w


def lasso_batch(G: ArrayLike, c: ArrayLike, lam: ArrayLike) -> Array:
    """Minimise 1/2 w'Gw - c'w + lam ||w||_1 for a stack of small problems.

    A few sweeps of coordinate descent guess the signs of all; with the signs known each solution is a linear
    system, and all are solved in one call.  Weights that come out with the other sign leave, columns that
    pull harder than lam join.  Where nothing changes the optimality conditions hold, and the problem leaves
    the stack; the few that go round in circles, or hold only nearly (a lam of next to nothing, and columns
    that depend on each other), are solved one by one.  Source: Hintermueller, Ito & Kunisch (2003), "The
    primal-dual active set strategy as a semismooth Newton method".

    Parameters
    ----------
    G : array_like, shape (..., p, p)
        Gram matrices X^T X / n, positive semidefinite.
    c : array_like, shape (..., p)
        Correlations X^T y / n.
    lam : array_like, shape (...), > 0
        The leading shapes of all three broadcast.

    Returns
    -------
    ndarray, shape (..., p)
        One of the minimisers where columns depend on each other.

    Raises
    ------
    TypeError, ValueError
        If an argument is not finite, real numbers, if their shapes do not fit, if a G is not symmetric or
        cannot be positive semidefinite, if a c pulls along a column of zeros, or a lam is not positive, or if
        a weight is no float: c too large beside G.

    Warns
    -----
    ConvergenceWarning
        If an answer misses its optimality conditions by more than 1e-8 of max |c|.
    """
    G, c, lam = _stack(array(G, "G"), array(c, "c"), array(lam, "lam"))
    *shape, p = c.shape
    G, c, lam = G.reshape(-1, p, p), c.reshape(-1, p), lam.reshape(-1)
    size = np.abs(c).max(axis=1)
    with np.errstate(over="ignore", invalid="ignore"):
        w, alone = _guess(G, c, lam, EXACT * size)
        off = np.zeros(len(w))
        for k in alone:
            v = lasso_gram(G[k], c[k], float(lam[k]))
            both = np.array([v, w[k]])
            miss = missed(both, c[k] - both @ G[k], lam[k])
            w[k], off[k] = (v, miss[0]) if not miss[0] > miss[1] else (w[k], miss[1])
    if not np.isfinite(w).all():
        raise ValueError("c: got numbers so large beside G that a weight is no float; give other units")
    if (wrong := ~(off <= TOO_FAR * size)).any():
        by = f"their optimality conditions by up to {(off[wrong] / size[wrong]).max():.1e} of max |c|"
        warn(f"lasso_batch: {wrong.sum()} of {len(w)} answers miss {by}", ConvergenceWarning, stacklevel=2)
    return w.reshape(*shape, p)


def _guess(G: Array, c: Array, lam: Array, exact: Array) -> tuple[Array, list[int]]:
    """Weights (k, p), and which of them are not settled or miss their conditions by more than exact (k,)."""
    w, live = np.zeros(c.shape), np.arange(len(c))
    signs, alone = np.sign(_sweep(G, c, lam)), []
    for _ in range(ROUNDS):
        w[live], after, off = _solved(G[live], c[live], lam[live, None], signs[live])
        changed = (after != signs[live]).any(axis=1)
        signs[live] = after
        alone += live[~changed & ~(off <= exact[live])].tolist()
        live = live[changed]
        if not len(live):
            break
    return w, alone + live.tolist()


def _sweep(G: Array, c: Array, lam: Array) -> Array:
    """Three sweeps of coordinate descent from 0, each coordinate for all problems together; shape (k, p)."""
    rows, targets = np.ascontiguousarray(G.transpose(1, 2, 0)), np.ascontiguousarray(c.T)
    w = np.zeros(targets.shape)
    for _ in range(3):
        for j, row in enumerate(rows):
            w[j] = 0.0
            z = targets[j] - np.einsum("ik,ik->k", row, w)
            w[j] = (z - np.clip(z, -lam, lam)) / (row[j] + (row[j] == 0))
    return w.T


def _solved(G: Array, c: Array, lam: Array, signs: Array) -> tuple[Array, Array, Array]:
    """Weights that belong to the signs, signs that these and their pulls ask for, and what they miss."""
    on = signs != 0
    each = np.arange(c.shape[1])
    A = G * (on[:, :, None] & on[:, None, :])
    # The diagonal grows a little, so that columns that depend on each other share their weight.
    A[:, each, each] = np.where(on, (1 + 1e-12) * A[:, each, each], 1.0)
    w = np.linalg.solve(A, np.where(on, c - lam * signs, 0.0)[..., None])[..., 0]
    pull = c - (w[:, None] @ G)[:, 0]  # G is symmetric
    joining = np.where(on | (np.abs(pull) <= lam * (1 + TIE)), 0.0, np.sign(pull))
    return w, np.where(w * signs < 0, 0.0, signs) + joining, missed(w, pull, lam)


def _stack(G: Array, c: Array, lam: Array) -> tuple[Array, Array, Array]:
    """The three with the same leading shape."""
    if not c.ndim or G.shape[-2:] != c.shape[-1:] * 2:
        raise ValueError(f"G: got shape {G.shape} for c of shape {c.shape}; give (..., p, p) and (..., p)")
    try:
        shape = np.broadcast_shapes(G.shape[:-2], c.shape[:-1], lam.shape)
    except ValueError:
        got = f"{G.shape[:-2]}, {c.shape[:-1]} and {lam.shape}"
        raise ValueError(f"lam: got the leading shapes {got}; give shapes that broadcast") from None
    if lam.min() <= 0:
        raise ValueError(f"lam: got {lam.min():g}; give numbers > 0")
    d = np.diagonal(G, axis1=-2, axis2=-1)
    root = np.sqrt(d.clip(0))
    most = root[..., :, None] * root[..., None, :]
    off = (np.abs(G) > most * (1 + 1e-12)) | (np.abs(G - G.swapaxes(-1, -2)) > 1e-10 * most)
    if d.min() < 0 or off.any():
        raise ValueError("G: got one that is not symmetric and positive semidefinite; give X^T X / n")
    if ((d == 0) & (c != 0)).any():
        raise ValueError("c: got a pull along a column of zeros; give X^T y / n of the same X")
    return (
        np.broadcast_to(G, shape + G.shape[-2:]),
        np.broadcast_to(c, shape + c.shape[-1:]),
        np.broadcast_to(lam, shape),
    )


def _check(**given: ArrayLike) -> list[Array]:
    arrays = {name: array(value, name) for name, value in given.items()}
    shape: tuple[int, ...] = ()
    for name, value in arrays.items():
        try:
            shape = np.broadcast_shapes(shape, value.shape)
        except ValueError:
            raise ValueError(
                f"{name}: got shape {value.shape} beside {shape}; give shapes that broadcast"
            ) from None
    for name in ("g11", "g22", "lam"):
        if (low := arrays[name].min()) < 0:
            raise ValueError(f"{name}: got {low:g}; give numbers >= 0")
    most = np.sqrt(arrays["g11"]) * np.sqrt(arrays["g22"])  # roots first: g11 * g22 may be no float
    if (np.abs(arrays["g12"]) > most * (1 + 1e-12)).any():
        raise ValueError("g12: got g12^2 > g11 g22; give the entries of a positive semidefinite matrix")
    return [*arrays.values()]
