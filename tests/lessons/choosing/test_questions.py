"""Each gate's picture shows the right answer at the state that its question asks about, and not before."""

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state, find_start_state
from l1l2.drawing import Line
from l1l2.lessons import choosing

from ..drawn import only

ASKED = questions("choosing")


def shown(key, picture):
    """The facts where the question is answered, and where it is open."""
    asked = find_asked_state(ASKED[key], picture)
    assert picture.params(**picture.telling) == picture.params(**asked), "a still shows the same"
    return picture.frame(**asked).facts, picture.frame(**find_start_state(ASKED[key], picture)).facts


def right(key):
    (option,) = (option for option in ASKED[key].options if option.correct)
    return option.text


def test_at_the_least_error_some_noise_is_in():
    assert right("noise_at_best") == "Most of the measurements, and a few columns of noise."
    picture = choosing.two_rules()
    after, before = shown("noise_at_best", picture)
    errors = [picture.frame(lam=lam).facts["error"] for lam in picture.controls["lam"].values]
    assert after["error"] == min(errors)
    assert 5 < after["real"] < 10 and 0 < after["noise"] < 5
    assert before["noise"] == 0


def test_noise_seems_to_predict_once_there_is_enough_of_it():
    assert right("more_noise") == "It rises far above 0, as if noise could predict."
    picture = choosing.picked_noise()
    after, before = shown("more_noise", picture)
    assert after["all_rows"] > 0.5 > 0 > after["each_fold"]
    assert before["all_rows"] == before["each_fold"] < 0, "nothing is picked"
    opened = picture.frame(**find_start_state(ASKED["more_noise"], picture))
    assert only(opened, Line, "truth").x.tolist() == [20]


def test_the_refit_is_better_first_and_worse_later():
    assert right("refit_or_lasso") == "The lasso: it keeps the columns of noise small."
    after, before = shown("refit_or_lasso", choosing.refit())
    assert before["wrong"] == 0 and before["refit_off"] < before["lasso_off"] / 5
    assert after["wrong"] > 0 and after["refit_off"] > after["lasso_off"]


def test_the_table_s_rule_is_the_second_option():
    errors = dict(zip((8, 4, 2, 1), (33, 29, 28, 30), strict=True))
    prompt = ASKED["table_rule"].prompt
    assert all(str(number) in prompt for pair in errors.items() for number in pair)
    assert max(lam for lam, error in errors.items() if error <= 28 + 1.5) == 4
    assert right("table_rule").startswith("4:")
