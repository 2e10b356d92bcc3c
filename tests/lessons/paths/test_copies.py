"""Copies: what a split costs by the penalties' own formulas, and near copies against scikit-learn."""

import numpy as np
import pytest
from sklearn.linear_model import ElasticNet, Lasso, Ridge

from l1l2 import diabetes, standardise
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.lessons.paths import near_copies, twice
from l1l2.lessons.paths.copies import _draw_sample

from ..drawn import bar_ends, only, places, set_stage, ticks

PANELS = {"lasso": ("l1", "A"), "elastic_net": ("solution", "B"), "ridge": ("l2", "C")}
SPLIT = "At the split {first:z.2f} to {second:z.2f} of {column} between its two copies"


@pytest.fixture(scope="module")
def halves():
    """The even split's weight of either copy, by scikit-learn; the lasso's is that of the column alone."""
    data = diabetes()
    d = standardise(data.X, data.y)
    doubled = np.column_stack([d.X, d.X[:, 2]])
    options = {"fit_intercept": False, "tol": 1e-12, "max_iter": 1_000_000}
    return {
        "lasso": Lasso(alpha=5, **options).fit(d.X, d.y).coef_[2] / 2,
        "elastic_net": ElasticNet(alpha=5, l1_ratio=0.5, **options).fit(doubled, d.y).coef_[[2, -1]].mean(),
        "ridge": Ridge(alpha=442 * 5, fit_intercept=False).fit(doubled, d.y).coef_[[2, -1]].mean(),
    }


def cost(half, split):
    """What the split costs above the even one: 5 times the sizes, 5/2 times the squares, or half of each."""
    a, b = 2 * half * split, 2 * half * (1 - split)
    sizes, squares = abs(a) + abs(b) - abs(a + b), a * a + b * b - (a + b) ** 2 / 2
    return {"lasso": 5 * sizes, "elastic_net": 2.5 * sizes + 1.25 * squares, "ridge": 2.5 * squares}


def test_a_split_costs_what_its_penalty_charges(halves):
    picture = twice()
    for split in picture.controls["split"].values[::5]:
        frame = picture.frame(split=split)
        facts, words = frame.facts, []
        assert (facts["column"], facts["bound"]) == ("body mass", 1e-8)
        assert (facts["first"], facts["second"]) == pytest.approx((split, 1 - split))
        for name, (role, panel) in PANELS.items():
            above = cost(halves[name], split)[name]
            least = above < 1e-9
            words.append(f"{name.replace('_', ' ')} {'least' if least else f'+{{{name}:.3g}}'}")
            assert (name in facts) != least
            assert facts.get(name, 0) == pytest.approx(above, rel=1e-4, abs=1e-9)
            dot, label = only(frame, Dots, role, panel), only(frame, Text, role, panel).text
            assert places(dot) == [[split, facts.get(name, 0)]]
            shares = 2 * halves[name] * split, 2 * halves[name] * (1 - split)
            assert (label.facts["first"], label.facts["second"]) == pytest.approx(shares, rel=1e-4, abs=1e-9)
            assert label.facts.get("above", 0) == facts.get(name, 0)
            end = "" if split == 0.5 else ": least" if least else ": +{above:.3g}"
            assert label.message == "{first:z.1f} and {second:z.1f}" + end
        costs = f", cost: {'; '.join(words)}."
        if split == 0.5:
            costs = "; the cost of other splits is counted from here."
        assert frame.caption.message.startswith(SPLIT + costs)


def test_curves_are_costs_twice_as_far_as_the_reader_has_been(halves):
    """What is to be predicted stays hidden: the even split shows no curve."""
    picture = twice()
    for split, far in (0.5, 0), (0.3, 0.4), (0.75, 0.5), (0, 1), (-0.5, 1):
        frame = picture.frame(split=split)
        for name, (role, panel) in PANELS.items():
            line = only(frame, Line, role, panel)
            assert line.x == pytest.approx(np.arange(-0.5, 1.501, 0.05)[within(far)])
            assert line.y == pytest.approx([cost(halves[name], x)[name] for x in line.x], rel=1e-4, abs=1e-9)
    flat = only(picture.frame(split=-0.5), Line, "l1")
    assert flat.x[flat.y == 0].tolist() == pytest.approx(np.arange(0, 1.001, 0.05))
    assert picture.params() == {"split": 0.5}


def within(far):
    """Which of the splits are within `far` of the even one."""
    return np.abs(np.arange(-0.5, 1.501, 0.05) - 0.5) < far + 1e-6


@pytest.mark.parametrize(
    "values", [{}, {"sample": 4}, {"correlation": 0.5, "sample": 7}, {"correlation": 0.999}]
)
def test_near_copies_are_fitted_at_a_fifth_of_lam_max(values):
    picture = near_copies()
    frame, given = picture.frame(**values), picture.params(**values)
    d = _draw_sample(**given)
    lam = np.abs(d.X.T @ d.y).max() / 50 / 5
    options = {"fit_intercept": False, "tol": 1e-13, "max_iter": 1_000_000}
    models = {
        "lasso": Lasso(alpha=lam, **options),
        "elastic_net": ElasticNet(alpha=2 * lam, l1_ratio=0.5, **options),
        "ridge": Ridge(alpha=50 * lam, fit_intercept=False),
    }
    assert {name: frame.facts[name] for name in given} == given
    assert frame.facts["bound"] == 1e-8, "certified"
    for name, (role, panel) in PANELS.items():
        w = models[name].fit(d.X, d.y).coef_
        rows, lengths = bar_ends(only(frame, Area, role, panel), lying=True)
        assert rows == pytest.approx(range(6))
        assert np.nan_to_num(lengths) == pytest.approx(w, abs=1e-6)
        dead = np.isnan(lengths)
        assert dead.tolist() == (np.abs(w) < 1e-9).tolist()
        assert places(only(frame, Dots, role, panel)) == [[0, row] for row in np.flatnonzero(dead)]
        copies = frame.facts[name]
        assert list(copies.facts.values()) == np.nan_to_num(lengths[:3]).tolist()
        assert list(copies.facts) == ["first", "second", "third"]
        assert only(frame, Text, role, panel).text.facts == {"weights": copies}


@pytest.mark.parametrize("correlation", [0.5, 0.9, 0.99])
def test_samples_are_what_they_are_called(correlation):
    """Fifty rows, three copies that correlate so and three others that do not, and weights of 1 each."""
    found, weights, noise = [], [], []
    for sample in range(1, 41):
        d = _draw_sample(correlation, sample)
        assert d.X.shape == (50, 6)
        found.append(np.corrcoef(d.X.T))
        w, (rest,), *_ = np.linalg.lstsq(d.X, d.y, rcond=None)
        weights.append(w / d.scale)
        noise.append(rest / 43)  # 50 rows less six weights and the mean
    mean = np.mean(found, axis=0)
    assert [mean[0, 1], mean[0, 2], mean[1, 2]] == pytest.approx([correlation] * 3, abs=0.07)
    assert mean[3:, :3] == pytest.approx(0, abs=0.1) and mean[3, 4:] == pytest.approx(0, abs=0.1)
    assert np.mean(weights, axis=0)[3:] == pytest.approx(1, abs=0.1)
    assert np.mean(weights, axis=0)[:3].mean() == pytest.approx(1, abs=0.1)
    assert np.mean(noise) == pytest.approx(1, abs=0.1)


def test_only_the_lasso_drops_copies():
    picture, dropped = near_copies(), []
    for sample in picture.controls["sample"].values:
        facts = picture.frame(sample=sample, correlation=0.99).facts
        dropped.append([0 in facts[name].facts.values() for name in PANELS])
    assert np.sum(dropped, axis=0)[0] >= 8
    assert not np.any(np.array(dropped)[:, 1:])


@pytest.mark.parametrize("maker", [twice, near_copies])
def test_panels_are_named(maker):
    axes = set_stage(maker())
    assert [axes[panel].get_title() for panel in "ABC"] == ["Lasso (L1)", "Elastic net", "Ridge (L2)"]


def test_rows_are_named_and_the_true_weight_is_marked():
    axes = set_stage(near_copies())
    names = [f"{kind} {i}" for kind in ("copy", "other") for i in (1, 2, 3)]
    assert ticks(axes["A"].yaxis) == dict(enumerate(names))
    for ax in axes.values():
        assert sorted(line.get_xdata()[0] for line in ax.lines) == [0, 1]
