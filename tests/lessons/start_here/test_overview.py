import numpy as np

from l1l2.drawing import Dots
from l1l2.lessons.start_here import course_map


def test_panels_show_what_their_words_say():
    marks = course_map().frame().marks
    (corner,) = (m for m in marks if isinstance(m, Dots) and (m.role, m.panel) == ("l1", "B"))
    (touch,) = (m for m in marks if isinstance(m, Dots) and (m.role, m.panel) == ("l2", "B"))
    assert corner.y == 0 and abs(corner.x[0] - 1) < 1e-12
    assert abs(np.hypot(touch.x[0], touch.y[0]) - 1) < 1e-12
    assert touch.y > 0.1
    (held,) = (m for m in marks if isinstance(m, Dots) and (m.role, m.panel) == ("l1", "C"))
    (moved,) = (m for m in marks if isinstance(m, Dots) and (m.role, m.panel) == ("l2", "C"))
    assert held.x == 0
    assert moved.x > 0.1


def test_constant_pull_arrives_and_proportional_pull_does_not():
    proportional, constant = (m for m in course_map().frame().marks if m.panel == "D")
    assert constant.y[-1] == 0
    assert proportional.y[-1] > 0
