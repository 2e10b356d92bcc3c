"""The numbers of other libraries, by their documented formulas, each beside its own name."""

import numpy as np
import pytest

from l1l2 import diabetes
from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.paths import dictionary

from ..drawn import only, set_stage, ticks


def documented(lam, n):
    """Name beside the row -> fact, role, and number, for our lam on the first n patients."""
    spread = diabetes().y[:n].std()
    return {
        "Lasso(alpha)": ("lasso", "l1", lam),
        "ElasticNet(alpha)": ("elastic_net", "solution", lam),
        "Ridge(alpha)": ("ridge", "l2", n * lam),
        "glmnet lambda, L1": ("glmnet_l1", "l1", lam),
        "glmnet lambda, L2": ("glmnet_l2", "l2", lam * spread),
        "weight_decay, MSELoss": ("torch_squares", "l2", 2 * lam),
        "LogisticRegression(C)": ("logistic", "data", 1 / (n * lam)),
        "weight_decay, BCELoss": ("torch_labels", "l2", lam),
    }


@pytest.mark.parametrize("n", [50, 100, 200, 442])
@pytest.mark.parametrize("lam", [0.001, 0.1, 10.0])
def test_every_row_shows_and_says_its_own_number(lam, n):
    picture = dictionary()
    names, frame = ticks(set_stage(picture)["A"].yaxis), picture.frame(lam=lam, n=n)
    dots = {m.y[0]: m for m in frame.marks if type(m) is Dots}
    texts = [m for m in frame.marks if type(m) is Text and m.text and m.role != "target"]
    labels = {round(m.y[0] - 0.1): m for m in texts}
    expected = documented(lam, n)
    assert set(names.values()) == set(expected) and set(names) == set(dots) == set(labels)
    for height, name in names.items():
        fact, role, value = expected[name]
        assert frame.facts[fact] == pytest.approx(value)
        assert (dots[height].role, dots[height].x[0]) == (role, pytest.approx(value))
        label = labels[height]
        assert (label.role, label.text) == (role, f"{frame.facts[fact]:.3g}")
        assert (label.x[0] < value) == (label.align == "right") == (value < lam), "away from our λ"
        assert name + " {" + fact + ":.3g}" in frame.caption.message
    assert (frame.facts["lam"], frame.facts["n"]) == (lam, n)
    assert len(texts) == len(expected) == len(frame.facts) - 2


def test_our_own_number_is_marked():
    frame = dictionary().frame(lam=0.5)
    assert set(only(frame, Line, "target").x) == {0.5}
    text = only(frame, Text, "target")
    assert (text.x[0], dict(text.text.facts)) == (0.5, {"lam": 0.5})


def test_the_falling_number_is_named_as_such():
    ax = set_stage(dictionary())["A"]
    (note,) = ax.texts
    heights = {name: height for height, name in ticks(ax.yaxis).items()}
    assert note.get_text() == "C falls as λ grows"
    assert note.get_position()[1] == pytest.approx(heights["LogisticRegression(C)"] + 0.1)


def test_rows_and_lam_move_the_numbers_as_they_should():
    picture = dictionary()
    few, many, strong = (picture.frame(**at).facts for at in ({"n": 50}, {"n": 442}, {"n": 442, "lam": 1.0}))
    assert few["lasso"] == many["lasso"] == 0.1
    assert (few["ridge"], many["ridge"]) == pytest.approx((5, 44.2))
    assert (few["logistic"], many["logistic"]) == pytest.approx((0.2, 1 / 44.2))
    for name in set(few) - {"n", "lam"}:
        assert strong[name] / many[name] == pytest.approx(0.1 if name == "logistic" else 10)
    assert np.isclose(many["lam"] * 10, strong["lam"])
