import re

import pytest

from l1l2.drawing import Dots
from l1l2.lessons.paths_in_practice import dictionary


def numbers(picture, **values):
    said = picture.frame(**values).caption.split(": ")[1]
    return dict(re.findall(r"([^\s;][^;:]*?) ([\d.]+(?:e-\d+)?)(?=;|\.$)", said))


def test_rows_and_lam_move_the_numbers_as_they_should():
    picture = dictionary()
    few, many = (numbers(picture, n=n, lam=0.1) for n in (50, 442))
    assert len(few) == 8
    assert few["Lasso(alpha)"] == many["Lasso(alpha)"] == "0.1"
    assert (few["Ridge(alpha)"], many["Ridge(alpha)"]) == ("5", "44.2")
    assert (few["LogisticRegression(C)"], many["LogisticRegression(C)"]) == ("0.2", "0.0226")
    strong = numbers(picture, n=442, lam=1.0)
    for name in few:
        factor = 0.1 if name == "LogisticRegression(C)" else 10
        assert float(strong[name]) == pytest.approx(factor * float(many[name]), rel=0.01)


def test_dots_stand_at_the_numbers():
    picture = dictionary()
    dots = [m.x[0] for m in picture.frame().marks if isinstance(m, Dots)]
    assert dots == pytest.approx([float(value) for value in numbers(picture).values()], rel=0.01)
