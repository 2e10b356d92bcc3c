"""The benchmark's harness: who is admitted, what is divided by what; time is what a made-up clock says."""

import importlib
import math
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from l1l2 import lasso_2d_batch

FOLDER = Path(__file__).parent.parent / "benchmarks"
MODULES = ("racing", "lassos", "solvers")


@pytest.fixture(scope="module")
def solvers():
    sys.path.insert(0, str(FOLDER))
    try:
        yield importlib.import_module("solvers")
    finally:
        sys.path.remove(str(FOLDER))
        for name in MODULES:
            del sys.modules[name]


@pytest.fixture(scope="module")
def racing(solvers):
    return sys.modules["racing"]


@pytest.fixture(scope="module")
def lassos(solvers):
    return sys.modules["lassos"]


class Clock:
    """Stands for the processor's clock: a look at it costs a millisecond, and work what it says."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 1e-3
        return self.now

    def work(self, seconds, answer=0.0):
        """A call that takes so long."""

        def call(*tolerance):
            self.now += seconds
            return answer

        return call


@pytest.fixture(autouse=True)
def clock(racing, monkeypatch):
    made_up = Clock()
    monkeypatch.setattr(racing, "process_time", made_up)
    return made_up


def race(racing, *peers, ours=lambda: 0.0):
    """Answers are their own gaps."""
    return racing.Race("tiny", ours, peers, gap=abs, must=0.5)


def test_a_tiny_row_from_start_to_line(racing, lassos):
    data = lassos.simulated(20, 2)
    lam = 0.1 * data.lam_max
    tiny = racing.Race(
        "tiny",
        lambda: data.solve(lam),
        lassos.estimators(data, lam, True)[:2] + lassos.lars(data, [lam]),
        lambda w: data.gap([lam], w),
        0.5,
    )
    result = racing.run(tiny, rounds=2)
    assert set(result.peers) == {peer.name for peer in tiny.peers}
    assert 0 <= result.gap <= 1e-12
    assert result.best in result.peers
    assert racing.line("S0", tiny, result).count("|") == 8


def test_the_gap_is_measured_on_the_answer(lassos):
    data = lassos.simulated(20, 3)
    assert data.gap([0.1 * data.lam_max], [0.0, 0.0, 0.0]) > 1e-2
    assert data.gap([2 * data.lam_max], [0.0, 0.0, 0.0]) == 0


def test_a_peer_is_timed_at_its_loosest_valid_tolerance(racing):
    peer = racing.Peer("close", lambda tol: tol / 20)
    call, note = racing.admit(peer, abs)
    assert call() == pytest.approx(5e-7)
    assert note == "close: tol 1e-05, gap 5e-07"


def test_a_peer_that_misses_the_gap_is_refused_by_name(racing):
    result = racing.run(race(racing, racing.Peer("wrong", lambda tol: 2e-6)), rounds=1)
    assert result.best is None and result.peers == {} and math.isnan(result.ratio)
    assert result.notes == ["wrong: refused, gap 2e-06 at tol 1e-14"]


def test_nan_is_no_valid_answer(racing):
    assert racing.admit(racing.Peer("nan", lambda tol: math.nan), abs)[0] is None
    with pytest.raises(ValueError, match="our own gap is nan"):
        racing.run(race(racing, ours=lambda: math.nan), rounds=1)


def test_a_peer_that_is_not_installed_is_named(racing):
    def call(tol):
        import a_package_that_nobody_has  # noqa: F401

    result = racing.run(race(racing, racing.Peer("absent", call)), rounds=1)
    assert result.notes == ["absent: not measured, a_package_that_nobody_has is not installed"]


def test_our_own_answer_must_be_valid_too(racing):
    with pytest.raises(ValueError, match=r"tiny: our own gap is 1\.0e-05"):
        racing.run(race(racing, ours=lambda: 1e-5), rounds=1)


def test_the_ratio_is_the_median_of_the_rounds_with_the_best_peer(racing):
    times = {"": [1.0, 2.0, 9.0], "slow": [5.0, 5.0, 5.0], "fast": [4.0, 4.0, 3.0]}
    result = racing.summary(times, 0.0, [])
    assert (result.ours, result.best, result.peers) == (2.0, "fast", {"slow": 5.0, "fast": 4.0})
    assert result.ratio == 0.5  # of 1/4, 2/4 and 9/3


def test_everyone_is_timed_in_every_round(racing, clock):
    times = racing.readings({"": clock.work(0.1), "peer": clock.work(0.3)}, rounds=3)
    assert times == {"": pytest.approx([0.101] * 3), "peer": pytest.approx([0.301] * 3)}


def test_a_peer_that_answers_one_of_many_is_charged_for_all(racing, clock):
    whole = racing.Peer("whole", clock.work(0.999))
    part = racing.Peer("part", clock.work(0.999), every=100)
    result = racing.run(race(racing, whole, part, ours=clock.work(0.499)), rounds=3)
    assert result.peers == pytest.approx({"whole": 1.0, "part": 100.0})
    assert (result.best, result.ratio) == ("whole", pytest.approx(0.5))


def test_many_small_lassos_from_start_to_line(racing, lassos):
    rng = np.random.default_rng(0)
    stack = lassos.Stack(rng.standard_normal((20, 5, 2)), rng.standard_normal((20, 5)), np.full(20, 0.1))
    G, c = stack.G, stack.c

    def ours():
        return lasso_2d_batch(G[:, 0, 0], G[:, 0, 1], G[:, 1, 1], c[:, 0], c[:, 1], stack.lam)

    for tiny in stack.races("tiny", ours, size=2, must=1 / 2000):
        result = racing.run(tiny, rounds=1)
        assert set(result.peers) == {peer.name for peer in tiny.peers}
        assert 0 <= result.gap <= 1e-12
        assert racing.line("S0", tiny, result).count("|") == 8
    wrong = ours()
    wrong[19] += 0.5
    assert stack.sample(2).tolist() == [0, 19]
    assert (
        stack.gap(wrong) > 1e-2 and stack.gap(wrong[[0, 19]]) > 1e-2 and stack.gap(ours()[[0, 19]]) <= 1e-12
    )


def test_tiny_ratios_are_parts(racing):
    assert racing.share(1 / 2000, 2) == "1/2000"
    assert racing.share(0.2, 2) == "0.20"


def test_a_slow_race_has_fewer_rounds(racing, monkeypatch):
    monkeypatch.setattr(racing, "PATIENCE", 0.0)
    assert len(racing.readings({"": lambda: None}, rounds=31)[""]) == 3


def test_of_many_races_the_median_and_the_worst_are_shown(solvers, racing):
    def ran(ratio):
        return racing.Race(f"at {ratio}", float, [], abs, None), racing.Result(1.0, {}, None, ratio, 0.0, [])

    (middle, low), (last, high) = solvers.merged("S8", [ran(ratio) for ratio in (0.7, 0.1, 0.4)])
    assert (low.ratio, high.ratio) == (0.4, 0.7)
    assert middle.workload == "at 0.4: the median of 3" and last.workload == "at 0.7: the worst of 3"
    assert (middle.must, last.must) == solvers.MERGED["S8"]
    assert len(solvers.merged("S1", [ran(1.0), ran(2.0), ran(3.0)])) == 3


def test_large_lassos_from_start_to_line(solvers, racing):
    races = solvers.large(30, 60, (0.5, 0.1), seeds=2)
    assert len(races) == 4
    names = [peer.name for peer in races[0].peers]
    assert names == ["sklearn Lasso", "celer Lasso", "skglm Lasso"]
    tiny = replace(races[0], peers=races[0].peers[:1])  # the others would be compiled first
    result = racing.run(tiny, rounds=1)
    assert result.gap <= racing.VALID
    assert racing.line("S8", tiny, result).count("|") == 8


def test_ours_too_gets_the_loosest_valid_tolerance(solvers):
    assert solvers.loosest(lambda tol: tol / 20, abs)() == pytest.approx(5e-7)
    with pytest.raises(ValueError, match="ours: refused"):
        solvers.loosest(lambda tol: 1.0, abs)
