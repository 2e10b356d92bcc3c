"""On the map of two weights, what is said and drawn is where each method is, and where the optimum is."""

from functools import cache
from itertools import islice, product

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2 import (
    L1,
    Problem,
    adam,
    clipped,
    clipped_for_good,
    coordinate_descent,
    fista,
    ista,
    sgd,
    subgradient_descent,
)
from l1l2.drawing import Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.gradient_descent import on_contours
from l1l2.lessons.gradient_descent.two_weights import make_datafit

PANELS = {
    "subgradient": "A",
    "sgd": "B",
    "adam": "C",
    "clipped": "D",
    "clipped_for_good": "E",
    "ista": "F",
    "fista": "G",
    "coordinate_descent": "H",
}
NAMES = ["subgradient", "SGD", "Adam", "clipped", "clipped for good", "ISTA", "FISTA", "coordinate descent"]
THRESHOLD = ["ista", "fista", "coordinate_descent"]
LAMS = (0.1, 0.5, 1.6)


@pytest.fixture(scope="module")
def picture():
    return on_contours()


@pytest.fixture(scope="module")
def shown(picture):
    """The frame at two lambdas and a time; it shows all methods, and is computed once for them."""
    return cache(lambda lam, after, time: picture.frame(lam=lam, after=after, time=time))


@pytest.fixture(scope="module")
def runs():
    """Where each method is after 0 to 80 steps, by the two lambdas; a method starts afresh at step 40."""
    f = make_datafit()

    def by_thirds(problem, w):
        return sgd(problem, w, 0.5 / f.lipschitz, rng=np.random.default_rng(0), batch=10)

    methods = {
        "subgradient": subgradient_descent,
        "sgd": by_thirds,
        "adam": lambda problem, w: adam(problem, w, 0.1),
        "clipped": clipped,
        "clipped_for_good": clipped_for_good,
        "ista": ista,
        "fista": fista,
        "coordinate_descent": coordinate_descent,
    }
    found = {}
    for (lam, after), (name, method) in product(product(LAMS, LAMS), methods.items()):
        first = list(islice(method(Problem(f, L1(lam)), [-0.9, 1.5]), 81))
        then = islice(method(Problem(f, L1(after)), first[40]), 41)
        found[lam, after, name] = np.array(first if lam == after else [*first[:40], *then])
    return found


@pytest.fixture(scope="module")
def best():
    """The optimum for each lambda, by scikit-learn."""
    f = make_datafit()
    fits = {
        lam: Lasso(lam, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(f.X, f.y).coef_ for lam in LAMS
    }
    return {lam: w + 0.0 for lam, w in fits.items()}


def in_panel(frame, kind, role, panel):
    return [m for m in frame.marks if isinstance(m, kind) and (m.role, m.panel) == (role, panel)]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_the_page_keeps_its_budget(picture):
    assert page(picture)  # which raises if it does not


def test_the_data_are_as_they_are_described():
    f = make_datafit()
    assert pytest.approx(np.array([[1, 0.5], [0.5, 1]])) == f.X.T @ f.X / 30
    assert np.linalg.lstsq(f.X, f.y)[0] == pytest.approx([1.3, 0.3])
    assert np.linalg.norm(f.y - f.X @ [1.3, 0.3]) > 1


def test_each_panel_is_named_after_its_method_and_shows_the_loss(picture, staged):
    axes = staged(picture)
    assert [axes[panel].get_title() for panel in "ABCDEFGH"] == NAMES
    assert picture.controls["lam"].label == "λ until step 40"
    assert picture.controls["after"].label == "λ after step 40"
    f = make_datafit()
    for ax in axes.values():
        (contours,) = ax.collections
        assert len(contours.levels) == 5
        for level, path in zip(contours.levels, contours.get_paths(), strict=True):
            assert f.value(path.vertices) == pytest.approx(np.full(len(path.vertices), level), abs=0.01)


def test_every_cross_is_where_its_method_is(picture, shown, runs):
    for (lam, after, name), run in runs.items():
        for time in picture.controls["time"].values:
            frame, panel = shown(lam, after, time), PANELS[name]
            (cross,) = in_panel(frame, Dots, "target", panel)
            (way,) = in_panel(frame, Line, "target", panel)
            assert np.array_equal([cross.x[0], cross.y[0]], run[time])
            assert np.array_equal(np.column_stack([way.x, way.y]), run[: time + 1])


def test_the_words_in_a_panel_name_the_weights_that_are_0(picture, shown, runs):
    words = {
        (False, False): "",
        (True, False): "w₁ = 0 exactly",
        (False, True): "w₂ = 0 exactly",
        (True, True): "w₁ = w₂ = 0 exactly",
    }
    met = set()
    for (lam, after, name), run in runs.items():
        for time in picture.controls["time"].values:
            (text,) = in_panel(shown(lam, after, time), Text, "solution", PANELS[name])
            zero = tuple((run[time] == 0).tolist())
            assert text.text == words[zero]
            met.add(zero)
    assert len(met) == 4


def test_the_caption_counts_zeros_and_gives_the_optimum_of_the_lambda_that_rules(picture, runs, best):
    for lam, after, time in product(LAMS, LAMS, picture.controls["time"].values):
        facts = picture.frame(lam=lam, after=after, time=time).facts
        now = lam if time <= 40 else after
        assert (facts["n"], facts["lam"]) == (time, now)
        assert facts["zeros"].facts == {name: (runs[lam, after, name][time] == 0).sum() for name in PANELS}
        assert facts["best"] == pytest.approx(best[now], abs=1e-9)
        assert facts["right"] == (best[now] == 0).sum()
        assert facts["bound"] == 1e-8
    assert [(best[lam] == 0).sum() for lam in LAMS] == [0, 1, 2]


def test_the_optimum_is_marked_in_every_panel_on_the_diamond_of_its_size(picture, best):
    for lam, after, time in product(LAMS, LAMS, (0, 40, 41, 80)):
        now = lam if time <= 40 else after
        frame = picture.frame(lam=lam, after=after, time=time)
        for panel in "ABCDEFGH":
            (dot,) = in_panel(frame, Dots, "l1", panel)
            (diamond,) = in_panel(frame, Line, "l1", panel)
            assert [dot.x[0], dot.y[0]] == pytest.approx(best[now], abs=1e-9)
            assert np.abs(diamond.x) + np.abs(diamond.y) == pytest.approx(
                np.full(5, np.abs(best[now]).sum()), abs=1e-9
            )


def test_those_who_arrive_turn_to_the_optimum_of_the_lambda_that_rules(runs, best):
    for (lam, after, name), run in runs.items():
        for time, now in (40, lam), (80, after):
            if name in THRESHOLD:
                assert np.allclose(run[time], best[now], atol=1e-3)
                assert np.array_equal(run[time] == 0, best[now] == 0)
            elif not name.startswith("clipped"):
                assert (run[time] != 0).all()


def test_clipping_for_good_kills_the_weight_that_is_needed(picture, best):
    (cross,) = in_panel(picture.frame(lam=0.5, after=0.5, time=40), Dots, "target", "E")
    assert cross.x[0] == 0
    assert best[0.5][0] > 0.9


def test_one_step_is_a_step(picture):
    assert "Exact zeros after 1 step, with λ = 0.5 now: " in picture.frame(time=1).caption
    assert "Exact zeros after 0 steps, with λ = 0.5 now: " in picture.frame(time=0).caption
