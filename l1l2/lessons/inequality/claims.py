"""What *Inequality* says about the gap between the two norms."""

from collections.abc import Iterator
from itertools import islice, pairwise
from math import pi
from typing import Any

import numpy as np
from scipy.integrate import quad
from scipy.special import gammaln
from scipy.stats import laplace, norm, t

from ...course.claim import claim
from ...maths.flows import concentrate, level
from ...maths.norms import effective_size, lp_norm
from ...validate import Array

STAIRS = [0.5, -0.4, 0.3, 0.2, 0.1]


@claim("inequality/worked_example")
def worked_example() -> None:
    x = np.array([0.5, -0.3, 0.2])
    assert np.allclose([_square_sum(x), _sum_squares(x), _sum_rest(x)], [1, 0.38, 0.62])


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
    for n, said in (5, "3.55"), (500, "319"):
        exact = _average_size(n)
        assert np.isclose(exact, 1 + (n - 1) * 2 / pi) and f"{exact:.3g}" == said, exact
        sizes = effective_size(np.random.default_rng(3).standard_normal((1000, n)))
        assert abs(sizes.mean() - exact) < 5 * sizes.std() / np.sqrt(1000), sizes.mean()


@claim("inequality/heavier_tails")
def heavier_tails() -> None:
    """In the limit the share is (E|x|)^2 / E x^2: 2/pi, 1/2 and 4/pi^2; Cauchy's share falls to 0."""
    rng = np.random.default_rng(6)
    tails = rng.laplace(size=(100, 500)), rng.standard_t(3, (100, 500)), rng.standard_cauchy((100, 500))
    gauss, *shares = (effective_size(x).mean() / 500 for x in (rng.standard_normal((100, 500)), *tails))
    assert gauss > shares[0] > shares[1] > shares[2], shares
    limits = [_average_size_of_one(law) ** 2 / law.var() for law in (norm, laplace, t(3))]
    assert np.allclose(limits, [2 / pi, 1 / 2, 4 / pi**2]), limits
    longer = effective_size(rng.standard_cauchy((50, 10_000))).mean() / 10_000
    assert longer < shares[2] / 5, (longer, shares[2])


@claim("inequality/typical_share")
def typical_share() -> None:
    assert f"{2 / pi:.0%}" == "64%"
    away = [abs(_average_size(n) / n - 2 / pi) for n in (2, 10, 100, 10_000, 1_000_000)]
    assert (np.diff(away) < 0).all() and away[-1] < 1e-6, away
    shares = effective_size(np.random.default_rng(3).standard_normal((50, 10_000))) / 10_000
    assert np.abs(shares - 2 / pi).max() < 0.03, "nearly every direction, not the average alone"


@claim("inequality/typical_ratio")
def typical_ratio() -> None:
    assert np.isclose(_average_ratio(5), 1.875)
    assert f"{np.sqrt(10 / pi):.3f}" == "1.784" and f"{np.sqrt(5):.3f}" == "2.236"
    ratios = np.sqrt(effective_size(np.random.default_rng(3).standard_normal((20_000, 5))))
    assert abs(ratios.mean() - 1.875) < 5 * ratios.std() / np.sqrt(20_000) and ratios.max() < np.sqrt(5)


@claim("inequality/ratio_and_formula_agree")
def ratio_and_formula_agree() -> None:
    n = np.array([2, 5, 10, 100, 1000, 10_000])
    excess = _average_ratio(n) / np.sqrt(2 * n / pi) - 1
    assert (np.diff(excess) < 0).all() and 0 < excess[-1] < 1e-4, excess


@claim("inequality/large_p_is_the_tallest")
def large_p_is_the_tallest() -> None:
    for x in _make_vectors():
        tallest = np.abs(x).max()
        assert lp_norm(x, np.inf) == tallest and np.isclose(lp_norm(x, 1e6), tallest, rtol=1e-5)


@claim("inequality/smaller_p_is_larger")
def smaller_p_is_larger() -> None:
    for x in _make_vectors():
        norms = np.array([lp_norm(x, p) for p in (np.inf, 10.0, 3.0, 2.0, 1.5, 1.0, 0.7, 0.5, 0.2)])
        assert (np.diff(norms) >= -1e-12 * norms[:-1]).all(), norms


@claim("inequality/small_p_counts")
def small_p_counts() -> None:
    for x in _make_vectors():
        count = (x != 0).sum()
        assert np.isclose((np.abs(x[x != 0]) ** 1e-5).sum(), count, rtol=1e-3)
        root = np.array([lp_norm(x, p) for p in (0.1, 0.03, 0.01, 0.005)])
        assert np.isclose(0.005 * np.log(root[-1]), np.log(count), atol=0.05), "about count^(1/p)"
        assert count == 1 or ((np.diff(np.log(root)) > 1).all() and root[-1] > 1e50), root


@claim("inequality/half_is_no_norm")
def half_is_no_norm() -> None:
    assert lp_norm([1, 0], 0.5) == lp_norm([0, 1], 0.5) == 1 and np.isclose(lp_norm([1, 1], 0.5), 4)


@claim("inequality/one_is_the_last_convex")
def one_is_the_last_convex() -> None:
    x, y = np.random.default_rng(4).standard_normal((2, 500, 4))
    for p in (np.inf, 10.0, 2.0, 1.1, 1.001, 1.0):
        assert (lp_norm((x + y) / 2, p) <= (lp_norm(x, p) + lp_norm(y, p)) / 2 * (1 + 1e-12)).all(), p
    for p in (0.999, 0.99, 0.5, 0.1, 0.01):  # (1/2, 1/2) is halfway between e_1 and e_2
        assert lp_norm([0.5, 0.5], p) > 1 == lp_norm([1, 0], p) == lp_norm([0, 1], p), p


@claim("inequality/nearly_sparse")
def nearly_sparse() -> None:
    x = np.r_[1, np.full(99, 0.0002)]
    assert len(x) == 100 and (x != 0).all() and f"{effective_size(x):.2f}" == "1.04"


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
    return 1 + (n - 1) * _average_size_of_one(norm) ** 2


def _average_size_of_one(law: Any) -> float:
    """E|x| of a law that is symmetric about 0, as an integral."""
    return 2 * float(quad(lambda x: x * law.pdf(x), 0, np.inf)[0])


def _average_ratio(n: int | Array) -> Array:
    """Mean of ||u||_1 for u uniform on the sphere: n times the mean of |u_1|."""
    return n * np.exp(gammaln(np.asarray(n) / 2) - gammaln((np.asarray(n) + 1) / 2)) / np.sqrt(pi)


def _make_vectors() -> Iterator[Array]:
    """Random vectors with 0 to n - 1 zeros, equal ones, and ones with a single entry."""
    rng = np.random.default_rng(5)
    for n in (2, 3, 5, 8):
        for zeros in range(n):
            x = rng.standard_normal(n)
            x[rng.permutation(n)[:zeros]] = 0.0
            yield x
            yield 3.0 * np.sign(x)
