import re

import numpy as np
import pytest

from l1l2 import L1, L2, ElasticNet, Problem, Quadratic, diabetes, solve, standardise
from l1l2.drawing import Line
from l1l2.lessons.paths_in_practice import near_copies, twice, units


def test_a_dearer_column_fades_under_l2_and_dies_under_l1():
    picture = units()
    effects = []
    for s in picture.controls["s"].values:
        caption = picture.frame(s=s).caption
        one, two = re.findall(r"leaves it (exactly 0|[\d.]+\d)", caption)
        effects.append((0.0 if one == "exactly 0" else float(one), float(two)))
        price = [float(p) for p in re.findall(r"charges ([\d.]+(?:e-\d+)?) and", caption)]
        assert price == pytest.approx([5 / s, price[1]], rel=0.01)
    l1, l2 = np.array(effects).T
    assert l1[0] == 0 and (np.diff(l1) >= 0).all()
    assert (l2 > 0).all() and (np.diff(l2) > 0).all()


def test_both_fit_equally_at_s_1():
    data = diabetes()
    d = standardise(data.X, data.y)
    f = Quadratic(d.X, d.y)
    lam = float(re.search(r"L2 charges ([\d.]+) and", units().frame(s=1.0).caption).group(1))
    lasso, ridge = (f.value(solve(Problem(f, penalty)).w) for penalty in (L1(5.0), L2(lam)))
    assert lasso == pytest.approx(ridge, rel=1e-3)


def test_splits_cost_what_their_problem_says():
    data = diabetes()
    d = standardise(data.X, data.y)
    f = Quadratic(np.column_stack([d.X, d.X[:, 2]]), d.y)
    picture = twice()
    lines = [m for m in picture.frame(split=1.5).marks if isinstance(m, Line)]
    for line, penalty in zip(lines, (L1(5.0), ElasticNet(5.0, 0.5), L2(5.0)), strict=True):
        problem = Problem(f, penalty)
        w = solve(problem).w
        for split, cost in zip(line.x[::8], line.y[::8], strict=True):
            v = w.copy()
            v[[2, -1]] = (w[2] + w[-1]) * np.array([split, 1 - split])
            assert cost == pytest.approx(problem.value(v) - solve(problem).value, abs=1e-6)
    flat = lines[0].x[lines[0].y == 0]
    assert (flat.min(), flat.max()) == (0, 1)


def test_the_even_split_shows_no_curve():
    """What is to be predicted stays hidden."""
    for mark in twice().frame().marks:
        assert not isinstance(mark, Line) or mark.x.size == 1


def test_only_the_lasso_drops_copies():
    picture = near_copies()
    dropped = []
    for sample in picture.controls["sample"].values:
        caption = picture.frame(sample=sample, correlation=0.99).caption
        copies = [words.split(", ") for words in re.findall(r"the copies ([\d., −]+\d)", caption)]
        assert [len(three) for three in copies] == [3, 3, 3]
        dropped.append(["0" in three for three in copies])
    assert np.sum(dropped, axis=0)[0] >= 8
    assert not np.any(np.array(dropped)[:, 1:])
