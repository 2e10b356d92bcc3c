"""The paths of the pictures are scikit-learn's: its coefficients, and its order of joining and leaving."""

from types import SimpleNamespace

import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge, lars_path

from l1l2 import diabetes, sparse_regression, standardise
from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.paths import correlated_paths, diabetes_paths

from ..drawn import only, pick, set_stage


def six_columns():
    return sparse_regression(60, 6, rng=np.random.default_rng(70), support=3, correlation=0.9, noise=0.7)


@pytest.fixture(scope="module", params=[(diabetes_paths, diabetes), (correlated_paths, six_columns)])
def case(request):
    """A picture, and what scikit-learn finds in its data."""
    picture, data = request.param[0](), request.param[1]()
    d = standardise(data.X, data.y)
    knots, _, coefficients = lars_path(d.X, d.y, method="lasso")
    alive = np.abs(coefficients.T) > 1e-12  # what leaves is 0 but for rounding
    events = []
    for k, lam in enumerate(knots[:-1]):
        joined, left = alive[k + 1] & ~alive[k], alive[k - 1] & ~alive[k] if k else []
        events += [(lam, data.names[j], True) for j in np.flatnonzero(joined)]
        events += [(lam, data.names[j], False) for j in np.flatnonzero(left)]
    # A knot's lambda differs in the last digits, so the picture's is taken for it.
    grid = np.array(picture.controls["lam"].values)
    events = [(grid[np.abs(grid / lam - 1).argmin()], lam, *event) for lam, *event in events]
    return SimpleNamespace(picture=picture, d=d, names=data.names, grid=grid, events=events)


def between_knots(case):
    """Every seventh lambda, and none at which a coefficient may be 0 but for rounding."""
    knots = {near for near, *_ in case.events}
    return [lam for lam in case.grid[::7].tolist() if lam not in knots]


def some(case):
    """Every knot, the lambda before it, the first and the last."""
    near = {int(np.flatnonzero(case.grid == event[0])[0]) for event in case.events}
    return case.grid[sorted({0, len(case.grid) - 1} | near | {i - 1 for i in near})].tolist()


def test_weights_are_scikit_learns(case):
    n = len(case.d.y)
    for lam in between_knots(case):
        frame = case.picture.frame(lam=lam)
        theirs = Lasso(alpha=lam, fit_intercept=False, tol=1e-14, max_iter=1_000_000).fit(case.d.X, case.d.y)
        lasso, ridge = only(frame, Dots, "l1", "A"), only(frame, Dots, "l2", "B")
        assert set([*lasso.x, *ridge.x]) == {lam}
        assert lasso.y == pytest.approx(theirs.coef_, abs=2e-4)
        squares = Ridge(alpha=n * lam, fit_intercept=False).fit(case.d.X, case.d.y)
        assert ridge.y == pytest.approx(squares.coef_)


def test_what_is_kept_is_counted_and_named(case):
    p = len(case.names)
    for lam in between_knots(case):
        alive = set()
        for near, _, name, joins in case.events:
            if near >= lam:
                alive = alive | {name} if joins else alive - {name}
        frame = case.picture.frame(lam=lam)
        facts = frame.facts
        assert (facts["lam"], facts["kept"], facts["p"], facts["ridge"]) == (lam, len(alive), p, p)
        assert facts["bound"] == 1e-8, "certified"
        assert facts.get("names", "") == ", ".join(name for name in case.names if name in alive)
        (lasso,) = (m for m in frame.marks if type(m) is Text and m.role == "l1")
        (ridge,) = (m for m in frame.marks if type(m) is Text and m.role == "l2")
        assert (lasso.panel, dict(lasso.text.facts)) == ("A", {"kept": len(alive), "p": p})
        assert (ridge.panel, dict(ridge.text.facts)) == ("B", {"kept": p, "p": p})


def test_the_last_event_is_said_and_all_are_marked(case):
    for lam in some(case):
        frame = case.picture.frame(lam=lam)
        past = [event for event in case.events if event[0] >= lam]
        words = only(frame, Text, "target").text
        what = ("joins" if past[-1][-1] else "leaves") if past else None
        event = f"last: {{name}} {what} at λ = {{at:.3g}}" if past else "no column has joined yet"
        assert words.message == event
        assert f". On the lasso path, {event}. " in frame.caption.message
        if past:
            for facts in words.facts, frame.facts:
                assert facts["name"] == past[-1][2]
                assert facts["at"] == pytest.approx(past[-1][1], rel=1e-9)
        for role, joins in ("ghost", True), ("target", False):
            lams = [event[1] for event in past if event[-1] == joins]
            dots = only(frame, Dots, role)
            assert dots.x == pytest.approx(lams, rel=1e-9)
            assert not dots.y.any()


def test_a_sign_is_explained_when_it_is_drawn(case):
    """What has not happened yet has no sign: before a prediction, the legend would be the answer."""
    legends = set()
    for lam in some(case):
        frame = case.picture.frame(lam=lam)
        joined, left = only(frame, Dots, "ghost").x.size > 0, only(frame, Dots, "target").x.size > 0
        legend = only(frame, Text, "note").text
        assert legend == ("dot: joins; cross: leaves" if left else "dot: joins" if joined else "")
        legends.add(legend)
    assert len(legends) == 3


def test_lines_go_down_to_lam_and_no_farther(case):
    """What is to be predicted stays hidden."""
    for lam in case.grid[::25].tolist():
        frame = case.picture.frame(lam=lam)
        for role, panel in ("l1", "A"), ("l2", "B"):
            line = only(frame, Line, role, panel)
            assert np.nanmin(line.x) == lam and np.nanmax(line.x) == case.grid[0]
            assert line.y[line.x == lam] == pytest.approx(only(frame, Dots, role, panel).y, abs=1e-9)
            assert np.isnan(line.x).sum() == len(case.names), "a stroke each"
            assert line.x.size == len(case.names) * ((case.grid >= lam).sum() + 1)
    assert "leaves" not in correlated_paths().frame().caption.message


def test_every_line_that_has_joined_has_its_name_beside_its_end(case):
    axes = set_stage(case.picture)
    assert not axes["A"].texts, "a name on the stage would tell how a path ends"
    (low, high), (_, right) = axes["A"].get_ylim(), axes["A"].get_xlim()
    for lam in some(case):
        frame = case.picture.frame(lam=lam)
        ends, words = only(frame, Dots, "l1").y, pick(frame, Text, "ghost")
        joined = {name for near, _, name, joins in case.events if joins and near >= lam}
        assert [mark.text for mark in words] == [name if name in joined else "" for name in case.names]
        (beside,) = {mark.x.item() for mark in words}
        assert right < beside < lam
        shown = [j for j, name in enumerate(case.names) if name in joined]
        at, ends = np.array([words[j].y.item() for j in shown]), ends[shown]
        assert (np.diff(ends[np.argsort(at)]) >= 0).all(), "in the order of the coefficients"
        if len(shown) > 1:
            assert np.diff(np.sort(at)).min() > 0.035 * (high - low), "words do not cover each other"
            assert np.abs(at - ends).max() < 0.2 * (high - low)
    assert (axes["A"].get_title(), axes["B"].get_title()) == ("Lasso (L1)", "Ridge (L2)")


def test_both_panels_have_the_same_scale(case):
    """The lasso's is wider, for the names."""
    axes = set_stage(case.picture)
    decades = {panel: -np.diff(np.log10(ax.get_xlim())).item() for panel, ax in axes.items()}
    letters = case.picture.mosaic
    assert decades["A"] / decades["B"] == pytest.approx(letters.count("A") / letters.count("B"))


def test_a_still_shows_that_a_column_has_left(case):
    facts = case.picture.frame(**case.picture.telling).facts
    left = [near for near, *_, joins in case.events if not joins]
    assert facts["lam"] < left[0]


def test_one_column_joins_early_and_leaves(case):
    (name,) = [name for *_, name, joins in case.events if not joins]
    assert name == ("HDL" if len(case.names) == 10 else "x3")
    first = [name for *_, name, joins in case.events if joins].index(name)
    assert first < len(case.names) / 2
