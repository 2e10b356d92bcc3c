"""The checks: is this corner of the diamond the solution, and when are corner and edge equally likely?"""

import numpy as np

from ...course.exercise import NotYet, as_number, check, judge
from ...maths.plane import corner_probability, on_diamond
from ...words import Said, say

G, B, CORNER = np.array([[1.0, 0.3], [0.3, 0.25]]), np.array([1.4, -0.6]), np.array([1.0, 0.0])


@check
def check_corner(margin: object, largest: object) -> Said:
    """Judge by how much g is in the cone of the corner (1, 0), and up to which budget (t, 0) is the solution.

    Parameters
    ----------
    margin : float
        g1 - |g2| of the negative gradient at this corner: positive inside the cone.
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
            say("is g₁ − g₂, which adds here, because g₂ is negative. The inequality has |g₂|."),
        ),
        (
            abs(g[1]) - g[0],
            say("has the wrong sign. In the cone g₁ is the larger one, and the margin is positive."),
        ),
        (
            g[1] - abs(g[0]),
            say("belongs to the corner (0, 1) on the second axis. This corner is on the first axis."),
        ),
    )
    inside = float(g[0] - abs(g[1]))
    judge(far, "margin", inside, wrong, say("g₁ − |g₂| of `g`"))
    end = 1 + inside / float(G[0].sum())
    wrong_budgets = (
        (end - 1, say("is how much the budget may grow. It starts at 1, so add 1.")),
        (1 + inside / G[0, 0], say("lets only g₁ change. But |g₂| changes too when t grows.")),
        (1 + inside / (G[0, 0] - G[0, 1]), say("lets |g₂| become smaller. But g₂ is negative and falls.")),
        (
            float(np.abs(B).sum()),
            say(
                "is the L1 norm of least squares, where the budget no longer matters. The solution leaves "
                "the corner earlier."
            ),
        ),
        (float(B[0]), say("is the w₁ of least squares. Before t is as large, g leaves the cone.")),
    )
    judge(t, "largest", end, wrong_budgets, say("the t at which g₁ = |g₂| at the corner (t, 0)"))
    before, after = (on_diamond(G, B, budget) for budget in (1.1, 1.2))
    return say(
        "the inequality holds with a margin of {margin:.2f}, so the corner (1, 0) is the solution, and w₂ is "
        "exactly 0. The corner stays the solution up to t = {largest:.2f}: at t = 1.1 the solution is "
        "{before:.3g}, and at t = 1.2 it is {after:.3g}, on an edge.",
        margin=far,
        largest=end,
        before=before,
        after=after,
    )


@check
def check_share(share: object) -> Said:
    """Judge at which t/W a corner and an edge are equally likely, for a round loss.

    Parameters
    ----------
    share : float

    Returns
    -------
    Verdict
    """
    s = as_number(share, "share")
    right = (4 - np.sqrt(6)) / 5  # 5s² - 8s + 2 = 0
    wrong = (
        (
            1 - np.sqrt(0.5),
            say("is the root of (1 − s)² = ½. But no point is drawn inside the diamond: divide by 1 − s²/2."),
        ),
        ((4 + np.sqrt(6)) / 5, say("is the other root. A share t/W is between 0 and 1.")),
        (
            (8 - np.sqrt(10)) / 9,
            say("gives a corner the probability ¼. There are two cases, a corner or an edge."),
        ),
        (
            float(corner_probability(0.5)),
            say(
                "is the probability of a corner at t/W = ½. Here the probability is given, and t/W is asked."
            ),
        ),
    )
    asked = say("the t/W at which a corner has the probability ½")
    if 0 < s <= 1:
        chance = float(corner_probability(s))
        asked = say(
            "the one asked for. At t/W = {share:.3g} a corner has the probability {chance:.1%}, not ½",
            share=s,
            chance=chance,
        )
    judge(s, "share", float(right), wrong, asked)
    less, more = (float(corner_probability(share)) for share in (0.3, 0.32))
    return say(
        "at t/W = {share:.3f} a corner has the probability ½. A little below, at 0.30, it has {less:.1%}; a "
        "little above, at 0.32, only {more:.1%}. With a larger budget than that, an edge is the usual case.",
        share=right,
        less=less,
        more=more,
    )
