"""Two weights on a budget: where the loss is least on the diamond and on the disc, and how often at a corner.

The loss is 1/2 (w - b)'G(w - b), least at b.  Every answer is exact but for rounding, and takes any number of
b at once.  Rounding w alone moves the pull G(b - w) by about 1e-16 of |G| |w|: where the curvatures differ by
1e10, no answer is better than 1e-6 of the pull.
"""

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, integer, number
from .datafits import Quadratic
from .sections import BAD_INPUT, append_sections

SIGNS = ((1, 1), (-1, 1), (-1, -1), (1, -1))

BUDGET = """
    Parameters
    ----------
    G : array_like, shape (2, 2)
        Curvature of the loss (X^T X / n), positive definite.
    b : array_like, shape (..., 2)
        Where the loss is least without a budget: least squares.
    t : float > 0
        The budget.

    Returns
    -------
    ndarray, shape (..., 2)

    Raises
    ------
    TypeError, ValueError
        If G is not symmetric positive definite, b not finite pairs, or t <= 0.
    """

PRICE = """
    Parameters
    ----------
    G, b
        As in `on_diamond`.
    w : array_like, shape (..., 2)

    Returns
    -------
    ndarray, shape (...)
        0 where the constraint does not bind.

    Raises
    ------
    TypeError, ValueError
        If G is not symmetric positive definite, or b or w not finite pairs.
    """


@append_sections(BUDGET)
def on_diamond(G: ArrayLike, b: ArrayLike, t: float) -> Array:
    """Minimise 1/2 (w - b)'G(w - b) subject to ||w||_1 <= t: b itself, a vertex, or a point of an edge.

    A vertex is optimal where the pull G(b - w) along its axis is at least as strong as across it: where the
    pull lies in the normal cone.  Otherwise the best point of one edge's line lies on that edge.  At a
    vertex the other weight is 0.0 exactly.

    Source: Tibshirani (1996), "Regression shrinkage and selection via the lasso", section 2.3.
    """
    G, b, t = _check(G, b, t)
    b1, b2 = np.moveaxis(b, -1, 0).copy()
    (g11, g12), (_, g22) = G
    c1, c2 = g11 * b1 + g12 * b2, g12 * b1 + g22 * b2
    rounding = 16 * np.finfo(float).eps * (np.abs(c1) + np.abs(c2) + t * (g11 + g22))
    open_ = np.abs(b1) + np.abs(b2) > t
    w1, w2 = b1 * ~open_, b2 * ~open_
    for s in (1, -1):
        here = open_ & (s * c1 - t * g11 >= np.abs(c2 - s * t * g12) - rounding)
        w1, open_ = w1 + here * (s * t), open_ & ~here
        here = open_ & (s * c2 - t * g22 >= np.abs(c1 - s * t * g12) - rounding)
        w2, open_ = w2 + here * (s * t), open_ & ~here
    for s1, s2 in SIGNS:  # the edge's points: t/2 (s1, s2) + shift (s1, -s2)
        pull = s1 * (c1 - t / 2 * (g11 * s1 + g12 * s2)) - s2 * (c2 - t / 2 * (g12 * s1 + g22 * s2))
        shift = pull / (g11 - 2 * s1 * s2 * g12 + g22)
        here = open_ & (s1 * b1 + s2 * b2 > t) & (np.abs(shift) <= t / 2)
        w1, w2 = w1 + here * (s1 * (t / 2 + shift)), w2 + here * (s2 * (t / 2 - shift))
    return np.stack([w1, w2], axis=-1)


@append_sections(BUDGET)
def on_disc(G: ArrayLike, b: ArrayLike, t: float) -> Array:
    """Minimise 1/2 (w - b)'G(w - b) subject to ||w||_2 <= t: b itself, or a point of the circle.

    On the circle w = (G + lam I)^-1 G b for the one lam > 0 that gives ||w||_2 = t.  1/||w|| is concave in
    lam: Newton's method from lam = 0 comes up to it and never passes.  It stops when the length is t, for
    lam itself is known only as well as it decides the length.

    Source: Moré & Sorensen (1983), "Computing a trust region step", section 3.
    """
    G, b, t = _check(G, b, t)
    curvature, axes = np.linalg.eigh(G)
    open_ = np.hypot(b[..., 0], b[..., 1]) > t
    unit = power_of_two(np.abs(b).max(axis=-1))
    turned = (b / unit[..., None]) @ axes
    with np.errstate(over="ignore"):  # a budget so large that no b needs it
        radius = np.maximum(t / unit, 1e-60)  # has a square; a smaller one gives the same direction
    lam = np.zeros(b.shape[:-1])
    for _ in range(100):
        steep = curvature + lam[..., None]
        v = turned * (curvature / steep)
        length = np.where(open_, np.hypot(v[..., 0], v[..., 1]), radius)
        if (length <= radius * (1 + 8 * np.finfo(float).eps)).all():
            break
        slope = np.where(open_, np.vecdot(v, v / steep), 1.0)
        lam += (length / radius - 1) * length**2 / slope
    on_circle = v @ axes.T * (t / length)[..., None]
    return np.where(open_[..., None], on_circle, b)


@append_sections(PRICE)
def lam_on_diamond(G: ArrayLike, b: ArrayLike, w: ArrayLike) -> Array:
    """The price that the budget amounts to: w minimises 1/2 (w - b)'G(w - b) + lam ||w||_1 as well.

    It is max |G(b - w)|, for w of `on_diamond`.
    """
    return np.abs((_check_pairs(b, "b") - _check_pairs(w, "w")) @ _check_curvature(G)).max(axis=-1)


@append_sections(PRICE)
def lam_on_disc(G: ArrayLike, b: ArrayLike, w: ArrayLike) -> Array:
    """The price that the budget amounts to: w minimises 1/2 (w - b)'G(w - b) + lam/2 ||w||_2^2 as well.

    It is ||G(b - w)|| / ||w||, for w of `on_disc`.
    """
    w = _check_pairs(w, "w")
    pull = (_check_pairs(b, "b") - w) @ _check_curvature(G)
    size = np.hypot(w[..., 0], w[..., 1])
    return np.hypot(pull[..., 0], pull[..., 1]) / np.where(size > 0, size, 1.0)


@append_sections(BAD_INPUT)
def bowl(G: ArrayLike, b: ArrayLike) -> Quadratic:
    """The loss 1/2 (w - b)'G(w - b) as a datafit of two rows, to be priced, solved and certified.

    Parameters
    ----------
    G, b
        As in `on_diamond`, but one b, shape (2,).

    Returns
    -------
    Quadratic
    """
    X = np.sqrt(2) * np.linalg.cholesky(_check_curvature(G)).T  # X^T X / 2 = G
    return Quadratic(X, X @ array(b, "b", shape=(2,)))


@append_sections(BAD_INPUT)
def corner_probability(share: ArrayLike) -> Array:
    """Probability that the best point of a diamond is a vertex, for a round loss.

    The loss is isotropic; its centre is uniform on the square [-W, W]^2 outside the diamond of radius t.
    Each vertex wins where b_1 - |b_2| >= t, a triangle of area (W - t)^2: (W - t)^2 / (W^2 - t^2/2) in all.

    Parameters
    ----------
    share : array_like
        t/W, in (0, 1].

    Returns
    -------
    ndarray, shape of share
    """
    s = array(share, "share")
    if (wrong := s[(s <= 0) | (s > 1)]).size:
        raise ValueError(f"share: got {wrong[0]:g}; give t/W, numbers > 0 and <= 1")
    return (1 - s) ** 2 / (1 - s**2 / 2)


@append_sections(BAD_INPUT)
def corner_share(G: ArrayLike, share: float, draws: int, rng: np.random.Generator) -> float:
    """How often `on_diamond` answers with a vertex, for centres drawn as in `corner_probability`.

    Parameters
    ----------
    G : array_like, shape (2, 2)
        As in `on_diamond`.
    share, draws, rng
        As in `centres`.

    Returns
    -------
    float
        Its standard error is sqrt(P (1 - P) / draws).
    """
    w = on_diamond(G, centres(share, draws, rng), share)
    return float((w[:, 0] * w[:, 1] == 0).mean())


@append_sections(BAD_INPUT)
def centres(share: float, draws: int, rng: np.random.Generator) -> Array:
    """Points uniform on the square [-1, 1]^2 outside the diamond of radius share, shape (draws, 2).

    Parameters
    ----------
    share : float
        t/W of `corner_probability`, in (0, 1].
    draws : int >= 1
    rng : numpy.random.Generator
    """
    share, draws = number(share, "share", above=0, most=1), integer(draws, "draws", least=1)
    generator(rng)
    b = rng.uniform(-1, 1, (draws, 2))
    while (inside := np.abs(b[:, 0]) + np.abs(b[:, 1]) <= share).any():
        b[inside] = rng.uniform(-1, 1, (inside.sum(), 2))
    return b


def _check(G: ArrayLike, b: ArrayLike, t: float) -> tuple[Array, Array, float]:
    G = _check_curvature(G)
    return G / power_of_two(np.abs(G).max()), _check_pairs(b, "b"), number(t, "t", above=0)


def power_of_two(sizes: Array) -> Array:
    """A power of two near each size >= 0, for what is divided by it is not rounded."""
    return np.ldexp(1.0, np.frexp(sizes)[1] - 1)


def _check_pairs(value: ArrayLike, name: str) -> Array:
    pairs = array(value, name)
    if pairs.shape[-1:] != (2,):
        raise ValueError(f"{name}: got shape {pairs.shape}; give pairs, shape (..., 2)")
    return pairs


def _check_curvature(G: ArrayLike) -> Array:
    G = array(G, "G", shape=(2, 2))
    if abs(G[0, 1] - G[1, 0]) > 1e-12 * np.abs(G).max():
        raise ValueError(f"G: got {G.tolist()}; give a symmetric matrix")
    low, high = np.linalg.eigvalsh(G)
    if not low > 4 * np.finfo(float).eps * high:
        raise ValueError(
            f"G: got {G.tolist()}; give a positive definite matrix, such as [[1, 0.5], [0.5, 1]]"
        )
    return G
