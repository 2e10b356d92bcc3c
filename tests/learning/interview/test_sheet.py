"""The sheet has everything on it, escapes what it says, and is as true as the notebooks."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from l1l2 import (
    L1,
    ElasticNet,
    Problem,
    Quadratic,
    block_soft_threshold,
    coordinate_descent,
    ista,
    shrink,
    soft_threshold,
)
from l1l2.learning.claims import registered
from l1l2.learning.interview.sheet import BELIEFS, EXPLANATIONS, FORMULAS, THRESHOLDS, sheet


class Page(HTMLParser):
    """The text of a page, its pictures' alt texts, and what it would fetch."""

    def __init__(self, page):
        super().__init__()
        self.text, self.alt, self.fetched, self.open = "", [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.alt += [named["alt"]] if tag == "img" else []
        self.fetched += [value for name, value in attrs if name in ("src", "href")]
        self.open += [] if tag in ("meta", "img") else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def page():
    return Page(sheet())


def test_everything_stands_on_it(page):
    assert len(EXPLANATIONS) == 5 and len(BELIEFS) == 12
    for rows in (EXPLANATIONS, FORMULAS, THRESHOLDS, BELIEFS):
        for name, text in rows:
            assert name in page.text and text in page.text
    assert page.open == []


def test_it_needs_nothing_beside_itself_and_says_its_picture(page):
    assert [source[:21] for source in page.fetched] == ["data:image/png;base64"]
    assert page.alt[0].startswith("Six views of one fact")


def test_its_numbers_are_numbers_of_claims():
    proven = " ".join(stated.sentence for stated in registered())
    for _, text in (*EXPLANATIONS, *THRESHOLDS, *BELIEFS):
        for number in re.findall(r"\d+(?:\.\d+)? %|\d+\.\d+", text.replace("0.0", "")):
            assert number in proven, number


# How the sheet writes and how Python does; a product without a sign is put in by hand.
PYTHON = {
    "η∇f(w)": "eta*slope",
    "ηλ": "eta*lam",
    "λρ": "lam*rho",
    "λ(1": "lam*(1",
    "|b|": "abs(b)",
    "‖b‖₂": "norm(b)",
    "0) b": "0)*b",
    "sign(b) max": "sign(b)*max",
    "xⱼᵀr₋ⱼ": "pull",
    "‖xⱼ‖²": "square",
    "λ": "lam",
    "ρ": "rho",
    "−": "-",
}


def valued(name, **given):
    """What a formula of the sheet gives as it stands there, behind its arrow or equals sign."""
    text = re.split(r"←|S\(b, λ\) =", dict(FORMULAS)[name])[-1].split(",  ")[0]
    for written, python in PYTHON.items():
        text = text.replace(written, python)
    return eval(
        text, {"S": soft_threshold, "max": np.maximum, "sign": np.sign, "norm": np.linalg.norm}, given
    )


def test_its_formulas_are_those_of_the_solvers():
    rng = np.random.default_rng(0)
    b, lam, rho = rng.standard_normal(5), 0.4, 0.3
    assert np.allclose(valued("Soft threshold", b=b, lam=lam), soft_threshold(b, lam))
    assert np.allclose(valued("Ridge, one weight", b=b, lam=lam), shrink(b, lam))
    assert np.allclose(valued("Elastic net", b=b, lam=lam, rho=rho), ElasticNet(lam, rho).prox(b, 1.0))
    assert np.allclose(valued("‖w‖₂ unsquared", b=b, lam=lam), block_soft_threshold(b, lam))

    X, y, w = rng.standard_normal((20, 3)), rng.standard_normal(20), np.array([1.0, -0.5, 0.2])
    problem = Problem(Quadratic(X, y), L1(lam))
    assert "η = n/‖X‖₂²" in dict(FORMULAS)["ISTA"]
    eta = len(y) / np.linalg.norm(X, 2) ** 2
    steps = ista(problem, w)
    next(steps)
    assert np.allclose(valued("ISTA", w=w, eta=eta, lam=lam, slope=X.T @ (X @ w - y) / len(y)), next(steps))

    steps = coordinate_descent(problem, w)
    next(steps)
    pull = X[:, 0] @ (y - X[:, 1:] @ w[1:])
    first = valued("Coordinate descent", pull=pull, n=len(y), lam=lam, square=X[:, 0] @ X[:, 0])
    assert first == pytest.approx(next(steps)[0])
