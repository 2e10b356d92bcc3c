"""The numbers of a comparison, as HTML tables."""

import html
from collections.abc import Iterable, Sequence

from ..words import say, write_number
from .comparison import choose_columns
from .fits import Fit, Outcome

LINE = "border-bottom:1px solid rgba(128,128,128,.35);padding:2px 10px"


def list_results(fit: Fit) -> str:
    """Return the coefficients that are drawn and the certificates of both solvers, as HTML tables."""
    slopes, intercept = fit.scaled.coefficients(fit.ours.w)
    columns = zip(fit.data.names, fit.ours.w, fit.theirs.w, slopes, strict=True)
    lines = [
        (name, write_number(ours, ".5g"), write_number(theirs, ".5g"), write_number(slope, ".4g"))
        for name, ours, theirs, slope in columns
    ]
    last = say("intercept"), "", "", write_number(intercept, ".4g")
    units = say("per s.d."), say("scikit-learn's"), say("per unit")
    coefficients = _write_html(("", *units), [*(lines[j] for j in choose_columns(fit)), last])
    measures = say("zeros"), say("KKT violation"), say("duality gap"), say("steps"), say("time")
    return coefficients + _write_html(
        ("", "P(w)", *measures), [_write_certificate(fit.ours), _write_certificate(fit.theirs)]
    )


def _write_certificate(outcome: Outcome) -> tuple[str, ...]:
    return (
        outcome.solver,
        write_number(outcome.value, ".7g"),
        write_number((outcome.w == 0).sum(), ","),
        write_number(outcome.kkt, ".0e"),
        write_number(outcome.gap, ".0e"),
        write_number(outcome.steps, ",") if outcome.steps else "–",
        say("{seconds:.2g} s", seconds=outcome.seconds),
    )


def _write_html(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
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
