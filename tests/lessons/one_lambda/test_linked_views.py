"""All six views die together: what each draws is read off its marks, never off the code that drew it."""

import re
from dataclasses import replace

import numpy as np
import pytest

from l1l2 import L1, Problem, lasso_path, solve
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.one_lambda import linked_views, one_lambda
from l1l2.lessons.one_lambda.linked_views import VIEWS, data, linked
from l1l2.lessons.one_lambda.six_ways import agreement

KNOTS = np.array([0.697, 1.287])  # where a weight dies, least squares being (1, 0.41) and the correlation 0.7
NEAR = 1e-6  # of a knot rounding and the tolerance of the algorithms decide what is 0


def some_lams():
    """200 values over the whole path, half of them crowded around the knots as closely as NEAR."""
    rng = np.random.default_rng(0)
    aside = NEAR * 10 ** rng.uniform(0.01, 4, 100) * rng.choice([-1, 1], 100)
    return np.concatenate([rng.uniform(0.01, 1.4, 100), rng.choice(KNOTS, 100) + aside])


@pytest.fixture(scope="module")
def crowd():
    return linked(some_lams())


@pytest.fixture(scope="module")
def picture():
    return one_lambda()


def marks(frame, kind, role, panel):
    return [m for m in frame.marks if isinstance(m, kind) and (m.role, m.panel) == (role, panel)]


def seen(frame):
    """The pair of weights that each view draws, by panel."""
    (bar,), (dot,), (path,) = (
        marks(frame, *what) for what in ((Area, "l1", "A"), (Dots, "l1", "B"), (Dots, "l1", "G"))
    )
    (left,), (right,), (end,), (peak,) = (marks(frame, Dots, "l1", panel) for panel in "CDEF")
    return {
        "bars": bar.y.reshape(2, 5)[:, 1],
        "ball": [dot.x[0], dot.y[0]],
        "slices": [left.x[0], right.x[0]],
        "descent": end.y,
        "belief": [peak.x[0], peak.y[0]],
        "path": path.y,
    }


def test_the_knots_are_where_they_are_said_to_be():
    fit = data()
    assert np.allclose(lasso_path(fit.X, fit.y).lam, [1.287, 0.697, 0.0])


def test_at_200_values_of_lambda_all_views_find_the_same_support(crowd):
    supports = set()
    for lam in crowd.controls["lam"].values:
        found = seen(crowd.frame(lam=lam))
        assert tuple(found) == VIEWS
        alive = {tuple(np.asarray(w) != 0) for w in found.values()}
        assert len(alive) == 1, (lam, found)
        assert alive == {(lam < KNOTS[1], lam < KNOTS[0])}, lam
        assert np.ptp(np.array(list(found.values())), axis=0).max() < 1e-8, lam
        assert agreement(found).startswith("all views find")
        supports |= alive
    assert len(crowd.controls["lam"].values) == 200
    assert supports == {(True, True), (True, False), (False, False)}


def test_all_views_are_right(crowd):
    fit = data()
    for lam in crowd.controls["lam"].values[::10]:
        best = solve(Problem(fit, L1(lam)))
        assert best.kkt < 1e-10
        for name, w in seen(crowd.frame(lam=lam)).items():
            assert np.allclose(w, best.w, atol=1e-8), name


def dearer(function):
    """The same method for another lambda; it is the last argument."""
    return lambda *given: function(*given[:-1], given[-1] * 1.1)


def wrong(solver):
    """The same algorithm for another lambda."""
    return lambda problem, w: solver(replace(problem, penalty=L1(problem.penalty.lam * 1.1)), w)


@pytest.mark.parametrize(
    ("view", "method", "spoil"),
    [
        ("bars", "coordinate_descent", wrong),
        ("ball", "touched", dearer),
        ("slices", "balanced", dearer),
        ("descent", "ista", wrong),
        ("belief", "peaks", dearer),
        ("path", "lasso_path", dearer),
    ],
)
def test_a_method_that_errs_spoils_its_own_view_and_no_other(view, method, spoil, monkeypatch):
    """So no view borrows another's answer, and the certificate covers all."""
    right = seen(linked([0.3, 0.9]).frame(lam=0.3))
    monkeypatch.setattr(linked_views, method, spoil(getattr(linked_views, method)))
    frame = linked([0.3, 0.9]).frame(lam=0.3)
    moved = {name for name, w in seen(frame).items() if not np.allclose(w, right[name], atol=1e-8)}
    assert moved == {view}
    assert "NOT certified" in frame.caption


def test_a_weight_dies_in_every_view_in_the_same_frame(picture):
    lams = picture.controls["lam"].values
    dead = [
        {name: tuple(np.asarray(w) == 0) for name, w in seen(picture.frame(lam=lam)).items()} for lam in lams
    ]
    deaths = [lam for lam, before, now in zip(lams[1:], dead, dead[1:], strict=False) if before != now]
    assert deaths == [0.7, 1.3]
    assert all(len(set(frame.values())) == 1 for frame in dead)


def test_each_view_writes_its_own_answer_and_0_for_nothing_but_0(picture):
    for lam in picture.controls["lam"].values:
        frame = picture.frame(lam=lam)
        found = seen(frame)
        words = {panel: marks(frame, Text, "l1", panel)[0].text for panel in "ABCDEFG"}
        words["C"] = f"({words['C']}, {words.pop('D')})"
        for (name, w), said in zip(found.items(), (words[panel] for panel in "ABCEFG"), strict=True):
            numbers = re.fullmatch(r"\((.+), (.+)\)", said).groups()
            assert [number == "0" for number in numbers] == [value == 0 for value in w], (lam, name)
            assert np.allclose([float(number) for number in numbers], w, atol=0.0051)


def test_forces_meet_where_the_slices_say(picture):
    """The pull at the diamond lies on the push: lam beyond 0, anything up to lam at 0."""
    for lam in picture.controls["lam"].values:
        frame = picture.frame(lam=lam)
        for panel in "CD":
            (dot,), (line,) = marks(frame, Dots, "l1", panel), marks(frame, Line, "loss", panel)
            assert np.interp(dot.x[0], line.x, line.y) == pytest.approx(dot.y[0])
            if dot.x[0] > 0:
                assert dot.y[0] == pytest.approx(lam)
            else:
                assert dot.x[0] == 0 and abs(dot.y[0]) <= lam


def test_the_ball_is_touched_and_the_hill_is_level(picture):
    fit = data()
    for lam in picture.controls["lam"].values:
        frame, problem = picture.frame(lam=lam), Problem(fit, L1(lam))
        (dot,), (ball,), (touch,) = (
            marks(frame, kind, role, "B") for kind, role in ((Dots, "l1"), (Area, "l1"), (Line, "target"))
        )
        assert np.abs([dot.x, dot.y]).sum() == pytest.approx(np.abs([ball.x, ball.y]).sum(axis=0).max())
        if lam > 0:
            assert [touch.x[4], touch.y[4]] == pytest.approx([dot.x[0], dot.y[0]], abs=1e-12)
        (hill,) = marks(frame, Line, "target", "F")
        (peak,) = marks(frame, Dots, "l1", "F")
        rise = np.array([problem.value(w) for w in np.nan_to_num(np.column_stack([hill.x, hill.y]))])
        rise -= problem.value(np.array([peak.x[0], peak.y[0]]))
        log_share = np.exp(-rise * len(fit.y) / 4.0).reshape(2, -1)[:, :-1]
        assert np.allclose(log_share, [[0.8], [0.3]], atol=1e-4)


def test_ridge_fades_and_never_dies(picture):
    for lam in picture.controls["lam"].values:
        (ridge,) = marks(picture.frame(lam=lam), Dots, "l2", "G")
        assert (ridge.y > 0.3).all()


def test_views_that_differ_are_not_called_agreed():
    found = {"bars": np.array([0.5, 0.0]), "ball": np.array([0.5, 1e-17]), "path": np.array([0.5, 0.0])}
    assert (
        agreement(found) == "the views differ in what is exactly 0: w₂ in bars, path; neither weight in ball."
    )


@pytest.mark.parametrize(
    ("lams", "complaint"),
    [
        ([0.1, -0.1], "lam"),
        ([0.1, np.nan], "lams: got nan"),
        (0.1, "lams: got shape"),
        ([0.1, 0.1], "distinct"),
    ],
)
def test_strengths_that_are_none_are_refused(lams, complaint):
    with pytest.raises(ValueError, match=complaint):
        linked(lams)


def test_page_is_within_its_budget(picture):
    assert len(page(picture)) <= 150_000
