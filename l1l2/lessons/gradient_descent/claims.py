"""What *Gradient descent* says about one weight: two pushes, one proximal step, clipping."""

from fractions import Fraction
from itertools import islice, product
from math import ceil

import numpy as np

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.descent import clipped, clipped_for_good, ista, subgradient_descent
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...validate import Array

STEP, START = 1 / 16, 2.0


@claim("gradient_descent/l2_leads_at_first")
def l2_leads_at_first() -> None:
    constant, proportional = _falls(40)
    assert f"{proportional[8]:.2f} {constant[8]:.2f}" == "1.19 1.50"
    assert (proportional[1:27] < constant[1:27]).all() and proportional[27] > constant[27]


@claim("gradient_descent/constant_pull_arrives")
def constant_pull_arrives() -> None:
    constant, _ = _falls(40)
    assert constant[31] > 0 and (constant[32:] == 0).all() and START / STEP == 32
    for start, threshold in product(
        (Fraction(2), Fraction(13, 10)), (Fraction(7, 100), Fraction(1, 16), Fraction(3))
    ):
        left, steps = start, 0  # in fractions, where nothing is rounded
        while left:
            left, steps = max(left - threshold, Fraction(0)), steps + 1
        assert steps == ceil(start / threshold)
        path = [float(start)]
        for _ in range(steps):
            path.append(float(soft_threshold(path[-1], float(threshold))))
        assert path[-2] > 0 and path[-1] == 0, path[-2:]


@claim("gradient_descent/proportional_pull_never_arrives")
def proportional_pull_never_arrives() -> None:
    """In fractions, where nothing is rounded."""
    _, proportional = _falls(40)
    assert np.allclose(proportional, START * (1 - STEP) ** np.arange(41))
    for taken in Fraction(1, 16), Fraction(1, 1000), Fraction(1, 2), Fraction(99, 100):
        left = Fraction(2)
        for k in range(1, 201):
            left -= taken * left
            assert left == 2 * (1 - taken) ** k > 0
    assert Fraction(2) * (1 - 1) == 0, "at ηλ = 1 one step is enough"


@claim("gradient_descent/not_even_in_floats")
def not_even_in_floats() -> None:
    for start in START, 2.03:  # the picture's, and that of the code
        w, steps = start, 0
        while w != w * (1 - STEP):
            w, steps = w * (1 - STEP), steps + 1
        assert steps < 1_000_000 and f"{w:.0e}" == "4e-323", (steps, w)
        halved = [start]
        while halved[-1]:
            halved.append(halved[-1] / 2)
        assert len(halved) - 1 == 1076


@claim("gradient_descent/l1_pulls_harder_only_below_1")
def l1_pulls_harder_only_below_1() -> None:
    w = np.linspace(-3, 3, 601)
    w = w[w != 0]
    for lam in (0.1, 1.0, 5.0):
        (l1, _), (l2, _) = (penalty(lam).subdifferential(w) for penalty in (L1, L2))
        clear = ~np.isclose(np.abs(w), 1)
        assert np.array_equal((np.abs(l1) > np.abs(l2))[clear], (np.abs(w) < 1)[clear]), lam


@claim("gradient_descent/prox_stops")
def prox_stops() -> None:
    lo, hi = L1(0.7).subdifferential(np.array([1e-300, 5.0]))
    assert (lo == 0.7).all() and (hi == 0.7).all()
    w = np.linspace(-3, 3, 601)
    for lam, step in (0.7, 0.1), (1.0, 1.0), (3.0, 0.01):
        after = L1(lam).prox(w, step)
        stopped = np.abs(w) <= lam * step
        assert (after[stopped] == 0).all() and (np.sign(after) == np.sign(w))[~stopped].all()
        assert np.allclose((np.abs(w) - np.abs(after))[~stopped], lam * step)
    assert L1(0.5).prox(np.array([0.125]), 0.25) == 0, "at the threshold itself, too"


@claim("gradient_descent/prox_is_the_soft_threshold")
def prox_is_the_soft_threshold() -> None:
    """The least of (w - v)²/2 + step λ|w| on a fine grid is at the formula, nowhere below its value."""
    w = np.linspace(-4, 4, 8001)
    for lam, step in product((0.3, 1.0, 2.5), (0.1, 1.0)):
        for v in np.linspace(-3, 3, 61):
            formula = np.sign(v) * max(abs(v) - step * lam, 0.0)
            value = (w - v) ** 2 / 2 + step * lam * np.abs(w)
            assert abs(w[value.argmin()] - formula) <= 1e-3
            assert (formula - v) ** 2 / 2 + step * lam * abs(formula) <= value.min() + 1e-12
            assert np.isclose(L1(lam).prox(np.array([v]), step)[0], formula)


@claim("gradient_descent/stays_at_zero")
def stays_at_zero() -> None:
    """A step of ISTA from 0: with the gradient -0.5 and λ = 1, then any gradient, λ and step."""
    for gradient, lam, step in [(-0.5, 1.0, 0.1), (-0.5, 1.0, 1.0)]:
        assert _step_from_zero(gradient, lam, step) == 0
    for gradient, lam, step in product(np.arange(-12, 13) / 4, (0.25, 1.0, 2.5), (1 / 8, 1 / 2, 1.0, 4.0)):
        assert (_step_from_zero(gradient, lam, step) == 0) == (abs(gradient) <= lam), (gradient, lam, step)


@claim("gradient_descent/hops_go_on")
def hops_go_on() -> None:
    """One weight whose minimiser is 0: it changes sign to the end, by less and less, and is never 0."""
    w = np.array(list(islice(subgradient_descent(_one_weight(0.5), [2.0], step=0.3), 10_000)))[:, 0]
    assert (w != 0).all()
    flips = [(np.sign(w[k : k + 99]) != np.sign(w[k + 1 : k + 100])).sum() for k in range(100, 9901, 700)]
    assert min(flips) > 10, flips
    assert np.abs(w[-100:]).max() < np.abs(w[1000:1100]).max() < np.abs(w[100:200]).max()


@claim("gradient_descent/clipping_does_not_hold")
def clipping_does_not_hold() -> None:
    one = _one_weight(0.5)
    assert solve(one).w == 0
    w = np.array(list(islice(clipped(one, [2.0], step=0.3), 10_001)))[:, 0]
    assert (w[:10] != 0).all() and (w[10::2] == 0).all() and (w[11::2] > 0).all()


@claim("gradient_descent/killed_on_the_way")
def killed_on_the_way() -> None:
    one = _one_weight(2.0)
    assert np.allclose(solve(one).w, 1.0)
    starts = np.geomspace(1e-6, 100, 17)
    for sign, end in (-1, 0.0), (1, 1.0):
        for start in sign * starts:
            *_, w = islice(clipped_for_good(one, [start]), 200)
            assert np.isclose(w[0], end) and (w[0] == 0) == (sign < 0), (start, w)


@claim("gradient_descent/alive_and_tiny")
def alive_and_tiny() -> None:
    data = diabetes()
    d = standardise(data.X, data.y)
    found = solve(Problem(Quadratic(d.X, d.y), L1(3.28)))
    w = found.w[data.names.index("cholesterol")]
    assert found.kkt < 1e-10 and f"{w:.5f}" == "-0.00068", w


def _falls(steps: int) -> Array:
    """Two weights from 2 with λ = 1: constant push, proportional push; shape (2, steps + 1)."""
    constant, proportional = [START], [START]
    for _ in range(steps):
        constant.append(float(soft_threshold(constant[-1], STEP)))
        proportional.append(proportional[-1] * (1 - STEP))
    return np.array([constant, proportional])


def _step_from_zero(gradient: float, lam: float, step: float) -> float:
    """Where a step of ISTA brings a weight at 0, at which the loss has this gradient."""
    problem = Problem(Quadratic(np.ones((1, 1)), np.array([-gradient])), L1(lam))
    return float(next(islice(ista(problem, [0.0], step), 1, None))[0])


def _one_weight(b: float) -> Problem:
    """(w - b)²/2 + |w|: the loss has gradient -b at 0."""
    return Problem(Quadratic(np.ones((1, 1)), np.array([b])), L1(1.0))
