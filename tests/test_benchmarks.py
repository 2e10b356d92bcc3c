"""The benchmark's harness: who is admitted, what is divided by what.  No time is tested."""

import importlib.util
import math
import sys
from pathlib import Path

import numpy as np
import pytest

PATH = Path(__file__).parent.parent / "benchmarks" / "solvers.py"


@pytest.fixture(scope="module")
def solvers():
    spec = importlib.util.spec_from_file_location("solvers", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def race(solvers, *peers, ours=lambda: 0.0):
    """Answers are their own gaps."""
    return solvers.Race("tiny", ours, peers, gap=abs, must=0.5)


def test_a_tiny_row_from_start_to_line(solvers):
    data = solvers.simulated(20, 2)
    lam = 0.1 * data.lam_max
    tiny = solvers.Race(
        "tiny",
        lambda: solvers.solve(solvers.Problem(solvers.Quadratic(data.X, data.y), solvers.L1(lam))).w,
        solvers.estimators(data, lam, True)[:2] + solvers.lars(data, [lam]),
        lambda w: data.gap([lam], w),
        0.5,
    )
    result = solvers.run(tiny, rounds=2)
    assert set(result.peers) == {peer.name for peer in tiny.peers}
    assert 0 <= result.gap <= 1e-12
    assert result.best in result.peers
    assert solvers.line("S0", tiny, result).count("|") == 8


def test_the_gap_is_measured_on_the_answer(solvers):
    data = solvers.simulated(20, 3)
    assert data.gap([0.1 * data.lam_max], [0.0, 0.0, 0.0]) > 1e-2
    assert data.gap([2 * data.lam_max], [0.0, 0.0, 0.0]) == 0


def test_a_peer_is_timed_at_its_loosest_valid_tolerance(solvers):
    peer = solvers.Peer("close", lambda tol: tol / 20)
    call, note = solvers.admit(peer, abs)
    assert call() == pytest.approx(5e-7)
    assert note == "close: tol 1e-05, gap 5e-07"


def test_a_peer_that_misses_the_gap_is_refused_by_name(solvers):
    result = solvers.run(race(solvers, solvers.Peer("wrong", lambda tol: 2e-6)), rounds=1)
    assert result.best is None and result.peers == {} and math.isnan(result.ratio)
    assert result.notes == ["wrong: refused, gap 2e-06 at tol 1e-14"]


def test_nan_is_no_valid_answer(solvers):
    assert solvers.admit(solvers.Peer("nan", lambda tol: math.nan), abs)[0] is None
    with pytest.raises(ValueError, match="our own gap is nan"):
        solvers.run(race(solvers, ours=lambda: math.nan), rounds=1)


def test_a_peer_that_is_not_installed_is_named(solvers):
    def call(tol):
        import a_package_that_nobody_has  # noqa: F401

    result = solvers.run(race(solvers, solvers.Peer("absent", call)), rounds=1)
    assert result.notes == ["absent: not measured, a_package_that_nobody_has is not installed"]


def test_our_own_answer_must_be_valid_too(solvers):
    with pytest.raises(ValueError, match=r"tiny: our own gap is 1\.0e-05"):
        solvers.run(race(solvers, ours=lambda: 1e-5), rounds=1)


def test_the_ratio_is_the_median_of_the_rounds_with_the_best_peer(solvers):
    times = {"": [1.0, 2.0, 9.0], "slow": [5.0, 5.0, 5.0], "fast": [4.0, 4.0, 3.0]}
    result = solvers.summary(times, 0.0, [])
    assert (result.ours, result.best, result.peers) == (2.0, "fast", {"slow": 5.0, "fast": 4.0})
    assert result.ratio == 0.5  # of 1/4, 2/4 and 9/3


def test_everyone_is_timed_in_every_round(solvers):
    times = solvers.readings({"": lambda: None, "peer": lambda: sum(range(1000))}, rounds=3)
    assert {name: len(seconds) for name, seconds in times.items()} == {"": 3, "peer": 3}
    assert 0 < min(times[""]) < min(times["peer"])


def test_a_peer_that_answers_one_of_many_is_charged_for_all(solvers):
    def call(tol):
        return sum(range(20_000)) * 0.0

    whole, part = solvers.Peer("whole", call), solvers.Peer("part", call, every=100)
    result = solvers.run(race(solvers, whole, part), rounds=3)
    assert 20 < result.peers["part"] / result.peers["whole"] < 500
    assert result.best == "whole"


def test_many_planes_from_start_to_line(solvers):
    rng = np.random.default_rng(0)
    plane = solvers.Plane(rng.standard_normal((20, 5, 2)), rng.standard_normal((20, 5)), np.full(20, 0.1))
    G, c = plane.G, plane.c

    def ours():
        return solvers.lasso_2d_batch(G[:, 0, 0], G[:, 0, 1], G[:, 1, 1], c[:, 0], c[:, 1], plane.lam)

    for tiny in plane.races("tiny", ours, size=2, must=1 / 2000):
        result = solvers.run(tiny, rounds=1)
        assert set(result.peers) == {peer.name for peer in tiny.peers}
        assert 0 <= result.gap <= 1e-12
        assert solvers.line("S0", tiny, result).count("|") == 8
    wrong = ours()
    wrong[19] += 0.5
    assert plane.sample(2).tolist() == [0, 19]
    assert (
        plane.gap(wrong) > 1e-2 and plane.gap(wrong[[0, 19]]) > 1e-2 and plane.gap(ours()[[0, 19]]) <= 1e-12
    )


def test_tiny_ratios_are_parts(solvers):
    assert solvers.share(1 / 2000, 2) == "1/2000"
    assert solvers.share(0.2, 2) == "0.20"
