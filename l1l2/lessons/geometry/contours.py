"""Loss contours meet the diamond and the disc: where they touch, when at a corner, and for which penalty."""

from collections.abc import Mapping
from functools import cache
from itertools import product

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate, certify
from ...course.shapes import CIRCLE, DIAMOND, pair, plane, xy
from ...course.touching import (
    arcs,
    clean,
    contour,
    curvature,
    kind,
    kkt_on_diamond,
    kkt_on_disc,
    optima,
    outcome,
    ring,
    rings,
)
from ...drawing.marks import Area, Dots, Line, Text
from ...drawing.picture import Control, Frame, Handle, Picture, name_picture
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.plane import bowl, on_diamond, on_disc
from ...maths.problem import Problem
from ...words import say, sentences

LOSS = np.array([[1.0, 0.5], [0.5, 1.0]])  # the curvature of two columns that correlate
ROOT = np.linalg.cholesky(LOSS).T


@name_picture
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
    proof = certify(max(kkt_on_diamond(LOSS, b, diamond, sizes), kkt_on_disc(LOSS, b, disc, sizes)))
    touches = [arcs(ROOT, b, w, length=0.55, points=9) for w in (diamond, disc)]
    column = {value: i for i, value in enumerate(side)}
    row = {value: i for i, value in enumerate(budgets)}
    family = rings(ROOT, (0.6, 1.2, 1.8, 2.4))

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", say("L1: the diamond")), ("B", say("L2: the disc")):
            plane(axes[panel], (-2.4, 2.4), (-2.4, 2.4), 2.4)
            axes[panel].set_title(title)
        axes["A"].set_xlabel(say("+  least squares: drag it"))

    def budget(t: float) -> Frame:
        shapes = Area(*xy(t * DIAMOND.curve), "l1", "A"), Area(*xy(t * CIRCLE.curve), "l2", "B")
        return Frame(shapes, say("The budget is t = {t:.1f}.", t=t))

    def loss(cx: float, cy: float) -> Frame:
        x, y = family[0] + cx, family[1] + cy
        lines = Line(x, y, "ghost", "A"), Line(x, y, "ghost", "B")
        centre = Dots(cx, cy, "target", "A"), Dots(cx, cy, "target", "B")
        return Frame((*lines, *centre), say("Least squares is at {b:z.3g}.", b=(cx, cy)))

    @cache
    def first(w1: float, w2: float) -> Dots:
        return Dots(w1, w2, "l1", "A")

    def touch(cx: float, cy: float, t: float) -> Frame:
        at = row[t], column[cx] * len(side) + column[cy]
        w1, w2 = diamond[at], disc[at]
        lines = Line(*xy(touches[0][at]), "target", "A"), Line(*xy(touches[1][at]), "target", "B")
        outcomes = sentences(l1=outcome("L1", w1, b[at[1]]), l2=outcome("L2", w2, b[at[1]]))
        marks = *lines, first(*w1.tolist()), Dots(*xy(w2), "l2", "B")
        return Frame(marks, sentences(outcomes, proof))

    controls = {
        "cx": Control(tuple(side), say("least squares, w₁"), start=side.index(1.4), unit="{:.1f}"),
        "cy": Control(tuple(side), say("least squares, w₂"), start=side.index(1.0), unit="{:.1f}"),
        "t": Control(tuple(budgets), say("budget t"), start=budgets.index(1.0), unit="{:.1f}"),
    }
    return Picture(
        controls,
        stage,
        (budget, loss, touch),
        mosaic="AB",
        figsize=(8.4, 4.1),
        handle=Handle("cx", "cy"),
        telling={"cx": 1.4, "cy": 0.8},
    )


@name_picture
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
    proof = certify(max(kkt_on_diamond(curvature(*at[:2]), b, w, at[2]) for at, w in best.items()))

    def ratio(stretch: float) -> str:
        return "∞" if stretch == np.inf else f"{stretch:g}"

    def stage(axes: Mapping[str, Axes]) -> None:
        plane(axes["A"], (-1.5, 3.3), (-2.2, 2.2), 3.3)
        axes["A"].set_title(say("The ellipse turns, the diamond stays"))
        axes["B"].set(title=say("Every angle, up to this stretch"), xlim=(-8, 179), ylim=(-0.6, 7.4))
        axes["B"].set(xlabel=say("angle of the long axis"), ylabel=say("stretch"))
        axes["B"].set_xticks(range(0, 180, 45), [f"{angle}°" for angle in range(0, 180, 45)])
        axes["B"].set_yticks(range(6), [ratio(stretch) for stretch in stretches])
        axes["B"].grid(visible=False)
        axes["B"].spines[:].set_visible(False)

    def legend(stretch: float) -> Frame:
        kinds = ("l1", say("a corner")), ("note", say("an edge")), ("solution", say("a segment: a tie"))
        hidden = np.nan if stretch == 1 else 0.0  # it would say what a stretch can do
        dots = (Dots(54 * i + hidden, 6.1, role, "B") for i, (role, _) in enumerate(kinds))
        words = (
            Text(54 * i + 6 + hidden, 5.97, name, "note", "B", "left") for i, (_, name) in enumerate(kinds)
        )
        return Frame((*dots, *words))

    def settings(stretch: float, t: float) -> Frame:
        shown = stretches[: stretches.index(stretch) + 1]
        places: dict[str, list[tuple[int, int]]] = {"corner": [], "edge": [], "segment": []}
        for angle, (row, up_to) in product(angles, enumerate(shown)):
            places[kind(best[angle, up_to, t])].append((angle, row))
        corner, edge, segment = (np.reshape(found, (-1, 2)).T for found in places.values())
        facts = {"corners": int((corner[1] == len(shown) - 1).sum()), "angles": len(angles)}
        if stretch > 1:
            words = say("a corner at {corners} of {angles} angles", **facts)
            said = say(
                "Budget t = {t:.1f}, stretch {stretch}: a corner at {corners} of {angles} angles.",
                t=t,
                stretch=ratio(stretch),
                **facts,
            )
        else:
            words = say("stretch 1: the angle makes no difference")
            said = say("Budget t = {t:.1f}, stretch 1: circles, so the angle makes no difference.", t=t)
        return Frame(
            (
                Area(*xy(t * DIAMOND.curve), "l1"),
                Dots(*xy(corner), "l1", "B"),
                Dots(*xy(edge), "note", "B"),
                Dots(*xy(segment), "solution", "B"),
                Text(-5, 6.8, words, "l1", "B", align="left", size=13),
            ),
            said,
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
        if tie:
            start, end = map(clean, ends)
            said = say(
                "Under L1 every point from {start:z.2f} to {end:z.2f} is a solution, a tie.",
                start=start,
                end=end,
            )
        else:
            said = outcome("L1", ends[0], b)
        return Frame(marks, sentences(say("The angle is {angle}°.", angle=angle), said, proof))

    controls = {
        "angle": Control(angles, say("angle of the long axis"), unit="{}°", play=150),
        "stretch": Control(stretches, say("stretch"), unit="{:g}"),
        "t": Control(budgets, say("budget t"), start=2, unit="{:.1f}"),
    }
    layers, telling = (legend, settings, turned), {"angle": 153, "stretch": 3.0}
    return Picture(controls, stage, layers, mosaic="AB", figsize=(8.8, 3.7), telling=telling)


@name_picture
def penalty_and_budget() -> Picture:
    """Every penalty lambda belongs to a budget t, which depends on the data; both have the same solution.

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
        axes["A"].set_title(say("Diamond and disc of size t"))
        axes["B"].set(title=say("The budget of each λ"), xlabel=say("penalty λ"), ylabel=say("budget t"))
        axes["B"].set(xlim=(-0.06, end + 0.06), ylim=(-0.06, 2.3))

    def curves(data: str) -> Frame:
        b, lasso, ridge, at = points[data], lassos[data], ridges[data], np.linspace(0, end, 49)
        knots, used = np.append(end, lasso.lam), np.append(0.0, np.abs(lasso.w).sum(axis=1))
        return Frame(
            (
                Line(knots, used, "l1", "B"),
                Line(at, np.linalg.norm(ridge.at(at), axis=1), "l2", "B"),
                Text(
                    lasso.lam[0] + 0.02,
                    0.1,
                    say("λ_max = {lam_max:.2f}", lam_max=lasso.lam[0]),
                    "l1",
                    "B",
                    align="left",
                ),
                Dots(*xy(b), "target"),
            ),
            say("Least squares at {data}, λ_max = {lam_max:.3g}.", data=data, lam_max=lasso.lam[0]),
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
            sentences(
                say(
                    "The penalty λ = {lam:.2f} belongs to the budget t = {t1:.3g} under L1 and t = {t2:.3g} "
                    "under L2: the best points {v1:z.2f} of the diamond and {v2:z.2f} of the disc solve the "
                    "problems with the penalty, too.",
                    lam=lam,
                    t1=t1,
                    t2=t2,
                    v1=clean(v1),
                    v2=clean(v2),
                ),
                proof,
            ),
        )

    controls = {
        "lam": Control(lams, say("penalty λ"), start=lams.index(0.4), play=120),
        "data": Control(tuple(points), say("least squares"), unit="{}"),
    }
    return Picture(controls, stage, (curves, priced), mosaic="AB", figsize=(8.8, 4.4))
