"""Loss contours meet the diamond and the disc: where they touch, when at a corner, and at which price."""

from collections.abc import Mapping
from functools import cache
from itertools import product

import numpy as np
from matplotlib.axes import Axes

from ..drawing.marks import Area, Dots, Line, Text
from ..drawing.picture import Control, Frame, Handle, Picture
from ..drawing.theme import SOFT
from ..maths.paths import lasso_path, ridge_path
from ..maths.penalties import L1, L2
from ..maths.plane import bowl, on_diamond, on_disc
from ..maths.problem import Problem
from .certificate import certificate, certified
from .shapes import CIRCLE, DIAMOND, pair, plane, xy
from .touching import (
    arcs,
    contour,
    curvature,
    kind,
    kkt_on_diamond,
    kkt_on_disc,
    optima,
    outcome,
    point,
    ring,
    rings,
)

LOSS = np.array([[1.0, 0.5], [0.5, 1.0]])  # the curvature of two columns that correlate
ROOT = np.linalg.cholesky(LOSS).T


def drag_target() -> Picture:
    """Least squares dragged over the plane, and the best point of the diamond and of the disc beside it.

    Returns
    -------
    Picture
        Three controls: `cx` and `cy`, the least-squares point, which is a handle; `t`, the budget.
    """
    side, budgets = (np.arange(-10, 11) / 5).tolist(), (np.arange(2, 23) / 10).tolist()
    b = np.array(list(product(side, side)))
    diamond, disc = (np.stack([best(LOSS, b, t) for t in budgets]) for best in (on_diamond, on_disc))
    diamond, disc = diamond.round(12) + 0.0, disc.round(12) + 0.0  # what is 0 is exactly 0; equal points meet
    sizes = np.array(budgets)[:, None]
    proof = certified(max(kkt_on_diamond(LOSS, b, diamond, sizes), kkt_on_disc(LOSS, b, disc, sizes)))
    touches = [arcs(ROOT, b, w, length=0.7, points=7) for w in (diamond, disc)]
    column = {value: i for i, value in enumerate(side)}
    row = {value: i for i, value in enumerate(budgets)}
    family = rings(ROOT, (0.6, 1.2, 1.8, 2.4))

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "L1: the diamond"), ("B", "L2: the disc"):
            plane(axes[panel], (-2.4, 2.4), (-2.4, 2.4), 2.4)
            axes[panel].set_title(title)
        axes["A"].text(-2.4, -2.4, "+  least squares: drag it", color=SOFT)

    def budget(t: float) -> Frame:
        shapes = Area(*xy(t * DIAMOND.curve), "l1", "A"), Area(*xy(t * CIRCLE.curve), "l2", "B")
        return Frame(shapes, f"With the budget t = {t:.1f}")

    def loss(cx: float, cy: float) -> Frame:
        x, y = family[0] + cx, family[1] + cy
        lines = Line(x, y, "ghost", "A"), Line(x, y, "ghost", "B")
        centre = Dots(cx, cy, "target", "A"), Dots(cx, cy, "target", "B")
        return Frame((*lines, *centre), f"and least squares at {pair(cx, cy)},")

    @cache
    def first(w1: float, w2: float) -> Dots:
        return Dots(w1, w2, "l1", "A")

    def touch(cx: float, cy: float, t: float) -> Frame:
        at = row[t], column[cx] * len(side) + column[cy]
        w1, w2 = diamond[at], disc[at]
        lines = Line(*xy(touches[0][at]), "target", "A"), Line(*xy(touches[1][at]), "target", "B")
        words = f"L1 gives {outcome(w1, b[at[1]])}; L2 gives {outcome(w2, b[at[1]])}. {proof}"
        return Frame((*lines, first(*w1.tolist()), Dots(*xy(w2), "l2", "B")), words)

    controls = {
        "cx": Control(tuple(side), "least squares, w₁", start=side.index(1.4), unit="{:.1f}"),
        "cy": Control(tuple(side), "least squares, w₂", start=side.index(1.0), unit="{:.1f}"),
        "t": Control(tuple(budgets), "budget t", start=budgets.index(1.0), unit="{:.1f}"),
    }
    handle = Handle("cx", "cy")
    return Picture(controls, stage, (budget, loss, touch), mosaic="AB", figsize=(8.4, 4.6), handle=handle)


def turn_ellipse() -> Picture:
    """One least-squares point, one diamond, and a loss that turns and stretches: a corner is not a law.

    Beside it every setting at this budget up to this stretch, each marked by where its contour touches.
    Stretched without end, as by columns that depend on each other, the loss is flat along a line, and the
    best points may be a whole segment.

    Returns
    -------
    Picture
        Three controls: `angle` of the long axis, `stretch`, the ratio of the axes, and `t`, the budget.
    """
    b, angles, budgets = np.array([1.6, 0.4]), tuple(range(0, 180, 9)), (0.4, 0.7, 1.0, 1.3)
    stretches = (1.0, 1.5, 2.0, 3.0, 5.0, np.inf)
    best = {at: optima(*at[:2], b, at[2]) for at in product(angles, stretches, budgets)}
    proof = certified(max(kkt_on_diamond(curvature(*at[:2]), b, w, at[2]) for at, w in best.items()))

    def ratio(stretch: float) -> str:
        return "∞" if stretch == np.inf else f"{stretch:g}"

    def stage(axes: Mapping[str, Axes]) -> None:
        plane(axes["A"], (-1.5, 3.3), (-2.2, 2.2), 3.3)
        axes["A"].set_title("The loss turns, the diamond waits")
        axes["B"].set(title="Every angle, up to this stretch", xlim=(-8, 179), ylim=(-0.6, 7.4))
        axes["B"].set(xlabel="angle of the long axis", ylabel="stretch")
        axes["B"].set_xticks(range(0, 180, 45), [f"{angle}°" for angle in range(0, 180, 45)])
        axes["B"].set_yticks(range(6), [ratio(stretch) for stretch in stretches])
        axes["B"].grid(visible=False)
        axes["B"].spines[:].set_visible(False)

    def legend() -> Frame:
        kinds = ("l1", "a corner"), ("note", "an edge"), ("solution", "a segment: a tie")
        dots = (Dots(54 * i, 6.1, role, "B") for i, (role, _) in enumerate(kinds))
        words = (Text(54 * i + 6, 5.97, name, "note", "B", "left") for i, (_, name) in enumerate(kinds))
        return Frame((*dots, *words))

    def settings(stretch: float, t: float) -> Frame:
        shown = stretches[: stretches.index(stretch) + 1]
        places: dict[str, list[tuple[int, int]]] = {"corner": [], "edge": [], "segment": []}
        for angle, (row, up_to) in product(angles, enumerate(shown)):
            places[kind(best[angle, up_to, t])].append((angle, row))
        corner, edge, segment = (np.reshape(found, (-1, 2)).T for found in places.values())
        now = int((corner[1] == len(shown) - 1).sum())
        words = f"a corner at {now} of {len(angles)} angles" if stretch > 1 else "round: all angles are one"
        return Frame(
            (
                Area(*xy(t * DIAMOND.curve), "l1"),
                Dots(*xy(corner), "l1", "B"),
                Dots(*xy(edge), "note", "B"),
                Dots(*xy(segment), "solution", "B"),
                Text(-5, 6.8, words, "l1", "B", align="left", size=13),
            ),
            f"Budget t = {t:.1f}, stretch {ratio(stretch)}: {words}.",
        )

    def turned(angle: int, stretch: float, t: float) -> Frame:
        ends = best[angle, stretch, t]
        tie = kind(ends) == "segment"
        gap = ends[0] - b
        squared = max(gap @ curvature(angle, stretch) @ gap, 0.0)  # of a flat loss it may round below 0
        x, y = contour(angle, stretch, np.sqrt(squared)) + b[:, None]
        row = stretches.index(stretch)
        marks = (
            Line(x, y, "target"),
            Line(*xy(ends.T if tie else np.empty((2, 0))), "solution"),
            Dots(*xy((ends if tie else ends[:1]).T), "l1"),
            Dots(*xy(b), "target"),
            Dots(angle, row, "target", "B"),
        )
        words = (
            f"every point from {point(ends[0])} to {point(ends[1])}, a tie" if tie else outcome(ends[0], b)
        )
        return Frame(marks, f"At {angle}° L1 gives {words}. {proof}")

    controls = {
        "angle": Control(angles, "angle of the long axis", unit="{}°", play=150),
        "stretch": Control(stretches, "stretch", unit="{:g}"),
        "t": Control(budgets, "budget t", start=2, unit="{:.1f}"),
    }
    return Picture(controls, stage, (legend, settings, turned), mosaic="AB", figsize=(9.2, 4.6))


def price_of_budget() -> Picture:
    """Every price lambda amounts to a budget t, which the data decide; both problems have the same solution.

    Returns
    -------
    Picture
        Two controls: `lam`, and `data`, the least-squares point.
    """
    points = {pair(*b): np.array(b) for b in ((1.6, 0.4), (0.9, 0.8), (-0.6, 1.2))}
    fits = {name: bowl(LOSS, b) for name, b in points.items()}
    lassos = {name: lasso_path(fit.X, fit.y) for name, fit in fits.items()}
    ridges = {name: ridge_path(fit.X, fit.y) for name, fit in fits.items()}
    end = 2.4
    lams = tuple((np.arange(41) / 20).tolist())

    def stage(axes: Mapping[str, Axes]) -> None:
        plane(axes["A"], (-2.2, 2.2), (-2.2, 2.2), 2.2)
        axes["A"].set_title("The budget t is a ball")
        axes["B"].set(title="Its price is λ", xlabel="price λ", ylabel="budget t that is used")
        axes["B"].set(xlim=(0, end), ylim=(-0.06, 2.3))

    def curves(data: str) -> Frame:
        b, lasso, ridge, at = points[data], lassos[data], ridges[data], np.linspace(0, end, 49)
        knots, used = np.append(end, lasso.lam), np.append(0.0, np.abs(lasso.w).sum(axis=1))
        return Frame(
            (
                Line(knots, used, "l1", "B"),
                Line(at, np.linalg.norm(ridge.at(at), axis=1), "l2", "B"),
                Text(lasso.lam[0] + 0.02, 0.1, f"λ_max = {lasso.lam[0]:.2f}", "l1", "B", align="left"),
                Dots(*xy(b), "target"),
            ),
            f"Least squares at {data}, λ_max = {lasso.lam[0]:.3g}.",
        )

    def priced(lam: float, data: str) -> Frame:
        b, fit = points[data], fits[data]
        w1, w2 = lassos[data].at(lam).round(12), ridges[data].at(lam)  # at λ_max 0 exactly, not nearly
        t1, t2 = float(np.abs(w1).sum()), float(np.linalg.norm(w2))
        v1 = on_diamond(LOSS, b, t1) if t1 > 0 else w1
        v2 = on_disc(LOSS, b, t2)
        proof = certificate((Problem(fit, L1(lam)), v1), (Problem(fit, L2(lam)), v2))
        return Frame(
            (
                Area(*xy(t2 * CIRCLE.curve[:, ::2]), "l2"),
                Area(*xy(t1 * DIAMOND.curve), "l1"),
                *(Line(*xy(b[:, None] + ring(ROOT, b - v)), "ghost") for v in (v2, v1)),
                Dots(*xy(v2), "l2"),
                Dots(*xy(v1), "l1"),
                Line([0, lam, lam, np.nan, 0, lam], [t1, t1, -0.06, np.nan, t2, t2], "note", "B"),
                Dots(lam, t2, "l2", "B"),
                Dots(lam, t1, "l1", "B"),
                Text(
                    2.35, 2.1, f"L1: t = {t1:.3f}" if t1 else "L1: t = 0", "l1", "B", align="right", size=13
                ),
                Text(2.35, 1.88, f"L2: t = {t2:.3f}", "l2", "B", align="right", size=13),
            ),
            f"At the price λ = {lam:.2f} L1 uses the budget t = {t1:.3g}, L2 t = {t2:.3g}: the best points "
            f"{point(v1)} of the diamond and {point(v2)} of the disc solve the priced problems too. {proof}",
        )

    controls = {
        "lam": Control(lams, "price λ", start=lams.index(0.4), play=120),
        "data": Control(tuple(points), "least squares", unit="{}"),
    }
    return Picture(controls, stage, (curves, priced), mosaic="AB", figsize=(9.2, 4.6))
