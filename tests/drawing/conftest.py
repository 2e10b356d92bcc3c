"""Two small pictures that every test here draws."""

import numpy as np
import pytest

from l1l2.drawing import Area, Control, Dots, Frame, Handle, Line, Picture, Text, arrow, barh, bars

RING = np.linspace(0, 2 * np.pi, 61)


@pytest.fixture
def gauges():
    """Two panels, two controls, every kind of mark."""

    def stage(axes):
        axes["A"].set(xlim=(-1, 4), ylim=(-2, 2), title="left", xlabel="weight")
        axes["B"].set(xlim=(-2, 2), ylim=(-1, 4), title="right")

    def level(t):
        return Frame(
            [
                bars(range(3), t * np.array([1, -0.5, 0.7]), "l1"),
                Dots(range(3), t * np.array([1, -0.5, 0.7]), "l1"),
                barh(range(3), t * np.array([1, -0.5, 0.7]), "l2", "B"),
                Text(3, 1.5, f"{t:.1f}", "note", align="right"),
            ],
            f"The level is {t:.1f}.",
        )

    def ring(r):
        return Frame(
            [
                Area(r * np.cos(RING), 3 + 0.3 * r * np.sin(RING), "l2", "B"),
                Line(r * np.cos(RING), 3 + 0.6 * r * np.sin(RING), "loss", "B"),
                arrow(0, -1.5, 2 * r, 0.5, "solution", head=(0.2, 0.2)),
            ],
            f"The radius is {r:.2f}.",
        )

    controls = {
        "t": Control(np.linspace(0.5, 1.5, 5), "level", 2, "{:.1f}", play=50),
        "r": Control((0.25, 0.5, 1), "radius r", 1),
    }
    return Picture(controls, stage, (level, ring), mosaic="AB", figsize=(4, 2.5))


@pytest.fixture
def plane():
    """One panel, a handle."""

    def stage(axes):
        axes["A"].set(xlim=(-2, 2), ylim=(-2, 2), aspect="equal")

    def target(x, y):
        return Frame([Dots(x, y, "target")], f"The target is at ({x:.0f}, {y:.0f}).")

    axis = Control((-1, 0, 1), "position", 1, "{:.0f}")
    return Picture({"x": axis, "y": axis}, stage, (target,), figsize=(2.5, 2.5), handle=Handle("x", "y"))
