"""The exact lasso path of min 1/2 w'Gw - c'w + lam ||w||_1, followed from lam_max downwards, event by event.

Between two events the active weights move on a straight line, for their correlations fall with lam: for
signs s it is G_AA dw = s dlam.  An event is a column whose correlation meets the falling line +-lam (it
joins), or an active weight that meets 0 (it leaves).

Source: Osborne, Presnell & Turlach (2000), "A new approach to variable selection in least squares problems";
Efron, Hastie, Johnstone & Tibshirani (2004), "Least angle regression", section 3.1.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..validate import Array

# Share of a column's length that must lie outside the span of the active ones for it to join: G holds squares
# of lengths, and so knows half of the digits.
DEPENDENT = 1e-5
PARALLEL = 1e-10  # a correlation that falls as fast as the line, to this precision, never meets it
ROUNDING = 1e-12  # share of a correlation: events nearer to the end than this are rounding errors
LEAST, MOST = 1e-140, 1e140  # sizes whose squares, and differences of squares, are floats
SIDES = np.array([[1.0], [-1.0]])


@dataclass(frozen=True, eq=False)
class Gram:
    """The matrix G itself, shape (p, p): best for small p."""

    G: Array

    def squares(self) -> Array:
        """Squared lengths of the columns, shape (p,)."""
        return self.G.diagonal()

    def along(self, active: Array, d: Array) -> Array:
        """Correlations lost, G[:, active] @ d, shape (p,)."""
        return d @ self.G[active]

    def block(self, active: Array, j: int) -> tuple[Array, float]:
        """G[active, j] and G[j, j]."""
        return self.G[j, active], self.G[j, j]


@dataclass(frozen=True, eq=False)
class Design:
    """G = A^T A + l2 * I by its root, given as A^T (p, n): for large p, when G would not fit.

    Every product with G costs one with A.
    """

    AT: Array
    l2: float = 0.0

    def squares(self) -> Array:
        """Squared lengths of the columns, shape (p,)."""
        return np.vecdot(self.AT, self.AT) + self.l2

    def along(self, active: Array, d: Array) -> Array:
        """Correlations lost, G[:, active] @ d, shape (p,)."""
        lost = self.AT @ (d @ self.AT[active])
        lost[active] += self.l2 * d
        return lost

    def block(self, active: Array, j: int) -> tuple[Array, float]:
        """G[active, j] and G[j, j]."""
        a = self.AT[j]
        return self.AT[active] @ a, a @ a + self.l2


def squarable(A: Array, name: str) -> None:
    """Refuse a vector, or a column of a matrix, whose largest number has a square that is no float.

    A ValueError says which: it is neither 0 nor from LEAST to MOST in size.
    """
    sizes = np.atleast_1d(np.abs(A).max(axis=0))
    wrong = sizes[(sizes > MOST) | ((sizes < LEAST) & (sizes > 0))]
    if wrong.size:
        raise ValueError(
            f"{name}: got a column whose largest number is {wrong[0]:.3g} in size; "
            f"give numbers whose squares are floats, from {LEAST:g} to {MOST:g} in size"
        )


def homotopy(form: Gram | Design, c: Array, lam_min: float = 0.0) -> Iterator[tuple[float, Array]]:
    """Yield the knots (lam, w) of the path, from lam = max |c| down to lam_min >= 0.

    The form holds G, positive semi-definite, (p, p); c are the correlations at w = 0, in the range of G,
    (p,).  lam never rises (it is equal at simultaneous events); the last is lam_min, unless the path was cut
    short after 8 p + 100 events.

    A column that depends linearly on the active ones is passed over until one of those leaves: the solution
    without it is as good.
    """
    p = len(c)
    w, r, lam = np.zeros(p), c.copy(), float(np.abs(c).max())
    # Where the fit is perfect, rounding errors make every column join just above lam = 0, the longest first.
    length = np.sqrt(form.squares())
    size = (np.abs(c) / np.where(length > 0, length, np.inf)).max()
    end = ROUNDING * size * length
    longest = float(end.max())
    yield lam, w.copy()
    active, signs, inverse = np.empty(0, int), np.empty(0), np.empty((0, 0))
    free: NDArray[np.bool_] = np.ones(p, bool)  # may join: neither active nor passed over
    event, j = "join", int(np.abs(r).argmax())
    for _ in range(8 * p + 100):
        if event == "join":
            free[j] = False
            g, gjj = form.block(active, j)
            u = inverse @ g
            rest = gjj - g @ u  # squared length of column j outside the span of the active ones
            if rest > DEPENDENT**2 * gjj:
                inverse = _grow_inverse(inverse, u, float(rest))
                active, signs = np.concatenate([active, [j]]), np.concatenate([signs, [np.sign(r[j])]])
        elif event == "leave":
            stay = np.arange(len(active)) != j
            inverse, active, signs = _shrink_inverse(inverse, j, stay), active[stay], signs[stay]
            free[:] = True
            free[active] = False
        if lam <= lam_min or not len(active):
            return
        d = inverse @ signs
        a = form.along(active, d)
        step, event, j = min(_find_join(lam, r, a, free), _find_leave(w[active], d, signs))
        if lam - step <= longest:
            left = lam - end
            step, event, j = min(
                _find_join(lam, r, a, free, left), _find_leave(w[active], d, signs, left[active])
            )
        if step >= lam - lam_min:
            step, event = lam - lam_min, "end"
        w[active] = _move(w[active], step * d)
        r -= step * a
        lam = lam - step if event != "end" else lam_min
        yield lam, w.copy()


def _find_join(
    lam: float, r: Array, a: Array, free: NDArray[np.bool_], left: Array | None = None
) -> tuple[float, str, int]:
    """When, before nothing is left, does a free correlation r - t a meet a line +-(lam - t), and which?"""
    falling = 1 - SIDES * a  # how fast each line gains on each correlation
    t = np.full(falling.shape, np.inf)
    np.divide(np.maximum(lam - SIDES * r, 0), falling, out=t, where=free & (falling > PARALLEL))
    if left is not None:
        t[t >= left] = np.inf
    first = int(t.argmin())
    return float(t.flat[first]), "join", first % len(r)


def _find_leave(w: Array, d: Array, signs: Array, left: Array | None = None) -> tuple[float, str, int]:
    """When, before nothing is left, does an active weight w + t d meet 0, and which?"""
    t = np.full(len(w), np.inf)
    np.divide(np.abs(w), np.abs(d), out=t, where=signs * d < 0)
    if left is not None:
        t[t >= left] = np.inf
    first = int(t.argmin())
    return float(t[first]), "leave", first


def _move(w: Array, by: Array) -> Array:
    """w + by, but 0.0 where a weight meets 0, whichever of several events at once is the one that counts."""
    out = w + by
    out[np.abs(out) < ROUNDING * np.abs(w)] = 0.0
    return out


def _grow_inverse(inverse: Array, u: Array, rest: float) -> Array:
    """Inverse of G_AA with one more column, by blocks; u = inverse @ G_Aj, rest its Schur complement."""
    m = len(u)
    out = np.empty((m + 1, m + 1))
    out[:m, :m] = inverse + np.outer(u, u / rest)
    out[:m, m] = out[m, :m] = -u / rest
    out[m, m] = 1 / rest
    return out


def _shrink_inverse(inverse: Array, k: int, stay: Array) -> Array:
    """Inverse of G_AA without its k-th column; stay masks the others."""
    g = inverse[stay, k]
    return inverse[stay][:, stay] - np.outer(g, g / inverse[k, k])
