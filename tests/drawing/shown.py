"""Pictures that the page is tried on: every look there is, and a plane with a point to drag."""

from dataclasses import replace

import numpy as np

from l1l2.drawing import Area, Control, Dots, Frame, Handle, Line, Picture, Text
from l1l2.drawing.marks import ALIGN
from l1l2.drawing.theme import ROLES

NONE = "none"


def gallery():
    """Every kind of mark in every role; one control hides any one of them.  The axis of B is logarithmic."""
    marks = {}
    zigzag = np.array([0, 1.5, 2, np.nan, 2.5, 3.4]), np.array([0, 0.5, 0, np.nan, 0.4, 0.1])
    house = (
        np.array([0, 0.6, 0.6, 0.3, 0, np.nan, 0.8, 1.1, 1.1]),
        np.array([0, 0, 0.4, 0.7, 0.4, np.nan, 0, 0, 0.5]),
    )
    for row, role in enumerate(ROLES):
        marks[f"dots {role}"] = Dots([0.7, np.nan, 1.6], [row, np.nan, row + 0.2], role)
        marks[f"line {role}"] = Line(2.5 + zigzag[0], row + zigzag[1], role)
        marks[f"area {role}"] = Area(6.6 + house[0], row + house[1], role)
        marks[f"words {role}"] = Text(
            10 ** (1 + row % 3 / 2), row, f"λ = {row}.5", role, "B", ALIGN[row % 3], 8 + row
        )

    def stage(axes):
        axes["A"].set(xlim=(0, 8.5), ylim=(-1, 10), title="marks")
        axes["B"].set(xlim=(1, 1000), ylim=(10, -1), xscale="log", title="words")

    def layer(without):
        hidden = {name: replace(mark, x=[], y=[]) for name, mark in marks.items() if name == without}
        return Frame((marks | hidden).values(), f"All marks, without {without}.")

    controls = {"without": Control((NONE, *marks), "without", unit="{}")}
    return Picture(controls, stage, (layer,), mosaic="AB", figsize=(6, 4))


def plane(steps=21):
    """A point to drag, its level lines, and what a penalty makes of it: steps^3 frames."""
    ring = np.linspace(0, 2 * np.pi, 49)
    axis = np.linspace(-2, 2, steps)

    def stage(axes):
        axes["A"].set(xlim=(-2.2, 2.2), ylim=(-2.2, 2.2), aspect="equal", xlabel="first", ylabel="second")

    def levels(x, y):
        lines = [Line(x + r * np.cos(ring), y + 0.6 * r * np.sin(ring), "ghost") for r in (0.4, 0.8, 1.2)]
        return Frame((*lines, Dots(x, y, "target")))

    def shrunk(lam, x, y):
        u, v = (np.sign(c) * max(abs(c) - lam, 0) for c in (x, y))
        radius = abs(u) + abs(v)
        ball = Area(radius * np.array([1, 0, -1, 0]), radius * np.array([0, 1, 0, -1]), "l1")
        words = f"At λ = {lam:.2f} the point ({x:.1f}, {y:.1f}) becomes ({u:.2f}, {v:.2f})."
        return Frame((ball, Dots(u, v, "l1"), Text(0, -2.1, f"({u:.2f}, {v:.2f})", "l1")), words)

    controls = {
        "lam": Control(np.linspace(0, 2, steps), "penalty λ", steps // 4, play=40),
        "x": Control(axis, "first coordinate", round(0.8 * steps), "{:.1f}"),
        "y": Control(axis, "second coordinate", round(0.6 * steps), "{:.1f}"),
    }
    return Picture(controls, stage, (levels, shrunk), figsize=(5, 5), handle=Handle("x", "y"))
