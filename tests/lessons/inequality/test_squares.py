"""The square, its blocks and its ruler against the two norms, in every frame; and both games of the bars."""

from itertools import product

import numpy as np
import pytest

from l1l2.drawing import Area, Dots, Text
from l1l2.drawing.live import page
from l1l2.drawing.render import staged
from l1l2.lessons.inequality import gap, two_games

GAP = gap()
NAMES = {"x₁²": (0, 0), "x₂²": (1, 1), "x₃²": (2, 2), "x₁x₂": (0, 1), "x₁x₃": (0, 2), "x₂x₃": (1, 2)}


def of(frame, kind, role, panel):
    return [m for m in frame.marks if (type(m), m.role, m.panel) == (kind, role, panel)]


def boxes(mark):
    """The corners of each rectangle, shape (k, 4, 2); nan where there is none."""
    return np.column_stack([mark.x, mark.y]).reshape(-1, 5, 2)[:, :4]


def area(mark):
    return np.nansum(np.prod(np.ptp(boxes(mark), axis=1), axis=1))


def norms(x):
    """The square of the sum, the sum of squares, and the products of all pairs, each twice."""
    pairs = [x[i] * x[j] for i in range(3) for j in range(3) if i != j]
    return sum(x) ** 2, sum(height**2 for height in x), sum(pairs)


def every_setting():
    for x in product(*(control.values for control in GAP.controls.values())):
        yield x, GAP.frame(**dict(zip(GAP.controls, x, strict=True)))


def test_in_every_frame_the_blocks_are_the_two_norms_and_their_gap():
    for x, frame in every_setting():
        (rest,), (diagonal,) = (of(frame, Area, role, "B") for role in ("l1", "l2"))
        whole, squares, pairs = norms(x)
        assert area(diagonal) == pytest.approx(squares)
        assert area(rest) == pytest.approx(pairs, abs=1e-12)
        facts = frame.facts
        assert (facts["x1"], facts["x2"], facts["x3"]) == x
        assert facts["square"] == pytest.approx(whole)
        assert facts["diagonal"] == pytest.approx(squares)
        assert facts["gap"] == pytest.approx(pairs, abs=1e-12)
        assert (facts["gap"] == 0) == (np.count_nonzero(x) == 1)
        (bars,) = of(frame, Area, "target", "A")
        assert np.ptp(boxes(bars)[..., 1], axis=1) == pytest.approx(x)
        assert boxes(bars)[..., 0].mean(axis=1) == pytest.approx([1, 2, 3])


def test_the_words_above_the_square_say_the_facts_of_the_caption():
    for _, frame in every_setting():
        whole, rest = (text for text in of(frame, Text, "l1", "B") if text.text.facts)
        (diagonal,) = (text for text in of(frame, Text, "l2", "B") if text.text.facts)
        for text, name in (whole, "square"), (diagonal, "diagonal"), (rest, "gap"):
            assert text.text.facts == {name: frame.facts[name]}
        assert whole.text.message.startswith("‖x‖₁² =") and diagonal.text.message.startswith("= ‖x‖₂²")
        assert rest.text.message.startswith("+ gap")


def test_the_caption_says_how_far_the_bars_are_from_equality():
    kinds = {"one": 0, "equal": 0, "other": 0}
    for x, frame in every_setting():
        alive = [height for height in x if height]
        facts, caption = frame.facts, frame.caption
        if len(alive) == 1:
            kinds["one"] += 1
            assert caption.message.endswith("one bar alone, and so ‖x‖₁ = ‖x‖₂.")
            assert not {"equal", "ratio"} & set(facts)
        elif len(set(alive)) == 1:
            kinds["equal"] += 1
            assert caption.endswith(f"‖x‖₁ = √{len(alive)} ‖x‖₂, the most for {len(alive)} bars.")
            assert facts["equal"] == len(alive) and "ratio" not in facts
        else:
            kinds["other"] += 1
            assert "equal" not in facts
            assert facts["ratio"] == pytest.approx(np.sqrt(norms(x)[0] / norms(x)[1]))
    assert kinds == {"one": 5, "equal": 15, "other": 160}


def test_each_block_is_named_by_its_bars_and_only_where_there_is_room():
    for x, frame in every_setting():
        ends = np.cumsum(x)
        middles = ends - np.array(x) / 2
        named = {text.text: text for role in ("l1", "l2") for text in of(frame, Text, role, "B")}
        for name, (i, j) in NAMES.items():
            text = named[name]
            assert text.role == ("l2" if i == j else "l1")
            places = {(i, j), (j, i)} if min(x[i], x[j]) > 0.135 else set()
            assert len(text.x) == len(places)
            for at in zip(text.x, text.y + 0.0225, strict=True):
                assert any(at == pytest.approx((middles[a], middles[b])) for a, b in places)


def test_the_ruler_shows_the_ratio_inside_what_its_bars_can_reach():
    for x, frame in every_setting():
        (dot,), (reach,) = of(frame, Dots, "l1", "C"), of(frame, Area, "ghost", "C")
        ratio = np.sqrt(norms(x)[0] / norms(x)[1])
        assert (dot.x[0], dot.y[0]) == (pytest.approx(ratio), 0)
        assert (reach.x.min(), reach.x.max()) == (1, pytest.approx(np.sqrt(np.count_nonzero(x))))
        assert 1 - 1e-12 <= dot.x[0] <= reach.x.max() + 1e-12
        (words,) = of(frame, Text, "l1", "C")
        assert words.text.facts == {"ratio": pytest.approx(ratio)}


def test_bars_can_be_alone_and_never_are_all_zero():
    assert 0 not in GAP.controls["x1"].values
    assert 0 in GAP.controls["x2"].values
    assert 0 in GAP.controls["x3"].values


@pytest.mark.parametrize("maker", [gap, two_games])
def test_the_titles_and_the_marks_of_the_ruler_are_right(maker):
    _, axes = staged(maker(), 50)
    titles = ["Three bars", "The square of their sum", "‖x‖₂ ≤ ‖x‖₁ ≤ √3 ‖x‖₂"]
    assert [axes[panel].get_title("left") for panel in "ABC"] == titles
    assert [label.get_text() for label in axes["A"].get_xticklabels()] == ["x₁", "x₂", "x₃"]
    marked = zip(axes["C"].get_xticks(), axes["C"].get_xticklabels(), strict=True)
    assert [(label.get_text(), at**2) for at, label in marked] == [
        ("1", pytest.approx(1)),
        ("√2", pytest.approx(2)),
        ("√3", pytest.approx(3)),
    ]
    assert axes["C"].get_xlabel() == "‖x‖₁ / ‖x‖₂"
    for frame in map(lambda at: maker().frame(**at), maker().corners()):
        (rest,), (diagonal,) = (of(frame, Area, role, "B") for role in ("l1", "l2"))
        assert np.nanmax([np.nanmax(diagonal.x), *rest.x]) <= axes["B"].get_xlim()[1]


def test_two_games_hold_one_norm_each():
    picture = two_games()
    times = picture.controls["time"].values
    turn = len(times) // 2
    one, two, shares = [], [], []
    for time in times:
        frame = picture.frame(time=time)
        (bars,) = of(frame, Area, "target", "A")
        x = bars.y.reshape(-1, 5)[:, 1]
        one.append(x.sum())
        two.append(np.linalg.norm(x))
        shares.append(x / x.sum())
        expected = (1, "‖x‖₁", "‖x‖₂") if time < turn else (2, "‖x‖₂", "‖x‖₁")
        assert tuple(frame.facts[name] for name in ("game", "fixed", "falls")) == expected
        (words,) = of(frame, Text, "target", "A")
        assert words.text.facts == dict(zip(("game", "fixed", "falls"), expected, strict=True))
        assert [frame.facts[name] for name in ("x1", "x2", "x3")] == pytest.approx(x)
    assert np.allclose(one[:turn], one[0])
    assert np.all(np.diff(two[:turn]) < 0)
    assert shares[0] == pytest.approx([0.6, 0.25, 0.15])
    assert 0 < np.ptp(shares[turn - 1]) < 0.06 * np.ptp(shares[0])  # nearly equal, before one survives
    assert np.allclose(two[turn:], two[turn - 1])
    assert np.all(np.diff(one[turn:]) < 0)
    assert np.count_nonzero(x) == 1 and frame.facts["gap"] == 0


@pytest.mark.parametrize("frames", [3, 122])
def test_two_games_refuses_a_wrong_number_of_frames(frames):
    with pytest.raises(ValueError, match=f"^frames: got {frames}; give an integer"):
        two_games(frames)


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
@pytest.mark.parametrize("maker", [gap, two_games])
def test_the_page_is_within_its_budget(maker):
    assert len(page(maker()).encode()) <= 150_000


@pytest.mark.parametrize(
    ("x", "caption", "above"),
    [
        (
            (0.5, 0.3, 0.2),
            "Bars of 0.50, 0.30 and 0.20: the square ‖x‖₁² = 1.00 is the diagonal ‖x‖₂² = 0.38 and the gap "
            "0.62; ‖x‖₁ is 1.62 times ‖x‖₂.",
            ["‖x‖₁² = 1.00", "= ‖x‖₂² 0.38", "+ gap 0.62", "‖x‖₁ = 1.62 ‖x‖₂"],
        ),
        (
            (0.5, 0.0, 0.0),
            "Bars of 0.50, 0 and 0: the square ‖x‖₁² = 0.25 is the diagonal ‖x‖₂² = 0.25 and the gap 0; one "
            "bar alone, and so ‖x‖₁ = ‖x‖₂.",
            ["‖x‖₁² = 0.25", "= ‖x‖₂² 0.25", "+ gap 0", "‖x‖₁ = 1.00 ‖x‖₂"],
        ),
        (
            (0.4, 0.4, 0.0),
            "Bars of 0.40, 0.40 and 0: the square ‖x‖₁² = 0.64 is the diagonal ‖x‖₂² = 0.32 and the gap "
            "0.32; 2 equal bars, and so ‖x‖₁ = √2 ‖x‖₂, the most for 2 bars.",
            ["‖x‖₁² = 0.64", "= ‖x‖₂² 0.32", "+ gap 0.32", "‖x‖₁ = 1.41 ‖x‖₂"],
        ),
    ],
)
def test_a_number_stands_where_its_words_say(x, caption, above):
    frame = GAP.frame(x1=x[0], x2=x[1], x3=x[2])
    assert frame.caption == caption
    assert [mark.text for mark in frame.marks if isinstance(mark, Text) and mark.text.facts] == above


def test_the_picture_starts_with_the_bars_of_the_text():
    assert GAP.params() == {"x1": 0.5, "x2": 0.3, "x3": 0.2}
    start = two_games().frame()
    (words,) = of(start, Text, "target", "A")
    assert words.text == "Game 1: ‖x‖₁ is fixed, ‖x‖₂ falls"
    assert start.caption.startswith("Game 1: ‖x‖₁ is fixed, ‖x‖₂ falls. Bars of 0.60, 0.25 and 0.15: ")
