"""The map is that of the shipped table, and its column and its words are those of one row of it."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import norm

from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.render import staged
from l1l2.drawing.theme import ROLES
from l1l2.lessons.compressed_sensing import cliff
from l1l2.lessons.compressed_sensing.phase import HALF
from l1l2.maths.phase import read


@pytest.fixture(scope="module")
def picture():
    return cliff()


def theory(delta):
    """The weak threshold k/m at m/n = delta, from its formula with the parameter t (Donoho & Tanner)."""

    def share(t):
        return 2 * norm.pdf(t) / (t + 2 * (norm.pdf(t) - t * norm.sf(t)))

    t = brentq(lambda t: share(t) - delta, 1e-9, 20, xtol=1e-13)
    return 1 - t * norm.sf(t) / norm.pdf(t)


def marks(frame, kind, role, panel):
    return [m for m in frame.marks if isinstance(m, kind) and (m.role, m.panel) == (role, panel)]


def column(table, m):
    """Numbers of spikes, and how many signals were found: at m = 100, which the table skips, as claimed."""
    if m == 100:
        return np.rint(np.arange(2.5, 100, 5)).astype(int), np.array(HALF)
    (row,) = np.flatnonzero(table.m == m)
    return table.k[row], table.recovered[row]


def test_the_slider_stops_at_every_column_and_at_half_as_many_sums_as_numbers(picture):
    assert picture.controls["m"].values == tuple(sorted([*read().m.tolist(), 100]))


def test_every_column_is_that_of_the_table(picture):
    table = read()
    for m in picture.controls["m"].values:
        frame, (k, recovered) = picture.frame(m=m), column(table, m)
        for kind in Dots, Line:
            (drawn,) = marks(frame, kind, "l1", "B")
            assert drawn.x == pytest.approx(k / m)
            assert drawn.y == pytest.approx(recovered / table.trials)
        (place,), (expected,) = (marks(frame, Line, "target", panel) for panel in "AB")
        assert place.x == pytest.approx(m / table.n)
        assert place.y.tolist() == [0, 1] and expected.y.tolist() == [-0.05, 1.05]
        assert expected.x == pytest.approx(theory(m / table.n), abs=1e-9)


def test_the_words_are_those_of_theory_and_of_the_column(picture):
    table = read()
    for m in picture.controls["m"].values:
        frame, (k, recovered) = picture.frame(m=m), column(table, m)
        facts, ratio = frame.facts, theory(m / table.n)
        assert (facts["m"], facts["n"], facts["trials"]) == (m, 200, 20)
        assert (facts["ratio"], facts["spikes"]) == pytest.approx((ratio, ratio * m), abs=1e-6)
        (said,) = marks(frame, Text, "target", "B")
        assert said.text.message == "theory: k = {ratio:.2f} m = {spikes:.1f}"
        assert dict(said.text.facts) == {"ratio": facts["ratio"], "spikes": facts["spikes"]}
        few = {each for each, found in zip(k, recovered, strict=True) if 2 * found < 20}
        assert few == {each for each in k if each >= facts["lost"]}


def test_the_caption_names_the_cliff_of_theory_and_of_the_table(picture):
    assert picture.frame(m=105).caption == (
        "With m = 105 random sums of n = 200 numbers, theory puts the cliff at k = 41.8 spikes, so "
        "k/m = 0.398. In the experiment fewer than half of the 20 signals are found from k = 45 on."
    )


def test_the_curve_over_the_map_is_the_threshold_of_theory(picture):
    for m in 5, 100, 195:
        frame = picture.frame(m=m)
        (curve,) = marks(frame, Line, "solution", "A")
        assert curve.y == pytest.approx([theory(delta) for delta in curve.x], abs=1e-9)
        assert curve.x[0] == 0.005 and m / 200 - 0.01 < curve.x[-1] <= m / 200
        (word,) = marks(frame, Text, "target", "A")
        assert word.text == "curve: theory" and abs(word.x[0] - m / 200) > 0.2


def test_a_place_of_the_map_is_as_dark_as_its_cell_says(picture):
    table = read()
    edges = marks(picture.frame(m=195), Area, "l1", "A")
    places = (np.arange(20) + 0.5) / 20
    for i, place in enumerate(places):
        tops = [max(edge.y[[2 * i + 1, 2 * i + 2]]) for edge in edges]
        assert all(edge.x[2 * i + 1] < place < edge.x[2 * i + 2] for edge in edges)
        for j, height in enumerate(places):
            reached = [bool(table.recovered[i, j] >= count) for count in (1, 5, 10, 15, 20)]
            assert [bool(height < top) for top in tops] == reached, (i, j)


def test_the_map_ends_at_the_place_of_the_column(picture):
    whole = marks(picture.frame(m=195), Area, "l1", "A")
    for m in picture.controls["m"].values:
        done = sum(m >= each for each in read().m)
        for edge, full in zip(marks(picture.frame(m=m), Area, "l1", "A"), whole, strict=True):
            assert edge.x.tolist() == full.x[: 2 * done + 2].tolist()
            assert edge.y.tolist() == [*full.y[: 2 * done + 1], 0]


def test_axes_say_what_they_measure(picture):
    figure, axes = plt.subplot_mosaic("AB")
    picture.stage(axes)
    plt.close(figure)
    left, right = axes["A"], axes["B"]
    assert left.get_title() == "At least this many of 20 are found"
    assert (left.get_xlabel(), left.get_ylabel()) == (
        "sums for each number, m/n",
        "spikes for each sum, k/m",
    )
    assert right.get_title() == "At this m: 20 signals a dot"
    assert (right.get_xlabel(), right.get_ylabel()) == ("spikes for each sum, k/m", "signals found")
    ticks = {label.get_position()[1]: label.get_text() for label in right.get_yticklabels()}
    assert ticks == {0: "none", 0.5: "half", 1: "all"}
    assert picture.controls["m"].label == "random sums m"


def test_the_legend_lays_the_shades_of_the_map_over_each_other(picture):
    map_ = staged(picture, 100)[1]["A"]
    assert [text.get_text() for text in map_.texts] == ["1", "5", "10", "15", "20"]
    swatches = map_.collections
    assert len(swatches) == 5 and {each.get_alpha() for each in swatches} == {ROLES["l1"].alpha}
    for text in map_.texts:
        below = [each for each in swatches if each.get_datalim(map_.transData).contains(*text.get_position())]
        assert len(below) == 1 + map_.texts.index(text)
