"""The recipes of CONTRIBUTING, followed: their examples are a picture and a penalty, a question is a file."""

import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import Lasso

from l1l2 import L1, Problem, Quadratic, solve
from l1l2.drawing.live import page

from .maths.cases import DESIGNS, design, pairs, penalties, quick
from .maths.laws import LAWS

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def example(name):
    """What the recipe that defines this name makes."""
    codes = re.findall(r"^ *```python\n(.+?)^ *```", TEXT, re.MULTILINE | re.DOTALL)
    (code,) = (code for code in codes if re.search(rf"^ *(def|class) {name}\b", code, re.MULTILINE))
    names = {"__name__": "example"}
    exec(compile(dedent(code), "CONTRIBUTING.md", "exec"), names)
    return names[name]


@pytest.fixture
def picture():
    return example("two_shrinkages")()


OneSided = example("OneSided")


@pytest.mark.parametrize("law", LAWS)
@given(penalties(OneSided), pairs, st.floats(0.05, 4))
@quick
def test_the_penalty_obeys_every_law(law, penalty, pair, step):
    law(penalty, *pair, step)


@pytest.mark.parametrize("kind", [kind for kind in DESIGNS if kind != "zero y"])
def test_the_penalty_is_solved_as_scikit_learn_solves_it(kind):
    for seed in range(4):
        X, y = design(kind, seed)
        lam = 0.1 * Problem(Quadratic(X, y), L1(1)).lam_max
        problem = Problem(Quadratic(X, y), OneSided(lam))
        theirs = Lasso(alpha=lam, fit_intercept=False, positive=True, tol=1e-12, max_iter=10**6).fit(X, y)
        best, scale = solve(problem), problem.value(np.zeros(problem.p))
        assert best.converged and (best.w >= 0).all()
        assert abs(best.value - problem.value(theirs.coef_)) <= 2e-10 * scale
        assert problem.duality_gap(theirs.coef_) <= 1e-9 * scale


WRONG = {
    "value": lambda right, w: right(np.abs(w)),
    "prox": lambda right, v, step: right(v, 1.1 * step),
    "distance": lambda right, w, pull: right(w, 0.9 * pull),
    "conjugate": lambda right, u: right(np.abs(u)),
    "dual_scaling": lambda right, u: 0.9 * right(u),
    "lam_max": lambda right, gradient: right(-gradient),
}


@pytest.mark.parametrize("method", WRONG)
def test_a_penalty_with_one_wrong_answer_breaks_a_law(method):
    """The bug to catch: laws that anything obeys."""
    right = getattr(OneSided, method)
    wrong = type("OneSided", (OneSided,), {method: lambda self, *a: WRONG[method](partial(right, self), *a)})
    rng, broken = np.random.default_rng(0), set()
    for law in LAWS:
        for _ in range(20):
            try:
                law(wrong(0.7), *rng.normal(0, 3, (2, 4)), rng.uniform(0.1, 2))
            except AssertionError:
                broken.add(law.__name__)
    assert broken


def test_the_example_is_a_live_picture(picture):
    assert "data-table" in page(picture)


def test_its_caption_is_true(picture):
    assert picture.frame(lam=1.0).caption == "At λ = 1.0, L1 makes 21 of 61 weights 0 and L2 1."
    assert picture.frame(lam=0.0).caption == "At λ = 0, L1 makes 1 of 61 weights 0 and L2 1."


@pytest.fixture
def course(tmp_path):
    """A copy of the package that a contributor may change."""
    shutil.copytree(ROOT / "l1l2", tmp_path / "l1l2", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def asked(course):
    """What a reader of the copy is asked, or the complaint about its text."""
    code = "from l1l2 import ask; print(ask('geometry/turned'))"
    environment = os.environ | {"PYTHONPATH": str(course), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=course, env=environment, capture_output=True, encoding="utf-8"
    )
    return run.stdout or run.stderr.splitlines()[-1]


def change(course, old, new):
    path = course / "l1l2" / "lessons" / "geometry" / "questions.md"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text.partition(old)[0].count("\n") + 1


def test_a_gate_is_changed_in_one_file(course):
    change(
        course, "Only if the loss is flat in some direction.", "Only if the loss has no curvature somewhere."
    )
    assert "Only if the loss has no curvature somewhere." in asked(course)


def test_a_gate_that_was_spoilt_names_file_and_line(course):
    line = change(course, "- [x] Yes, usually onto", "- [y] Yes, usually onto")
    assert f"lessons/geometry/questions.md, line {line}: " in asked(course)
    assert "start an answer with '- [ ] ', the right one with '- [x] '" in asked(course)
