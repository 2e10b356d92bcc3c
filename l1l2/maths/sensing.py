"""Compressed sensing: the vector of smallest l1 norm that explains a few measurements, and its proof.

The letters are those of its literature: a signal x of n numbers, k of them not 0, and m measurements b = Ax.

References
----------
Chen, Donoho & Saunders (1998), "Atomic decomposition by basis pursuit".
"""

from dataclasses import dataclass
from itertools import pairwise
from warnings import warn

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, integer, number
from .datasets import _generator
from .homotopy import Design, Gram, homotopy
from .problem import ConvergenceWarning

TINY = 1e-9  # relative: what rounding leaves of an equality
SMALL = 1000  # for signals of up to so many numbers the Gram matrix is cheaper than the steps it shortens


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

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type or out of range.
    """
    n = integer(n, "n", least=1)
    m = int(number(integer(m, "m", least=1), "m", most=n))
    k = int(number(integer(k, "k", least=0), "k", most=m))
    rng, noise = _generator(rng), number(noise, "noise", least=0)
    x = np.zeros(n)
    x[rng.choice(n, k, replace=False)] = rng.choice([-1.0, 1.0], k) * (1 + np.abs(rng.standard_normal(k)))
    disturbed = noise * rng.standard_normal(n)[:m]
    A = rng.standard_normal((m, n))
    return Sensed(A, A @ x + disturbed, x)


def basis_pursuit(A: ArrayLike, b: ArrayLike, noise: float = 0.0) -> Pursuit:
    """Minimise ||x||_1 among the x with ||Ax - b||_2 <= noise, by the exact lasso path.

    The path of 1/2 ||Ax - b||_2^2 + lam ||x||_1 passes through the solution: where its residual has shrunk to
    `noise`, and for noise = 0 at its end, lam -> 0.

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
        If A is not a finite matrix, b not a finite vector of its rows, noise no number >= 0, or no x is that
        near to b.

    Warns
    -----
    ConvergenceWarning
        If a condition is missed by more than 1e-8.

    References
    ----------
    Osborne, Presnell & Turlach (2000); van den Berg & Friedlander (2008), "Probing the Pareto frontier for
    basis pursuit solutions".
    """
    A, b = array(A, "A", ndim=2), array(b, "b", ndim=1)
    if len(b) != len(A):
        raise ValueError(f"b: got {len(b)} values for the {len(A)} rows of A; give one value a row")
    noise = number(noise, "noise", least=0)
    if np.linalg.norm(b) <= noise:
        return Pursuit(np.zeros(A.shape[1]), np.zeros(len(b)), 0.0)
    AT = np.ascontiguousarray(A.T)
    if not (AT @ b).any():
        raise _unreachable(noise, float(np.linalg.norm(b)))
    x, y = _within(A, AT, b, noise) if noise > 0 else _at_the_end(AT, b)
    far = float(np.linalg.norm(A @ x - b))
    if far > noise + 1e-6 * np.linalg.norm(b):
        raise _unreachable(noise, far)
    norm, bound = np.abs(x).sum(), b @ y - noise * np.linalg.norm(y)
    misses = abs(far - noise) / np.linalg.norm(b), np.abs(AT @ y).max() - 1, (norm - bound) / norm
    if max(misses) > 1e-8:
        warn(f"basis_pursuit misses a condition by {max(misses):.1e}", ConvergenceWarning, stacklevel=2)
    return Pursuit(x, y, float(max(misses)))


def _unreachable(noise: float, far: float) -> ValueError:
    return ValueError(f"b: no x has Ax within {noise:g} of b (at best {far:.3g}); give a b that A can make")


def _within(A: Array, AT: Array, b: Array, noise: float) -> tuple[Array, Array]:
    """The point of the path whose residual is of length `noise`, and its dual vector."""
    for (lam, x), (lam_next, x_next) in pairwise(homotopy(Design(AT), AT @ b)):
        r, change = b - A @ x, A @ (x - x_next)
        if np.linalg.norm(r + change) <= noise:
            # ||r + t change||_2 = noise has one root t in (0, 1], where the residual comes down.
            slope, excess = -(r @ change), r @ r - noise**2
            t = excess / (slope + np.sqrt(np.maximum(slope**2 - change @ change * excess, 0)))
            return x + t * (x_next - x), (r + t * change) / ((1 - t) * lam + t * lam_next)
    return x_next, 0 * b  # not within reach, as `basis_pursuit` will say


def _at_the_end(AT: Array, b: Array) -> tuple[Array, Array]:
    """The end of the path and the dual vector of its last piece, solved afresh from who is alive on it.

    Nearer to lam = 0 than this the path's events are rounding.
    """
    c = AT @ b
    form = Gram(AT @ AT.T) if len(AT) <= SMALL else Design(AT)
    *_, (_, x) = homotopy(form, c, TINY * np.abs(c).max())
    active = x.nonzero()[0]
    Q, R = np.linalg.qr(AT[active].T)
    y = Q @ np.linalg.solve(R.T, np.sign(x[active]))
    end = np.linalg.solve(R, b @ Q)
    # A weight that dies just at lam = 0 comes out as rounding noise; without it the rest is solved once more.
    alive = np.abs(end) > TINY * np.abs(end).max()
    x = np.zeros(len(AT))
    if not alive.all():
        Q, R = np.linalg.qr(AT[active[alive]].T)
        end[alive] = np.linalg.solve(R, b @ Q)
    x[active[alive]] = end[alive]
    return x, y
