"""Half a bell against SciPy's truncated normal where that has digits, and against its own tail elsewhere."""

import numpy as np
import pytest
from scipy import integrate, stats

from l1l2.maths import halfline

SLOPES = [-30.0, -3.0, -1e-9, 0.0, 0.5, 4.999, 5.001, 20.0]


@pytest.mark.parametrize("k", SLOPES)
def test_it_is_scipy_s_truncated_normal(k):
    bell = stats.truncnorm(k, np.inf, loc=-k)
    assert halfline.mean(k) == pytest.approx(bell.mean(), rel=1e-10)
    tails = np.log([0.999, 0.5, 1e-3, 1e-15])
    assert stats.norm.logsf(k + halfline.quantile(k, tails)) - stats.norm.logsf(k) == pytest.approx(
        tails, rel=1e-9
    )
    assert halfline.log_mills(k) == pytest.approx(
        stats.norm.logsf(k) - stats.norm.logpdf(k), rel=1e-12, abs=1e-14
    )


@pytest.mark.parametrize("k", [50.0, 1e3, 1e8, 1e16, 1e200])
def test_at_a_steep_slope_it_is_exponential(k):
    assert halfline.mean(k) * k == pytest.approx(1, abs=2.1 / k / k + 1e-14)
    assert halfline.log_mills(k) + np.log(k) == pytest.approx(0, abs=1.1 / k / k + 1e-13)
    tails = np.array([1 - 2.0**-50, 0.5, 1e-15])
    assert np.allclose(
        halfline.quantile(k, np.log(tails)) * k, -np.log(tails), rtol=70 / k / k + 1e-13, atol=0
    )


@pytest.mark.parametrize("k", [100.0, 300.0, 1000.0])
def test_the_mean_keeps_its_digits_where_the_closed_form_loses_them(k):
    series = np.polyval([706, -74, 10, -2, 1], 1 / k**2)
    assert halfline.mean(k) * k == pytest.approx(series, rel=2e-13)


@pytest.mark.parametrize("k", [0.0, 3.0, 1e6])
def test_near_the_whole_the_quantile_is_its_share_of_the_start(k):
    """Where a difference of logarithms would have no digit left: v times the density at 0."""
    share = np.array([1e-300, 1e-100, 1e-16, 1e-8])
    assert np.allclose(halfline.quantile(k, -share), share * halfline.mills(k), rtol=1e-7, atol=0)


@pytest.mark.parametrize("k", [0.0, 1.0, 6.0])
def test_the_quantile_has_no_step_where_its_formula_changes(k):
    at = np.array([1e-5 * (1 - 1e-12), 1e-5])
    low, high = halfline.quantile(k, -at)
    assert abs(high - low) <= 1e-9 * high


@pytest.mark.parametrize("k", [0.2, 3.0, 7.0, 100.0])
@pytest.mark.parametrize("sign", [-1, 1])
def test_the_balance_has_no_step_where_its_formula_changes(k, sign):
    edge = max(k, 1) / 2
    for one, other in zip(
        *(halfline.balance(k, sign * edge * (1 + by)) for by in (-1e-12, 1e-12)), strict=True
    ):
        assert one == pytest.approx(other, rel=1e-10)
        assert np.sign(one) == sign


@pytest.mark.parametrize("k", [-1e-9, -0.3, -2.0, -7.0, -30.0])
def test_no_quantile_is_below_0(k):
    tails = -np.concatenate([[0.0], 10.0 ** np.arange(-320, -10, 3.0)])
    assert (halfline.quantile(k, tails) >= 0).all()


@pytest.mark.parametrize("k", [0.0, 1e-9, 0.7, 4.0, 30.0, 1e8])
def test_the_balance_is_odd_in_the_shift_and_its_mean_lies_beyond_it(k):
    for shift in 0.0, 1e-12, 0.3, 2.0, 15.0, 60.0, 1e4:
        (odds, mean), (left, left_mean) = halfline.balance(k, shift), halfline.balance(k, -shift)
        assert (odds, mean) == pytest.approx((-left, -left_mean), rel=1e-12)
        assert 0 <= odds <= 1 and 0 <= mean <= shift + 1e-12 * shift


@pytest.mark.parametrize(("k", "shift"), [(0.0, 1.3), (0.5, 0.2), (2.0, 5.0), (3.0, -1.0), (1.0, -8.0)])
def test_the_balance_is_scipy_s_integral(k, shift):
    def belief(v):
        return np.exp(-k * abs(v) - (v - shift) ** 2 / 2)

    right, left = (integrate.quad(belief, *ends)[0] for ends in ((0, 40), (-40, 0)))
    first = sum(integrate.quad(lambda v: v * belief(v), *ends)[0] for ends in ((0, 40), (-40, 0)))
    expected = (right - left) / (right + left), first / (right + left)
    assert halfline.balance(k, shift) == pytest.approx(expected, rel=1e-7)
