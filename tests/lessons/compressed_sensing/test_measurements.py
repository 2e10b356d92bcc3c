"""The pictures of sparse signals show and say what basis pursuit found, and nothing of what it did not."""

from dataclasses import replace

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy.optimize import linprog

from l1l2 import basis_pursuit, spikes
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.render import staged
from l1l2.drawing.table import pack
from l1l2.lessons.compressed_sensing import fewer_measurements, measurements, noisy_measurements
from l1l2.lessons.compressed_sensing import noise as noises

EXACT = "exactly the signal, {alive} of {n} non-zero"
OFF = "error {error:.0%}, {alive} of {n} non-zero"


@pytest.fixture(scope="module")
def fewer():
    return fewer_measurements()


@pytest.fixture(scope="module")
def noisy():
    return noisy_measurements()


def heights(frame, role, panel):
    """The numbers that are drawn as bars, 0 where there is none."""
    (bars,) = (m for m in frame.marks if isinstance(m, Area) and (m.role, m.panel) == (role, panel))
    found = np.zeros(100)
    for left, height in zip(bars.x[::5], bars.y[1::5], strict=True):
        if not np.isnan(height):
            width = 0.8 if role != "ghost" else 2.2
            found[round(left + width / 2) - 1] = height
    return found


def is_drawn(frame, role, panel, position):
    (bars,) = (m for m in frame.marks if isinstance(m, Area) and (m.role, m.panel) == (role, panel))
    return not np.isnan(bars.y[5 * (position - 1) + 1])


def written(frame, panel):
    (text,) = (m for m in frame.marks if isinstance(m, Text) and m.panel == panel)
    return text


def shortest(A, b):
    """The explanation of smallest l1 norm, by a linear program that knows no path."""
    p = A.shape[1]
    found = linprog(np.ones(2 * p), A_eq=np.hstack([A, -A]), b_eq=b).x
    return found[:p] - found[p:]


def check_comparison(compared, x, signal):
    """What is said of an explanation, against its own bars."""
    error = np.linalg.norm(x - signal) / np.linalg.norm(signal)
    if error < 1e-9:
        assert compared.message == EXACT and "error" not in compared.facts
    else:
        assert compared.message == OFF and compared.facts["error"] == pytest.approx(error)
    assert (compared.facts["alive"], compared.facts["n"]) == (np.count_nonzero(x), 100)


@pytest.mark.parametrize("m", [100, 50, 27, 26, 10])
def test_bars_are_the_shortest_explanations(fewer, m):
    s, frame = spikes(m, 100, 5, rng=np.random.default_rng(3)), fewer.frame(m=m)
    one = basis_pursuit(s.A, s.b).x
    assert heights(frame, "l1", "C") == pytest.approx(one)
    assert heights(frame, "l1", "C") == pytest.approx(shortest(s.A, s.b), abs=1e-7)
    assert [is_drawn(frame, "l1", "C", place) for place in range(1, 101)] == (one != 0).tolist()
    assert heights(frame, "l2", "B") == pytest.approx(np.linalg.pinv(s.A) @ s.b)
    for panel in "BC":
        assert heights(frame, "ghost", panel) == pytest.approx(s.x)
    (dots,) = (mark for mark in frame.marks if isinstance(mark, Dots))
    assert (dots.role, dots.panel) == ("data", "A") and dots.x.tolist() == list(range(1, m + 1))
    assert dots.y == pytest.approx(s.b)


def test_what_is_said_of_each_norm_is_what_its_bars_show(fewer):
    for m in fewer.controls["m"].values:
        frame = fewer.frame(m=m)
        facts, signal = frame.facts, heights(frame, "ghost", "B")
        assert (facts["m"], facts["n"], facts["k"]) == (m, 100, np.count_nonzero(signal))
        for norm, panel in ("l2", "B"), ("l1", "C"):
            check_comparison(facts[norm], heights(frame, norm, panel), signal)
            assert written(frame, panel).text is facts[norm] and written(frame, panel).role == norm
        sums = written(frame, "A")
        assert sums.role == "data" and dict(sums.text.facts) == {"m": m, "n": 100}
        assert facts["bound"] == 1e-8
    assert frame.caption.message.startswith(
        "From {m} random sums of {n} numbers, {k} of them non-zero. "
        "Smallest ‖x‖₂: {l2}. Smallest ‖x‖₁: {l1}. "
    )


def test_l1_is_exact_and_then_all_at_once_is_not(fewer):
    found = {m: fewer.frame(m=m).facts for m in (100, 90, 27, 26)}
    assert found[100]["l1"] == found[100]["l2"] == "exactly the signal, 5 of 100 non-zero"
    assert found[27]["l1"] == "exactly the signal, 5 of 100 non-zero"
    assert found[26]["l1"] == "error 70%, 26 of 100 non-zero"
    assert found[90]["l2"] == "error 25%, 100 of 100 non-zero"


def test_both_explanations_of_noisy_sums_are_shortest(noisy):
    clean, disturbed = (spikes(50, 100, 5, rng=np.random.default_rng(3), noise=each) for each in (0.0, 1.0))
    for noise in noisy.controls["noise"].values:
        frame, b = noisy.frame(noise=noise), clean.b + noise * (disturbed.b - clean.b)
        assert heights(frame, "l1", "A") == pytest.approx(shortest(clean.A, b), abs=1e-7)
        x = heights(frame, "l1", "B")
        missed = b - clean.A @ x
        assert np.linalg.norm(missed) == pytest.approx(noise * np.sqrt(50), abs=1e-9)
        if noise > 0:  # the pulls of a shortest explanation: its signs, and nowhere larger
            pulls = clean.A.T @ missed / np.abs(clean.A.T @ missed).max()
            assert pulls[x != 0] == pytest.approx(np.sign(x[x != 0]))


def test_what_is_said_of_noisy_sums_is_what_the_bars_show(noisy):
    for noise in noisy.controls["noise"].values:
        frame = noisy.frame(noise=noise)
        facts, signal = frame.facts, heights(frame, "ghost", "A")
        assert (facts["m"], facts["noise"], facts["bound"]) == (50, noise, 1e-8)
        assert np.array_equal(heights(frame, "ghost", "B"), signal)
        for name, panel in ("everything", "A"), ("all_but_noise", "B"):
            check_comparison(facts[name], heights(frame, "l1", panel), signal)
            assert written(frame, panel).text is facts[name] and written(frame, panel).role == "l1"
        assert (facts["everything"].message == EXACT) == (noise == 0)
    assert (
        "Smallest ‖x‖₁ with Ax = b: {everything}. With ‖Ax − b‖₂ ≤ σ√m: {all_but_noise}."
        in frame.caption.message
    )


def test_what_explains_the_noise_is_longer_and_farther_off(noisy):
    for noise in noisy.controls["noise"].values[1:]:
        frame = noisy.frame(noise=noise)
        everything, rest = (heights(frame, "l1", panel) for panel in "AB")
        truth = heights(frame, "ghost", "A")
        assert np.abs(everything).sum() > np.abs(rest).sum()
        assert np.linalg.norm(everything - truth) > np.linalg.norm(rest - truth)
        assert frame.facts["everything"].facts["alive"] == 50 > frame.facts["all_but_noise"].facts["alive"]


def test_what_is_not_shortest_is_not_certified(monkeypatch):
    """By a small push of either: along the null space for L2, and by a miss of the other's own proof."""
    s = spikes(50, 100, 5, rng=np.random.default_rng(3))
    best, aside = np.linalg.pinv(s.A) @ s.b, np.linalg.svd(s.A)[2][-1]
    assert measurements._miss_of_l2(s.A, s.b, best) < 1e-12
    assert measurements._miss_of_l2(s.A, s.b, best + 1e-3 * aside) > 1e-4
    assert measurements._miss_of_l2(s.A, s.b, 1.001 * best) > 1e-4
    monkeypatch.setattr(measurements, "_miss_of_l2", lambda *_: 0.5)
    assert fewer_measurements().frame(m=50).facts["kkt"] == 0.5


@pytest.mark.parametrize(
    ("maker", "at", "wrong"),
    [
        (fewer_measurements, {"m": 50}, 0.0),
        (noisy_measurements, {"noise": 0.4}, 0.0),
        (noisy_measurements, {"noise": 0.4}, 0.4 * np.sqrt(50)),
    ],
)
def test_an_unproven_explanation_is_not_certified(monkeypatch, maker, at, wrong):
    def unproven(A, b, noise=0.0):
        found = basis_pursuit(A, b, noise)
        return replace(found, kkt=0.25) if noise == wrong else found

    for module in measurements, noises:
        monkeypatch.setattr(module, "basis_pursuit", unproven)
    assert maker().frame(**at).facts["kkt"] == 0.25


@pytest.mark.parametrize(
    ("maker", "titles"),
    [
        (
            fewer_measurements,
            [
                "Measured sums",
                "Smallest ‖x‖₂ with these sums (grey: the signal)",
                "Smallest ‖x‖₁ with these sums",
            ],
        ),
        (
            noisy_measurements,
            ["Smallest ‖x‖₁ with Ax = b", "Error", "Smallest ‖x‖₁ with ‖Ax − b‖₂ ≤ σ√m"],
        ),
    ],
)
def test_every_panel_says_what_it_shows(maker, titles):
    picture = maker()
    figure, axes = plt.subplot_mosaic(picture.mosaic.replace(";", "\n"))
    picture.stage(axes)
    plt.close(figure)
    assert [ax.get_title() for ax in axes.values()] == titles
    assert [*axes.values()][-1].get_xlabel() == "position in the signal"


def test_the_errors_are_those_of_this_noise_and_of_every_smaller_one(noisy):
    values = noisy.controls["noise"].values
    for role, name in ("ghost", "everything"), ("l1", "all_but_noise"):
        said = [noisy.frame(noise=noise).facts[name].facts.get("error", 0) for noise in values]
        for count, noise in enumerate(values, start=1):
            marks = [m for m in noisy.frame(noise=noise).marks if (m.panel, m.role) == ("C", role)]
            assert [type(mark) for mark in marks] == [Line, Dots]
            for mark in marks:
                assert mark.x.tolist() == [*values[:count]] and mark.y.tolist() == said[:count]
                assert mark.y.max() < 0.33, "below the words"


def test_the_panel_of_errors_says_what_it_shows(noisy):
    axes = staged(noisy, 100)[1]["C"]
    assert axes.get_xlabel() == "noise σ"
    assert [text.get_text() for text in axes.texts] == [
        "grey: Ax = b",
        "orange: ‖Ax − b‖₂ ≤ σ√m",
    ]


def test_words_stand_above_the_bars(fewer):
    """At every number of measurements: from position 60 on, where the words stand."""
    for m in fewer.controls["m"].values:
        frame = fewer.frame(m=m)
        for panel, role in ("B", "l2"), ("C", "l1"):
            assert heights(frame, role, panel)[60:].max() < written(frame, panel).y[0]
        (dots,) = (mark for mark in frame.marks if isinstance(mark, Dots))
        assert dots.y.max() < written(frame, "A").y[0]


def test_sliders_say_what_they_move(fewer, noisy):
    assert fewer.controls["m"].label == "random sums m" and noisy.controls["noise"].label == "noise σ"
    assert fewer.controls["m"].readout(27) == "27" and noisy.controls["noise"].readout(0.8) == "0.8"


@pytest.mark.parametrize("maker", [fewer_measurements, noisy_measurements])
def test_the_table_is_small(maker):
    picture = maker()
    assert len(pack(picture, staged(picture, 100)[1])) < 60_000
