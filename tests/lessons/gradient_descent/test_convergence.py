"""What the pictures of gaps and of zeros say and draw is what the methods' runs are."""

from itertools import pairwise, product

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.gradient_descent import gaps, zeros
from l1l2.lessons.gradient_descent.methods import LAST, STEPS, name_method, run_methods

THRESHOLD = ["ista", "fista", "coordinate_descent"]
LOOKS = {
    "subgradient": "target",
    "sgd": "data",
    "adam": "truth",
    "clipped": "loss",
    "clipped_for_good": "ghost",
} | dict.fromkeys(THRESHOLD, "solution")


@pytest.fixture(scope="module")
def runs():
    return run_methods()


def marks(frame, kind, role=None):
    return [m for m in frame.marks if isinstance(m, kind) and role in (None, m.role)]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
@pytest.mark.parametrize("maker", [gaps, zeros])
def test_pages_keep_their_budget(maker):
    assert page(maker())  # which raises if it does not


def test_gaps_says_how_far_each_method_is_above_the_optimum(runs):
    picture, met = gaps(), set()
    for step in picture.controls["step"].values:
        facts = picture.frame(step=step).facts
        assert facts["n"] == step and facts["bound"] == 1e-8
        assert list(facts["gaps"].facts) == list(runs.gap)
        for name, said in facts["gaps"].facts.items():
            gap = runs.gap[name][step]
            assert said.facts == ({"gap": gap} if gap >= 1e-9 else {"most": 1e-9})
            met.add(said.message)
    assert len(met) == 2


def test_gaps_puts_a_dot_on_each_line_in_its_look(runs):
    picture = gaps()
    for step in picture.controls["step"].values:
        frame = picture.frame(step=step)
        for (name, gap), dot in zip(runs.gap.items(), marks(frame, Dots), strict=True):
            assert dot.role == LOOKS[name] and dot.x == step
            assert dot.y == gap[step] if gap[step] >= 1e-6 else np.isnan(dot.y)
        *_, cursor = marks(frame, Line)
        assert cursor.x.tolist() == [step, step] and cursor.role == "note"


def test_gaps_draws_bounds_quietly_and_runs_in_their_looks(runs):
    *lines, leaders, _ = marks(gaps().frame(), Line)
    expected = [*((bound, "note", 1) for bound in runs.bound.values())]
    expected += [(gap, LOOKS[name], 0) for name, gap in runs.gap.items()]
    for line, (values, role, first) in zip(lines, expected, strict=True):
        assert line.role == role and (line.x[0], line.x[-1]) == (1, LAST)
        there = values[line.x.astype(int) - first]
        assert np.array_equal(line.y, np.where(there >= 1e-6, there, np.nan), equal_nan=True)
    ends = [values[-1] for name, values in runs.bound.items()]
    ends += [gap[LAST] for name, gap in runs.gap.items() if name not in THRESHOLD]
    assert leaders.y[::3].tolist() == sorted(ends) and set(leaders.x[::3]) == {LAST}


def test_every_line_of_gaps_has_a_name_in_its_look_and_no_name_covers_another(runs):
    names = {mark.text: mark for mark in marks(gaps().frame(), Text)}
    bounds = {"subgradient ≤ C/√T": "subgradient", "ISTA ≤ C/T": "ista", "FISTA ≤ C/T²": "fista"}
    assert set(names) == {*bounds, *(name_method(name) for name in runs.gap)}
    for name, role in LOOKS.items():
        assert names[name_method(name)].role == role
    for name in THRESHOLD:  # they stand beside their lines, where these cross that height
        (x,), (level,) = names[name_method(name)].x, names[name_method(name)].y
        crossed = int((runs.gap[name] < level).argmax())
        aside = {"left": 1.15, "right": 0.78}[names[name_method(name)].align]
        assert x == pytest.approx(crossed * aside) and 1e-6 < level < 600
    ends = {name_method(name): runs.gap[name][LAST] for name in runs.gap if name not in THRESHOLD}
    ends |= {words: runs.bound[name][-1] for words, name in bounds.items()}
    height = {words: names[words].y[0] for words in ends}
    assert sorted(ends, key=ends.get) == sorted(height, key=height.get)
    assert np.diff(np.log(sorted(height.values()))).min() >= 0.75
    (*_, leaders, _) = marks(gaps().frame(), Line)
    assert leaders.y[1::3] == pytest.approx(np.array(sorted(height.values())) / 0.8)  # each leads to its name
    for words, end in ends.items():
        assert names[words].x[0] > leaders.x[1] and abs(np.log(height[words] / end)) < 1.6


def test_gaps_names_its_axes(staged):
    ax = staged(gaps())["A"]
    assert (ax.get_xlabel(), ax.get_ylabel()) == (
        "steps T, each one look at all rows",
        "gap of the best iterate so far",
    )
    assert (ax.get_xscale(), ax.get_yscale(), ax.get_ylim()) == ("log", "log", (1e-6, 600))
    assert [text.get_text() for text in ax.get_xticklabels()] == ["1", "10", "100", "1,000", "5,000"]
    assert ax.get_xticks().tolist() == [1, 10, 100, 1000, 5000]


def test_zeros_counts_exact_zeros_and_those_that_the_tolerance_calls_so(runs):
    picture = zeros()
    for step, tol in product(picture.controls["step"].values, picture.controls["tol"].values):
        facts = picture.frame(step=step, tol=tol).facts
        w = {name: run[STEPS.index(step)] for name, run in runs.w.items()}
        assert (facts["n"], facts["weights"], facts["tol"]) == (step, 60, tol)
        assert facts["right"] == (runs.best.w == 0).sum() == 55
        assert facts["zeros"].facts == {name: np.sum(x == 0) for name, x in w.items()}
        assert facts["called"].facts == {name: np.sum(np.abs(x) <= tol) for name, x in w.items()}
        assert facts["bound"] == 1e-8


def test_a_weight_as_large_as_the_tolerance_is_called_zero(monkeypatch, runs):
    """ "A weight of this size or less", as the column's head says: |w| ≤ tol."""
    w = {name: run.copy() for name, run in runs.w.items()}
    w["adam"][-1][:3] = 0.01, -0.01, np.nextafter(0.01, 1)
    w["adam"][-1][3:] = 1.0
    monkeypatch.setattr("l1l2.lessons.gradient_descent.convergence.run_methods", lambda: replaced(runs, w))
    assert zeros().frame(step=LAST, tol=0.01).facts["called"].facts["adam"] == 2


def replaced(runs, w):
    return type(runs)(runs.problem, runs.best, w, runs.gap, runs.bound)


def test_zeros_writes_each_count_in_its_row_and_ticks_the_right_ones(runs):
    picture, zero = zeros(), runs.best.w == 0
    for step, tol in product((0, 20, LAST), picture.controls["tol"].values):
        texts = marks(picture.frame(step=step, tol=tol), Text)
        for column, (x, role) in enumerate(((60, "solution"), (3e3, "note"))):
            for row, (run, text) in enumerate(zip(runs.w.values(), texts[8 * column :][:8], strict=True)):
                called = run[STEPS.index(step)] == 0 if column == 0 else np.abs(run[STEPS.index(step)]) <= tol
                tick = " ✓" if np.array_equal(called, zero) else ""
                assert text.text == f"{called.sum()}{tick}"
                assert (text.x, text.role) == (x, role) and abs(text.y - row) < 0.5


def test_zeros_draws_every_weight_that_is_not_0_at_its_size_in_its_row(runs):
    picture, needed = zeros(), runs.best.w != 0
    for step in picture.controls["step"].values:
        others, stars = marks(picture.frame(step=step), Dots)
        for mark, role, chosen in (others, "ghost", ~needed), (stars, "solution", needed):
            assert mark.role == role
            shown = np.array([run[STEPS.index(step)][chosen] for run in runs.w.values()])
            size = np.where(shown == 0, np.nan, np.maximum(np.abs(shown), 1e-9))
            assert np.array_equal(mark.x.reshape(shown.shape), size, equal_nan=True)
            assert np.array_equal(mark.y.round().reshape(shown.shape), np.arange(8)[:, None] + 0 * shown)


def test_the_area_of_the_tolerance_ends_at_the_tolerance():
    picture = zeros()
    for tol in picture.controls["tol"].values:
        frame = picture.frame(tol=tol)
        (area,), (edge,) = marks(frame, Area), marks(frame, Line)
        assert (area.role, edge.role) == ("ghost", "target")
        assert area.x.tolist() == ([1e-9, 1e-9, tol, tol] if tol else [])
        assert edge.x.tolist() == ([tol, tol] if tol else [])


def test_zeros_names_rows_and_columns(staged, runs):
    ax = staged(zeros())["A"]
    assert [text.get_text() for text in ax.get_yticklabels()] == [name_method(name) for name in runs.w]
    assert ax.get_yticks().tolist() == list(range(8)) and ax.yaxis_inverted()
    heads = {text.get_text(): text.get_position()[0] for text in ax.texts}
    assert heads == {"== 0.0": 60, "|w| ≤ tol": 3e3, "zeros in the minimiser: 55": 4}
    assert ax.get_xlabel() == "size of the weight, |w|"
    ticks = dict(zip(ax.get_xticks(), (text.get_text() for text in ax.get_xticklabels()), strict=True))
    assert ticks == {1e-8: "1e-8", 1e-6: "1e-6", 1e-4: "1e-4", 1e-2: "0.01", 1: "1"}


def test_a_tolerance_is_right_for_those_that_make_no_zero_in_a_narrow_window_at_best():
    """Only who knows the answer can choose it: 3e-3 does for three, 1e-3 and 1e-2 for none."""
    picture = zeros()
    ticked = {}
    for tol in picture.controls["tol"].values:
        texts = marks(picture.frame(step=LAST, tol=tol), Text)[8:]
        ticked[tol] = [name for name, text in zip(run_methods().w, texts, strict=True) if "✓" in text.text]
    assert ticked[0.0] == ticked[1e-3] == THRESHOLD
    assert ticked[3e-3] == ["subgradient", "sgd", "clipped", *THRESHOLD]
    assert ticked[0.01] == ticked[0.1] == []
    assert not any("adam" in names for names in ticked.values())


def test_a_larger_tolerance_calls_more_zero():
    picture = zeros()
    tolerances = picture.controls["tol"].values
    assert list(tolerances) == sorted(tolerances)
    called = [picture.frame(step=LAST, tol=tol).facts["called"].facts for tol in tolerances]
    for fewer, more in pairwise(called):
        assert all(more[name] >= fewer[name] for name in fewer)
    assert called[-1]["subgradient"] == 56  # one more than there are: a weight that the optimum needs is gone


def test_one_step_is_a_step():
    assert gaps().frame(step=1).caption.startswith("After 1 step the best so far is")
    assert gaps().frame(step=2).caption.startswith("After 2 steps the best so far is")
    assert zeros().frame(step=1).caption.startswith("Exact zeros after 1 step, of 60 weights: ")
    assert zeros().frame(step=0).caption.startswith("Exact zeros after 0 steps, of 60 weights: ")
