"""GroupL1: the penalty that keeps or drops whole groups of weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..validate import Array, number, unmasked
from .sections import BAD_INPUT, append_sections


@append_sections(BAD_INPUT)
@dataclass(frozen=True, eq=False)
class GroupL1:
    """lam * sum_g sqrt(p_g) ||w_g||_2, p_g the size of group g, whose weights are 0 together or not at all.

    The norms are not squared, so each has a kink where its group is 0; the root makes groups of unlike sizes
    equally dear.  Groups of one weight each are `L1`.  Methods as in `Penalty`; `distance` gives a number a
    group.

    Parameters
    ----------
    lam : float >= 0
        Regularisation strength.
    groups : sequence of array_like of int
        The columns of each group; every column is in exactly one.

    References
    ----------
    Yuan & Lin (2006), "Model selection and estimation in regression with grouped variables", equations 2.1
    and 2.4.

    Examples
    --------
    >>> GroupL1(1.0, [[0, 1], [2]]).prox(np.array([3.0, 4.0, 0.5]), step=1.0).round(2)
    array([2.15, 2.87, 0.  ])
    """

    lam: float
    groups: Sequence[ArrayLike]

    def __post_init__(self) -> None:
        object.__setattr__(self, "lam", number(self.lam, "lam", least=0))
        object.__setattr__(self, "groups", _check_groups(self.groups))

    @cached_property
    def p(self) -> int:
        """Number of coefficients that it fits."""
        return len(self._order)

    def value(self, w: Array) -> Array:
        """g(w) of w (p,), or of each row of w (k, p)."""
        return self._lengths(w) @ self._prices

    def prox(self, v: Array, step: float) -> Array:
        """Block soft threshold: shorten each group by step * lam * sqrt(p_g), or drop all of it."""
        lengths, t = self._lengths(v), step * self._prices
        kept = lengths > t
        left = np.where(kept, 1 - t / np.where(kept, lengths, 1.0), 0.0)
        return v * left[self._owner] + 0.0  # no -0.0

    def distance(self, w: Array, pull: Array) -> Array:
        """How far each group's pull is from its slopes, shape (groups,).

        At w_g = 0 these are a ball of radius lam * sqrt(p_g), elsewhere one vector of that length along w_g.
        """
        lengths = self._lengths(w)
        alive = lengths > 0
        slope = w / np.where(alive, lengths, 1.0)[self._owner] * self._prices[self._owner]
        missed = self._lengths(pull - slope)
        return np.where(alive, missed, np.maximum(missed - self._prices, 0.0))

    def conjugate(self, u: Array) -> float:
        """0 where ||u_g|| <= lam * sqrt(p_g) for all groups, else inf."""
        return 0.0 if (self._lengths(u) <= self._prices * (1 + 1e-12)).all() else np.inf

    def dual_scaling(self, u: Array) -> float:
        """Largest factor <= 1 that brings u (p,) to where g* is finite."""
        largest = self.lam_max(u)
        return 1.0 if largest <= self.lam else float(self.lam / largest)

    def lam_max(self, gradient_at_zero: Array) -> float:
        """max_g ||gradient_g|| / sqrt(p_g)."""
        return float((self._lengths(gradient_at_zero) / np.sqrt(self._sizes)).max())

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        return np.array([len(group) for group in self._columns])

    @cached_property
    def _prices(self) -> Array:
        """What a unit of each group's length costs."""
        return self.lam * np.sqrt(self._sizes)

    @cached_property
    def _columns(self) -> list[NDArray[np.int64]]:
        return [np.asarray(group) for group in self.groups]

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        """All columns, group after group."""
        return np.concatenate(self._columns)

    @cached_property
    def _owner(self) -> NDArray[np.int64]:
        """The group of each column."""
        owner = np.empty_like(self._order)
        owner[self._order] = np.repeat(np.arange(len(self._sizes)), self._sizes)
        return owner

    def _lengths(self, v: Array) -> Array:
        """||v_g|| of each group of v (p,), or of each row of v; no square of it vanishes or overflows."""
        first = np.append(0, np.cumsum(self._sizes)[:-1])
        grouped = v[..., self._order]
        largest = np.maximum.reduceat(np.abs(grouped), first, axis=-1)
        unit = np.where(largest > 0, largest, 1.0)
        shares = grouped / np.repeat(unit, self._sizes, axis=-1)
        return largest * np.sqrt(np.add.reduceat(shares**2, first, axis=-1))


def _check_groups(groups: Sequence[ArrayLike]) -> tuple[NDArray[np.int64], ...]:
    """The groups as arrays that nobody can edit.

    Raises
    ------
    TypeError, ValueError
        If they are no lists of integers, or do not hold each of 0, 1, ... once.
    """
    allowed = "give lists of column numbers, such as [[0, 1], [2]]"
    if not isinstance(groups, (Sequence, np.ndarray)) or isinstance(groups, str):
        raise TypeError(f"groups: got a {type(groups).__name__}; {allowed}")
    columns = tuple(_check_group(group, allowed) for group in groups)
    if not columns:
        raise ValueError(f"groups: got none; {allowed}")
    every = np.sort(np.concatenate(columns))
    if (wrong := np.flatnonzero(every != np.arange(len(every)))).size:
        j, found = int(wrong[0]), int(every[wrong[0]])
        came = f"no group with column {j}" if found > j else f"column {found} twice"
        came = f"the column {found}" if found < 0 else came
        raise ValueError(f"groups: got {came}; give each of the columns 0, 1, ... in exactly one group")
    return columns


def _check_group(group: ArrayLike, allowed: str) -> NDArray[np.int64]:
    try:
        given = unmasked(group)
    except ValueError:
        raise ValueError(f"groups: got a ragged group; {allowed}") from None
    if given.ndim != 1 or given.size == 0:
        raise ValueError(f"groups: got a group of shape {given.shape}; {allowed}")
    if given.dtype.kind not in "iu":
        raise TypeError(f"groups: got a group of {given.dtype.name}; {allowed}")
    columns = given.astype(np.int64)
    columns.setflags(write=False)
    return columns
