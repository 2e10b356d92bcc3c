"""Both flows against their formulas: every bar, ruler, mark and number of every frame."""

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.drawing.render import staged
from l1l2.lessons.bars import fixed_sizes, fixed_squares
from l1l2.lessons.bars.budgets import STARTS, make_start
from l1l2.lessons.bars.flows import _say_sizes

LEVEL, SURVIVE = fixed_sizes(), fixed_squares()
END, DONE = (picture.controls["time"].values[-1] for picture in (LEVEL, SURVIVE))
EVERY_N = LEVEL.controls["n"].values


def levelled(start, n, time):
    """Each step takes a tenth of every bar and gives the same back to all: a closed form."""
    x = make_start(start, n)
    return 1 / n + (x / x.sum() - 1 / n) * 0.9**time


def concentrated(start, n, time):
    """Each step takes 0.03 of every bar, as far as it has it, and divides by the length."""
    x = make_start(start, n)
    x = x / np.linalg.norm(x)
    for _ in range(time):
        x = np.maximum(x - 0.03, 0)
        x = x / np.linalg.norm(x)
    return x


def boxes(mark):
    """Width and height of each rectangle, those of height 0 left out."""
    corners = np.column_stack([mark.x, mark.y]).reshape(-1, 5, 2)[:, :4]
    sizes = np.ptp(corners, axis=1)
    return sizes[~np.isnan(sizes).any(axis=1)].T


def one_of(frame, kind, role, panel):
    (mark,) = (m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel))
    return mark


def heights(frame, role):
    return boxes(one_of(frame, Area, role, "A"))[1]


def rulers(frame):
    """The lengths of both rulers: ||x||_1 and ||x||_2^2."""
    return [boxes(one_of(frame, Area, role, "B"))[0].sum() for role in ("l1", "l2")]


@pytest.mark.parametrize("start", LEVEL.controls["start"].values)
@pytest.mark.parametrize("n", EVERY_N)
def test_bars_fixed_sizes_from_every_start(start, n):
    squares = []
    for time in LEVEL.controls["time"].values:
        frame, x = LEVEL.frame(n=n, start=start, time=time), levelled(start, n, time)
        assert heights(frame, "l2") == pytest.approx(x)
        assert heights(frame, "ghost") == pytest.approx(levelled(start, n, 0))
        assert rulers(frame) == pytest.approx([1, (x**2).sum()])
        squares.append((x**2).sum())
    assert np.all(np.diff(squares) < 0)
    assert np.allclose(x, 1 / n, atol=1e-4)


@pytest.mark.parametrize("start", LEVEL.controls["start"].values)
def test_the_facts_of_levelling_are_those_of_the_bars(start):
    spread = set()
    for n in EVERY_N:
        for time in LEVEL.controls["time"].values:
            frame, x = LEVEL.frame(n=n, start=start, time=time), levelled(start, n, time)
            facts, squares = frame.facts, (x**2).sum()
            assert (facts["n"], facts["bars"]) == (time, n)
            assert facts["squares"] == pytest.approx(squares)
            assert facts["tall"] == pytest.approx(x.max())
            assert facts["share_of_sum"] == pytest.approx(x.max())
            assert facts["share_of_squares"] == pytest.approx(x.max() ** 2 / squares)
            assert ("short" in facts) == (np.ptp(x) > 0.005)
            assert facts.get("short", x.min()) == pytest.approx(x.min())
            spread.add("short" in facts)
            assert facts.get("least") == (1 / n if time else None)
            share, size = one_of(frame, Text, "l2", "A"), one_of(frame, Text, "l2", "B")
            assert share.text.facts == {key: facts[key] for key in ("share_of_sum", "share_of_squares")}
            assert size.text.facts == {"squares": facts["squares"]}
    assert spread == {True, False}


def test_the_tallest_bars_share_of_the_squares_is_the_larger_one_until_all_are_equal():
    facts = [LEVEL.frame(time=time).facts for time in LEVEL.controls["time"].values]
    assert all(each["share_of_squares"] > each["share_of_sum"] for each in facts[:-1])
    assert facts[-1]["share_of_squares"] == pytest.approx(0.2, abs=1e-4)
    assert facts[-1]["share_of_sum"] == pytest.approx(0.2, abs=1e-4)


@pytest.mark.parametrize("start", SURVIVE.controls["start"].values)
@pytest.mark.parametrize("n", EVERY_N)
def test_one_bar_survives_unless_the_tallest_tie(start, n):
    sums, places = [], np.arange(n) - (n - 1) / 2
    for time in SURVIVE.controls["time"].values:
        frame, x = SURVIVE.frame(n=n, start=start, time=time), concentrated(start, n, time)
        zeros = np.count_nonzero(x == 0)
        assert heights(frame, "l1") == pytest.approx(x[x > 0])
        assert heights(frame, "ghost") == pytest.approx(concentrated(start, n, 0))
        dots = one_of(frame, Dots, "l1", "A")
        assert dots.x.tolist() == places[x == 0].tolist() and not dots.y.any()
        assert rulers(frame) == pytest.approx([x.sum(), 1])
        assert (frame.facts.get("n"), frame.facts["bars"]) == (zeros if time else None, n)
        assert frame.facts.get("time", 0) == time
        assert frame.facts["sizes"] == pytest.approx(x.sum())
        count, size = one_of(frame, Text, "l1", "A"), one_of(frame, Text, "l1", "B")
        assert count.text.facts == {"zeros": zeros, "bars": n}
        assert size.text.facts == {"sizes": frame.facts["sizes"]}
        sums.append(x.sum())
    assert np.all(np.diff(sums) < 1e-12)
    tied = np.count_nonzero(make_start(start, n) == make_start(start, n).max())
    assert np.count_nonzero(x) == tied
    assert x.sum() == pytest.approx(np.sqrt(tied))


@pytest.mark.parametrize("start", SURVIVE.controls["start"].values)
@pytest.mark.parametrize("n", EVERY_N)
def test_captions_are_honest_about_where_the_flow_is_stuck(start, n):
    for time in SURVIVE.controls["time"].values:
        caption = SURVIVE.frame(n=n, start=start, time=time).caption
        x = concentrated(start, n, time)
        alive = x[x > 0]
        equal = np.allclose(alive, alive[0], rtol=0, atol=1e-10)
        expected = {
            "the least there is: one bar alone.": time and len(alive) == 1,
            "and 1 is the least, with one bar alone.": time and not equal,
            "the most there is: equal bars are a maximum": time and 1 < len(alive) == n and equal,
            "tied and stay so, the flow is stuck at a saddle": time and 1 < len(alive) < n and equal,
        }
        assert [words for words in expected if words in caption.message] == [
            words for words, due in expected.items() if due
        ]
        assert caption.facts.get("tied") == (len(alive) if time and equal and len(alive) > 1 else None)


def test_one_zero_is_singular_and_so_is_one_step():
    one = SURVIVE.frame(n=2, time=DONE).caption
    assert one.startswith("1 of 2 bars is exactly 0 after 72 steps.")
    assert SURVIVE.frame(time=DONE).caption.startswith("4 of 5 bars are exactly 0 after 72 steps.")
    assert LEVEL.frame(time=1).caption.startswith("5 bars after 1 step, from ")
    assert LEVEL.frame(time=END).caption.startswith("5 bars after 100 steps, all 0.2.")


@pytest.mark.parametrize("picture", [LEVEL, SURVIVE])
def test_the_start_does_not_give_the_end_away(picture):
    for time, said in (0, False), (END if picture is LEVEL else DONE, True):
        frame = picture.frame(time=time)
        goal = [m for m in frame.marks if isinstance(m, Line | Text) and m.role == "target"]
        assert goal
        assert all(np.isnan(m.x + m.y).all() != said for m in goal)
        assert ("least" in frame.caption.message) == said


@pytest.mark.parametrize("n", EVERY_N)
def test_the_goal_of_levelling_stands_at_one_over_n(n):
    frame = LEVEL.frame(n=n, time=END)
    assert np.all(one_of(frame, Line, "target", "A").y == 1 / n)
    assert np.all(one_of(frame, Line, "target", "B").x == 1 / n)
    name, words = one_of(frame, Text, "target", "A"), one_of(frame, Text, "target", "B")
    assert name.text == "1/n" and name.y[0] == pytest.approx(1 / n, abs=0.03)
    assert words.text.facts == {"least": 1 / n} and words.x[0] == 1 / n


@pytest.mark.parametrize("n", EVERY_N)
def test_the_goal_of_concentrating_stands_at_one(n):
    frame = SURVIVE.frame(n=n, time=DONE)
    words = one_of(frame, Text, "target", "B")
    assert np.all(one_of(frame, Line, "target", "B").x == 1)
    assert words.text == "least: 1" and words.x[0] == 1


@pytest.mark.parametrize(
    ("picture", "end", "title", "held", "falling"),
    [
        (LEVEL, END, "Minimise ‖x‖₂² while ‖x‖₁ = 1", "‖x‖₁ = 1, held", "l2"),
        (SURVIVE, DONE, "Minimise ‖x‖₁ while ‖x‖₂² = 1", "‖x‖₂² = 1, held", "l1"),
    ],
)
def test_the_ruler_that_is_held_lies_under_its_name(picture, end, title, held, falling):
    _, axes = staged(picture, 50)
    (name,) = axes["B"].texts
    assert axes["A"].get_title("left") == title and name.get_text() == held
    frame = picture.frame(time=end)
    kept = one_of(frame, Area, {"l1": "l2", "l2": "l1"}[falling], "B")
    falls = one_of(frame, Area, falling, "B")
    assert np.nanmax(falls.y) < np.nanmin(kept.y) < np.nanmax(kept.y) < name.get_position()[1]
    assert np.nanmax(falls.y) < one_of(frame, Text, falling, "B").y[0] < np.nanmin(kept.y)
    assert np.nanmax(kept.x) <= axes["B"].get_xlim()[1]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
@pytest.mark.parametrize("maker", [fixed_sizes, fixed_squares])
def test_the_page_is_within_its_budget(maker):
    assert len(page(maker()).encode()) <= 150_000


@pytest.mark.parametrize("start", STARTS)
def test_starts_have_n_bars_and_one_winner_unless_they_say_so(start):
    for n in EVERY_N:
        x = make_start(start, n)
        assert x.shape == (n,)
        assert x.min() > 0
        tied = np.count_nonzero(x == x.max())
        assert tied == {"a tie": 2, "all equal": n}.get(start, 1)


def test_the_slider_names_each_start_by_what_it_is():
    for picture in LEVEL, SURVIVE:
        control = picture.controls["start"]
        assert [control.readout(start) for start in control.values] == list(control.values)
    assert make_start("levels", 4).tolist() == [4, 3, 2, 1]
    assert make_start("one tall", 4).tolist() == [8, 1, 1, 1]


@pytest.mark.parametrize("n", [1, 9, -3])
def test_two_to_eight_bars(n):
    with pytest.raises(ValueError, match=rf"^n: got {n}; give an integer "):
        make_start("levels", n)


def test_other_bad_input_is_named():
    with pytest.raises(TypeError, match=r"^n: got 2\.5"):
        make_start("levels", 2.5)
    with pytest.raises(ValueError, match=r"^start: got 'sideways'; give one of levels"):
        make_start("sideways", 3)
    for maker in fixed_sizes, fixed_squares:
        for frames in 1, 62:
            with pytest.raises(ValueError, match=rf"^frames: got {frames}; give an integer"):
                maker(frames)


def test_bars_that_differ_by_a_millionth_are_on_their_way_and_not_tied():
    """No start of the picture comes so near a tie; the words would hold there too."""
    nearly = np.sqrt([0.5 - 1e-6, 0.5 + 1e-6, 0.0])
    assert "tied" not in _say_sizes(nearly, nearly.sum()).facts
    assert _say_sizes(np.sqrt([0.5, 0.5, 0.0]), np.sqrt(2)).facts["tied"] == 2


HELD = "The sum of squares ‖x‖₂² = 1 is held; the sum ‖x‖₁ is"


@pytest.mark.parametrize(
    ("at", "caption"),
    [
        (
            {"time": 0},
            "5 bars after 0 steps, from 0.07 to 0.71. Their sum ‖x‖₁ = 1 is held; the sum of squares ‖x‖₂² "
            "is 0.531. The tallest bar has 71% of the sum, 96% of the squares.",
        ),
        (
            {"n": 2, "time": 1},
            "2 bars after 1 step, from 0.23 to 0.77. Their sum ‖x‖₁ = 1 is held; the sum of squares ‖x‖₂² is "
            "0.646, and 1/2 = 0.5 is the least, at equal bars. The tallest bar has 77% of the sum, 92% of "
            "the squares.",
        ),
        (
            {"n": 2, "time": 50},
            "2 bars after 50 steps, all 0.502. Their sum ‖x‖₁ = 1 is held; the sum of squares ‖x‖₂² is 0.5, "
            "and 1/2 = 0.5 is the least, at equal bars. The tallest bar has 50% of the sum, 50% of the "
            "squares.",
        ),
    ],
)
def test_a_number_of_levelling_stands_where_its_words_say(at, caption):
    frame = LEVEL.frame(**at)
    assert frame.caption == caption
    shares, size = one_of(frame, Text, "l2", "A"), one_of(frame, Text, "l2", "B")
    assert caption.endswith(f"{shares.text}.")
    assert size.text == f"‖x‖₂² = {frame.facts['squares']:.3f}"


@pytest.mark.parametrize(
    ("at", "caption"),
    [
        ({"time": 0}, f"5 bars before the first step. {HELD} 2.02."),
        (
            {"n": 3, "time": 12},
            f"1 of 3 bars is exactly 0 after 12 steps. {HELD} 1.34, and 1 is the least, with one bar alone.",
        ),
        (
            {"n": 3, "time": 33},
            f"2 of 3 bars are exactly 0 after 33 steps. {HELD} 1, the least there is: one bar alone.",
        ),
        (
            {"n": 3, "start": "all equal", "time": 3},
            f"0 of 3 bars are exactly 0 after 3 steps. {HELD} 1.73, √3, the most there is: equal bars are a "
            "maximum, and the flow is stuck on it.",
        ),
        (
            {"n": 5, "start": "a tie", "time": 72},
            f"3 of 5 bars are exactly 0 after 72 steps. {HELD} 1.41, √2: the 2 bars left are tied and stay "
            "so, the flow is stuck at a saddle, and 1 is the least.",
        ),
    ],
)
def test_a_number_of_concentrating_stands_where_its_words_say(at, caption):
    frame = SURVIVE.frame(**at)
    assert frame.caption == caption
    count, size = one_of(frame, Text, "l1", "A"), one_of(frame, Text, "l1", "B")
    if at["time"]:
        assert count.text == f"{frame.facts['n']} of {frame.facts['bars']} bars exactly 0"
    else:
        assert np.isnan(count.x).all()  # before the first step nobody has asked how many are 0
    assert size.text == f"‖x‖₁ = {frame.facts['sizes']:.3f}"
