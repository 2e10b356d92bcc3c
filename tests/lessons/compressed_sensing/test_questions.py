"""Each gate's picture, at the state that its question asks about, shows the right answer."""

import pytest

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.drawing import Dots
from l1l2.lessons import compressed_sensing

ASKED = questions("compressed_sensing")


def shown(key, picture):
    """The frame where the question is answered."""
    assert ASKED[key].shows
    return picture.frame(**find_asked_state(ASKED[key], picture))


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_half_of_the_sums_are_enough_for_l1_alone():
    assert right("half") == "The one with the smallest ‖x‖₁, to the last digit."
    facts = shown("half", compressed_sensing.fewer_measurements()).facts
    assert (facts["m"], facts["n"], facts["k"]) == (50, 100, 5)
    assert "error" not in facts["l1"].facts and facts["l2"].facts["error"] > 0.5


def test_with_half_of_the_sums_the_cliff_is_at_about_40_spikes():
    """The slider has 95 and 105 sums, not 100; theory, and the most spikes of which half are found."""
    assert right("cliff") == "About 40: it takes some more than two sums a spike."
    picture = compressed_sensing.cliff()
    asked = shown("cliff", picture)
    assert asked.facts["m"] in (95, 105)
    for frame in asked, picture.frame(m=95), picture.frame(m=105):
        (dots,) = (mark for mark in frame.marks if isinstance(mark, Dots))
        most = (dots.x[dots.y >= 0.5] * frame.facts["m"]).max()
        for found in frame.facts["spikes"], most:
            assert min((5, 50, 40, 100), key=lambda choice: abs(choice - found)) == 40
        assert 2 < frame.facts["m"] / frame.facts["spikes"] < 3


def test_the_error_grows_in_proportion_to_the_noise():
    assert right("noise") == "It grows about in proportion to σ."
    picture = compressed_sensing.noisy_measurements()
    asked = shown("noise", picture).facts
    slope = asked["all_but_noise"].facts["error"] / asked["noise"]
    assert asked["noise"] == 0.8
    for noise in picture.controls["noise"].values[1:]:
        error = picture.frame(noise=noise).facts["all_but_noise"].facts["error"]
        assert error / noise == pytest.approx(slope, rel=0.05)
