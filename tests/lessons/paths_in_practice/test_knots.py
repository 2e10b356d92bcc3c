import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge

from l1l2 import diabetes, lasso_path, standardise
from l1l2.drawing import Dots, Line
from l1l2.lessons.paths_in_practice import correlated_paths, diabetes_paths
from l1l2.lessons.paths_in_practice.knots import find_events


@pytest.fixture(scope="module")
def d():
    data = diabetes()
    return standardise(data.X, data.y)


@pytest.mark.parametrize("at", [20, 40, 60])
def test_dots_are_what_scikit_learn_finds(d, at):
    picture = diabetes_paths()
    lam = picture.controls["lam"].values[at]
    marks = picture.frame(lam=lam).marks
    lasso, ridge = (
        next(m.y for m in marks if isinstance(m, Dots) and (m.role, m.panel) == look)
        for look in (("l1", "A"), ("l2", "B"))
    )
    model = Lasso(alpha=lam, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(d.X, d.y)
    assert lasso == pytest.approx(model.coef_, abs=1e-4)
    assert ridge == pytest.approx(Ridge(alpha=442 * lam, fit_intercept=False).fit(d.X, d.y).coef_)


@pytest.mark.parametrize("maker", [diabetes_paths, correlated_paths])
def test_lines_go_no_farther_than_lam(maker):
    """What is to be predicted stays hidden."""
    picture = maker()
    for lam in picture.controls["lam"].values[::10]:
        lines = [m for m in picture.frame(lam=lam).marks if isinstance(m, Line)]
        assert len(lines) == 2
        assert all(np.nanmin(m.x) == lam for m in lines)
    assert "leaves" not in correlated_paths().frame().caption


def test_events_tell_who_is_alive(d):
    path = lasso_path(d.X, d.y)
    names = tuple("abcdefghij")
    alive = set()
    story = find_events(path, names)
    for lam, name, joins in story:
        assert (name in alive) != joins
        alive ^= {name}
        just_below = max(knot for knot in (*path.lam, 0) if knot < lam)
        w = path.at((lam + just_below) / 2)
        later = [event for event in story if event[0] == lam]
        if (lam, name, joins) == later[-1]:
            assert alive == {names[j] for j in w.nonzero()[0]}
    assert sum(not joins for *_, joins in story) == 1
