"""What two solvers found, side by side: a picture and its numbers."""

import html
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from ..course.certificate import certificate
from ..drawing.marks import Dots, Text, barh
from ..drawing.picture import Frame, Picture
from ..drawing.theme import EDGE, SOFT
from ..words import Said, say, say_n, sentences, written
from .fits import Answer, Fit, name_penalty

SHOWN = 20  # coefficients that a picture has room for
LINE = "border-bottom:1px solid rgba(128,128,128,.35);padding:2px 10px"


def shown(fit: Fit) -> list[int]:
    """Return the columns that there is room for: all, or the largest first."""
    size = np.maximum(np.abs(fit.ours.w), np.abs(fit.theirs.w))
    return list(range(len(size))) if len(size) <= SHOWN else np.argsort(-size, kind="stable")[:SHOWN].tolist()


def agreement(fit: Fit) -> Said:
    """Say in a sentence whether scikit-learn found the same."""
    ours, theirs = fit.ours, fit.theirs
    away = np.abs(ours.w - theirs.w).max() / (np.abs(ours.w).max() or 1.0)
    if away <= 1e-5:
        return say("scikit-learn agrees to five digits.")
    if abs(ours.value - theirs.value) <= 1e-9 * abs(ours.value):
        return say("scikit-learn stands elsewhere at the same height: the minimum is flat, or not unique.")
    return say("scikit-learn differs by up to {away:.0e} of the largest coefficient.", away=away)


def picture(fit: Fit) -> Picture:
    """Draw the coefficients of both solvers.

    Parameters
    ----------
    fit : Fit

    Returns
    -------
    Picture
        No controls: bars of our solver, a plus of scikit-learn's, the role's marker at our exact zeros.
    """
    shows, w, theirs = shown(fit), fit.ours.w, fit.theirs.w
    role = "l1" if fit.problem.penalty.l1 > 0 else "l2"
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
        ax.set_yticks(rows, [short(fit.data.names[j]) for j in shows], parse_math=False)
        ax.spines["left"].set_visible(False)
        ax.grid(visible=False)
        ax.plot([0, 0], [-0.5, len(rows) - 0.4], color=EDGE, lw=0.8, zorder=1)
        ax.text(edge, top, "\n".join(key(fit)), ha="right", va="top", color=SOFT, size=9)

    def fitted() -> Frame:
        marks = (
            barh(rows, np.where(w[shows] == 0, np.nan, w[shows]), role),
            Dots(theirs[shows], rows, "target"),
            Dots(np.zeros(len(at_zero)), at_zero, role),
            Text(-edge, -0.6 - 1.6 * line, headline, role, align="left", size=15),
            Text(-edge, -0.6 - 0.2 * line, strength, role, align="left"),
        )
        return Frame(marks, sentences(summary(fit), agreement(fit), certificate((fit.problem, w))))

    return Picture({}, stage, (fitted,), figsize=(6, height))


def key(fit: Fit) -> list[Said]:
    """Say what the marks are, a line each."""
    p, zeros_marked = len(fit.ours.w), fit.problem.penalty.l1 > 0
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


def summary(fit: Fit) -> Said:
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


def short(name: str) -> str:
    """Return a name that leaves room for the picture."""
    flat = " ".join(name.split())
    return flat if len(flat) <= 22 else flat[:21] + "…"


def numbers(fit: Fit) -> str:
    """Return the certificates of both solvers and the coefficients that are drawn, as HTML tables."""
    measures = say("zeros"), say("KKT violation"), say("duality gap"), say("steps"), say("time")
    proofs = _table(("", "P(w)", *measures), [_proof(fit.ours), _proof(fit.theirs)])
    slopes, intercept = fit.scaled.coefficients(fit.ours.w)
    columns = zip(fit.data.names, fit.ours.w, fit.theirs.w, slopes, strict=True)
    lines = [
        (name, written(ours, ".5g"), written(theirs, ".5g"), written(slope, ".4g"))
        for name, ours, theirs, slope in columns
    ]
    last = say("intercept"), "", "", written(intercept, ".4g")
    units = say("per s.d."), say("scikit-learn's"), say("per unit")
    return proofs + _table(("", *units), [*(lines[j] for j in shown(fit)), last])


def _proof(answer: Answer) -> tuple[str, ...]:
    """Write an answer's certificate, a cell each."""
    return (
        answer.solver,
        written(answer.value, ".7g"),
        written((answer.w == 0).sum(), ","),
        written(answer.kkt, ".0e"),
        written(answer.gap, ".0e"),
        written(answer.steps, ",") if answer.steps else "–",
        say("{seconds:.2g} s", seconds=answer.seconds),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    names = "".join(
        f'<th scope="col" style="{LINE};text-align:right">{html.escape(name)}</th>' for name in head
    )
    lines = "".join(
        f'<tr><th scope="row" style="{LINE};text-align:left;font-weight:normal">{html.escape(first)}</th>'
        + "".join(f'<td style="{LINE};text-align:right">{html.escape(cell)}</td>' for cell in others)
        + "</tr>"
        for first, *others in rows
    )
    style = "border-collapse:collapse;line-height:1.3;margin-bottom:12px;font-variant-numeric:tabular-nums"
    return f'<table style="{style}"><tr>{names}</tr>{lines}</table>'
