"""What *Inequality* says about the gap between the two norms."""

from collections.abc import Iterator
from itertools import islice, pairwise
from math import pi

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm

from ...course.claim import claim
from ...maths.flows import concentrate, level
from ...maths.norms import effective_size, lp_norm
from ...validate import Array

STAIRS = [0.5, -0.4, 0.3, 0.2, 0.1]


@claim("inequality/diagonal_is_a_part")
def diagonal_is_a_part() -> None:
    for x in _make_vectors():
        assert np.isclose(_square_sum(x), _sum_squares(x) + _sum_rest(x)) and _sum_rest(x) >= 0
        assert _sum_squares(x) <= _square_sum(x) * (1 + 1e-12)


@claim("inequality/left_equality")
def left_equality() -> None:
    for x in [np.zeros(4), *_make_vectors()]:
        alone = (x != 0).sum() <= 1
        assert (_sum_rest(x) == 0) == alone == np.isclose(lp_norm(x, 1), lp_norm(x, 2), rtol=1e-12), x


@claim("inequality/game_1_grows_the_gap")
def game_1_grows_the_gap() -> None:
    for x, after in islice(pairwise(level(STAIRS, 0.05)), 100):
        assert (
            np.isclose(_square_sum(x), 1)
            and _sum_squares(after) < _sum_squares(x)
            and _sum_rest(after) > _sum_rest(x)
        )
    assert np.allclose(np.abs(after), 0.2, atol=1e-4), after


@claim("inequality/game_2_closes_the_gap")
def game_2_closes_the_gap() -> None:
    alive = 5
    for x, after in pairwise(concentrate(STAIRS, 0.05)):
        assert (
            np.isclose(_sum_squares(x), 1)
            and _square_sum(after) < _square_sum(x)
            and _sum_rest(after) < _sum_rest(x)
        )
        assert alive - 1 <= (after != 0).sum() <= alive
        alive = (after != 0).sum()
        if alive == 1:
            break
    assert _sum_rest(after) == 0


@claim("inequality/products_and_differences")
def products_and_differences() -> None:
    for x in _make_vectors():
        size = np.abs(x)
        differences = ((size[:, None] - size) ** 2).sum() / 2
        assert np.isclose(_square_sum(x) - _sum_squares(x), _sum_rest(x))
        assert np.isclose(len(x) * _sum_squares(x) - _square_sum(x), differences)


@claim("inequality/right_equality")
def right_equality() -> None:
    for x in _make_vectors():
        equal = np.ptp(np.abs(x)) == 0
        assert equal == np.isclose(lp_norm(x, 1), np.sqrt(len(x)) * lp_norm(x, 2), rtol=1e-12), x


@claim("inequality/only_what_is_not_zero_counts")
def only_what_is_not_zero_counts() -> None:
    for x in _make_vectors():
        bound = np.sqrt((x != 0).sum()) * lp_norm(x, 2)
        assert lp_norm(x, 1) <= bound * (1 + 1e-12)
        assert np.isclose(lp_norm(x, 1), bound, rtol=1e-12) == (np.ptp(np.abs(x[x != 0])) == 0), x


@claim("inequality/number_of_equal_bars")
def number_of_equal_bars() -> None:
    for k in range(1, 9):
        assert np.isclose(effective_size(np.arange(8) < k), k)
    for x in _make_vectors():
        assert 1 - 1e-12 <= effective_size(x) <= (x != 0).sum() + 1e-12


@claim("inequality/typical_size")
def typical_size() -> None:
    """Length and direction are independent, so E|u_1||u_2| is (E|g|)^2 / n; a sample agrees with it."""
    for n in (5, 500):
        exact = _average_size(n)
        assert np.isclose(exact, 1 + (n - 1) * 2 / pi)
        sizes = effective_size(np.random.default_rng(3).standard_normal((1000, n)))
        assert abs(sizes.mean() - exact) < 5 * sizes.std() / np.sqrt(1000), sizes.mean()


@claim("inequality/typical_share")
def typical_share() -> None:
    assert f"{2 / pi:.0%}" == "64%"
    away = [abs(_average_size(n) / n - 2 / pi) for n in (2, 10, 100, 10_000, 1_000_000)]
    assert (np.diff(away) < 0).all() and away[-1] < 1e-6, away


@claim("inequality/nearly_sparse")
def nearly_sparse() -> None:
    x = np.r_[1, np.full(99, 0.0001)]
    assert len(x) == 100 and (x != 0).all()
    assert f"{lp_norm(x, 1):.4f} {lp_norm(x, 2):.4f}" == "1.0099 1.0000"


@claim("inequality/denser_with_a_zero")
def denser_with_a_zero() -> None:
    one, other = np.array([8, 4, 2, 0]), np.array([9, 1, 1, 1])
    assert (one**2).sum() == (other**2).sum() == 84
    assert (one.sum(), other.sum()) == (14, 12) and 0 in one and 0 not in other


def _square_sum(x: Array) -> float:
    return float(lp_norm(x, 1)) ** 2


def _sum_squares(x: Array) -> float:
    return float(lp_norm(x, 2)) ** 2


def _sum_rest(x: Array) -> float:
    """The blocks off the diagonal, added up as such."""
    blocks = np.outer(np.abs(x), np.abs(x))
    return float(blocks[~np.eye(len(x), dtype=bool)].sum())


def _average_size(n: int) -> float:
    """Mean of ||u||_1^2 for u uniform on the sphere: E u_i^2 = 1/n, and E|u_i||u_j| = (E|g|)^2 / n."""
    size = 2 * float(quad(lambda g: g * norm.pdf(g), 0, np.inf)[0])
    return 1 + (n - 1) * size**2


def _make_vectors() -> Iterator[Array]:
    """Random vectors with 0 to n - 1 zeros, equal ones, and ones with a single entry."""
    rng = np.random.default_rng(5)
    for n in (2, 3, 5, 8):
        for zeros in range(n):
            x = rng.standard_normal(n)
            x[rng.permutation(n)[:zeros]] = 0.0
            yield x
            yield 3.0 * np.sign(x)
