"""All six views die together: what each draws is read off its marks, never off the code that drew it."""

from dataclasses import replace

import numpy as np
import pytest

from l1l2 import L1, Problem, lasso_path, ridge_path, solve
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.drawing.theme import ROLES
from l1l2.lessons.one_lambda import link_views, linked_views, one_lambda
from l1l2.lessons.one_lambda.linked_views import make_data
from l1l2.lessons.one_lambda.panels import VIEWS, compare

KNOTS = np.array([0.697, 1.287])  # where a weight dies, least squares being (1, 0.41) and the correlation 0.7
NEAR = 1e-6  # of a knot rounding and the tolerance of the algorithms decide what is 0


def some_lams():
    """200 values over the whole path, half of them crowded around the knots as closely as NEAR."""
    rng = np.random.default_rng(0)
    aside = NEAR * 10 ** rng.uniform(0.01, 4, 100) * rng.choice([-1, 1], 100)
    return np.concatenate([rng.uniform(0.01, 1.4, 100), rng.choice(KNOTS, 100) + aside])


@pytest.fixture(scope="module")
def crowd():
    return link_views(some_lams())


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
    fit = make_data()
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
        common = crowd.frame(lam=lam).facts["common"]  # which only one answer of all views has
        assert np.abs(common - found["path"]).max() < 1e-8
        supports |= alive
    assert len(crowd.controls["lam"].values) == 200
    assert supports == {(True, True), (True, False), (False, False)}


def test_all_views_are_right(crowd):
    fit = make_data()
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
        ("ball", "touch", dearer),
        ("slices", "balance", dearer),
        ("descent", "ista", wrong),
        ("belief", "find_peaks", dearer),
        ("path", "lasso_path", dearer),
    ],
)
def test_a_method_that_errs_spoils_its_own_view_and_no_other(view, method, spoil, monkeypatch):
    """So no view borrows another's answer, and the certificate covers all."""
    right = seen(link_views([0.3, 0.9]).frame(lam=0.3))
    monkeypatch.setattr(linked_views, method, spoil(getattr(linked_views, method)))
    frame = link_views([0.3, 0.9]).frame(lam=0.3)
    moved = {name for name, w in seen(frame).items() if not np.allclose(w, right[name], atol=1e-8)}
    assert moved == {view}
    assert frame.facts["kkt"] > 1e-8 and "bound" not in frame.facts


def test_a_wrong_ridge_is_not_certified(monkeypatch):
    monkeypatch.setattr(linked_views, "ridge_path", dearer(ridge_path))
    assert link_views([0.3]).frame(lam=0.3).facts["kkt"] > 1e-8


def test_a_weight_dies_in_every_view_in_the_same_frame(picture):
    lams = picture.controls["lam"].values
    zeros = [
        {name: tuple(np.asarray(w) == 0) for name, w in seen(picture.frame(lam=lam)).items()} for lam in lams
    ]
    changes = [lam for lam, before, now in zip(lams[1:], zeros, zeros[1:], strict=False) if before != now]
    assert changes == [0.7, 1.3]
    assert all(len(set(frame.values())) == 1 for frame in zeros)


def test_each_view_writes_its_own_answer_and_0_for_nothing_but_0(picture):
    for lam in picture.controls["lam"].values:
        frame = picture.frame(lam=lam)
        said = {panel: marks(frame, Text, "l1", panel)[0].text for panel in "ABCDEFG"}
        for text in said.values():
            assert text.message == "{w:z.2f}"
        stated = {panel: text.facts["w"] for panel, text in said.items()}
        stated["C"] = [stated["C"], stated.pop("D")]
        for (name, w), written in zip(seen(frame).items(), stated.values(), strict=True):
            assert np.array_equal(written, w), (lam, name)
    assert [marks(picture.frame(lam=0.7), Text, "l1", panel)[0].text for panel in "ACD"] == [
        "(0.59, 0)",
        "0.59",
        "0",
    ]


def test_forces_meet_where_the_slices_say(picture):
    """The pull at the diamond lies on the push: lam beyond 0, anything up to lam at 0."""
    for lam in picture.controls["lam"].values:
        frame = picture.frame(lam=lam)
        for panel in "CD":
            (dot,), (line,) = marks(frame, Dots, "l1", panel), marks(frame, Line, "loss", panel)
            (push,) = marks(frame, Line, "l1", panel)
            assert list(push.y) == [-lam, -lam, lam, lam] and list(push.x[1:3]) == [0, 0]
            assert np.interp(dot.x[0], line.x, line.y) == pytest.approx(dot.y[0])
            if dot.x[0] > 0:
                assert dot.y[0] == pytest.approx(lam)
            else:
                assert dot.x[0] == 0 and abs(dot.y[0]) <= lam


def test_the_ball_is_touched_and_the_hill_is_level(picture):
    fit = make_data()
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


def test_ridge_is_the_closed_form_wherever_it_is_drawn_or_said_and_never_0(picture):
    fit = make_data()
    G, c = fit.curvature(np.zeros(2)), fit.X.T @ fit.y / 20
    (lasso_1, lasso_2), (ridge_1, ridge_2) = (
        [m for m in marks(picture.frame(lam=0.3), Line, role, "G")] for role in ("l1", "l2")
    )
    for lam in picture.controls["lam"].values:
        v, frame = np.linalg.solve(G + lam * np.eye(2), c), picture.frame(lam=lam)
        assert (v > 0.3).all() and frame.facts["ridge"] == pytest.approx(v)
        (bar,), (dot,), (ball,), (path,) = (
            marks(frame, kind, "l2", panel)
            for kind, panel in ((Area, "A"), (Dots, "B"), (Area, "B"), (Dots, "G"))
        )
        assert bar.y.reshape(2, 5)[:, 1] == pytest.approx(v)
        assert [dot.x[0], dot.y[0]] == pytest.approx(v)
        assert np.hypot(ball.x, ball.y) == pytest.approx(np.full(ball.x.size, np.linalg.norm(v)))
        assert list(path.x) == [lam, lam] and path.y == pytest.approx(v)
        for line, value in (ridge_1, v[0]), (ridge_2, v[1]):
            assert np.interp(lam, line.x, line.y) == pytest.approx(value, abs=1e-3)
        w = solve(Problem(fit, L1(lam))).w
        for line, value in (lasso_1, w[0]), (lasso_2, w[1]):
            assert np.interp(lam, line.x[::-1], line.y[::-1]) == pytest.approx(value, abs=1e-9)


def test_the_grey_bars_and_the_cross_are_least_squares(picture):
    frame = picture.frame()
    left, right = marks(frame, Area, "ghost", "A")
    assert left.y.reshape(2, 5)[:, 1] == pytest.approx([1, 0.41])
    assert right.y.reshape(2, 5)[:, 1] == pytest.approx([1, 0.41])
    (cross,) = marks(frame, Dots, "target", "B")
    assert [cross.x[0], cross.y[0]] == pytest.approx([1, 0.41])


def test_the_names_stand_at_what_they_name(picture, stage):
    """A weight's name beside its line of descent and of the path; a penalty's above its bars."""
    axes = stage(picture)
    assert [(axes[panel].get_title(), axes[panel].get_xlabel()) for panel in "ABCDEFG"] == [
        ("Bars", "coordinate descent"),
        ("Ball", "touching point"),
        ("Slices", "slopes along w₁"),
        ("", "slopes along w₂"),
        ("Descent", "steps of ISTA"),
        ("Belief", "peak of the posterior"),
        ("Path", "exact path, over λ"),
    ]
    assert [label.get_text() for label in axes["A"].get_xticklabels()] == ["w₁", "w₂"]
    frame = picture.frame()
    (lasso,), (ridge,) = (marks(frame, Area, role, "A") for role in ("l1", "l2"))
    middle = {"L1": lasso.x[:4].mean(), "L2": ridge.x[:4].mean()}
    assert {text.get_text(): text.get_position()[0] for text in axes["A"].texts} == pytest.approx(middle)
    assert all(text.get_color() == ROLES[text.get_text().lower()].ink for text in axes["A"].texts)
    assert {text.get_color() for panel in "EG" for text in axes[panel].texts} == {ROLES["l1"].ink}
    for panel in "EG":
        lines = marks(frame, Line, "l1", panel)
        for text, line in zip(axes[panel].texts, lines, strict=True):
            x, y = text.get_position()
            order = np.argsort(line.x)
            beside = [abs(y - np.interp(x, each.x[order], each.y[order])) for each in lines]
            assert lines[int(np.argmin(beside))] is line
        assert [text.get_text() for text in axes[panel].texts] == ["w₁", "w₂"]
    for panel in "BF":
        (x, _), (_, y) = (text.get_position() for text in axes[panel].texts)
        assert [text.get_text() for text in axes[panel].texts] == ["w₁", "w₂"] and x > 1 and y > 1


def test_each_view_is_drawn_in_its_looks(picture):
    looks = {
        "A": {"ghost", "l1", "l2"},
        "B": {"target", "l1", "l2"},
        "C": {"loss", "l1"},
        "D": {"loss", "l1"},
    }
    looks |= {"E": {"l1"}, "F": {"target", "l1"}, "G": {"target", "l1", "l2"}}
    for values in picture.corners():
        frame = picture.frame(**values)
        assert {panel: {m.role for m in frame.marks if m.panel == panel} for panel in "ABCDEFG"} == looks
        (line,) = marks(frame, Line, "target", "G")
        assert set(line.x) == {values["lam"]}


def test_descent_shows_its_first_thirty_steps(picture):
    """Against soft-thresholded gradient steps, written out."""
    fit, lam = make_data(), 0.5
    G, c = fit.curvature(np.zeros(2)), fit.X.T @ fit.y / 20
    w, steps = np.array([-0.5, 1.2]), []
    for _ in range(31):
        steps.append(w)
        v = w - (G @ w - c) / 1.7  # the largest eigenvalue of G
        w = np.sign(v) * np.maximum(np.abs(v) - lam / 1.7, 0)
    for line, weights in zip(
        marks(picture.frame(lam=lam), Line, "l1", "E"), np.transpose(steps), strict=True
    ):
        assert list(line.x) == list(range(31))
        assert line.y == pytest.approx(weights, abs=1e-9)


@pytest.mark.parametrize(
    ("lam", "words"),
    [
        (0.0, "At λ = 0 all views find w = (1.000, 0.410); neither weight is exactly 0."),
        (0.675, "At λ = 0.675 all views find w = (0.603, 0.013); neither weight is exactly 0."),
        (0.7, "At λ = 0.7 all views find w = (0.587, 0); w₂ is exactly 0."),
        (1.3, "At λ = 1.3 all views find w = (0, 0); w₁ and w₂ are exactly 0."),
    ],
)
def test_the_caption_says_the_common_answer(picture, lam, words):
    assert picture.frame(lam=lam).caption.startswith(f"{words} Ridge at the same λ has (")
    assert picture.frame(lam=lam).facts["lam"] == lam


@pytest.mark.parametrize(
    ("w", "zeros"),
    [
        ((0.0, 0.3), "w₁ is exactly 0."),
        ((0.3, 0.0), "w₂ is exactly 0."),
        ((0.3, 0.1), "neither weight is exactly 0."),
        ((0.0, 0.0), "w₁ and w₂ are exactly 0."),
    ],
)
def test_which_weights_are_0_is_said_of_any_answer(w, zeros):
    said = compare(0.25, dict.fromkeys(VIEWS, np.array(w)))
    assert said.endswith(f"; {zeros}") and tuple(said.facts["common"]) == w and said.facts["lam"] == 0.25


def test_views_that_differ_are_not_called_agreed():
    found = {"bars": np.array([0.5, 0.0]), "ball": np.array([0.5, 1e-17]), "path": np.array([0.5, 0.0])}
    found |= {"slices": np.array([0.0, 1.0]), "belief": np.array([0.0, 0.0])}
    said = compare(0.5, found)
    assert said == (
        "At λ = 0.5 the views differ in what is exactly 0. w₂ is exactly 0 in Bars, Path. Neither weight is "
        "exactly 0 in Ball. w₁ is exactly 0 in Slices. w₁ and w₂ are exactly 0 in Belief."
    )
    assert said.facts == {
        "lam": 0.5,
        "w2": {"views": "Bars, Path"},
        "neither": {"views": "Ball"},
        "w1": {"views": "Slices"},
        "both": {"views": "Belief"},
    }


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
        link_views(lams)


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_page_is_within_its_budget(picture):
    assert len(page(picture)) <= 160_000
