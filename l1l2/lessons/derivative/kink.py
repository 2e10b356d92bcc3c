"""What a kink at 0 does that a parabola cannot: it holds the minimum, for a whole range of slopes."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Handle, Picture
from ...drawing.theme import EDGE
from ...maths.datafits import Logistic, Quadratic
from ...maths.exact import solve
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array

PENALTIES = (("A", "l1", L1), ("B", "l2", L2))
Optimum = tuple[Problem, Array]
BOTTOMS = Control(tuple(np.linspace(-2, 2, 41).round(1)), "b, where the loss is least", 29, "{:.1f}")
STRENGTHS = Control(tuple(np.linspace(0, 2, 11).round(1)), "penalty λ", 6, "{:.1f}")


def one_weight() -> Picture:
    """f(w) + lam |w| beside f(w) + lam/2 w^2, f a parabola to drag: slopes at 0, and where each is least.

    The short strokes are the one-sided tangents at 0.

    Returns
    -------
    Picture
        Three controls: `b`, where f is least, `lift`, how high f lies there, and `lam`; a handle drags the
        first two.
    """
    w, top = np.linspace(-2.4, 2.4, 61), 3.3

    @cache
    def sums(b: float, lam: float) -> list[tuple[Array, ...]]:
        return [
            (problem.value(w[:, None]), *_tangents(problem, reach=0.55, tall=1.0), best, problem.value(best))
            for problem, best in least(b, lam)
        ]

    def loss(b: float, lift: float) -> Frame:
        f = _below(_parabola(b).value(w[:, None]) + lift, top)
        curves = (Line(w, f, "loss", panel) for panel in "AB")
        return Frame((*curves, *(Dots(b, lift, "target", panel) for panel in "AB")))

    def objectives(b: float, lift: float, lam: float) -> Frame:
        marks: list[Mark] = []
        for (panel, role, _), (total, x, y, best, lowest) in zip(PENALTIES, sums(b, lam), strict=True):
            marks += [
                Line(w, _below(total + lift, top), role, panel),
                Line(x, y + lift, "target", panel),
                Dots(best, lowest + lift, role, panel),
            ]
        return Frame(tuple(marks))

    def verdicts(b: float, lam: float) -> Frame:
        optima = least(b, lam)
        marks, caption = _verdicts(optima, 0.0, (3.6, 4.05))
        return Frame(marks, f"The loss is least at b = {plain(b, 1)}; λ = {lam:.1f}. {caption}")

    lifts = Control((0.0, 0.3, 0.6), "height of the loss there (changes no slope)", start=1, unit="{:.1f}")
    stage = _stage((-2.4, 2.4), (-0.2, 4.5), top)
    controls = {"b": BOTTOMS, "lift": lifts, "lam": STRENGTHS}
    layers = loss, objectives, verdicts
    return Picture(controls, stage, layers, "AB", (9, 4.6), Handle("b", "lift"))


def logistic() -> Picture:
    """`one_weight` with a logistic loss: 0 is a minimiser iff |f'(0)| <= lam, for every convex smooth f.

    Twenty labels -1 or +1; below, the probability of +1 that each minimiser gives.

    Returns
    -------
    Picture
        Two controls: `against`, how many labels differ from the sign of x, and `lam`.
    """
    w, top = np.linspace(-1.5, 3, 61), 1.36
    rng = np.random.default_rng(21)
    x, turned = np.sort(rng.standard_normal(20)), rng.permutation(20)
    across = np.linspace(-2.5, 2.5, 41)

    def datafit(against: int) -> Logistic:
        y = np.sign(x)
        y[turned[:against]] *= -1
        return Logistic(x[:, None], y)

    datafits = {against: datafit(against) for against in (1, 2, 3, 4, 6, 8)}

    def stage(axes: Mapping[str, Axes]) -> None:
        _stage((-1.5, 3), (0.2, 1.7), top)(axes)
        axes["C"].set(xlim=(-2.5, 2.5), ylim=(-0.25, 1.25), yticks=[0, 0.5, 1], xlabel="x")
        axes["A"].set_yticks([0.5, 1])
        axes["B"].set_yticks([0.5, 1])
        axes["C"].set_yticklabels(["label −1", "½", "label +1"])

    def labels(against: int) -> Frame:
        f = datafits[against]
        curve = _below(f.value(w[:, None]), top)
        points = Dots(x, (f.y + 1) / 2, "data", "C")
        return Frame((*(Line(w, curve, "loss", panel) for panel in "AB"), points))

    def objectives(against: int, lam: float) -> Frame:
        marks: list[Mark] = []
        optima = []
        for panel, role, penalty in PENALTIES:
            problem = Problem(datafits[against], penalty(lam))
            best = solve(problem)
            tangents = Line(*_tangents(problem, reach=0.5, tall=2.2), "target", panel)
            marks += [
                Line(w, _below(problem.value(w[:, None]), top), role, panel),
                tangents,
                Dots(best.w, best.value, role, panel),
                Line(across, 1 / (1 + np.exp(-best.w * across)), role, "C"),
            ]
            optima.append((problem, best.w))
        more, caption = _verdicts(optima, 0.75, (1.42, 1.55))
        words = f"Logistic loss, {against} of 20 labels against the sign of x; λ = {lam:.3f}. {caption}"
        return Frame((*marks, *more), words)

    controls = {
        "against": Control(tuple(datafits), "labels against the sign of x", start=3, unit="{:d}"),
        "lam": Control(tuple(np.linspace(0, 0.4, 17).round(3)), "penalty λ", start=8, unit="{:.3f}"),
    }
    return Picture(controls, stage, (labels, objectives), "AB;AB;CC", (8, 5.2))


def _parabola(b: float) -> Quadratic:
    """f(w) = (w - b)^2 / 2."""
    return Quadratic(np.ones((1, 1)), np.array([b]))


@cache
def least(b: float, lam: float) -> tuple[Optimum, ...]:
    """The parabola under each of `PENALTIES`, and its minimiser: the penalty's prox at b, by definition."""
    problems = [Problem(_parabola(b), penalty(lam)) for *_, penalty in PENALTIES]
    return tuple((problem, problem.penalty.prox(np.array([b]), 1.0)) for problem in problems)


def _slopes(problem: Problem) -> tuple[float, float]:
    """The derivatives of P at 0 from the left and from the right."""
    low, high = problem.penalty.subdifferential(np.zeros(1))
    slope = problem.datafit.gradient_at_zero
    return float(slope[0] + low[0]), float(slope[0] + high[0])


def _tangents(problem: Problem, *, reach: float, tall: float) -> tuple[Array, Array]:
    """Strokes of one length from (0, P(0)); `tall`: a unit of y on paper, in units of x."""
    left, right = _slopes(problem)
    x = reach * np.array([-1 / np.hypot(1, tall * left), 0, 1 / np.hypot(1, tall * right)])
    return x, float(problem.value([0.0])) + x * np.array([left, 0, right])


def _verdicts(
    optima: Sequence[Optimum], x: float, heights: tuple[float, float]
) -> tuple[tuple[Mark, ...], str]:
    """Say for each penalty which slopes P has at 0 and where it is least."""
    marks: list[Mark] = []
    said = []
    for (panel, role, _), (problem, (w,)) in zip(PENALTIES, optima, strict=True):
        left, right = map(_signed, _slopes(problem))
        slopes = f"slope at 0: {left}" if left == right else f"slopes at 0: {left} left, {right} right"
        marks += [
            Text(x, heights[0], slopes, "target", panel),
            Text(x, heights[1], where(w), role, panel, size=14),
        ]
        said.append(f"{role.upper()} has {slopes}, and is {where(w)}.")
    return tuple(marks), f"{' '.join(said)} {certificate(*optima)}"


def _stage(
    x: tuple[float, float], y: tuple[float, float], top: float
) -> Callable[[Mapping[str, Axes]], None]:
    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "L1:  f(w) + λ|w|"), ("B", "L2:  f(w) + (λ/2)w²"):
            axes[panel].set(
                title=title, xlim=x, ylim=y, xlabel="weight w  (dotted: f alone; black: slopes at 0)"
            )
            axes[panel].plot([0, 0], [y[0], top], color=EDGE, lw=0.8, zorder=1)

    return stage


def _below(y: Array, top: float) -> Array:
    """Leave out what would run into the words above."""
    return np.where(y <= top, y, np.nan)


def where(w: float) -> str:
    """Say where a sum is least."""
    return "least at w = 0 exactly" if w == 0 else f"least at w = {plain(w, 2)}"


def plain(x: float, digits: int) -> str:
    """Write a number with the minus of mathematics, and without one where it rounds to 0."""
    return f"{x:z.{digits}f}".replace("-", "−")


def _signed(slope: float) -> str:
    """Write a slope with its sign, which decides: with more digits where two would make it 0."""
    if abs(slope) < 1e-9:
        return "0.00"
    return f"{slope:+.{2 if abs(slope) >= 0.005 else 4}f}".replace("-", "−")
