"""The whole course on one page: five explanations, the formulas, the thresholds, the wrong beliefs."""

import html
from base64 import b64encode

from ...course.catalogue import picture
from ...drawing.render import still
from .bank import BANK

EXPLANATIONS = (
    (
        "Bars",
        "At a fixed sum of squares, ‖x‖₁ is least for a single bar; at a fixed sum of sizes, ‖x‖₂ is least "
        "for equal bars. (a + b)² = a² + b² + 2ab: the gap is 0 only if one bar is.",
    ),
    (
        "Geometry",
        "w on the ball is optimal iff −∇f(w) lies in its normal cone. At a corner of the diamond that is a "
        "wedge, on the circle a single ray. With two weights: areas of data end at L1's zeros, only lines "
        "at L2's.",
    ),
    (
        "Derivative",
        "At 0 the slopes of λ|w| fill [−λ, λ] and hold any pull up to λ. The slope of (λ/2)w² there is 0: "
        "it holds nothing.",
    ),
    (
        "Descent",
        "Without data, L1 pulls with λ: at 0 after |w|/(ηλ) steps, if the step stops there (soft threshold). "
        "L2 pulls with λ|w|: (1 − ηλ)ᵏ|w|, never 0.",
    ),
    (
        "Prior",
        "−log of a Laplace prior is |w|/b, of a Gaussian one w²/(2τ²). The posterior's peak is the penalised "
        "solution, and only the peak is sparse.",
    ),
)
FORMULAS = (
    ("Objective", "1/(2n) ‖y − Xw‖² + λ‖w‖₁ or + (λ/2)‖w‖₂²"),
    ("Soft threshold", "S(b, λ) = sign(b) max(|b| − λ, 0)"),
    ("Ridge, one weight", "b/(1 + λ)"),
    ("Elastic net", "S(b, λρ)/(1 + λ(1 − ρ))"),
    ("‖w‖₂ unsquared", "max(1 − λ/‖b‖₂, 0) b"),
    ("Hard threshold", "b if |b| > t, else 0; price (t²/2)·[w ≠ 0]"),
    ("ISTA", "w ← S(w − η∇f(w), ηλ),  η = n/‖X‖₂²"),
    ("Coordinate descent", "wⱼ ← S(xⱼᵀr₋ⱼ/n, λ) / (‖xⱼ‖²/n)"),
    ("Ridge, all λ", "Σ d/(d² + nλ) (uᵀy) v"),
    ("Degrees of freedom", "lasso E|active|, ridge Σ d²/(d² + nλ)"),
    ("Prior to λ", "Laplace σ²/(nb), Gaussian σ²/(nτ²)"),
    ("scikit-learn", "Lasso alpha = λ, Ridge alpha = nλ, C = 1/(nλ)"),
)
THRESHOLDS = (
    ("One weight is 0", "iff |f′(0)| ≤ λ (L1); iff f′(0) = 0 (L2)"),
    ("wⱼ = 0 in the lasso", "iff |xⱼᵀr₋ⱼ|/n ≤ λ; if |xⱼᵀr|/n < λ, in every solution"),
    ("wⱼ ≠ 0", "then xⱼᵀr/n = λ sign(wⱼ)"),
    ("All weights are 0", "iff λ ≥ λ_max = max |xⱼᵀy|/n; ridge at no finite λ"),
    ("Without the half", "(w − b)² + λ|w|: the threshold is λ/2"),
    ("Columns kept", "at most min(n, p), with an intercept min(n − 1, p), in general position"),
    ("Column times s", "L1 price over s, L2 price over s²"),
    ("False column", "no noise, true signs right: out iff |xⱼᵀXₛ(XₛᵀXₛ)⁻¹s| ≤ 1"),
    ("How often a corner", "two weights, round loss: (W − t)²/(W² − t²/2), 29 % at t = W/2"),
)
BELIEFS = (
    (
        "L1's gradient is bigger, so it is faster.",
        "λ beats λ|w| only while |w| < 1; and bigger need not be faster.",
    ),
    ("L2 never gives zero.", "A ridge weight that changes sign is 0 at an isolated λ. It does not stay."),
    (
        "The solution is always at a corner.",
        "With two weights and a large budget it is often on an edge, without a zero.",
    ),
    ("In high dimension it is always a vertex.", "Some zeros, yes; a vertex hardly ever."),
    ("Subgradient descent gives exact zeros.", "It steps over the kink. A soft threshold stops there."),
    ("Clipping at the crossing fixes it.", "Nothing holds the weight; killed for good, it may be wrong."),
    ("The Laplace posterior mean is sparse.", "Only its peak is. The density has no mass at 0."),
    ("A peaked prior gives zeros.", "It takes a kink in the log-density: Student-t gives none."),
    ("A feature that enters stays.", "On the lasso path it may leave again as λ falls."),
    ("|w| < 10⁻³ counts as zero.", "That is your tolerance. Solve exactly, count == 0.0, check KKT."),
    ("The same λ is the same strength.", "Not across penalties, nor libraries: compare at equal fit."),
    ("Nearly |x| is nearly sparse.", "√(w² + ε²) has slope 0 at 0, so it makes no zero at all."),
)
LOOK = """
@page { size: A4; margin: 10mm }
body { font: 9.2pt/1.27 "DejaVu Sans", "Segoe UI", Arial, sans-serif; color: #1F2933; max-width: 190mm }
body { margin: auto } h1 { font-size: 17pt; margin: 0 0 1mm }
h2 { font-size: 11.5pt; margin: 2.5mm 0 1mm; color: #A84A00 }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm }
p { margin: 0 0 1mm } .say { border-left: 1mm solid #D55E00; padding-left: 2mm; margin: 1mm 0 }
img { width: 100%; display: block } table { border-collapse: collapse; width: 100%; font-size: 8.6pt }
th { text-align: left; white-space: nowrap; padding-right: 2mm } th, td { vertical-align: top }
tr + tr > * { border-top: .2mm solid #E9ECEF } footer { font-size: 8.4pt; margin-top: 1mm }
"""


def sheet() -> str:
    """Write the course on one printable A4 page.

    Returns
    -------
    str
        A page of HTML that needs nothing beside itself.
    """
    shot = still(picture("start_here.course_map"), dpi=150)
    source = f"data:image/png;base64,{b64encode(shot.png).decode()}"
    views = "".join(f"<p><b>{name}.</b> {html.escape(text)}</p>" for name, text in EXPLANATIONS)
    asked = BANK["why_sparse"]
    beliefs = [(f"“{belief}”", answer) for belief, answer in BELIEFS]
    half = len(beliefs) // 2
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>L1 and L2 on one page</title>'
        f"<style>{LOOK}</style></head><body>"
        "<h1>Why L1 makes zeros and L2 does not</h1>"
        '<p class="say">A weight is exactly 0 when the pull of the data on it, its column’s correlation with '
        "what the others leave unexplained, is at most λ. L1’s kink holds it there; the squared L2 is flat "
        "at 0 and holds nothing.</p>"
        f'<div class="two"><section><h2>Five explanations</h2>{views}</section>'
        f'<section><img src="{source}" alt="{html.escape(shot.caption)}">'
        f"<p><b>“{html.escape(asked.question)}” In 30 seconds.</b> {html.escape(asked.short)}</p>"
        "</section></div>"
        f'<div class="two"><section><h2>Formulas</h2>{_table(FORMULAS)}</section>'
        f"<section><h2>Thresholds</h2>{_table(THRESHOLDS)}</section></div>"
        f'<h2>Wrong beliefs, and what is right</h2><div class="two">{_pairs(beliefs[:half])}'
        f"{_pairs(beliefs[half:])}</div>"
        "<footer>r = y − Xw; r₋ⱼ leaves column j out; b the least squares weight (XᵀX = nI where one weight "
        "is shown); X = Σ d u vᵀ; Xₛ the true columns, s their signs. Columns and y centred.</footer>"
        "</body></html>\n"
    )


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    cells = (f"<tr><th>{html.escape(name)}</th><td>{html.escape(text)}</td></tr>" for name, text in rows)
    return f"<table>{''.join(cells)}</table>"


def _pairs(rows: list[tuple[str, str]]) -> str:
    return (
        "<section>"
        + "".join(f"<p><i>{html.escape(wrong)}</i> {html.escape(right)}</p>" for wrong, right in rows)
        + "</section>"
    )
