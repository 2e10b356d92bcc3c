"""The check of notebook 03: is this corner of the diamond the solution?"""

import numpy as np

from ...maths.plane import on_diamond
from ...validate import Array, array
from . import NotYet, as_number, check, judge

G, B, CORNER = np.array([[1.0, 0.3], [0.3, 0.25]]), np.array([1.4, -0.6]), np.array([1.0, 0.0])


@check
def check_corner(pull: object, margin: object) -> str:
    """Judge the pull of the data at the corner (1, 0), and how far inside the corner's normal cone it is.

    Parameters
    ----------
    pull : array_like, shape (2,)
        G(b - w) at the corner w: minus the gradient of the misfit.
    margin : float
        g1 - |g2| of this pull g: positive inside the cone.

    Returns
    -------
    Verdict
    """
    _judge_pull(_pair(pull, "pull"))
    g = G @ (B - CORNER)
    if isinstance(margin, (bool, np.bool_)):
        raise NotYet("margin is a yes or a no. Ask by *how much* g₁ exceeds |g₂|: give the difference.")
    far = as_number(margin, "margin")
    wrong = (
        (g[0] - g[1], "is g₁ − g₂, which adds here. A pull to either side counts against it: take |g₂|."),
        (abs(g[1]) - g[0], "has the wrong sign: inside the cone g₁ is the larger one."),
        (g[1] - abs(g[0]), "belongs to the corner (0, 1) on the second axis. Here the axis is the first."),
    )
    judge(far, "margin", g[0] - abs(g[1]), wrong, "g₁ − |g₂| of your pull, which is right")
    w, round_w = on_diamond(G, B, 1.0), on_diamond(np.eye(2), B, 1.0)
    return (
        f"the pull is {far:.2f} inside the cone, so the corner ({w[0]:g}, {w[1]:g}) is the solution: w₂ is "
        "exactly 0. With a round loss and the same b the solution would be "
        f"({round_w[0]:.1f}, {round_w[1]:.1f}), on an edge. Data and loss decide, not the diamond alone."
    )


def _judge_pull(given: Array) -> None:
    """Name what was computed in place of the pull at the corner."""
    wrong = (
        (G @ (CORNER - B), "is the gradient, which points uphill. The pull is *minus* the gradient."),
        (B - CORNER, "is the step from the corner to b. The loss is not round: multiply by G."),
        (G @ B, "is taken at the origin. The question is what pulls at the corner: b − corner."),
    )
    for mistake, words in wrong:
        if np.allclose(given, mistake):
            raise NotYet(f"pull {words}")
    if not np.allclose(given, G @ (B - CORNER)):
        raise NotYet(f"pull is {given}, and not G(b − w) at w = corner, with the G, b and corner above.")


def _pair(answer: object, name: str) -> Array:
    try:
        return array(answer, name, shape=(2,))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None
