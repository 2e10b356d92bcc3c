"""What two solvers found, side by side in one picture."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ..course.certificate import certificate
from ..drawing.marks import Dots, Text, barh
from ..drawing.picture import Frame, Picture
from ..drawing.theme import EDGE, SOFT
from ..maths.problem import require_elastic
from ..words import Said, say, say_n, sentences
from .fits import Fit, name_penalty

SHOWN = 20  # coefficients that a picture has room for


def choose_columns(fit: Fit) -> list[int]:
    """Return the columns that there is room for: all, or the largest first."""
    size = np.maximum(np.abs(fit.ours.w), np.abs(fit.theirs.w))
    return list(range(len(size))) if len(size) <= SHOWN else np.argsort(-size, kind="stable")[:SHOWN].tolist()


def compare(fit: Fit) -> Said:
    """Say in a sentence whether scikit-learn found the same."""
    ours, theirs = fit.ours, fit.theirs
    away = np.abs(ours.w - theirs.w).max() / (np.abs(ours.w).max() or 1.0)
    if away <= 1e-5:
        return say("scikit-learn agrees to five digits.")
    if abs(ours.value - theirs.value) <= 1e-9 * abs(ours.value):
        return say("scikit-learn stands elsewhere at the same height: the minimum is flat, or not unique.")
    return say("scikit-learn differs by up to {away:.0e} of the largest coefficient.", away=away)


def comparison(fit: Fit) -> Picture:
    """Draw the coefficients of both solvers.

    Parameters
    ----------
    fit : Fit

    Returns
    -------
    Picture
        No controls: bars of our solver, a plus of scikit-learn's, the role's marker at our exact zeros.
    """
    shows, w, theirs = choose_columns(fit), fit.ours.w, fit.theirs.w
    role = "l1" if require_elastic(fit.problem).l1 > 0 else "l2"
    rows = np.arange(len(shows))
    at_zero = rows[w[shows] == 0]
    edge = 1.12 * max(np.abs(w).max(), np.abs(theirs).max()) or 1.0
    height = max(2.6, 1.5 + 0.28 * len(rows))
    line = (len(rows) + 0.2) * 0.22 / (height - 1.5)  # of words above the bars, in rows
    top = -0.6 - 3.2 * line
    headline = say("{zeros:,} of {p:,} exactly 0", zeros=int((w == 0).sum()), p=len(w))
    strength = say("{strength},  R² {r2:z.2f}", strength=fit.strength, r2=r_squared(fit))

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set_title(name_penalty(fit.penalty))
        ax.set_xlabel(say("coefficient, per standard deviation of the column"))
        ax.set(xlim=(-edge, edge), ylim=(len(rows) - 0.4, top))
        ax.set_yticks(rows, [shorten(fit.data.names[j]) for j in shows], parse_math=False)
        ax.spines["left"].set_visible(False)
        ax.grid(visible=False)
        ax.plot([0, 0], [-0.5, len(rows) - 0.4], color=EDGE, lw=0.8, zorder=1)
        ax.text(edge, top, "\n".join(write_key(fit)), ha="right", va="top", color=SOFT, size=9)

    def fitted() -> Frame:
        marks = (
            barh(rows, np.where(w[shows] == 0, np.nan, w[shows]), role),
            Dots(theirs[shows], rows, "target"),
            Dots(np.zeros(len(at_zero)), at_zero, role),
            Text(-edge, -0.6 - 1.6 * line, headline, role, align="left", size=15),
            Text(-edge, -0.6 - 0.2 * line, strength, role, align="left"),
        )
        return Frame(marks, sentences(summarise(fit), compare(fit), certificate((fit.problem, w))))

    return Picture({}, stage, (fitted,), figsize=(6, height))


def write_key(fit: Fit) -> list[Said]:
    """Say what the marks are, a line each."""
    p, zeros_marked = len(fit.ours.w), require_elastic(fit.problem).l1 > 0
    return [
        *([say("the {shown} largest of {p:,} columns", shown=SHOWN, p=p)] if p > SHOWN else []),
        say("bar: {solver}", solver=fit.ours.solver),
        *([say("diamond: exactly 0")] if zeros_marked else []),
        say("plus: scikit-learn"),
    ]


def r_squared(fit: Fit) -> float:
    """Return the share of the answer's variance that our fit explains, of the rows that were fitted."""
    datafit, w = fit.problem.datafit, fit.ours.w
    return float(1 - datafit.value(w) / datafit.value(0 * w))


def summarise(fit: Fit) -> Said:
    """Say what was fitted, to what, and how many coefficients are exactly 0."""
    rows, p = fit.data.X.shape
    return say_n(
        "{penalty} on {rows:,} rows and {n:,} column, {strength}: {zeros:,} of {n:,} exactly 0, "
        "training R² {r2:z.2f}.",
        "{penalty} on {rows:,} rows and {n:,} columns, {strength}: {zeros:,} of {n:,} exactly 0, "
        "training R² {r2:z.2f}.",
        p,
        penalty=name_penalty(fit.penalty),
        rows=rows,
        strength=fit.strength,
        zeros=int((fit.ours.w == 0).sum()),
        r2=r_squared(fit),
    )


def shorten(name: str) -> str:
    """Return a name that leaves room for the picture: its start and its end."""
    flat = " ".join(name.split())
    return flat if len(flat) <= 22 else flat[:12] + "…" + flat[-9:]
