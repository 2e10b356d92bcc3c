"""The residual on its way along the faces while lambda falls: why the path is piecewise linear."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...words import say
from .polytope import COLUMNS, draw_polygon, find_faces, fit

Y = (0.8, 2.0)
LAMS = tuple(float(lam) for lam in (np.arange(22, 0, -1) / 20).round(2))
FINE = tuple(float(lam) for lam in (np.arange(220, 9, -1) / 200).round(3))  # so that bends are sharp
STYLES = ("l1", "l2", "truth")


@name_picture
def residual_path() -> Picture:
    """The nearest point of a polytope that shrinks with lambda, and the weights against lambda.

    Returns
    -------
    Picture
        One control: `lam`, which falls.
    """
    weights = np.array([fit(*Y, lam)[1] for lam in FINE])
    residuals = np.array(Y) - weights @ COLUMNS.T

    def draw_polytope(lam: float) -> Frame:
        so_far = FINE.index(lam) + 1
        area = draw_polygon(lam)[0]
        way = residuals[:so_far]
        marks = (
            area,
            Line(way[:, 0], way[:, 1], "solution"),
            Dots(*Y, "target"),
            Dots(way[-1:, 0], way[-1:, 1], "solution"),
        )
        return Frame(marks)

    def draw_path(lam: float) -> Frame:
        so_far = FINE.index(lam) + 1
        w = weights[so_far - 1]
        said = say(
            "λ = {lam:.2f}. Faces that the residual lies on: {faces}. Weights not 0: {alive}. {proof}",
            lam=lam,
            faces=len(find_faces(residuals[so_far - 1], lam)),
            alive=np.count_nonzero(w),
            proof=certificate(fit(*Y, lam)),
        )
        lines = [Line(FINE[:so_far], weights[:so_far, j], STYLES[j], "B") for j in range(3)]
        dots = [Dots(lam, w[j], STYLES[j], "B") for j in range(3)]
        return Frame((*lines, *dots), said)

    control = Control(LAMS, say("penalty λ, falling"), 0, "{:.2f}", 200)
    return Picture(
        {"lam": control}, _stage, (draw_polytope, draw_path), "AB", (8.8, 4.1), telling={"lam": 0.2}
    )


def _stage(axes: Mapping[str, Axes]) -> None:
    axes["A"].set(title=say("Polytope, y (+), residual (★)"), xlim=(-3, 3), ylim=(-3, 3), aspect="equal")
    axes["A"].set(xticks=range(-2, 3), yticks=range(-2, 3))
    axes["B"].set(title=say("Weights: w₁ ◆   w₂ ●   w₃ ▲"), xlim=(1.15, 0), ylim=(-0.5, 2.5), xlabel=say("λ"))
    axes["B"].plot([1.15, 0], [0, 0], color=EDGE, lw=0.8, zorder=1)
