"""Solvers timed in turn: who is admitted, what is divided by what."""

import statistics
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from time import process_time
from timeit import timeit
from typing import Any

VALID = 1e-6  # the relative duality gap that makes an answer count
TOLERANCES = tuple(10.0**-k for k in range(3, 15))
BLOCK = 5e-3  # seconds a reading lasts: what is faster runs several times
HEADER = """| id | workload | ours (ms) | best valid peer (name, ms) | ratio | must reach | our gap |
|---|---|---|---|---|---|---|"""
PATIENCE = 30.0  # seconds for all rounds of a race; three rounds are run in any case


@dataclass(frozen=True)
class Peer:
    """A rival: call(tol) answers, or raises ModuleNotFoundError; an exact one has no tolerance to choose.

    One that would take minutes answers one of `every` problems, and its time counts that many times.
    """

    name: str
    call: Callable[[float], Any]
    tolerances: tuple[float, ...] = TOLERANCES
    every: int = 1


@dataclass(frozen=True)
class Race:
    """A line of the table: `gap` judges any answer, ours or a peer's; `must` is the ratio to reach."""

    workload: str
    ours: Callable[[], Any]
    peers: Sequence[Peer]
    gap: Callable[[Any], float]
    must: float | None


@dataclass(frozen=True)
class Result:
    ours: float  # seconds, as the peers' times
    peers: dict[str, float]
    best: str | None
    ratio: float
    gap: float
    notes: list[str]


def admit(peer: Peer, gap: Callable[[Any], float]) -> tuple[Callable[[], Any] | None, str]:
    """The peer at its loosest valid tolerance, or None; and what to say about it."""
    for tol in peer.tolerances:
        try:
            reached = gap(peer.call(tol))
        except ModuleNotFoundError as error:
            return None, f"{peer.name}: not measured, {error.name} is not installed"
        setting = f"tol {tol:.0e}" if peer.tolerances is TOLERANCES else "exact"
        if reached <= VALID:
            return partial(peer.call, tol), f"{peer.name}: {setting}, gap {reached:.0e}"
    return None, f"{peer.name}: refused, gap {reached:.0e} at {setting}"


def run(race: Race, rounds: int) -> Result:
    """Admit the peers, then time everyone in turn, round after round."""
    gap = race.gap(race.ours())
    if not gap <= VALID:
        raise ValueError(f"{race.workload}: our own gap is {gap:.1e}, more than {VALID:.0e}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # whether a peer converged, its gap says
        admitted = {peer.name: admit(peer, race.gap) for peer in race.peers}
        calls = {"": race.ours} | {name: call for name, (call, _) in admitted.items() if call}
        times = readings(calls, rounds)
    for peer in race.peers:
        if peer.name in times:
            times[peer.name] = [peer.every * seconds for seconds in times[peer.name]]
    return summary(times, gap, [note for _, note in admitted.values()])


def readings(calls: dict[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Processor seconds a call of everyone, one reading a round; fewer rounds of what takes minutes."""
    once = {name: timeit(call, timer=process_time, number=1) for name, call in calls.items()}
    number = {name: 1 + int(BLOCK / seconds) for name, seconds in once.items()}
    rounds = min(rounds, max(3, int(PATIENCE / sum(once.values()))))
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            times[name].append(timeit(call, timer=process_time, number=number[name]) / number[name])
    return times


def summary(times: dict[str, list[float]], gap: float, notes: list[str]) -> Result:
    """Medians, and the ratio to the peer with the smallest; ours has no name."""
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    ours = medians.pop("")
    if not medians:
        return Result(ours, {}, None, float("nan"), gap, notes)
    best = min(medians, key=lambda name: medians[name])
    ratio = statistics.median(a / b for a, b in zip(times[""], times[best], strict=True))
    return Result(ours, medians, best, ratio, gap, notes)


def line(row: str, race: Race, result: Result) -> str:
    """One line of the Markdown table."""
    best = f"{result.best}, {1e3 * result.peers[result.best]:.3g}" if result.best else "none"
    must = f"≤ {share(race.must, 2)}" if race.must else "reported"
    cells = (f"{1e3 * result.ours:.3g}", best, share(result.ratio, 3), must, f"{result.gap:.0e}")
    return " | ".join((f"| {row}", race.workload, *cells)) + " |"


def share(ratio: float, digits: int) -> str:
    """A ratio, as one part in so many where it is tiny."""
    return f"1/{1 / ratio:.0f}" if ratio < 0.001 else f"{ratio:.{digits}f}"
