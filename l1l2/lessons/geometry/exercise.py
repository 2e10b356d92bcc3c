"""The check: is this corner of the diamond the solution?"""

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.plane import on_diamond
from ...words import Said, say

G, B, CORNER = np.array([[1.0, 0.3], [0.3, 0.25]]), np.array([1.4, -0.6]), np.array([1.0, 0.0])


@check
def check_corner(margin: object, largest: object) -> Said:
    """Judge by how much the corner (1, 0) is the solution, and up to which budget t the corner (t, 0) is.

    Parameters
    ----------
    margin : float
        g1 - |g2| of the pull g = G(b - w) at this corner: positive inside the cone.
    largest : float
        The largest t for which the corner (t, 0) is the solution under the budget t.

    Returns
    -------
    Verdict
    """
    g = G @ (B - CORNER)
    if isinstance(margin, (bool, np.bool_)):
        raise NotYet(say("margin is a yes or a no. Ask by *how much* g₁ exceeds |g₂|: give the difference."))
    far, t = as_number(margin, "margin"), as_number(largest, "largest")
    wrong = (
        (
            g[0] - g[1],
            say("is g₁ − g₂, which adds here. A pull to either side counts against it: take |g₂|."),
        ),
        (abs(g[1]) - g[0], say("has the wrong sign: inside the cone g₁ is the larger one.")),
        (
            g[1] - abs(g[0]),
            say("belongs to the corner (0, 1) on the second axis. Here the axis is the first."),
        ),
    )
    inside = float(g[0] - abs(g[1]))
    judge(far, "margin", inside, wrong, say("g₁ − |g₂| of `g`"))
    end = 1 + inside / float(G[0].sum())
    wrong_budgets = (
        (end - 1, say("is how much the budget may grow. It starts from 1: add that.")),
        (1 + inside / G[0, 0], say("lets g₁ fall alone. |g₂| grows with t, so the margin falls faster.")),
        (1 + inside / (G[0, 0] - G[0, 1]), say("lets |g₂| shrink. But g₂ < 0 falls: |g₂| grows.")),
        (float(np.abs(B).sum()), say("is where the budget stops binding. The corner lets go before that.")),
        (float(B[0]), say("is where least squares has w₁. On the way there the pull has left the cone.")),
    )
    judge(t, "largest", end, wrong_budgets, say("the t at which g₁ = |g₂| at the corner (t, 0)"))
    before, after = (on_diamond(G, B, budget) for budget in (1.1, 1.2))
    return say(
        "the pull is {margin:.2f} inside the cone, so the corner (1, 0) is the solution: w₂ is exactly 0. "
        "The corner stays up to t = {largest:.2f}: at t = 1.1 the solution is {before:.3g}, at t = 1.2 "
        "{after:.3g}, on an edge. Data, loss and budget decide together.",
        margin=far,
        largest=end,
        before=before,
        after=after,
    )
