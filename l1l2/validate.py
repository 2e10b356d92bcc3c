"""Bad input, answered in one sentence: the argument, what came, what is allowed."""

from math import isfinite
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def array(
    value: ArrayLike, name: str, *, ndim: int | None = None, shape: tuple[int, ...] | None = None
) -> Array:
    """Return `value` as finite floats.

    Parameters
    ----------
    value : array_like
        What the caller gave.
    name : str
        The argument's name, for the message.
    ndim : int, optional
        Number of dimensions asked for; any by default.
    shape : tuple of int, optional
        Shape asked for; any by default.

    Raises
    ------
    TypeError
        If the entries are not real numbers.
    ValueError
        If the array is empty, ragged, of another dimension, or holds NaN, infinity or a masked number.
    """
    out = reals(value, name)
    if ndim is not None and out.ndim != ndim:
        raise ValueError(
            f"{name}: got shape {out.shape}; give an array with {ndim} dimension{'s' * (ndim > 1)}"
        )
    if shape is not None and out.shape != shape:
        raise ValueError(f"{name}: got shape {out.shape}; give shape {shape}")
    if out.size == 0:
        raise ValueError(f"{name}: got an empty array of shape {out.shape}; give at least one number")
    if not np.isfinite(out).all():
        places = np.argwhere(~np.isfinite(out))
        where = tuple(places[0].tolist())
        masked = _has_mask(value, out.ndim) and np.ma.getmaskarray(np.ma.array(value))[where]
        came = "a masked number" if masked else out[where]
        raise ValueError(f"{name}: got {came}{_say_where(places)}; give finite numbers")
    return out


def reals(value: ArrayLike, name: str) -> Array:
    """Return `value` as floats, NaN and infinity among them if they came; what a mask hides is NaN.

    Raises
    ------
    TypeError
        If the entries are not real numbers.
    ValueError
        If the array is ragged.
    """
    try:
        given = unmasked(value)
    except ValueError:
        raise ValueError(f"{name}: got rows of different lengths; give a rectangular array") from None
    if given.dtype.kind not in "biuf":
        raise TypeError(f"{name}: got {_describe(given if given.ndim else value)}; give real numbers")
    return given.astype(float, copy=False)


def unmasked(value: ArrayLike) -> NDArray[Any]:
    """Return `value` as an array, NaN in place of the numbers that a mask hides: `np.asarray` lays them bare.

    Raises
    ------
    ValueError
        If the array is ragged.
    """
    out = np.asarray(value)
    if out.dtype.kind in "biuf" and _has_mask(value, out.ndim):
        return np.ma.array(value, dtype=float).filled(np.nan)
    return out


def _has_mask(value: object, ndim: int) -> bool:
    """Whether it is a masked array, or a list of such rows."""
    rows = value if ndim > 1 and isinstance(value, (list, tuple)) else (value,)
    return any(isinstance(row, np.ma.MaskedArray) for row in rows)


def _say_where(places: NDArray[np.int64]) -> str:
    """The first of these places; of a matrix also the rows, the first six by number."""
    first = tuple(places[0].tolist())
    rows = np.unique(places[:, 0]) if len(first) == 2 else first
    listed = ", ".join(map(str, rows[:6])) + (", ..." if len(rows) > 6 else "")
    more = f", and in {len(rows)} rows in all: {listed}" if len(first) == 2 and len(rows) > 1 else ""
    return f" at index {first[0] if len(first) == 1 else first}{more}" if first else ""


def number(
    value: Any,
    name: str,
    *,
    least: float | None = None,
    above: float | None = None,
    most: float | None = None,
) -> float:
    """Return `value` as a finite float within least <= value <= most (or value > above).

    Raises
    ------
    TypeError
        If it is not a real number.
    ValueError
        If it is NaN, infinite or out of range.
    """
    kind = isinstance(value, Real) and not isinstance(value, (bool, np.bool_))
    if (
        kind
        and _is_finite(value)
        and (least is None or value >= least)
        and (above is None or value > above)
        and (most is None or value <= most)
    ):
        return float(value)
    bounds = [f"{sign} {b:g}" for sign, b in ((">=", least), (">", above), ("<=", most)) if b is not None]
    allowed = f"give a finite number {' and '.join(bounds)}".strip()
    raise (ValueError if kind else TypeError)(f"{name}: got {_describe(value)}; {allowed}")


def integer(value: object, name: str, *, least: int) -> int:
    """Return `value` as an int >= least.

    Raises
    ------
    TypeError
        If it is not an integer.
    ValueError
        If it is too small.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral):
        raise TypeError(f"{name}: got {_describe(value)}; give an integer >= {least}")
    if value < least:
        raise ValueError(f"{name}: got {value}; give an integer >= {least}")
    return int(value)


def same_rows(X: Array, y: Array) -> None:
    """Refuse X and y whose numbers of rows differ.

    Raises
    ------
    ValueError
        If they differ.
    """
    if len(X) != len(y):
        values = "1 value" if len(y) == 1 else f"{len(y)} values"
        rows = "1 row" if len(X) == 1 else f"{len(X)} rows"
        raise ValueError(f"y: got {values} for the {rows} of X; give one value a row")


def instance(value: object, name: str, kinds: type | tuple[type, ...], allowed: str) -> None:
    """Refuse a value of another type.

    Raises
    ------
    TypeError
        If `value` is none of `kinds`; `allowed` says in words what is.
    """
    if not isinstance(value, kinds):
        raise TypeError(f"{name}: got {_describe(value)}; give {allowed}")


def generator(rng: np.random.Generator | None) -> np.random.Generator:
    """Return what draws.

    Raises
    ------
    TypeError
        If `rng` is no generator.
    """
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng: got {_describe(rng)}; give a generator, such as numpy.random.default_rng(0)")
    return rng


def _is_finite(value: Real) -> bool:
    try:
        return isfinite(value)
    except OverflowError:  # an integer beyond the largest float
        return False


def _describe(value: object) -> str:
    """What came: the value itself where it is short, else its type."""
    if isinstance(value, (str, Real, complex, type(None))):
        return f"{value!r}"
    if isinstance(value, np.ndarray):
        return f"an array of {'text' if value.dtype.kind in 'US' else value.dtype.name}"
    return f"the class {value.__name__}" if isinstance(value, type) else f"a {type(value).__name__}"
