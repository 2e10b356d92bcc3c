"""Every lambda at once: the exact lasso path beside the ridge path, with its knots and its events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...course.columns import say_column
from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.datasets import Dataset, diabetes, sparse_regression, standardise
from ...maths.paths import LassoPath, RidgePath, lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences

MOSAIC, ROOM = "AAABB", 3 / 2  # names stand in the wider panel, right of the paths


@name_picture
def diabetes_paths() -> Picture:
    """Lasso and ridge on the diabetes data, drawn from the largest lambda down to one that is marked.

    What has joined the lasso path has its name beside it.  A dot on the zero line is a knot where a feature
    joins, a cross one where it leaves.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    return _draw_paths(diabetes(), 100.0, 0.01, start=5.2, telling=0.0794)


@name_picture
def correlated_paths() -> Picture:
    """`diabetes_paths` for six columns whose neighbours correlate by 0.9: a feature joins early and leaves.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    data = sparse_regression(60, 6, rng=np.random.default_rng(70), support=3, correlation=0.9, noise=0.7)
    return _draw_paths(data, 4.0, 0.001, start=2.0, telling=0.3)


class Event(NamedTuple):
    """At `lam` the feature `name` joins the lasso path, or else leaves it."""

    lam: float
    name: str
    joins: bool


def find_events(path: LassoPath, names: Sequence[str]) -> list[Event]:
    """Return what joins or leaves a lasso path, in the order in which lambda falls."""
    alive = path.w != 0
    found = []
    for k, lam in enumerate(path.lam[:-1].tolist()):
        # A weight that joins at a knot is still 0 there; one that leaves is 0 there already.
        found += [Event(lam, names[j], True) for j in np.flatnonzero(~alive[k] & alive[k + 1]).tolist()]
        if k:
            found += [Event(lam, names[j], False) for j in np.flatnonzero(alive[k - 1] & ~alive[k]).tolist()]
    return found


def _draw_paths(data: Dataset, first: float, last: float, start: float, telling: float) -> Picture:
    """Return the picture of all lambda from `first` down to `last`, every knot among them."""
    d = standardise(data.X, data.y)
    lasso, ridge = lasso_path(d.X, d.y), ridge_path(d.X, d.y)
    names = [say_column(name) for name in data.names]
    events = find_events(lasso, names)
    knots = {event.lam for event in events if last < event.lam < first}
    even = {float(f"{lam:.3g}") for lam in np.geomspace(first, last, 81)}
    grid = np.array(sorted(even | knots, reverse=True))
    paths = _Paths(names, Quadratic(d.X, d.y), lasso, ridge, events, grid)
    begin = int((grid > start).sum())
    control = Control(grid.tolist(), say("penalty λ, falling"), begin, "{:.3g}", play=120)
    layers = paths.draw_past, paths.mark_weights, paths.name_joined
    nearest = float(grid[np.abs(grid - telling).argmin()])
    return Picture({"lam": control}, paths.stage, layers, MOSAIC, (7.6, 3.8), telling={"lam": nearest})


@dataclass(frozen=True, eq=False)
class _Paths:
    """Both paths of one data set, over a grid of falling lambda, and how they are drawn."""

    names: Sequence[str]
    datafit: Quadratic
    lasso: LassoPath
    ridge: RidgePath
    events: list[Event]
    grid: Array

    @cached_property
    def curves(self) -> dict[str, Array]:
        """The coefficients at every lambda, by panel."""
        return {"A": self.lasso.at(self.grid), "B": self.ridge.at(self.grid)}

    @cached_property
    def heights(self) -> tuple[float, float]:
        """The least and the largest coefficient of both paths."""
        every = np.concatenate(list(self.curves.values()))
        return float(every.min()), float(every.max())

    def stage(self, axes: Mapping[str, Axes]) -> None:
        (low, high), (first, end) = self.heights, (1.4 * self.grid[0], self.grid[-1] / 1.4)
        room = high - low
        powers = 10.0 ** np.arange(np.ceil(np.log10(end)), np.log10(first) + 1e-9)
        for panel, title in ("A", say("Lasso (L1)")), ("B", say("Ridge (L2)")):
            ax = axes[panel]
            ax.set(title=title, xscale="log", xlim=(first, end), xlabel=say("λ, falling to the right"))
            ax.set(xticks=powers, ylim=(low - 0.06 * room, high + 0.28 * room))
            ax.plot([first, end], [0, 0], color=EDGE, lw=0.8, zorder=1)
        axes["A"].set_xlim(first, first * (end / first) ** ROOM)
        axes["A"].set_ylabel(say("coefficient, per standard deviation"))
        axes["B"].set_yticklabels([])

    def draw_past(self, lam: float) -> Frame:
        """Draw the paths down to lam, and what has joined and left on the way."""
        (low, high), left = self.heights, self.grid[0] / 1.1
        past, room = self.grid >= lam, high - low
        events = [event for event in self.events if event.lam >= lam]
        joined, gone = ([event.lam for event in events if event.joins == joins] for joins in (True, False))
        return Frame(
            (
                Line(*_join_strokes(self.grid[past], self.curves["A"][past]), "l1", "A"),
                Line(*_join_strokes(self.grid[past], self.curves["B"][past]), "l2", "B"),
                Dots(joined, np.zeros(len(joined)), "ghost"),
                Dots(gone, np.zeros(len(gone)), "target"),
                Text(left, high + 0.06 * room, _say_last(events), "target", align="left", size=9),
                Text(left, low - 0.03 * room, _say_legend(joined, gone), "note", align="left", size=9),
            )
        )

    def mark_weights(self, lam: float) -> Frame:
        """Mark the coefficients at lam, and count those that are not 0."""
        low, high = self.heights
        left, height = self.grid[0] / 1.1, high + 0.17 * (high - low)
        w1, w2 = self.lasso.at(lam), self.ridge.at(lam)
        marks: list[Dots | Text] = []
        for panel, role, w in ("A", "l1", w1), ("B", "l2", w2):
            count = say("{kept} of {p} not 0", kept=np.count_nonzero(w), p=len(w))
            marks.append(Dots(np.full(len(w), lam), w, role, panel))
            marks.append(Text(left, height, count, role, panel, align="left", size=14))
        events = [event for event in self.events if event.lam >= lam]
        proof = certificate((Problem(self.datafit, L1(lam)), w1), (Problem(self.datafit, L2(lam)), w2))
        return Frame(tuple(marks), sentences(self._say_kept(lam, w1, w2), _say_last_of_path(events), proof))

    def name_joined(self, lam: float) -> Frame:
        """Write the name of each column that has joined beside its coefficient: a name is no forecast."""
        (low, high), w = self.heights, self.lasso.at(lam)
        joined = {event.name for event in self.events if event.joins and event.lam >= lam}
        shown = [j for j, name in enumerate(self.names) if name in joined]
        at, words = np.array(w), [name if name in joined else "" for name in self.names]
        at[shown] = _spread(w[shown], 0.055 * (high - low))
        beside, lower = lam * (self.grid[-1] / self.grid[0]) ** 0.04, 0.016 * (high - low)
        return Frame(
            tuple(
                Text(beside, y - lower, name, "ghost", align="left", size=8)
                for y, name in zip(at, words, strict=True)
            )
        )

    def _say_kept(self, lam: float, w1: Array, w2: Array) -> Said:
        names = ", ".join(name for name, w in zip(self.names, w1, strict=True) if w)
        facts = {"lam": lam, "kept": np.count_nonzero(w1), "p": len(w1), "ridge": np.count_nonzero(w2)}
        if not names:
            return say("At λ = {lam:.3g} the lasso keeps {kept} of {p}; ridge keeps {ridge}.", **facts)
        return say(
            "At λ = {lam:.3g} the lasso keeps {kept} of {p}: {names}; ridge keeps {ridge}.",
            names=names,
            **facts,
        )


def _say_last(events: list[Event]) -> Said:
    """Say what happened last, in a label."""
    if not events:
        return say("no column has joined yet")
    last = events[-1]
    if last.joins:
        return say("last: {name} joins at λ = {at:.3g}", name=last.name, at=last.lam)
    return say("last: {name} leaves at λ = {at:.3g}", name=last.name, at=last.lam)


def _say_last_of_path(events: list[Event]) -> Said:
    """Say what happened last, in a sentence."""
    if not events:
        return say("On the lasso path, no column has joined yet.")
    last = events[-1]
    if last.joins:
        return say("On the lasso path, last: {name} joins at λ = {at:.3g}.", name=last.name, at=last.lam)
    return say("On the lasso path, last: {name} leaves at λ = {at:.3g}.", name=last.name, at=last.lam)


def _say_legend(joined: list[float], gone: list[float]) -> str:
    """Explain the signs that are drawn: before a prediction, that of leaving would be the answer."""
    if gone:
        return say("dot: joins; cross: leaves")
    return say("dot: joins") if joined else ""


def _join_strokes(x: Array, curves: Array) -> tuple[Array, Array]:
    """Return curves (k, p) over x as one line that lifts its pen between them."""
    lifted = np.vstack([curves, np.full(curves.shape[1], np.nan)])
    return np.tile(np.append(x, np.nan), curves.shape[1]), lifted.T.ravel()


def _spread(heights: Array, step: float) -> Array:
    """Return heights for words: in the same order, and `step` apart at least."""
    order = np.argsort(heights)
    out = heights[order].astype(float)
    for _ in range(200):
        close = np.maximum(step - np.diff(out), 0) / 2
        out[:-1] -= close
        out[1:] += close
    placed = np.empty_like(out)
    placed[order] = out
    return placed
