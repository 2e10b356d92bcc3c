"""What a kink at 0 does that a parabola cannot: it holds the minimum, for a whole range of slopes."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text
from ...drawing.picture import Control, Frame, Handle, Picture, name_picture
from ...drawing.theme import EDGE
from ...maths.datafits import Quadratic
from ...maths.penalties import L1, L2
from ...maths.problem import Problem, require_elastic
from ...validate import Array
from ...words import Said, say, sentences

PENALTIES = (("A", "l1", L1), ("B", "l2", L2))  # panel, role and penalty
Optimum = tuple[Problem, Array]  # a problem and its minimiser


@name_picture
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
            (problem.value(w[:, None]), *draw_tangents(problem, 0.55, 1.0), best, problem.value(best))
            for problem, best in minimise(b, lam)
        ]

    def loss(b: float, lift: float) -> Frame:
        f = cut_above(_parabola(b).value(w[:, None]) + lift, top)
        curves = (Line(w, f, "loss", panel) for panel in "AB")
        return Frame((*curves, *(Dots(b, lift, "target", panel) for panel in "AB")))

    def objectives(b: float, lift: float, lam: float) -> Frame:
        marks: list[Mark] = []
        for (panel, role, _), (total, x, y, best, lowest) in zip(PENALTIES, sums(b, lam), strict=True):
            marks += [
                Line(w, cut_above(total + lift, top), role, panel),
                Line(x, y + lift, "target", panel),
                Dots(best, lowest + lift, role, panel),
            ]
        return Frame(tuple(marks))

    def minima(b: float, lam: float) -> Frame:
        start = say("The loss is least at b = {b:.1f}; λ = {lam:.1f}.", b=b, lam=lam)
        return describe(minimise(b, lam), start, 0.0, (3.6, 4.05))

    controls = {"b": choose_bottom(), "lift": _choose_height(), "lam": choose_strength()}
    stage, layers = stage_sums((-2.4, 2.4), (-0.2, 4.5), top), (loss, objectives, minima)
    return Picture(controls, stage, layers, "AB", (8.8, 3.7), Handle("b", "lift"))


def choose_bottom() -> Control:
    """Return the control of where the parabola is least."""
    return Control(tuple(np.linspace(-2, 2, 41).round(1)), say("b, where the loss is least"), 29, "{:.1f}")


def choose_strength() -> Control:
    """Return the control of the penalty's strength."""
    return Control(tuple(np.linspace(0, 2, 11).round(1)), say("penalty λ"), 6, "{:.1f}")


def _choose_height() -> Control:
    return Control((0.0, 0.3, 0.6), say("height of the loss there (changes no slope)"), 1, "{:.1f}")


def _parabola(b: float) -> Quadratic:
    """f(w) = (w - b)^2 / 2."""
    return Quadratic(np.ones((1, 1)), np.array([b]))


@cache
def minimise(b: float, lam: float) -> tuple[Optimum, ...]:
    """Return the parabola under each of `PENALTIES`, and its minimiser: the penalty's prox at b."""
    problems = [Problem(_parabola(b), penalty(lam)) for *_, penalty in PENALTIES]
    return tuple((problem, problem.penalty.prox(np.array([b]), 1.0)) for problem in problems)


def measure_slopes(problem: Problem) -> tuple[float, float]:
    """Return the derivatives of the objective at 0, from the left and from the right."""
    low, high = require_elastic(problem).subdifferential(np.zeros(1))
    slope = problem.datafit.gradient_at_zero
    return float(slope[0] + low[0]), float(slope[0] + high[0])


def draw_tangents(problem: Problem, reach: float, tall: float) -> tuple[Array, Array]:
    """Return strokes of length `reach` from the objective at 0 to both sides, tangent to it.

    Parameters
    ----------
    reach : float
        In units of x.
    tall : float
        How long a unit of y is on paper, in units of x.
    """
    left, right = measure_slopes(problem)
    x = reach * np.array([-1 / np.hypot(1, tall * left), 0, 1 / np.hypot(1, tall * right)])
    return x, float(problem.value([0.0])) + x * np.array([left, 0, right])


def describe(optima: Sequence[Optimum], start: Said, x: float, heights: tuple[float, float]) -> Frame:
    """Say for each penalty which slopes the objective has at 0 and where it is least, after `start`.

    Parameters
    ----------
    optima : sequence of (Problem, ndarray)
        A problem and its minimiser for each of `PENALTIES`.
    start : Said
        The caption's first sentence.
    x, heights : float, and two of them
        Where the two lines of words stand in each panel.
    """
    marks: list[Mark] = []
    said = {}
    for (panel, role, _), (problem, (w,)) in zip(PENALTIES, optima, strict=True):
        slopes, minimum = _say_slopes(*measure_slopes(problem)), locate(w)
        marks += [
            Text(x, heights[0], slopes, "target", panel),
            Text(x, heights[1], minimum, role, panel, size=14),
        ]
        said[role] = say(
            "{norm} has {slopes}, and is {minimum}.", norm=role.upper(), slopes=slopes, minimum=minimum
        )
    return Frame(tuple(marks), sentences(start, sentences(**said), certificate(*optima)))


def _say_slopes(left: float, right: float) -> Said:
    """Say slopes with their signs, which decide: with more digits where two would hide the sign."""
    if left == right:
        return say("slope at 0: {slope:+.2f}", slope=left)
    if any(0 < abs(slope) < 0.005 for slope in (left, right)):
        return say("slopes at 0: {left:+.4f} left, {right:+.4f} right", left=left, right=right)
    return say("slopes at 0: {left:+.2f} left, {right:+.2f} right", left=left, right=right)


def locate(w: float) -> Said:
    """Say where an objective is least."""
    return say("least at w = {w} exactly", w=w) if w == 0 else say("least at w = {w:z.2f}", w=w)


def stage_sums(
    x: tuple[float, float], y: tuple[float, float], top: float
) -> Callable[[Mapping[str, Axes]], None]:
    """Return a stage for both objectives; the line w = 0 ends at `top`, below the words."""

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", say("L1:  f(w) + λ|w|")), ("B", say("L2:  f(w) + (λ/2)w²")):
            axes[panel].set(title=title, xlim=x, ylim=y)
            axes[panel].set_xlabel(say("weight w  (dotted: f alone; black: slopes at 0)"))
            axes[panel].plot([0, 0], [y[0], top], color=EDGE, lw=0.8, zorder=1)

    return stage


def cut_above(y: Array, top: float) -> Array:
    """Leave out what would run into the words above."""
    return np.where(y <= top, y, np.nan)
