"""Compressed sensing: the vector of smallest l1 norm that explains a few measurements, and its proof.

The letters are those of its literature: a signal x of n numbers, k of them not 0, and m measurements b = Ax.
Source: Chen, Donoho & Saunders (1998), "Atomic decomposition by basis pursuit".
"""

from dataclasses import dataclass
from itertools import pairwise
from warnings import warn

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, integer, number
from .homotopy import Design, Gram, homotopy, squarable
from .problem import ConvergenceWarning, unit_columns
from .programs import least_norm
from .sections import BAD_INPUT, append_sections

TINY = 1e-9  # relative: an equality that is missed by less holds but for rounding errors
MISSED = 1e-8  # relative: a warning is given where a condition is missed by more
ROUNDING = 1e-13  # relative: nothing shorter than this is a residual
SMALL = 1000  # up to so many numbers, computing the Gram matrix takes less time than it saves


@dataclass(frozen=True, eq=False)
class Sensed:
    """A sparse signal and what was measured of it.

    Attributes
    ----------
    A : ndarray, shape (m, n)
    b : ndarray, shape (m,)
        Ax, plus the noise where there is some.
    x : ndarray, shape (n,)
    """

    A: Array
    b: Array
    x: Array


@dataclass(frozen=True, eq=False)
class Pursuit:
    """A solution of basis pursuit and its proof.

    Attributes
    ----------
    x : ndarray, shape (n,)
    y : ndarray, shape (m,)
        The dual vector: ||A^T y||_inf <= 1, so every feasible point has a norm of b'y - noise ||y||_2
        or more.
    kkt : float
        The largest of three misses: of ||Ax - b||_2 = noise, relative to ||b||_2, of ||A^T y||_inf <= 1, and
        of that bound, relative to ||x||_1.
    """

    x: Array
    y: Array
    kkt: float


@append_sections(BAD_INPUT)
def spikes(m: int, n: int, k: int, *, rng: np.random.Generator, noise: float = 0.0) -> Sensed:
    """Draw a train of k spikes among n numbers, and m random sums of it.

    A generator in the same state gives the same signal for every m, and its first measurements again.

    Parameters
    ----------
    m : int, from 1 to n
        Measurements: standard normal rows.
    n : int >= 1
    k : int, from 0 to m
        Spikes, each of size at least 1.
    rng : numpy.random.Generator
    noise : float >= 0
        Standard deviation of what is added to each measurement.

    Returns
    -------
    Sensed
    """
    n = integer(n, "n", least=1)
    m = int(number(integer(m, "m", least=1), "m", most=n))
    k = int(number(integer(k, "k", least=0), "k", most=m))
    rng, noise = generator(rng), number(noise, "noise", least=0)
    x = np.zeros(n)
    x[rng.choice(n, k, replace=False)] = rng.choice([-1.0, 1.0], k) * (1 + np.abs(rng.standard_normal(k)))
    disturbed = noise * rng.standard_normal(n)[:m]
    A = rng.standard_normal((m, n))
    return Sensed(A, A @ x + disturbed, x)


def basis_pursuit(A: ArrayLike, b: ArrayLike, noise: float = 0.0) -> Pursuit:
    """Minimise ||x||_1 among the x with ||Ax - b||_2 <= noise, by the exact lasso path.

    The path of 1/2 ||Ax - b||_2^2 + lam ||x||_1 passes through the solution: where its residual has shrunk
    to `noise`, and for noise = 0 at its end, lam -> 0.  It gives the signs, and these, solved afresh, give
    the solution.  Where the path is lost among columns that nearly depend on each other (but for 1e-5 of
    their length and less), the signs are those of a linear program, which are right for a noise that is
    small.

    Source: Osborne, Presnell & Turlach (2000); van den Berg & Friedlander (2008), "Probing the Pareto
    frontier for basis pursuit solutions".

    Parameters
    ----------
    A : array_like, shape (m, n)
    b : array_like, shape (m,)
    noise : float >= 0
        How far Ax may be from b.

    Returns
    -------
    Pursuit

    Raises
    ------
    TypeError, ValueError
        If A is not a finite matrix, b not a finite vector of its rows, noise no number >= 0, no Ax is that
        near to b (but for 1e-6 of its length), or b or a column of A is so large or small (beyond 1e140,
        below 1e-140) that its square is no float.

    Warns
    -----
    ConvergenceWarning
        If a condition is missed by more than 1e-8.
    """
    A, b = array(A, "A", ndim=2), array(b, "b", ndim=1)
    if len(b) != len(A):
        raise ValueError(f"b: got {len(b)} values for the {len(A)} rows of A; give one value a row")
    noise = number(noise, "noise", least=0)
    squarable(A, "A")
    squarable(b, "b")
    size = float(np.linalg.norm(b))
    if size <= noise:
        return Pursuit(np.zeros(A.shape[1]), np.zeros(len(b)), 0.0)
    AT = np.ascontiguousarray(A.T)
    if not (AT @ b).any():
        raise _make_error(noise, size)
    found = _certify(AT, b, noise, *_solved(AT, b, noise, _signs(AT, b, noise)))
    if not found.kkt <= MISSED:
        nearest = _find_distance(A, b)
        if nearest > noise + 1e-6 * size:
            raise _make_error(noise, nearest)
        found = _by_program(AT, b, noise, found)
    if not found.kkt <= MISSED:
        warn(f"basis_pursuit misses a condition by {found.kkt:.1e}", ConvergenceWarning, stacklevel=2)
    return found


def _make_error(noise: float, far: float) -> ValueError:
    return ValueError(f"b: no x has Ax within {noise:g} of b (at best {far:.3g}); give a b that A can make")


def _find_distance(A: Array, b: Array) -> float:
    """How near Ax comes to b."""
    unit, _ = unit_columns(A)
    return float(np.linalg.norm(b - unit @ np.linalg.lstsq(unit, b)[0]))


def _certify(AT: Array, b: Array, noise: float, x: Array, y: Array) -> Pursuit:
    far, norm = np.linalg.norm(x @ AT - b), np.abs(x).sum()
    bound = b @ y - noise * np.linalg.norm(y)
    misses = abs(far - noise) / np.linalg.norm(b), np.abs(AT @ y).max() - 1, (norm - bound) / (norm or 1.0)
    return Pursuit(x, y, float(np.max(misses)))  # np.max returns a NaN where there is one, `max` may not


def _signs(AT: Array, b: Array, noise: float) -> Array:
    """The signs of the solution: those of the piece of the path on which the residual shrinks to `noise`.

    Nearer to lam = 0 than TINY the path's events are rounding: there the last piece is followed to its end.
    """
    c = AT @ b
    form = Gram(AT @ AT.T) if noise == 0 and len(AT) <= SMALL else Design(AT)
    for (_, start), (_, end) in pairwise(homotopy(form, c, TINY * np.abs(c).max())):
        piece = start + end
        if noise > 0 and np.linalg.norm(end @ AT - b) <= noise:
            break
    return np.sign(piece)


def _solved(AT: Array, b: Array, noise: float, signs: Array) -> tuple[Array, Array]:
    """The x of these signs whose residual is of length `noise`, and the dual vector."""
    active = signs.nonzero()[0]
    if not 0 < len(active) <= len(b):  # the path was lost
        return 0 * signs, 0 * b
    Q, R = np.linalg.qr(AT[active].T)
    y = Q @ np.linalg.solve(R.T, signs[active])
    # The residual is lam y, plus the part of b that these columns cannot make.
    beyond = b - Q @ (Q.T @ b)
    far = float(np.linalg.norm(beyond))
    lam = np.sqrt(max(noise - far, 0.0) * (noise + far)) / np.linalg.norm(y)
    end = np.linalg.solve(R, (b - lam * y) @ Q)
    # A weight that becomes 0 just at lam = 0 comes out as a rounding error: leave it out, and solve again.
    alive = end * signs[active] > (TINY * np.abs(end).max() if lam == 0 else 0.0)
    if not alive.all():
        Q, R = np.linalg.qr(AT[active[alive]].T)
        end[alive] = np.linalg.solve(R, (b - lam * y) @ Q)
    x = np.zeros(len(AT))
    x[active[alive]] = end[alive]
    return x, y + beyond / lam if far > ROUNDING * np.linalg.norm(b) and lam > 0 else y


def _by_program(AT: Array, b: Array, noise: float, found: Pursuit) -> Pursuit:
    """The best of what was found and of what the signs say that solve the linear program for noise = 0."""
    x, y = least_norm(AT.T, b)
    signs = np.where(np.abs(x) > TINY * np.abs(x).max(), np.sign(x), 0.0)
    exact, near = _solved(AT, b, 0.0, signs)[0], _solved(AT, b, noise, signs)
    others = [_certify(AT, b, noise, *pair) for pair in ((exact, y), near)]
    return min((found, *others), key=lambda p: p.kkt if p.kkt == p.kkt else np.inf)
