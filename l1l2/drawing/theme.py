"""What every role looks like: one table, read by matplotlib and by the browser.  Lengths in points.

Colours are those of Okabe and Ito, which colour-blind readers tell apart; no two roles share a marker, so
that colour never carries meaning alone.  `HOUSE` is the look of what stands still: quiet axes, loud marks.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass

import matplotlib.style
from matplotlib.colors import to_rgb

FONT = 10
FAMILY = "DejaVu Sans"  # comes with matplotlib, so that a picture is the same on every machine
INK, SOFT, EDGE, FAINT, PAPER = "#1F2933", "#52606D", "#AAB4BE", "#E9ECEF", "#FFFFFF"


@dataclass(frozen=True)
class Style:
    """How a role is drawn.

    Attributes
    ----------
    color : str
        Lines, edges, insides and markers.
    ink : str
        Words: darker than `color`, to be read against white (contrast at least 4.5).
    marker : str
        matplotlib's letter: D diamond, o circle, s square, ^ triangle, * star, + plus, x cross, p pentagon,
        . point.
    dash : tuple of float
        Lengths in points of stroke, gap, stroke, gap...; empty for a solid line.
    width, size, edge : float
        Of a line, of a marker and of an area's outline, in points.
    alpha : float
        Opacity of the inside of an area.
    """

    color: str
    ink: str
    marker: str
    dash: tuple[float, ...] = ()
    width: float = 2.0
    size: float = 8.0
    edge: float = 1.5
    alpha: float = 0.25


ROLES = {
    "l1": Style("#D55E00", "#A84A00", "D"),
    "l2": Style("#0072B2", "#005F95", "o", dash=(5, 2), size=8.5),
    "loss": Style("#009E73", "#00714F", "s", dash=(1.5, 1.5), width=1.6, size=6.5, alpha=0.14),
    "data": Style("#56B4E9", "#2A6F97", "x", dash=(7, 2, 1.5, 2), width=1.6, size=6),
    "truth": Style("#CC79A7", "#9A3D70", "^", dash=(9, 3), width=1.6),
    "target": Style("#1F2933", "#1F2933", "+", width=1.6, size=11, alpha=0.1),
    "solution": Style("#1F2933", "#1F2933", "*", width=2.6, size=12, alpha=0.1),
    "ghost": Style("#9AA5B1", "#616E7C", ".", width=1.2, size=9, edge=0.8, alpha=0.16),
    "note": Style("#616E7C", "#52606D", "p", dash=(2, 2), width=1.0, size=6, edge=0.8, alpha=0.06),
}

HOUSE = {
    "font.family": FAMILY,
    "font.size": FONT,
    "mathtext.fontset": "dejavusans",
    "text.color": INK,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 9,
    "axes.titlecolor": INK,
    "axes.labelcolor": SOFT,
    "axes.labelpad": 5,
    "axes.edgecolor": EDGE,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": FAINT,
    "grid.linewidth": 0.8,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "xtick.color": EDGE,
    "ytick.color": EDGE,
    "xtick.labelcolor": SOFT,
    "ytick.labelcolor": SOFT,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "xtick.major.pad": 5,
    "ytick.major.pad": 5,
    "xtick.minor.size": 0,
    "ytick.minor.size": 0,
    "legend.frameon": False,
    "figure.constrained_layout.w_pad": 0.09,
    "figure.constrained_layout.h_pad": 0.09,
}


def _mix_tint(style: Style) -> tuple[float, float, float]:
    """Return the inside of an area on white paper."""
    red, green, blue = (1 - style.alpha * (1 - channel) for channel in to_rgb(style.color))
    return red, green, blue


# Every colour that fills more than the rim of a line; white last, because it must win.
FLAT = (
    *(
        colour
        for style in ROLES.values()
        for colour in (_mix_tint(style), to_rgb(style.color), to_rgb(style.ink))
    ),
    *(to_rgb(colour) for colour in (FAINT, EDGE, SOFT, INK, PAPER)),
)


def house() -> AbstractContextManager[None]:
    """Matplotlib's defaults and the house's look over them, for the length of a `with` block.

    The reader's own settings are set aside and come back afterwards: a picture is the same in every session.
    """
    return matplotlib.style.context(["default", HOUSE])
