"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Area, Dots, Line
from l1l2.lessons import compressed_sensing

ASKED = questions("compressed_sensing")
PICTURES = {
    "half": compressed_sensing.fewer_measurements,
    "cliff": compressed_sensing.cliff,
    "noise": compressed_sensing.noisy_measurements,
}


def shown(key, picture):
    """The frame where the question is answered."""
    assert ASKED[key].shows
    return picture.frame(**find_asked_state(ASKED[key], picture))


def begun(key, picture):
    """The frame while the question is open."""
    return picture.frame(**find_start_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


@pytest.mark.parametrize("key", PICTURES)
def test_a_still_shows_what_was_asked(key):
    picture = PICTURES[key]()
    assert picture.params(**picture.telling) == picture.params(**find_asked_state(ASKED[key], picture))
    assert picture.params(**find_start_state(ASKED[key], picture)) == picture.params()
    assert ASKED[key].reveal


def finds_by_l1_alone(facts):
    return "error" not in facts["l1"].facts and facts["l2"].facts.get("error", 0) > 0.5


def test_half_of_the_sums_are_enough_for_l1_alone():
    assert right("half") == "The one with the smallest ‖x‖₁, up to rounding."
    facts = shown("half", compressed_sensing.fewer_measurements()).facts
    assert (facts["m"], facts["n"], facts["k"]) == (50, 100, 5)
    assert finds_by_l1_alone(facts)


def test_with_all_the_sums_both_norms_find_the_signal():
    facts = begun("half", compressed_sensing.fewer_measurements()).facts
    assert facts["m"] == 100 and facts["l1"] == facts["l2"] == "exactly the signal, 5 of 100 non-zero"
    assert not finds_by_l1_alone(facts)


def nearest(spikes):
    """Which answer a number of spikes speaks for."""
    return min((5, 50, 40, 100), key=lambda choice: abs(choice - spikes))


def test_with_half_of_the_sums_the_cliff_is_at_about_40_spikes():
    """By theory, and by the most spikes of which half are found; and so it is at the columns beside it."""
    assert right("cliff") == "About 40: each spike needs a little more than two sums."
    picture = compressed_sensing.cliff()
    asked = shown("cliff", picture)
    assert asked.facts["m"] == 100
    for frame in asked, picture.frame(m=95), picture.frame(m=105):
        (dots,) = (mark for mark in frame.marks if isinstance(mark, Dots))
        most = (dots.x[dots.y >= 0.5] * frame.facts["m"]).max()
        for found in frame.facts["spikes"], most:
            assert nearest(found) == 40
        assert 2 < frame.facts["m"] / frame.facts["spikes"] < 3


def test_the_map_ends_far_from_the_cliff_that_is_asked_for():
    frame = begun("cliff", compressed_sensing.cliff())
    assert frame.facts["m"] == 15 and nearest(100 * frame.facts["ratio"]) != 40
    for mark in frame.marks:
        if isinstance(mark, (Area, Line)) and mark.panel == "A":
            assert mark.x.max() <= 0.1


def errors(frame):
    """The noise and the error of what explains all but the noise, as drawn."""
    (dots,) = (mark for mark in frame.marks if isinstance(mark, Dots) and mark.role == "l1")
    return dots.x, dots.y


def test_the_error_grows_in_proportion_to_the_noise():
    assert right("noise") == "It grows about in proportion to σ."
    picture = compressed_sensing.noisy_measurements()
    asked = shown("noise", picture)
    slope = asked.facts["all_but_noise"].facts["error"] / asked.facts["noise"]
    assert asked.facts["noise"] == 0.8
    for noise in picture.controls["noise"].values[1:]:
        error = picture.frame(noise=noise).facts["all_but_noise"].facts["error"]
        assert error / noise == pytest.approx(slope, rel=0.05)
    x, y = errors(asked)
    assert x.size == 9 and y == pytest.approx(slope * x, rel=0.05)


def test_without_noise_there_is_no_error_to_read_anything_from():
    frame = begun("noise", compressed_sensing.noisy_measurements())
    assert frame.facts["noise"] == 0
    assert (
        frame.facts["everything"] == frame.facts["all_but_noise"] == "exactly the signal, 5 of 100 non-zero"
    )
    assert [part.tolist() for part in errors(frame)] == [[0], [0]]
