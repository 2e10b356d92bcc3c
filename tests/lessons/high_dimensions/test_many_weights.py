"""Chances and shares of zeros by the notebook's rules, on the same draws, and the limit by its equation."""

import numpy as np
import pytest
from scipy.stats import norm

from l1l2.course.predict import predict
from l1l2.drawing import Dots, Line, Live, Text
from l1l2.drawing.live import page
from l1l2.lessons.high_dimensions import chances, share_of_zeros

SHARES = np.array((0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95))
SIZES = (2, 3, 5, 10, 20, 50, 100, 300, 1000)


@pytest.fixture(scope="module")
def draws():
    """Sizes of 1000 draws, for each number of weights, falling along a row."""
    rng = np.random.default_rng(0)
    return {n: -np.sort(-np.abs(rng.standard_normal((1000, n))), axis=1) for n in SIZES}


def limit(rho):
    """The share within ±tau, against the budget that tau leaves: a curve with tau as its parameter."""
    tau = np.linspace(0, 6, 200_001)
    spent = 2 * (norm.pdf(tau) - tau * norm.sf(tau)) / np.sqrt(2 / np.pi)
    return np.interp(rho, spent[::-1], (1 - 2 * norm.sf(tau))[::-1])


def marks(frame, kind, panel="A"):
    return [m for m in frame.marks if isinstance(m, kind) and m.panel == panel]


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
@pytest.mark.parametrize(
    ("question", "maker"), [("high_dimensions/more_weights", chances), (None, share_of_zeros)]
)
def test_the_page_is_within_its_budget_with_its_gate(question, maker):
    shown = predict(question, maker()) if question else Live(maker())
    assert len(page(shown.picture, shown.gate).encode()) <= 150_000


def test_chances_are_those_that_the_two_rules_count(draws):
    picture = chances()
    for rho in SHARES.tolist():
        some = {n: (size[:, -1] <= (1 - rho) * size.mean(axis=1)).mean() for n, size in draws.items()}
        vertex = {n: (size[:, 0] - size[:, 1] >= rho * size.sum(axis=1)).mean() for n, size in draws.items()}
        for n in SIZES:
            frame = picture.frame(n=n, rho=rho)
            assert frame.facts == {"rho": rho, "n": n, "draws": 1000, "some": some[n], "vertex": vertex[n]}
            shown = [size for size in SIZES if size <= n]
            for panel, role, share in ("A", "solution", some), ("B", "l1", vertex):
                (line,), (dots,), (text,) = (marks(frame, kind, panel) for kind in (Line, Dots, Text))
                assert {line.role, dots.role, text.role} == {role}
                for mark in line, dots:
                    assert mark.x.tolist() == shown  # what is to be predicted stays hidden
                    assert mark.y.tolist() == [share[size] for size in shown]
                reading = f"{share[n]:.1%}" if share[n] else "0"
                assert text.text == f"n = {n}: {reading}"


def test_zeros_come_and_vertices_go():
    picture = chances()
    said = [picture.frame(n=n).facts for n in SIZES]
    exact = 1 - 4 / np.pi * np.arctan(0.5)
    assert said[0]["rho"] == 0.5
    assert said[0]["some"] == said[0]["vertex"] == pytest.approx(exact, abs=4 * 0.5 / np.sqrt(1000))
    assert said[-1]["some"] == 1 and said[-1]["vertex"] == 0
    assert picture.params() == {"n": 2, "rho": 0.5}


def test_chances_names_its_panels(staged):
    axes = staged(chances())
    assert axes["A"].get_title() == "Draws with at least one zero"
    assert axes["B"].get_title() == "Draws that give a vertex"
    for ax in axes.values():
        assert [text.get_text() for text in ax.get_yticklabels()] == ["0", "50%", "100%"]
        assert (ax.get_xlabel(), ax.get_xscale()) == ("number of weights n", "log")
        assert (
            [int(text.get_text()) for text in ax.get_xticklabels()] == ax.get_xticks().tolist() == list(SIZES)
        )


def test_shares_of_zeros_are_those_of_the_soft_threshold_that_spends_the_budget(draws):
    """By Newton's method, which ends: what is spent is convex and piecewise linear in the threshold."""
    picture = share_of_zeros()
    for n, size in draws.items():
        zeros, total = [], size.sum(axis=1)
        for rho in SHARES:
            tau, left = np.zeros(len(size)), (1 - rho) * total
            while np.abs(left).max() > 1e-9:
                tau += left / np.count_nonzero(size > tau[:, None], axis=1)
                left = np.maximum(size - tau[:, None], 0).sum(axis=1) - rho * total
            zeros.append((size <= tau[:, None]).mean())
        frame = picture.frame(n=n)
        (line,), (dots,), (title,) = (marks(frame, kind) for kind in (Line, Dots, Text))
        for mark in line, dots:
            assert mark.role == "l1" and mark.x.tolist() == SHARES.tolist()
            assert mark.y == pytest.approx(zeros)
        assert title.text == f"n = {n}"
        at = dict(zip(SHARES.tolist(), zeros, strict=True))
        off = np.abs(np.array(zeros) - limit(SHARES)).max()
        said = {"n": n, "low": at[0.1], "half": at[0.5], "high": at[0.9], "off": off}
        assert frame.facts == pytest.approx(said, abs=1e-6)


def test_many_weights_reach_the_limit():
    picture = share_of_zeros()
    off = [picture.frame(n=n).facts["off"] for n in SIZES]
    assert off[0] > 0.1 > 0.01 > off[-1]


def test_the_dashed_curve_is_the_limit(staged):
    ax = staged(share_of_zeros())["A"]
    (curve,) = ax.lines
    x, y = curve.get_data()
    assert (x.min(), x.max()) == pytest.approx((0.02, 0.98)) and np.diff(x).max() < 0.02
    assert y == pytest.approx(limit(x), abs=1e-6)
    assert curve.is_dashed()
    assert [text.get_text() for text in ax.texts] == ["dashed: the limit, n → ∞"]
    assert (ax.get_title(), ax.get_xlabel()) == (
        "Share of weights that are exactly 0",
        "budget ρ, as a share of ‖b‖₁",
    )
