"""Three weights on a budget: how often a vertex, an edge, a face of the octahedron."""

from collections.abc import Mapping
from itertools import combinations, product

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ...drawing.marks import Area, Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.dimension import count_corners
from ...maths.norms import project_l1_ball
from ...validate import Array
from ...words import say, write_number

SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # budgets, as shares of ||b||_1
SHOWN, COUNTED = 80, 20_000  # draws on the body, and those of the bars
ROLES = ("l1", "truth", "data")  # of a vertex, an edge, a face: one, two, three weights that are not 0
TILT = np.deg2rad(22)  # from above

CORNERS = np.vstack([np.eye(3), -np.eye(3)])
FACES = np.array([np.diag(signs) for signs in product((1.0, -1.0), repeat=3)])
EDGES = np.array([ends for ends in combinations(CORNERS, 2) if not np.allclose(ends[0], -ends[1])])


@name_picture
def octahedron() -> Picture:
    """The ball ||w||_1 <= 1 in three dimensions, and where 80 Gaussian least squares points land on it.

    Each has a budget of rho times its own ||b||_1, and is drawn on one body: orange diamonds end at a vertex,
    with two zeros, triangles on an edge, with one, crosses inside a face, with none.

    Returns
    -------
    Picture
        Controls `rho` and `turn`.
    """
    ends = _land(np.random.default_rng(0).standard_normal((SHOWN, 3)))
    counted = count_corners(3, SHARES, COUNTED, np.random.default_rng(1))
    parts = np.array([counted.vertex, counted.some_zero - counted.vertex, 1 - counted.some_zero])
    shares_at = dict(zip(SHARES, parts.T.tolist(), strict=True))

    def points(rho: float, turn: int) -> Frame:
        view, w = view_axes(turn), ends[rho]
        alive, seen = np.count_nonzero(w, axis=1), is_seen(w, view[2])
        marks: list[Mark] = []
        for count, role in reversed([*enumerate(ROLES, start=1)]):
            at = w[(alive == count) & seen] @ view.T
            at = at[np.argsort(at[:, 0])]  # from left to right: a page stores differences
            marks.append(Dots(at[:, 0], at[:, 1], role))
        return Frame(tuple(marks))

    def shares(rho: float) -> Frame:
        vertex, edge, face = shares_at[rho]
        marks: list[Mark] = []
        for place, (role, share) in enumerate(zip(ROLES, (vertex, edge, face), strict=True)):
            label = Text(place, share + 0.03, write_number(share, ".0%"), role, "B", size=13)
            marks += [bars(place, share, role, "B", 0.6), label]
        said = say(
            "With three weights and a budget of {rho:g} of ‖b‖₁: {vertex:.0%} vertex, {edge:.0%} edge, "
            "{face:.0%} facet.",
            rho=rho,
            vertex=vertex,
            edge=edge,
            face=face,
        )
        return Frame(tuple(marks), said)

    controls = {
        "rho": Control(SHARES, say("budget ρ, as a share of ‖b‖₁"), start=SHARES.index(0.3), unit="{:g}"),
        "turn": Control(tuple(range(0, 360, 15)), say("turn"), start=2, unit="{}°", play=150),
    }
    return Picture(controls, _draw_stage, (_body, points, shares), "AAB", (7.6, 4.2), telling={"rho": 0.1})


def _land(b: Array) -> dict[float, Array]:
    """Return the best w for each centre b and each budget, on the ball of size 1."""
    sizes = np.abs(b).sum(axis=1)
    return {
        rho: np.array(
            [project_l1_ball(one, rho * size) / (rho * size) for one, size in zip(b, sizes, strict=True)]
        )
        for rho in SHARES
    }


def _draw_stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(xlim=(-1.3, 1.3), ylim=(-1.15, 1.25), aspect="equal")
    axes["A"].set_title(say("Three weights on a budget"))
    axes["A"].axis("off")
    axes["B"].set(title=say("Share of 20,000 draws"), ylim=(0, 1.15), xlim=(-0.6, 2.6), yticks=[0, 0.5, 1])
    axes["B"].set_xticks(range(3), [say("vertex\n2 zeros"), say("edge\n1 zero"), say("facet\nno zero")])
    axes["B"].spines["left"].set_visible(False)


def _body(turn: int) -> Frame:
    """Draw the octahedron: what lies behind quietly, and the names of the axes that point to the reader."""
    view = view_axes(turn)
    near = FACES.sum(axis=1) @ view[2] > 0  # the normal of a face is the sum of its corners
    back, front = (_outlines(FACES[part] @ view.T) for part in (~near, near))
    seen = is_seen(EDGES.mean(axis=1), view[2])
    hidden, drawn = (_outlines(EDGES[part] @ view.T) for part in (~seen, seen))
    axes = CORNERS[:3]
    at = np.where(is_seen(axes, view[2])[:, None], axes @ view.T * 1.13, np.nan)
    symbols = say("w₁"), say("w₂"), say("w₃")
    names = (Text(x, y, name, "target") for (x, y, _), name in zip(at, symbols, strict=True))
    return Frame(
        (Area(*back, "note"), Line(*hidden, "note"), Area(*front, "ghost"), Line(*drawn, "ghost"), *names)
    )


def view_axes(turn: float) -> Array:
    """Return three rows: to the right, upwards and towards the reader, for a body turned about w3."""
    cos, sin = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn))
    towards = np.array([sin * np.cos(TILT), -cos * np.cos(TILT), np.sin(TILT)])
    right = np.array([cos, sin, 0.0])
    return np.stack([right, np.cross(towards, right), towards])


def is_seen(w: Array, towards: Array) -> NDArray[np.bool_]:
    """Whether a face on which a point of the octahedron lies looks at the reader."""
    return np.asarray(np.where(w == 0, np.abs(towards), np.sign(w) * towards).sum(axis=1) > 0)


def _outlines(corners: Array) -> tuple[Array, Array]:
    """Faces (k, 3, 3) or edges (k, 2, 3) as x and y, with a nan after each."""
    x, y = np.moveaxis(np.pad(corners[..., :2], ((0, 0), (0, 1), (0, 0)), constant_values=np.nan), -1, 0)
    return x.ravel(), y.ravel()
