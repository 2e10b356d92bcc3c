"""Six explanations of one lasso, side by side and linked by one lambda: each computes its own answer."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...course.shapes import CIRCLE, DIAMOND, plane, xy
from ...course.touching import arcs
from ...drawing.marks import Area, Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, ROLES, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import two_features
from ...maths.descent import coordinate_descent, ista
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array, array
from .six_ways import agreement, balanced, iterated, level, number, pair, peaks, touched

ROWS, NOISE = 20, 2.0
SHOWN = 30  # steps of descent
END = 1.4  # of the path that is drawn
HEIGHTS = np.log([1 / 0.8, 1 / 0.3])  # below the posterior's peak
PANELS = {  # panel -> title, the view's own method
    "A": ("Bars", "coordinate descent"),
    "B": ("Ball", "touching point"),
    "C": ("Slices", "forces on w₁"),
    "D": ("", "forces on w₂"),
    "E": ("Descent", "steps of ISTA"),
    "F": ("Belief", "peak of the posterior"),
    "G": ("Path", "homotopy, over λ"),
}
VIEWS = ("bars", "ball", "slices", "descent", "belief", "path")


def data() -> Quadratic:
    """Twenty rows of two features whose correlation is 0.7; least squares is (1, 0.41), the noise 2."""
    made = two_features(ROWS, rng=np.random.default_rng(0), correlation=0.7, w=(1.0, 0.41), noise=NOISE)
    return Quadratic(made.X, made.y)


def one_lambda() -> Picture:
    """Bars, ball, slices, descent, posterior and path of one lasso, each solved by its own method.

    L1 is in all six, L2 (dashed and round) beside it in bars, ball and path.  Each view writes down its own
    answer, "0" for nothing but 0.0.

    Returns
    -------
    Picture
        One control, `lam`, from 0 to beyond lam_max; both values at which a weight dies lie between two of
        its values.
    """
    return linked(np.arange(0, END + 0.01, 0.025).round(3))


def linked(lams: Sequence[float] | Array) -> Picture:
    """`one_lambda` at other values of lambda, such as many around a knot.

    Parameters
    ----------
    lams : array_like, shape (k,)
        Distinct values, 0 or greater.

    Returns
    -------
    Picture

    Raises
    ------
    TypeError, ValueError
        If lams is no finite vector, or a value is negative or there twice.
    """
    lams = array(lams, "lams", ndim=1)
    fit = data()
    G = fit.curvature(np.zeros(2))
    b = np.asarray(np.linalg.solve(G, -fit.gradient_at_zero), float)  # least squares
    steps = iterated(ista, fit, lams)
    lasso = _answers(fit, steps, lams)
    ridge = ridge_path(fit.X, fit.y).at(lams)
    rises = NOISE**2 / ROWS * HEIGHTS
    hills = level(G, lasso["belief"], (b - lasso["belief"]) @ G, lams, rises, np.linspace(0, 2 * np.pi, 33))
    touches = arcs(np.asarray(np.linalg.cholesky(G).T, float), b, lasso["ball"], length=0.9, points=9)
    at = {lam: i for i, lam in enumerate(lams.tolist())}

    def curves() -> Frame:
        across = np.linspace(0, END, 57)
        knots = np.append(END, lasso_path(fit.X, fit.y).lam)
        exact, faded = lasso_path(fit.X, fit.y).at(knots), ridge_path(fit.X, fit.y).at(across)
        return Frame(
            (
                bars([0.8, 1.8], b, "ghost", width=0.34),
                bars([1.2, 2.2], b, "ghost", width=0.34),
                Dots(*xy(b), "target", "B"),
                *(Line(across, w, "l2", "G") for w in faded.T),
                *(Line(knots, w, "l1", "G") for w in exact.T),
            )
        )

    def bar_chart(lam: float) -> Frame:
        w, v = lasso["bars"][at[lam]], ridge[at[lam]]
        x = np.array([0.8, 1.8])
        dead = x[w == 0]
        marks = bars(x + 0.4, v, "l2", width=0.34), bars(x, w, "l1", width=0.34), Dots(dead, 0 * dead, "l1")
        return Frame((*marks, _answer(w, "A", 2.45, 1.2)))

    def ball(lam: float) -> Frame:
        w, v = lasso["ball"][at[lam]], ridge[at[lam]]
        return Frame(
            (
                Area(*xy(np.linalg.norm(v) * CIRCLE.curve[:, ::5]), "l2", "B"),
                Area(*xy(np.abs(w).sum() * DIAMOND.curve), "l1", "B"),
                Line(*xy(touches[at[lam]]), "target", "B"),
                Dots(*xy(v), "l2", "B"),
                Dots(*xy(w), "l1", "B"),
                _answer(w, "B", 2.3, 1.25),
            )
        )

    def slices(lam: float) -> Frame:
        w = lasso["slices"][at[lam]]
        ends = np.array([-0.35, 1.25])
        marks: list[Mark] = []
        for j, panel in enumerate("CD"):
            pull = (G @ (b - w))[j] + G[j, j] * w[j]  # at 0, while the other weight is held
            marks += [
                Line(ends, pull - G[j, j] * ends, "loss", panel),
                Line([ends[0], 0, 0, ends[1]], [-lam, -lam, lam, lam], "l1", panel),
                Dots(w[j], pull - G[j, j] * w[j], "l1", panel),
                Text(1.25, 1.9, number(w[j]), "l1", panel, "right", 13),
            ]
        return Frame(tuple(marks))

    def descent(lam: float) -> Frame:
        track, w = steps[at[lam]], lasso["descent"][at[lam]]
        shown = track[np.minimum(np.arange(SHOWN + 1), len(track) - 1)]
        lines = (Line(np.arange(SHOWN + 1), way, "l1", "E") for way in shown.T)
        return Frame((*lines, Dots([SHOWN + 2] * 2, w, "l1", "E"), _answer(w, "E", SHOWN + 3, 1.3)))

    def belief(lam: float) -> Frame:
        w, hill = lasso["belief"][at[lam]], hills[at[lam]]
        x, y = (np.column_stack([hill[:, i], np.full(len(hill), np.nan)]).ravel() for i in (0, 1))
        return Frame((Line(x, y, "target", "F"), Dots(*xy(w), "l1", "F"), _answer(w, "F", 2.3, 1.53)))

    def path(lam: float) -> Frame:
        w, v = lasso["path"][at[lam]], ridge[at[lam]]
        dots = Dots([lam, lam], v, "l2", "G"), Dots([lam, lam], w, "l1", "G")
        return Frame((Line([lam, lam], [-0.1, 1.05], "target", "G"), *dots, _answer(w, "G", END, 1.17)))

    def words(lam: float) -> Frame:
        answers = {name: w[at[lam]] for name, w in lasso.items()}
        proofs = [(Problem(fit, L1(lam)), w) for w in answers.values()]
        proofs.append((Problem(fit, L2(lam)), ridge[at[lam]]))
        beside = f"Ridge at the same λ has {pair(ridge[at[lam]], 3)}."
        return Frame((), f"At λ = {lam:.6g} {agreement(answers)} {beside} {certificate(*proofs)}")

    control = Control(tuple(lams.tolist()), "penalty λ", start=len(lams) * 2 // 7, unit="{:.6g}", play=80)
    layers = curves, bar_chart, ball, slices, descent, belief, path, words
    return Picture({"lam": control}, _stage, layers, "AAAABBBBCCDD;EEEEFFFFGGGG", (8.8, 5.2))


def _answers(fit: Quadratic, steps: list[Array], lams: Array) -> dict[str, Array]:
    """What each view finds by its own method, a row for each of lams."""
    G = fit.curvature(np.zeros(2))
    b = np.asarray(np.linalg.solve(G, -fit.gradient_at_zero), float)
    found = (
        np.array([track[-1] for track in iterated(coordinate_descent, fit, lams)]),
        touched(G, b, lams),
        balanced(G, b, lams),
        np.array([track[-1] for track in steps]),
        peaks(fit, NOISE**2, lams),
        lasso_path(fit.X, fit.y).at(lams),
    )
    return dict(zip(VIEWS, found, strict=True))


def _stage(axes: Mapping[str, Axes]) -> None:
    plane(axes["B"], (-1.45, 2.3), (-1.45, 1.6), 1.45)
    plane(axes["F"], (-0.6, 2.3), (-0.7, 1.75), 1.9)
    axes["A"].set(xlim=(0.5, 2.5), ylim=(-0.06, 1.35), yticks=[])
    axes["A"].set_xticks([1, 2], ["w₁", "w₂"])
    axes["A"].spines["bottom"].set_visible(False)
    for panel in "AEG":
        axes[panel].axhline(0, color=EDGE, lw=0.8, zorder=0)
    for panel in "CD":
        axes[panel].set(xlim=(-0.35, 1.25), ylim=(-1.5, 2.2), xticks=[0], yticks=[])
        axes[panel].plot([-0.35, 1.25, np.nan, 0, 0], [0, 0, np.nan, -1.5, 1.7], color=EDGE, lw=0.8, zorder=1)
    axes["E"].set(xlim=(0, SHOWN + 3), ylim=(-0.6, 1.5), xticks=[0, 30], yticks=[0, 1])
    axes["G"].set(xlim=(-0.04, END), ylim=(-0.1, 1.32), xticks=[0, 1], yticks=[0, 1])
    for panel, (title, method) in PANELS.items():
        axes[panel].set_title(title)
        axes[panel].set_xlabel(method)
        axes[panel].grid(visible=False)
        if panel in "ABCDF":
            axes[panel].spines["left"].set_visible(False)
    for panel, x, heights in ("E", 4, (-0.5, 1.12)), ("G", 0.24, (0.94, 0.13)):
        for name, y in zip(("w₁", "w₂"), heights, strict=True):
            axes[panel].text(x, y, name, color=ROLES["l1"].ink)
    for panel, reach, height in ("B", 1.45, 1.5), ("F", 1.9, 1.6):
        axes[panel].text(reach + 0.08, 0, "w₁", color=SOFT, va="center")
        axes[panel].text(0.08, height, "w₂", color=SOFT, va="center")
    axes["A"].text(0.8, 1.05, "L1", color=ROLES["l1"].ink, ha="center")
    axes["A"].text(1.2, 1.05, "L2", color=ROLES["l2"].ink, ha="center")


def _answer(w: Array, panel: str, x: float, y: float) -> Text:
    """The view's own answer, in its corner."""
    return Text(x, y, pair(w, 2), "l1", panel, "right", 13)
