"""Which least-squares positions give an exact zero: areas under L1, lines under L2; and how often it happens.

The loss is 1/2 (w - b)'G(w - b), and everything is seen from b: where the problem was, not where it ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ...course.certificate import certify
from ...course.shapes import CIRCLE, DIAMOND
from ...course.touching import kkt_on_diamond, kkt_on_disc
from ...drawing.marks import Area, Dots, Line, Mark, Text, arrow
from ...drawing.picture import Control, Frame, Handle, Picture, name_picture
from ...drawing.theme import EDGE, ROLES
from ...maths.plane import centres, corner_probability, on_diamond, on_disc
from ...validate import Array
from ...words import Said, say, sentences
from .regions import AXES, area_of, corner_areas, edge_areas

LOSSES = {  # two columns of X, as G = X'X/n sees them
    "round": np.eye(2),
    "correlated": np.array([[1.0, 0.6], [0.6, 1.0]]),
    "scales 1 : 2": np.array([[1.0, 0.0], [0.0, 4.0]]),
    "both": np.array([[1.0, 1.2], [1.2, 4.0]]),
}
KKT = {"A": kkt_on_diamond, "B": kkt_on_disc}  # panel -> the largest violation
SIDE, REACH = 2.5, 0.85  # half a side of the map; how far cones and arrows are drawn
DRAWS, SHOWN = 10_000, 70  # problems a setting, and how many of them are drawn
TURN = np.linspace(0, 2 * np.pi, 73)


def shape(loss: str) -> Said:
    """Say the name of a loss in LOSSES."""
    if loss == "round":
        return say("round")
    if loss == "correlated":
        return say("correlated")
    return say("scales 1 : 2") if loss == "scales 1 : 2" else say("both")


@name_picture
def zero_map() -> Picture:
    """Every least-squares position in the plane, by which weights vanish on a budget of 1.

    On the left the diamond, with an area for each weight that is exactly 0; on the right the disc, where a
    weight is 0 on lines only.  A draggable least-squares point goes to its optimum on each; the cone drawn
    there is the normal cone, the arrow in it the direction of the negative gradient G(b - w).

    Returns
    -------
    Picture
        Three controls: `b1` and `b2`, least squares, which is a handle; `loss`, the shape of its contours.
    """
    steps = np.linspace(-SIDE, SIDE, 21).tolist()
    b = np.array(list(product(steps, steps)))
    landings = {(loss, panel): _landings(G, b, panel) for loss, G in LOSSES.items() for panel in "AB"}
    worst = {
        loss: max(kkt(G, b, landings[loss, panel].w, 1.0) for panel, kkt in KKT.items())
        for loss, G in LOSSES.items()
    }

    def regions(loss: str) -> Frame:
        return Frame((*_areas(LOSSES[loss]), *_lines(LOSSES[loss]), *_contours(LOSSES[loss])))

    def target(b1: float, b2: float) -> Frame:
        return Frame(tuple(Dots(b1, b2, "target", panel) for panel in "AB"))

    def landing(b1: float, b2: float, loss: str) -> Frame:
        at = len(steps) * steps.index(b1) + steps.index(b2)
        diamond, disc = landings[loss, "A"], landings[loss, "B"]
        start = say("Least squares at {b:z.3g}, loss {loss}.", b=(b1, b2), loss=shape(loss))
        ends = sentences(
            diamond=say("On the diamond {end}.", end=diamond.label(at)),
            disc=say("On the disc {end}.", end=disc.label(at)),
        )
        return Frame((*diamond.marks(at), *disc.marks(at)), sentences(start, ends, certify(worst[loss])))

    controls = {
        "b1": Control(tuple(steps), say("least squares b₁"), start=steps.index(2.0)),
        "b2": Control(tuple(steps), say("least squares b₂"), start=steps.index(0.75)),
        "loss": Control(tuple(LOSSES), say("shape of the loss"), unit="{}"),
    }
    layers = regions, landing, target
    return Picture(controls, _map_stage, layers, mosaic="AB", figsize=(8.8, 3.7), handle=Handle("b1", "b2"))


def _map_stage(axes: Mapping[str, Axes]) -> None:
    titles = {"A": say("L1: |w₁| + |w₂| ≤ 1"), "B": say("L2: w₁² + w₂² ≤ 1")}
    for panel, title in titles.items():
        ax = axes[panel]
        ax.set(title=title, xlim=(-SIDE - 0.2, SIDE + 1.1), ylim=(-SIDE - 0.2, SIDE + 0.7), aspect="equal")
        ax.set(xticks=range(-2, 3), yticks=range(-2, 3), ylabel=say("least squares b₂"))
        ax.grid(visible=False)
        for spine in ("left", "bottom"):
            ax.spines[spine].set_visible(False)
        ax.plot([-1, 1, np.nan, 0, 0], [0, 0, np.nan, -1, 1], color=EDGE, lw=0.8, zorder=0)
    axes["A"].set_xlabel(say("least squares b₁;  arrow: negative gradient"))
    axes["B"].set_xlabel(say("least squares b₁;  grey: normal cone"))
    # The budgets never move: while the map waits for its question, they are what is seen.
    for panel, ball in ("A", DIAMOND), ("B", CIRCLE):
        role, inside = ROLES[ball.role], ROLES["ghost"]
        dash = (0, [length / role.width for length in role.dash]) if role.dash else "-"
        axes[panel].fill(*ball.curve, fc=(inside.color, inside.alpha), zorder=1)
        axes[panel].plot(*ball.curve, color=role.color, lw=role.width, ls=dash, zorder=2)
        axes[panel].text(
            -0.07, 0.07, "\n".join(say("not binding").split(" ")), color=inside.ink, size=8, ha="right"
        )


def _areas(G: Array) -> list[Mark]:
    """The map of the diamond: two areas a weight, strips between them, and what the budget leaves alone."""
    zeros, alive = corner_areas(G, 1.0, SIDE), edge_areas(G, 1.0, SIDE)
    return [
        _polygons(zeros[::2], "l1"),
        _polygons(zeros[1::2], "l1"),
        _name(zeros[::2], say("w₂ = 0")),
        _name(zeros[1::2], say("w₁ = 0")),
        _label(alive, say("no zero")),
    ]


def _lines(G: Array) -> list[Mark]:
    """The map of the disc: b = w + lam G^-1 w puts w on an axis, so that a weight is 0 along two rays."""
    marks: list[Mark] = []
    for foot, along, words in zip(np.eye(2), np.linalg.inv(G), (say("w₂ = 0"), say("w₁ = 0")), strict=True):
        room = (SIDE - np.sign(along) * foot) / np.where(along == 0, 1e-9, np.abs(along))
        end = foot + room.min() * along
        path = np.array([end, foot, -foot, -end])
        across, up = np.abs(along[::-1]) / np.linalg.norm(along)
        beside = (0.12 + 0.5 * across + 0.15 * up) * np.array([across, up])
        beside[0] *= -1 if along[0] * along[1] > 0 else 1
        # The words on w₁ = 0 stand above or right of their line, those on w₂ = 0 below it or left.
        x, y = (0.78 * path[[0, 3]] + (beside if foot[1] else -beside)).T
        marks += [Line(path[:, 0], path[:, 1], "l2", "B"), Text(x, y - 0.06, words, "l2", "B", size=9)]
    return marks


def _contours(G: Array) -> list[Mark]:
    """Two contours of the loss, small, beside the map of the diamond."""
    ring = np.linalg.solve(np.linalg.cholesky(G).T, [np.cos(TURN), np.sin(TURN)])
    lift = np.full((2, 1), np.nan)
    at = np.array([[SIDE + 0.6], [SIDE - 0.45]])
    x, y = np.hstack([at + 0.3 * ring, lift, at + 0.15 * ring])
    return [Line(x, y, "loss"), Text(SIDE + 0.6, SIDE - 0.05, say("loss"), "loss")]


@dataclass(frozen=True, eq=False)
class _Landings:
    """Where every b of one map lands: arrays with a row a b, ready to be drawn."""

    b: Array
    w: Array
    free: NDArray[np.bool_]  # where the budget does not bind
    cones: Array
    arrows: Array
    role: str
    panel: str

    def marks(self, at: int) -> list[Mark]:
        """Return the normal cone, the way from least squares, the gradient, the optimum and what it is."""
        cone, pull, b, w = self.cones[at], self.arrows[at], self.b[at], self.w[at]
        return [
            Area(cone[0], cone[1], "ghost", self.panel),
            Line([b[0], w[0]], [b[1], w[1]], "note", self.panel),
            Line(pull[0], pull[1], "target", self.panel),
            Dots(w[0], w[1], self.role, self.panel),
            Text(-SIDE, SIDE + 0.25, self.label(at), self.role, self.panel, align="left", size=12),
        ]

    def label(self, at: int) -> Said:
        """Say the optimum, and which of its weights is 0."""
        w = self.w[at]
        if self.free[at]:
            return say("w = b: the constraint does not bind")
        if w[0] == 0:
            return say("w = {w:z.3g}: w₁ is exactly 0", w=w)
        if w[1] == 0:
            return say("w = {w:z.3g}: w₂ is exactly 0", w=w)
        return say("w = {w:z.3g}: no zero", w=w)


def _landings(G: Array, b: Array, panel: str) -> _Landings:
    if panel == "A":
        w, role = on_diamond(G, b, 1.0), "l1"
        normals = np.sign(w) + (w == 0), np.sign(w) - (w == 0)  # of a corner; on an edge they are one
    else:
        # To 12 digits: where the optimum lies on an axis, the rest is rounding noise.
        w, role = np.round(on_disc(G, b, 1.0), 12) + 0.0, "l2"
        normals = w, w
    pull = (b - w) @ G
    free = np.abs(pull).max(axis=1, keepdims=True) == 0
    rays = [w + REACH * np.where(free, np.nan, n / _length(n)) for n in normals]
    to = 0.85 * REACH * pull / _length(pull)
    heads = arrow(w[:, 0], w[:, 1], to[:, 0], to[:, 1], "target", head=0.18)
    arrows = np.stack([heads.x, heads.y]).reshape(2, len(b), -1).swapaxes(0, 1)
    return _Landings(b, w, free[:, 0], np.stack([rays[0], w, rays[1]], axis=2), arrows, role, panel)


def _length(v: Array) -> Array:
    length = np.linalg.norm(v, axis=1, keepdims=True)
    return np.where(length > 0, length, 1.0)


def _label(areas: list[Array], words: str) -> Text:
    x, y = np.array([area.mean(axis=0) for area in areas]).T
    return Text(x, y - 0.07, words, "ghost", size=9)


def _name(wedges: list[Array], words: str) -> Text:
    """Words in wedges, towards their wide ends: the normal cone is drawn at the tip, the point next to 0."""
    at = []
    for wedge in wedges:
        tip = wedge[np.abs(wedge).sum(axis=1).argmin()]
        at.append(tip + 0.75 * (wedge[(wedge != tip).any(axis=1)].mean(axis=0) - tip))
    x, y = np.transpose(at)
    return Text(x, y - 0.07, words, "l1", size=9)


def _polygons(areas: list[Array], role: str, panel: str = "A") -> Area:
    x, y = np.concatenate([np.vstack([area, np.full((1, 2), np.nan)]) for area in areas]).T
    return Area(x, y, role, panel)


@name_picture
def corner_chance() -> Picture:
    """How often the best point of the diamond is a corner, for least squares anywhere on a square around it.

    On the left the probability against t/W, the diamond's width over the square's: exactly, as a ratio of
    areas, and as 10,000 problems solved for every dot; on the right some of those problems, a diamond where a
    corner is the solution, a point where it lies on an edge.

    Returns
    -------
    Picture
        Two controls: `share`, t/W, and `loss`, the shape of its contours.
    """
    shares = tuple((np.arange(1, 20) / 20).round(2).tolist())
    drawn = [centres(share, DRAWS, np.random.default_rng(i)) for i, share in enumerate(shares)]
    found = {
        loss: [_corners(on_diamond(G, b, share)) for share, b in zip(shares, drawn, strict=True)]
        for loss, G in LOSSES.items()
    }
    rates = {loss: np.array([hit.mean() for hit in hits]) for loss, hits in found.items()}
    fine = np.linspace(0.01, 1, 28)
    exact = {
        loss: [_chance(corner_areas(G, share, 1.0), share) for share in fine] for loss, G in LOSSES.items()
    }

    def curve(loss: str) -> Frame:
        dots = say("dots: {draws:,} problems each", draws=DRAWS)
        which = say("curve: round loss,") if loss == "round" else say("grey: round loss,")
        return Frame(
            (
                Line(fine, corner_probability(fine), "ghost"),  # on the stage it would answer unasked
                Line(fine, exact[loss], "l1"),
                Dots(shares, rates[loss], "note"),
                Text(0.03, 0.15, which, "note", align="left", size=9),
                Text(0.03, 0.085, say("(W − t)² / (W² − t²/2)"), "note", align="left", size=9),
                Text(0.03, 0.02, dots, "note", align="left", size=9),
            )
        )

    def reading(share: float, loss: str) -> Frame:
        at, areas = shares.index(share), corner_areas(LOSSES[loss], share, 1.0)
        rate, b, hit = rates[loss][at], drawn[at][:SHOWN], found[loss][at][:SHOWN]
        true = _chance(areas, share)
        facts = {"rate": rate, "spread": np.sqrt(rate * (1 - rate) / DRAWS)}
        measured = say("{rate:.1%} ± {spread:.1%} at a corner", **facts)
        return Frame(
            (
                Dots(share, rate, "l1"),
                Text(1, 0.93, measured, "l1", align="right", size=13),
                Text(1, 0.86, say("exactly {exact:.1%} by areas", exact=true), "note", align="right"),
                _polygons(areas, "l1", "B"),
                Area(share * AXES[:, 0], share * AXES[:, 1], "ghost", "B"),
                Dots(b[~hit, 0], b[~hit, 1], "ghost", "B"),
                Dots(b[hit, 0], b[hit, 1], "l1", "B"),
            ),
            say(
                "Loss {loss}, t/W = {share:.2f}: the optimum is a corner in {rate:.1%} of {draws:,} problems "
                "(standard error {spread:.1%}); exactly {exact:.1%}; a round loss gives {plain:.1%}.",
                loss=shape(loss),
                share=share,
                draws=DRAWS,
                exact=true,
                plain=float(corner_probability(share)),
                **facts,
            ),
        )

    controls = {
        "share": Control(shares, say("budget t/W"), start=shares.index(0.2), play=300),
        "loss": Control(tuple(LOSSES), say("shape of the loss"), unit="{}"),
    }
    layers, telling = (curve, reading), {"share": 0.5, "loss": "round"}
    return Picture(controls, _chance_stage, layers, mosaic="AB", figsize=(8.4, 4), telling=telling)


def _chance_stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(title=say("Probability of a corner"), xlim=(0, 1.02), ylim=(-0.02, 1.02))
    axes["A"].set(xlabel=say("budget t/W"), ylabel=say("probability of a corner"))
    axes["B"].set(
        title=say("Some least-squares points"), xlim=(-1.05, 1.05), ylim=(-1.05, 1.05), aspect="equal"
    )
    axes["B"].plot([-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1], color=EDGE, lw=0.8, zorder=0)
    axes["B"].set(
        xticks=[-1, 0, 1],
        xticklabels=["−W", "0", "W"],
        yticks=[],
        xlabel=say("diamond: ends at a corner; dot: on an edge"),
    )
    axes["B"].grid(visible=False)
    for spine in ("left", "bottom"):
        axes["B"].spines[spine].set_visible(False)


def _corners(w: Array) -> NDArray[np.bool_]:
    return (w == 0).any(axis=1)


def _chance(areas: list[Array], share: float) -> float:
    """The corners' part of the square outside the diamond."""
    return sum(area_of(area) for area in areas) / (4 - 2 * share**2)
