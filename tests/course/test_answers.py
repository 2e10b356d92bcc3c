"""The right number of each question is computed anew, and the order of each list is tried."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from l1l2.course.catalogue import ask, order, questions
from l1l2.maths.prox import soft_threshold

ASKED = {q.name: q for lesson in order() for q in questions(lesson).values() if q.kind in ("number", "order")}


def same_slope():
    return minimize_scalar(lambda w: (1 - w) ** 2, bounds=(0, 5), method="bounded").x


def threshold_of_a_curve():
    """The least λ at which no step from 0 goes downhill, by trial."""
    grid = np.linspace(-4, 4, 160_001)
    lams = np.arange(5, 7, 0.001)
    at_zero = [np.abs(grid[np.argmin((grid - 3) ** 2 + lam * np.abs(grid))]) < 1e-9 for lam in lams]
    return lams[np.argmax(at_zero)]


def first_value_after_denoising():
    """By the dual of total variation: w = y − Dᵀu with |u| ≤ 100, least squares if the bound is not met."""
    y, D = np.array([1.0, 2, 6]), np.diff(np.eye(3), axis=0)
    u = np.linalg.lstsq(D.T, y, rcond=None)[0]
    assert np.abs(u).max() <= 100
    return (y - D.T @ u)[0]


def lam_of_a_prior():
    """The second difference quotients of minus the log-posterior give the factor that makes its loss ours."""
    sigma, n, b = 2, 100, 0.1
    factor = (1 / (2 * n)) / (1 / (2 * sigma**2))
    return factor / b


NUMBERS = {
    "start_here/when_zero": lambda: abs(-0.8),
    "start_here/same_lam": same_slope,
    "bars/smallest_squares": lambda: np.linalg.norm(np.full(8, 2 / 8)) ** 2,
    "inequality/equal_bars": lambda: 100 - np.ceil(1.04),
    "derivative/when_zero": threshold_of_a_curve,
    "paths/ridge_alpha": lambda: 442 * 0.1,
    "high_dimensions/place_on_the_diamond": lambda: np.linalg.matrix_rank(np.diff(np.eye(621), axis=0)),
    "sparsity_of_what/huge_variation": first_value_after_denoising,
    "prior/which_model": lam_of_a_prior,
}


def test_every_number_that_is_asked_for_is_computed_here():
    assert set(NUMBERS) == {name for name, question in ASKED.items() if question.kind == "number"}


@pytest.mark.parametrize("name", NUMBERS)
def test_the_right_number_is_accepted_and_no_other_answer_accepts_it(name):
    number = NUMBERS[name]()
    fits = [
        option.correct for option in ask(name).options if option.accepts[0] <= number <= option.accepts[1]
    ]
    assert sorted(fits) == [False, True]  # the right one, and "any other number"


def test_two_entries_can_amount_to_a_little_more_than_one_bar():
    ratio = [np.sum(x) ** 2 / np.sum(np.square(x)) for x in ((1, 0), (1, 0.0205), (1, 0.3))]
    assert ratio[0] == 1 and ratio[1] == pytest.approx(1.04, abs=1e-3) and ratio[2] > 1.04


def test_the_sizes_rise_in_the_order_of_two_equal_bars():
    vectors = [(1,), (0.8, 0.6), (0.5**0.5,) * 2, (3**-0.5,) * 3]
    assert [np.linalg.norm(each) for each in vectors] == pytest.approx([1] * 4)
    assert (np.diff([np.sum(each) for each in vectors]) > 0).all()
    assert ask("bars/two_equal_bars").options[1].text.startswith("(0.8, 0.6)")


def test_the_four_functions_rise_in_the_order_of_the_envelope():
    rng = np.random.default_rng(0)
    for w in rng.uniform(0.001, 0.999, (200, 5)) * (rng.random((200, 5)) < 0.5):
        if w.any():
            assert (np.diff([np.sum(w**2), np.sum(w), np.sum(w**0.5), np.count_nonzero(w)]) > 0).all()
    texts = [option.text for option in ask("inequality/envelope_at").options]
    assert [text.split()[3] for text in texts] == ["squares", "sizes", "roots", "non-zeros"]


def test_only_the_order_of_ista_ends_at_the_minimiser():
    """One weight, ½(w − 2)² + λ|w|: with the threshold before the step, the iterates settle elsewhere."""
    lam, step, ends = 0.5, 0.5, []
    for threshold_last in (True, False):
        w = 0.0
        for _ in range(200):
            w = w if threshold_last else soft_threshold(w, step * lam)
            w = w + step * (2 - w)
            w = soft_threshold(w, step * lam) if threshold_last else w
        ends.append(w)
    assert ends[0] == pytest.approx(1.5) and abs(ends[1] - 1.5) > 0.1
    assert ask("gradient_descent/prox_step").options[-1].text.startswith("soft-threshold")
