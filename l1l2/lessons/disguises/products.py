"""One weight written as a product u v, with the same L2 penalty on u and on v."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Line, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.prox import soft_threshold
from ...validate import Array
from ...words import say

LAM = 1.0
DATA = tuple(round(0.1 * k, 1) for k in range(-25, 26))
FACTOR = np.linspace(-2, 2, 161)


def value_product(u: Array, v: Array, b: float, lam: float = LAM) -> Array:
    """Return 1/2 (u v - b)^2 + lam/2 (u^2 + v^2)."""
    return np.asarray((u * v - b) ** 2 / 2 + lam / 2 * (u**2 + v**2))


def find_factors(b: float, lam: float = LAM) -> tuple[Array, Array]:
    """Return the minimisers: u = ±sqrt(|b| - lam), v = ±u with the sign of b; only (0, 0) if |b| <= lam."""
    root = np.sqrt(max(abs(b) - lam, 0.0))
    u = np.array([root, -root]) if root else np.zeros(1)
    return u, u * np.sign(b)


@name_picture
def weight_as_product() -> Picture:
    """A weight w = u v with weight decay on u and v: its minimiser is the soft threshold of the data's value.

    Returns
    -------
    Picture
        One control: `b`, the value of the data.
    """

    def draw_minimisers(b: float) -> Frame:
        side = 1.0 if b >= 0 else -1.0
        u, v = find_factors(b)
        w = float((u * v)[0])
        past = [each for each in DATA if each <= b]
        said = say(
            "The data's value is {b:.1f}. With λ = {lam:.0f} on u² and v², the best product is {w:.1f}, at "
            "u = {u:.2f} and v = {v:.2f}.",
            b=b,
            lam=LAM,
            w=w,
            u=u[0],
            v=v[0],
        )
        marks = (
            Line(FACTOR, value_product(FACTOR, side * FACTOR, b), "loss"),
            Dots(u, value_product(u, v, b), "l1"),
            Line(past, soft_threshold(np.array(past), LAM), "l1", "B"),
            Dots(b, w, "l1", "B"),
            Text(-2.4, 1.6, say("uv = {w:.1f}", w=w), "l1", "B", "left", 13),
        )
        return Frame(marks, said)

    control = Control(DATA, say("the data say b"), unit="{:.1f}", play=120)
    return Picture({"b": control}, _stage, (draw_minimisers,), "AB", (8.8, 3.9), telling={"b": 0.8})


def _stage(axes: Mapping[str, Axes]) -> None:
    ax = axes["A"]
    ax.set(title=say("Objective along v = ±u, and its minima"), xlim=(-2.1, 2.1), ylim=(-0.3, 5))
    ax.set(xlabel=say("u"))
    ax = axes["B"]
    ax.set(title=say("The best product w = uv"), xlim=(-2.6, 2.6), ylim=(-1.9, 1.9))
    ax.set(xlabel=say("the data say b"), yticks=[-1, 0, 1])
