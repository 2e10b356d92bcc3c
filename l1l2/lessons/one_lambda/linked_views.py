"""Six explanations of one lasso, side by side and linked by one lambda: each computes its own answer."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ...course.certificate import certificate
from ...course.shapes import CIRCLE, DIAMOND, xy
from ...course.touching import arcs
from ...drawing.marks import Area, Dots, Line, Mark, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.datafits import Quadratic
from ...maths.datasets import two_features
from ...maths.descent import coordinate_descent, ista
from ...maths.paths import lasso_path, ridge_path
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...validate import Array, array
from ...words import say, sentences
from .panels import END, SHOWN, SLICE, VIEWS, compare, stage
from .six_ways import balance, find_peaks, iterate, touch, trace_contours

ROWS, NOISE = 20, 2.0
SHARES = np.array([0.8, 0.3])  # of the posterior's peak density, at which its two contours run
LEFT, RIGHT, WIDTH = np.array([0.8, 1.8]), np.array([1.2, 2.2]), 0.34  # bars of L1 and of L2


def make_data() -> Quadratic:
    """Twenty rows of two features whose correlation is 0.7; least squares is (1, 0.41), the noise 2."""
    made = two_features(ROWS, rng=np.random.default_rng(0), correlation=0.7, w=(1.0, 0.41), noise=NOISE)
    return Quadratic(made.X, made.y)


@name_picture
def one_lambda() -> Picture:
    """Bars, ball, slices, descent, posterior and path of one lasso, each solved by its own method.

    L1 is in all six, L2 (dashed and round) beside it in bars, ball and path.  Each view writes down its own
    answer, "0" for nothing but 0.0.

    Returns
    -------
    Picture
        One control, `lam`, from 0 to beyond lam_max; both values at which a weight becomes 0 lie between two
        of its values.
    """
    return replace(link_views(np.arange(0, END + 0.01, 0.025).round(3)), telling={"lam": 0.7})


def link_views(lams: Sequence[float] | Array) -> Picture:
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
    values = array(lams, "lams", ndim=1)
    views = _Views(values)
    strengths = Control(
        tuple(values.tolist()), say("penalty λ"), start=values.size * 2 // 7, unit="{:.6g}", play=80
    )
    layers = (
        views.curves,
        views.bar_chart,
        views.ball,
        views.slices,
        views.descent,
        views.belief,
        views.path,
        views.words,
    )
    return Picture({"lam": strengths}, stage, layers, "AAAABBBBCCDD;EEEEFFFFGGGG", (8.8, 4.6))


class _Views:
    """What the six views find at every lambda, and a layer of the picture for each of them."""

    def __init__(self, lams: Array) -> None:
        self.fit = fit = make_data()
        self.G = G = fit.curvature(np.zeros(2))
        self.b = b = np.asarray(np.linalg.solve(G, -fit.gradient_at_zero), float)  # least squares
        self.at = {lam: i for i, lam in enumerate(lams.tolist())}
        self.steps = iterate(ista, fit, lams)
        found = (
            np.array([track[-1] for track in iterate(coordinate_descent, fit, lams)]),
            touch(G, b, lams),
            balance(G, b, lams),
            np.array([track[-1] for track in self.steps]),
            find_peaks(fit, NOISE**2, lams),
            lasso_path(fit.X, fit.y).at(lams),
        )
        self.lasso = dict(zip(VIEWS, found, strict=True))
        self.ridge = ridge_path(fit.X, fit.y).at(lams)
        root = np.asarray(np.linalg.cholesky(G).T, float)
        self.touches = arcs(root, b, self.lasso["ball"], length=0.9, points=9)
        rises, turn = NOISE**2 / ROWS * np.log(1 / SHARES), np.linspace(0, 2 * np.pi, 193)
        peaks = self.lasso["belief"]
        self.contours = trace_contours(G, peaks, (b - peaks) @ G, lams, rises, turn)

    def curves(self) -> Frame:
        """Draw least squares, and both paths."""
        across = np.linspace(0, END, 57)
        path = lasso_path(self.fit.X, self.fit.y)
        knots = np.append(END, path.lam)
        ridge = ridge_path(self.fit.X, self.fit.y).at(across)
        return Frame(
            (
                bars(LEFT, self.b, "ghost", width=WIDTH),
                bars(RIGHT, self.b, "ghost", width=WIDTH),
                Dots(*xy(self.b), "target", "B"),
                *(Line(across, w, "l2", "G") for w in ridge.T),
                *(Line(knots, w, "l1", "G") for w in path.at(knots).T),
            )
        )

    def bar_chart(self, lam: float) -> Frame:
        """Draw both penalties' weights as bars, and a diamond where L1's is 0."""
        w, v = self.lasso["bars"][self.at[lam]], self.ridge[self.at[lam]]
        zeros = LEFT[w == 0]
        marks = bars(RIGHT, v, "l2", width=WIDTH), bars(LEFT, w, "l1", width=WIDTH)
        return Frame((*marks, Dots(zeros, 0 * zeros, "l1"), _answer(w, "A", 2.45, 1.2)))

    def ball(self, lam: float) -> Frame:
        """Draw the balls of the budgets that are used, and how the loss touches the diamond."""
        w, v = self.lasso["ball"][self.at[lam]], self.ridge[self.at[lam]]
        return Frame(
            (
                Area(*xy(np.linalg.norm(v) * CIRCLE.curve[:, ::5]), "l2", "B"),
                Area(*xy(np.abs(w).sum() * DIAMOND.curve), "l1", "B"),
                Line(*xy(self.touches[self.at[lam]]), "target", "B"),
                Dots(*xy(v), "l2", "B"),
                Dots(*xy(w), "l1", "B"),
                _answer(w, "B", 2.9, 1.25),
            )
        )

    def slices(self, lam: float) -> Frame:
        """Draw minus the loss's slope along each weight, the other held, and the subdifferential."""
        w, ends = self.lasso["slices"][self.at[lam]], np.array(SLICE)
        marks: list[Mark] = []
        for j, panel in enumerate("CD"):
            slope = self.G[j, j]
            pull = (self.G @ (self.b - w))[j] + slope * w[j]  # at 0
            marks += [
                Line(ends, pull - slope * ends, "loss", panel),
                Line([ends[0], 0, 0, ends[1]], [-lam, -lam, lam, lam], "l1", panel),
                Dots(w[j], pull - slope * w[j], "l1", panel),
                Text(SLICE[1], 1.75, say("{w:z.2f}", w=w[j]), "l1", panel, "right", 13),
            ]
        return Frame(tuple(marks))

    def descent(self, lam: float) -> Frame:
        """Draw the first steps of ISTA, and where it ends."""
        track, w = self.steps[self.at[lam]], self.lasso["descent"][self.at[lam]]
        shown = track[np.minimum(np.arange(SHOWN + 1), len(track) - 1)]
        lines = (Line(np.arange(SHOWN + 1), way, "l1", "E") for way in shown.T)
        return Frame((*lines, Dots([SHOWN + 2] * 2, w, "l1", "E"), _answer(w, "E", SHOWN + 3, 1.3)))

    def belief(self, lam: float) -> Frame:
        """Draw two contours of the joint posterior, and its peak."""
        w, rings = self.lasso["belief"][self.at[lam]], self.contours[self.at[lam]]
        x, y = (np.column_stack([rings[:, i], np.full(len(rings), np.nan)]).ravel() for i in (0, 1))
        return Frame((Line(x, y, "target", "F"), Dots(*xy(w), "l1", "F"), _answer(w, "F", 2.9, 1.42)))

    def path(self, lam: float) -> Frame:
        """Draw where both paths are."""
        w, v = self.lasso["path"][self.at[lam]], self.ridge[self.at[lam]]
        dots = Dots([lam, lam], v, "l2", "G"), Dots([lam, lam], w, "l1", "G")
        return Frame((Line([lam, lam], [-0.1, 1.05], "target", "G"), *dots, _answer(w, "G", END, 1.17)))

    def words(self, lam: float) -> Frame:
        """Say what the views find, what ridge has, and that all of it is certified."""
        answers = {name: w[self.at[lam]] for name, w in self.lasso.items()}
        ridge = self.ridge[self.at[lam]]
        optima = [(Problem(self.fit, L1(lam)), w) for w in answers.values()]
        optima.append((Problem(self.fit, L2(lam)), ridge))
        beside = say("Ridge at the same λ has {ridge:z.3f}.", ridge=ridge)
        return Frame((), sentences(compare(lam, answers), beside, certificate(*optima)))


def _answer(w: Array, panel: str, x: float, y: float) -> Text:
    """The view's own answer, in its corner."""
    return Text(x, y, say("{w:z.2f}", w=w), "l1", panel, "right", 13)
