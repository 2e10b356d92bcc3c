"""Every lambda at once: the exact lasso path beside the ridge path, with its knots and its events."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import Dataset, diabetes, sparse_regression, standardise
from ...maths.paths import LassoPath, lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array

Event = tuple[float, str, bool]  # lambda, the feature, and whether it joins


def diabetes_paths() -> Picture:
    """Lasso and ridge on the diabetes data, all lambda drawn, one marked.

    A dot on the zero line is a knot where a feature joins the lasso path, a cross one where it leaves.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    return _paths(diabetes(), 100.0, 0.01, start=5.0)


def correlated_paths() -> Picture:
    """`diabetes_paths` for six columns whose neighbours correlate by 0.9: a feature joins early and leaves.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    data = sparse_regression(60, 6, rng=np.random.default_rng(70), support=3, correlation=0.9, noise=0.7)
    return _paths(data, 4.0, 0.001, start=2.0)


def events(path: LassoPath, names: Sequence[str]) -> list[Event]:
    """Who joins or leaves a lasso path at which lambda, in the order in which lambda falls."""
    alive = path.w != 0
    found = []
    for k in range(len(path.lam) - 1):
        # A weight that joins at a knot is still 0 there; one that leaves is 0 there already.
        found += [
            (float(path.lam[k]), names[j], True) for j in np.flatnonzero(~alive[k] & alive[k + 1]).tolist()
        ]
        if k:
            left = alive[k - 1] & ~alive[k]
            found += [(float(path.lam[k]), names[j], False) for j in np.flatnonzero(left).tolist()]
    return found


def _paths(data: Dataset, first: float, last: float, start: float) -> Picture:
    d = standardise(data.X, data.y)
    datafit, lasso, ridge = Quadratic(d.X, d.y), lasso_path(d.X, d.y), ridge_path(d.X, d.y)
    story = events(lasso, data.names)
    knots = [lam for lam, *_ in story if last < lam < first]
    grid = np.array(sorted({*np.geomspace(first, last, 81).tolist(), *knots}, reverse=True))
    every = {"A": lasso.at(grid), "B": ridge.at(grid)}
    low, high = min(w.min() for w in every.values()), max(w.max() for w in every.values())
    room = high - low
    top, bottom = high + 0.28 * room, low - 0.06 * room

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "Lasso (L1)"), ("B", "Ridge (L2)"):
            ax = axes[panel]
            ax.set(title=title, xscale="log", xlim=(first, last / 1.4), ylim=(bottom, top))
            ax.plot([first, last / 1.4], [0, 0], color=EDGE, lw=0.8, zorder=1)
        for at, name in zip(_apart(every["A"][-1], 0.055 * room), data.names, strict=True):
            axes["A"].text(last / 1.55, at, name, va="center", size=8, color=SOFT, clip_on=False)
        axes["A"].set(ylabel="coefficient, per standard deviation")
        for panel in "AB":
            axes[panel].set_xlabel("λ, falling to the right")
        axes["B"].set_yticklabels([])

    def walked(lam: float) -> Frame:
        past = grid >= lam
        lines = [
            Line(*_strokes(grid[past], every[p][past]), role, p) for p, role in (("A", "l1"), ("B", "l2"))
        ]
        told = [[at for at, _, joined in story if joined == joins and at >= lam] for joins in (True, False)]
        knots = [
            Dots(at, np.zeros(len(at)), role) for at, role in zip(told, ("ghost", "target"), strict=True)
        ]
        words = Text(first / 1.1, high + 0.06 * room, _last(story, lam), "target", align="left", size=9)
        # What has not happened yet has no sign: before a prediction, the legend would be the answer.
        signs = "; ".join(sign for sign, at in zip(("dot: joins", "cross: leaves"), told, strict=True) if at)
        legend = Text(first / 1.1, bottom + 0.03 * room, signs, "note", align="left", size=9)
        return Frame((*lines, *knots, words, legend))

    def weights(lam: float) -> Frame:
        found = (("A", "l1", lasso.at(lam), L1), ("B", "l2", ridge.at(lam), L2))
        marks: list[Dots | Text] = []
        for panel, role, w, _ in found:
            count = f"{np.count_nonzero(w)} of {len(w)} not 0"
            marks += [Dots(np.full(len(w), lam), w, role, panel)]
            marks += [Text(first / 1.1, high + 0.17 * room, count, role, panel, align="left", size=14)]
        alive = [name for name, w in zip(data.names, found[0][2], strict=True) if w]
        proof = certificate(*((Problem(datafit, penalty(lam)), w) for *_, w, penalty in found))
        return Frame(
            tuple(marks),
            f"At λ = {lam:.3g} the lasso keeps {len(alive)} of {len(data.names)}"
            f"{': ' * bool(alive)}{', '.join(alive)}; ridge keeps {np.count_nonzero(found[1][2])}. "
            f"On the lasso path, {_last(story, lam)}. {proof}",
        )

    values = grid.tolist()
    control = Control(values, "penalty λ, falling", int((grid > start).sum()), "{:.3g}", play=120)
    return Picture({"lam": control}, stage, (walked, weights), "AB", (7.6, 3.8))


def _strokes(x: Array, curves: Array) -> tuple[Array, Array]:
    """Curves (k, p) over x as one line that lifts its pen between them."""
    lifted = np.vstack([curves, np.full(curves.shape[1], np.nan)])
    return np.tile(np.append(x, np.nan), curves.shape[1]), lifted.T.ravel()


def _last(story: list[Event], lam: float) -> str:
    """The latest event at this lambda or a larger one."""
    past = [event for event in story if event[0] >= lam]
    if not past:
        return "nobody has joined yet"
    at, name, joins = past[-1]
    return f"last: {name} {'joins' if joins else 'leaves'} at λ = {at:.3g}"


def _apart(heights: Array, step: float) -> Array:
    """Heights for words: in the same order, and `step` apart at least."""
    order = np.argsort(heights)
    out = heights[order].astype(float)
    for _ in range(200):
        close = np.maximum(step - np.diff(out), 0) / 2
        out[:-1] -= close
        out[1:] += close
    placed = np.empty_like(out)
    placed[order] = out
    return placed
