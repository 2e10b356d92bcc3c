"""More than two weights: how often a corner, an edge, a face - and which share of the weights is 0."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations, product

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ...drawing.marks import Area, Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import ROLES, SOFT
from ...maths.dimension import Corners, count_corners, zeros_in_the_limit
from ...maths.norms import project_l1_ball
from ...validate import Array

SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SIZES = (2, 3, 5, 10, 20, 50, 100, 300, 1000)
DRAWS = 1000
KINDS = (("vertex", "l1"), ("edge", "truth"), ("face", "data"))  # by the number of weights that are not 0
TILT = np.deg2rad(22)


def octahedron() -> Picture:
    """The ball ||w||_1 <= 1 in three dimensions, and where 80 Gaussian least squares points land on it.

    Each has a budget of rho times its own ||b||_1, and is drawn on one body: orange diamonds end at a vertex,
    with two zeros, triangles on an edge, with one, crosses inside a face, with none.

    Returns
    -------
    Picture
        Controls `rho` and `turn`.
    """
    corners = np.vstack([np.eye(3), -np.eye(3)])
    faces = np.array([np.diag(signs) for signs in product((1.0, -1.0), repeat=3)])
    edges = np.array([pair for pair in combinations(corners, 2) if not np.allclose(pair[0], -pair[1])])
    centres = np.random.default_rng(0).standard_normal((80, 3))
    sizes = np.abs(centres).sum(axis=1)
    ends = {
        rho: np.array(
            [project_l1_ball(b, rho * size) / (rho * size) for b, size in zip(centres, sizes, strict=True)]
        )
        for rho in SHARES
    }
    exact = count_corners(3, SHARES, 20_000, np.random.default_rng(1))

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(xlim=(-1.3, 1.3), ylim=(-1.15, 1.25), aspect="equal")
        axes["A"].set_title("Three weights on a budget")
        axes["A"].axis("off")
        axes["B"].set(title="How often each", ylim=(0, 1.15), xlim=(-0.6, 2.6), yticks=[0, 0.5, 1])
        axes["B"].set_xticks(range(3), ["vertex\n2 zeros", "edge\n1 zero", "face\nno zero"])
        axes["B"].spines["left"].set_visible(False)

    def body(turn: int) -> Frame:
        view = _view(turn)
        near = faces.sum(axis=1) @ view[2] > 0  # the normal of a face is the sum of its corners
        back, front = (_outlines(faces[part] @ view.T) for part in (~near, near))
        seen = _toward(edges.mean(axis=1), view[2])
        hidden, drawn = (_outlines(edges[part] @ view.T) for part in (~seen, seen))
        names = np.where(_toward(corners[:3], view[2])[:, None], corners[:3] @ view.T * 1.13, np.nan)
        return Frame(
            (
                Area(*back, "note"),
                Line(*hidden, "note"),
                Area(*front, "ghost"),
                Line(*drawn, "ghost"),
                *(
                    Text(at[0], at[1], name, "target")
                    for at, name in zip(names, ("w₁", "w₂", "w₃"), strict=True)
                ),
            )
        )

    def points(rho: float, turn: int) -> Frame:
        view = _view(turn)
        w = ends[rho]
        alive, seen = np.count_nonzero(w, axis=1), _toward(w, view[2])
        marks: list[Mark] = []
        for count, (_, role) in reversed([*enumerate(KINDS, start=1)]):
            at = w[(alive == count) & seen] @ view.T
            at = at[np.argsort(at[:, 0])]  # from left to right: a page stores differences
            marks.append(Dots(at[:, 0], at[:, 1], role))
        return Frame(tuple(marks))

    def shares(rho: float) -> Frame:
        i = SHARES.index(rho)
        parts = (
            float(exact.vertex[i]),
            float(exact.some_zero[i] - exact.vertex[i]),
            float(1 - exact.some_zero[i]),
        )
        marks: list[Mark] = []
        for place, ((_, role), part) in enumerate(zip(KINDS, parts, strict=True)):
            marks += [
                bars(place, part, role, "B", 0.6),
                Text(place, part + 0.03, f"{part:.0%}", role, "B", size=13),
            ]
        words = ", ".join(f"{part:.0%} {name}" for (name, _), part in zip(KINDS, parts, strict=True))
        return Frame(tuple(marks), f"With three weights and a budget of {rho:g} of ‖b‖₁: {words}.")

    controls = {
        "rho": Control(SHARES, "budget ρ, as a share of ‖b‖₁", start=SHARES.index(0.3), unit="{:g}"),
        "turn": Control(tuple(range(0, 360, 12)), "turn", start=2, unit="{}°", play=120),
    }
    return Picture(controls, stage, (body, points, shares), "AAB", (7.6, 4.2))


def chances() -> Picture:
    """The chance of some zero and of a vertex against the number of weights, for a budget rho ||b||_1.

    Returns
    -------
    Picture
        Controls `n`, up to which the curves are drawn, and `rho`.
    """
    found = _counted()

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "Chance of at least one zero"), ("B", "Chance of a vertex"):
            axes[panel].set(
                title=title, xscale="log", xlim=(1.8, 1150), ylim=(-0.04, 1.2), yticks=[0, 0.5, 1]
            )
            axes[panel].set_xticks(SIZES, [str(n) for n in SIZES], minor=False)
            axes[panel].set_xticks([], minor=True)
            axes[panel].set_xlabel("number of weights n")

    def walked(rho: float, n: int) -> Frame:
        last = SIZES.index(n)
        some, vertex = (
            getattr(found, name)[: last + 1, SHARES.index(rho)] for name in ("some_zero", "vertex")
        )
        marks: list[Mark] = []
        for panel, values, role in ("A", some, "solution"), ("B", vertex, "l1"):
            sizes = SIZES[: last + 1]
            marks += [Line(sizes, values, role, panel), Dots(sizes, values, role, panel)]
            marks += [Text(2, 1.1, f"n = {n}: {values[-1]:.2f}", role, panel, "left", 13)]
        text = (
            f"At ρ = {rho:g} with {n} weights, some weight is exactly 0 in a share {some[-1]:.2f} of draws, "
            f"and a vertex is hit in {vertex[-1]:.2f}."
        )
        return Frame(tuple(marks), text)

    controls = {
        "n": Control(SIZES, "number of weights n", unit="{}", play=500),
        "rho": Control(SHARES, "budget ρ, as a share of ‖b‖₁", start=SHARES.index(0.5), unit="{:g}"),
    }
    return Picture(controls, stage, (walked,), "AB", (8.4, 3.7))


def share_of_zeros() -> Picture:
    """The share of weights that are exactly 0 against the budget, for n weights, and the limit curve.

    Returns
    -------
    Picture
        One control, `n`.
    """
    found = _counted()
    fine = np.linspace(0.02, 0.98, 97)
    limit = zeros_in_the_limit(fine)
    at = zeros_in_the_limit(SHARES)

    def stage(axes: Mapping[str, Axes]) -> None:
        axes["A"].set(title="Share of weights that are exactly 0", xlim=(0, 1), ylim=(0, 1.05))
        axes["A"].set(xlabel="budget ρ, as a share of ‖b‖₁", xticks=[0, 0.25, 0.5, 0.75, 1])
        style = ROLES["note"]
        axes["A"].plot(fine, limit, color=SOFT, ls=(0, style.dash), lw=1.6)
        axes["A"].text(0.98, 0.93, "dashed: the limit, n → ∞", ha="right", color=SOFT, size=9)

    def shares(n: int) -> Frame:
        zeros = found.zeros[SIZES.index(n)]
        off = float(np.abs(zeros - at).max())
        some = {rho: zeros[SHARES.index(rho)] for rho in (0.1, 0.5, 0.9)}
        words = ", ".join(f"{zero:.2f} at ρ = {rho:g}" for rho, zero in some.items())
        title = Text(0.98, 0.99, f"n = {n}", "l1", align="right", size=14)
        marks = (Line(SHARES, zeros, "l1"), Dots(SHARES, zeros, "l1"), title)
        return Frame(
            marks, f"With {n} weights the mean share of zeros is {words}; off the limit by {off:.2f} at most."
        )

    control = Control(SIZES, "number of weights n", start=0, unit="{}", play=500)
    return Picture({"n": control}, stage, (shares,), figsize=(6, 4))


@cache
def _counted() -> Corners:
    """All sizes at all budgets: a row a size."""
    rng = np.random.default_rng(0)
    rows = [count_corners(n, SHARES, DRAWS, rng) for n in SIZES]
    return Corners(
        *(np.array([getattr(row, name) for row in rows]) for name in ("zeros", "some_zero", "vertex"))
    )


def _view(turn: float) -> Array:
    """Rows: to the right, upwards and towards the reader, for a body that turns about its third axis."""
    cos, sin = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn))
    towards = np.array([sin * np.cos(TILT), -cos * np.cos(TILT), np.sin(TILT)])
    right = np.array([cos, sin, 0.0])
    return np.stack([right, np.cross(towards, right), towards])


def _toward(w: Array, towards: Array) -> NDArray[np.bool_]:
    """Whether a face on which a point of the octahedron lies looks at the reader."""
    return np.asarray(np.where(w == 0, np.abs(towards), np.sign(w) * towards).sum(axis=1) > 0)


def _outlines(corners: Array) -> tuple[Array, Array]:
    """Faces (k, 3, 3) or edges (k, 2, 3) as x and y, with a nan after each."""
    x, y = np.moveaxis(np.pad(corners[..., :2], ((0, 0), (0, 1), (0, 0)), constant_values=np.nan), -1, 0)
    return x.ravel(), y.ravel()
