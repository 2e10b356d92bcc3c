"""What two solvers found, side by side: a picture and its numbers."""

import html
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from ..course.certificate import certificate
from ..drawing.marks import Dots, Text, barh
from ..drawing.picture import Frame, Picture
from ..drawing.theme import EDGE, SOFT
from ..validate import Array
from .fits import PENALTIES, Fit

SHOWN = 20  # coefficients that a picture has room for
LINE = "border-bottom:1px solid rgba(128,128,128,.35);padding:2px 10px"


def shown(fit: Fit) -> list[int]:
    """Return the columns that there is room for: all, or the largest first."""
    size = np.maximum(np.abs(fit.ours.w), np.abs(fit.theirs.w))
    return list(range(len(size))) if len(size) <= SHOWN else np.argsort(-size, kind="stable")[:SHOWN].tolist()


def agreement(fit: Fit) -> str:
    """Say in a sentence whether scikit-learn found the same."""
    ours, theirs = fit.ours, fit.theirs
    away = np.abs(ours.w - theirs.w).max() / (np.abs(ours.w).max() or 1.0)
    if away <= 1e-5:
        return "scikit-learn agrees to five digits."
    if abs(ours.value - theirs.value) <= 1e-9 * abs(ours.value):
        return "scikit-learn stands elsewhere at the same height: the minimum is flat, or not unique."
    return f"scikit-learn differs by up to {away:.0e} of the largest coefficient."


def zeros(w: Array) -> str:
    """Count the exact zeros in words."""
    return f"{(w == 0).sum():,} of {len(w):,} exactly 0"


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
    r2 = 1 - fit.problem.datafit.value(w) / fit.problem.datafit.value(0 * w)

    def stage(axes: Mapping[str, Axes]) -> None:
        ax = axes["A"]
        ax.set(title=PENALTIES[fit.penalty], xlabel="coefficient, per standard deviation of the column")
        ax.set(xlim=(-edge, edge), ylim=(len(rows) - 0.4, top))
        ax.set_yticks(rows, [short(fit.data.names[j]) for j in shows], parse_math=False)
        ax.spines["left"].set_visible(False)
        ax.grid(visible=False)
        ax.plot([0, 0], [-0.5, len(rows) - 0.4], color=EDGE, lw=0.8, zorder=1)
        key = [f"the {SHOWN} largest of {len(w):,} columns"] * (len(shows) < len(w))
        key += [f"bar: {fit.ours.solver}", "diamond: exactly 0"][: 2 if role == "l1" else 1]
        ax.text(edge, top, "\n".join([*key, "plus: scikit-learn"]), ha="right", va="top", color=SOFT, size=9)

    def fitted() -> Frame:
        marks = (
            barh(rows, np.where(w[shows] == 0, np.nan, w[shows]), role),
            Dots(theirs[shows], rows, "target"),
            Dots(np.zeros(len(at_zero)), at_zero, role),
            Text(-edge, -0.6 - 1.6 * line, zeros(w), role, align="left", size=15),
            Text(-edge, -0.6 - 0.2 * line, f"{fit.strength},  R² {r2:.2f}", role, align="left"),
        )
        n, p = fit.data.X.shape
        words = (
            f"{PENALTIES[fit.penalty]} on {n:,} rows and {p:,} columns, {fit.strength}: {zeros(w)},"
            f" training R² {r2:.2f}. {agreement(fit)} {certificate((fit.problem, w))}"
        )
        return Frame(marks, words)

    return Picture({}, stage, (fitted,), figsize=(6, height))


def short(name: str) -> str:
    """Return a name that leaves room for the picture."""
    flat = " ".join(name.split())
    return flat if len(flat) <= 22 else flat[:21] + "…"


def numbers(fit: Fit) -> str:
    """Return the certificates of both solvers and the coefficients that are drawn, as HTML tables."""
    proofs = [
        (
            *(a.solver, f"{a.value:.7g}", f"{(a.w == 0).sum():,}", f"{a.kkt:.0e}", f"{a.gap:.0e}"),
            *(f"{a.steps:,}" if a.steps else "–", f"{a.seconds:.2g} s"),
        )
        for a in (fit.ours, fit.theirs)
    ]
    slopes, intercept = fit.scaled.coefficients(fit.ours.w)
    columns = zip(fit.ours.w + 0.0, fit.theirs.w + 0.0, slopes + 0.0, strict=True)  # + 0.0: no -0
    cells = [(f"{ours:.5g}", f"{theirs:.5g}", f"{slope:.4g}") for ours, theirs, slope in columns]
    return _table(("", "P(w)", "zeros", "KKT violation", "duality gap", "steps", "time"), proofs) + _table(
        ("", "per s.d.", "scikit-learn's", "per unit"),
        [*((fit.data.names[j], *cells[j]) for j in shown(fit)), ("intercept", "", "", f"{intercept:.4g}")],
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
