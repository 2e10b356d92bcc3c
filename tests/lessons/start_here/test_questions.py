"""The gate's picture, at the state that its question asks about, shows the right answer."""

from l1l2.course.catalogue import questions
from l1l2.course.predict import find_asked_state
from l1l2.lessons import start_here


def test_most_of_the_lasso_s_coefficients_are_zero_and_none_of_ridge_s():
    question = questions("start_here")["equal_fit"]
    (right,) = (option.text for option in question.options if option.correct)
    assert right == "Most of the lasso's, none of ridge's."
    picture = start_here.equal_fit()
    state = find_asked_state(question, picture)
    facts = picture.frame(**state).facts
    assert state == {"fit": 0.45} and facts["n"] == 10
    assert 5 < facts["lasso_zeros"] < 10 and facts["ridge_zeros"] == 0
