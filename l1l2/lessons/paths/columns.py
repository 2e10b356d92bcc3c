"""A column in other units: what each penalty makes of the same effect."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...course.columns import say_column
from ...drawing.marks import Dots, Mark, Text, barh
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lam_at_fit, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences

SCALED = 2  # the column that is multiplied: body mass
LAM = 5.0  # of the lasso
FACTORS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0)
EDGES, TOP = (-15.0, 34.0), -2.9  # of the panels


@name_picture
def units() -> Picture:
    """The diabetes data with one standardised column multiplied by s: what each penalty makes of it.

    Bars are effects of one standard deviation, s w for the column that was multiplied, so that least squares
    would not move.  The two lambda fit the training rows equally well at s = 1.

    Returns
    -------
    Picture
        One control, `s`.
    """
    data = diabetes()
    d = standardise(data.X, data.y)
    columns, rows = [say_column(name) for name in data.names], np.arange(len(data.names))
    column = columns[SCALED]
    datafit = Quadratic(d.X, d.y)
    lasso = solve(Problem(datafit, L1(LAM))).w
    fit = float(1 - datafit.value(lasso) / datafit.value(0 * lasso))
    ridge_lam = lam_at_fit(ridge_path(d.X, d.y), datafit, fit)

    def stage(axes: Mapping[str, Axes]) -> None:
        titles = {"A": say("Lasso (L1), λ = {lam:.3g}", lam=LAM)}
        titles["B"] = say("Ridge (L2), λ = {lam:.3g}", lam=ridge_lam)
        names = [*columns[:SCALED], say("s × {column}", column=column), *columns[SCALED + 1 :]]
        for panel, title in titles.items():
            ax = axes[panel]
            ax.set(title=title, xlim=EDGES, ylim=(rows[-1] + 0.6, TOP))
            ax.set_xlabel(say("effect of one standard deviation"))
            ax.set_yticks(rows, names if panel == "A" else [])
            ax.spines["left"].set_visible(False)
            ax.grid(visible=False)
            ax.plot([0, 0], [-0.5, rows[-1] + 0.5], color=EDGE, lw=0.8, zorder=1)
        zero, bottom = say("diamond: exactly 0"), rows[-1] + 0.5
        axes["A"].text(EDGES[1], bottom, zero, ha="right", va="bottom", color=SOFT, size=9)

    def draw_effects(s: float) -> Frame:
        scale = np.where(rows == SCALED, s, 1.0)
        scaled = Quadratic(d.X * scale, d.y)
        problems = Problem(scaled, L1(LAM)), Problem(scaled, L2(ridge_lam))
        w1, w2 = (solve(problem).w for problem in problems)
        prices = LAM / s, ridge_lam / s**2
        charged = say("λ/s = {price:.3g}", price=prices[0])
        squared = say("λ/s² = {price:.3g}", price=prices[1])
        marks = *_draw(scale * w1, column, charged, "l1", "A"), *_draw(scale * w2, column, squared, "l2", "B")
        said = _say_prices(column, s, prices, (s * w1[SCALED], s * w2[SCALED]))
        return Frame(marks, sentences(said, certificate(*zip(problems, (w1, w2), strict=True))))

    label = say("s, the factor of one column")
    control = Control(FACTORS, label, FACTORS.index(1.0), "{:g}", play=250)
    return Picture({"s": control}, stage, (draw_effects,), "AB", (7, 4), telling={"s": 0.2})


def _draw(effects: Array, column: str, price: Said, role: str, panel: str) -> list[Mark]:
    """Return the bars of one penalty, diamonds for what is 0, and the words on the scaled column."""
    rows, dead, effect = np.arange(len(effects)), effects == 0, effects[SCALED]
    if effect:
        words = say("{column}: {effect:.3g}", column=column, effect=effect)
    else:
        words = say("{column}: exactly {effect}", column=column, effect=effect)
    return [
        barh(rows, np.where(dead, np.nan, effects), role, panel),
        Dots(np.zeros(dead.sum()), rows[dead], role, panel),
        Text(-14.5, -2.1, words, role, panel, "left", 14),
        Text(-14.5, -1.2, price, role, panel, "left"),
    ]


def _say_prices(column: str, s: float, prices: tuple[float, float], effects: tuple[float, float]) -> Said:
    facts = {
        "column": column,
        "s": s,
        "l1_price": prices[0],
        "l1_effect": effects[0],
        "l2_price": prices[1],
        "l2_effect": effects[1],
    }
    if effects[0] == 0:
        return say(
            "With {column} multiplied by s = {s:.3g}, L1 has λ/s = {l1_price:.3g} and leaves an effect of "
            "exactly {l1_effect}; L2 has λ/s² = {l2_price:.3g} and leaves an effect of {l2_effect:.3g}.",
            **facts,
        )
    return say(
        "With {column} multiplied by s = {s:.3g}, L1 has λ/s = {l1_price:.3g} and leaves an effect of "
        "{l1_effect:.3g}; L2 has λ/s² = {l2_price:.3g} and leaves an effect of {l2_effect:.3g}.",
        **facts,
    )
