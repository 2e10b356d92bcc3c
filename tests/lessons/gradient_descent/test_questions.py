"""Each gate's picture, at the state that its question asks about, shows the right answer."""

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.lessons import gradient_descent

ASKED = questions("gradient_descent")


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_l2_is_lower_for_most_of_the_way_and_l1_alone_reaches_0():
    assert right("who_arrives") == "L2 is lower for most of the way. L1 alone reaches 0."
    picture = gradient_descent.spring_and_gravity()
    state = find_asked_state(ASKED["who_arrives"], picture)
    assert (state["start"], state["lam"]) == (2, 1)  # as the question says
    shown = picture.frame(**state).facts
    assert shown["constant"] == 0 < shown["proportional"]
    on_the_way = [time for time in picture.controls["time"].values if 0 < time < state["time"]]
    lower = [
        facts["proportional"] < facts["constant"]
        for facts in (picture.frame(**state | {"time": time}).facts for time in on_the_way)
    ]
    assert sum(lower) > 0.75 * len(lower)


def test_those_with_a_soft_threshold_alone_hold_the_right_zeros():
    assert right("who_keeps_zeros") == "Those that use a soft threshold: ISTA, FISTA, coordinate descent."
    picture = gradient_descent.zeros()
    shown = picture.frame(**find_asked_state(ASKED["who_keeps_zeros"], picture)).facts
    assert (shown["n"], shown["tol"]) == (5000, 0)
    zeros = shown["zeros"].facts
    assert {name for name, count in zeros.items() if count == shown["right"]} == {
        "ista",
        "fista",
        "coordinate_descent",
    }
    assert [zeros[name] for name in ("subgradient", "sgd", "adam")] == [0, 0, 0]
