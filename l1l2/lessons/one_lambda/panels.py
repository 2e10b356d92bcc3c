"""What the seven panels of the six views are called, and what the views say together."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.shapes import plane
from ...drawing.theme import EDGE, ROLES, SOFT
from ...validate import Array
from ...words import Said, say, sentences

VIEWS = ("bars", "ball", "slices", "descent", "belief", "path")
SHOWN = 30  # steps of descent
END = 1.4  # of the path that is drawn
SLICE = -0.35, 1.25  # ends of the axis of a slice


def name_views() -> dict[str, Said]:
    """Return what the reader calls each of VIEWS."""
    titles = say("Bars"), say("Ball"), say("Slices"), say("Descent"), say("Belief"), say("Path")
    return dict(zip(VIEWS, titles, strict=True))


def stage(axes: Mapping[str, Axes]) -> None:
    """Draw what never moves: axes, titles, and below each panel its view's own method."""
    _set_axes(axes)
    _name_axes(axes)
    names = name_views()
    words = {
        "A": (names["bars"], say("coordinate descent")),
        "B": (names["ball"], say("touching point")),
        "C": (names["slices"], say("slopes along w₁")),
        "D": ("", say("slopes along w₂")),
        "E": (names["descent"], say("steps of ISTA")),
        "F": (names["belief"], say("peak of the posterior")),
        "G": (names["path"], say("exact path, over λ")),
    }
    for panel, (title, method) in words.items():
        axes[panel].set_title(title)
        axes[panel].set_xlabel(method)


def _set_axes(axes: Mapping[str, Axes]) -> None:
    plane(axes["B"], (-1.45, 2.9), (-1.45, 1.6), 1.45)
    plane(axes["F"], (-0.6, 2.9), (-0.7, 1.75), 1.9)
    axes["A"].set(xlim=(0.5, 2.5), ylim=(-0.06, 1.35), yticks=[])
    axes["A"].set_xticks([1, 2], [say("w₁"), say("w₂")])
    axes["A"].spines["bottom"].set_visible(False)
    for panel in "AEG":
        axes[panel].axhline(0, color=EDGE, lw=0.8, zorder=0)
    for panel in "CD":
        axes[panel].set(xlim=SLICE, ylim=(-1.5, 2.2), xticks=[0], yticks=[])
        axes[panel].plot([*SLICE, np.nan, 0, 0], [0, 0, np.nan, -1.5, 1.7], color=EDGE, lw=0.8, zorder=1)
    axes["E"].set(xlim=(0, SHOWN + 3), ylim=(-0.6, 1.5), xticks=[0, 30], yticks=[0, 1])
    axes["G"].set(xlim=(-0.04, END + 0.04), ylim=(-0.1, 1.32), xticks=[0, 1], yticks=[0, 1])
    for panel in "ABCDEFG":
        axes[panel].grid(visible=False)
        axes[panel].spines["left"].set_visible(panel in "EG")


def _name_axes(axes: Mapping[str, Axes]) -> None:
    """Write the names of weights beside their lines and axes, and those of the penalties above the bars."""
    for panel, x, heights in ("E", 4, (-0.5, 1.12)), ("G", 0.24, (0.94, 0.13)):
        for name, y in zip((say("w₁"), say("w₂")), heights, strict=True):
            axes[panel].text(x, y, name, color=ROLES["l1"].ink)
    for panel, reach, height in ("B", 1.45, 1.5), ("F", 1.9, 1.6):
        axes[panel].text(reach + 0.08, 0, say("w₁"), color=SOFT, va="center")
        axes[panel].text(0.08, height, say("w₂"), color=SOFT, va="center")
    for x, role, name in (0.8, "l1", say("L1")), (1.2, "l2", say("L2")):
        axes["A"].text(x, 1.05, name, color=ROLES[role].ink, ha="center")


def compare(lam: float, answers: Mapping[str, Array]) -> Said:
    """Say what the views find together, or which of them differ in what is 0.

    Parameters
    ----------
    lam : float
    answers : mapping of str to ndarray, shape (2,)
        What each view found.

    Returns
    -------
    Said
        With the fact `common`, the answer of all, if and only if the same weights are 0 in every view.
    """
    found: dict[tuple[bool, bool], list[str]] = {}
    for name, (w1, w2) in answers.items():
        found.setdefault((bool(w1 == 0), bool(w2 == 0)), []).append(name)
    if len(found) == 1:
        return _say_common(lam, next(iter(answers.values())))
    names, keys = name_views(), {(True, True): "both", (True, False): "w1", (False, True): "w2"}
    differ = {
        keys.get(zeros, "neither"): _say_zeros(zeros, ", ".join(names[view] for view in views))
        for zeros, views in found.items()
    }
    start = say("At λ = {lam:.6g} the views differ in what is exactly 0.", lam=lam)
    return sentences(start, **differ)


def _say_common(lam: float, w: Array) -> Said:
    facts = {"lam": lam, "common": w}
    if w[0] == 0 and w[1] == 0:
        return say("At λ = {lam:.6g} all views find w = {common:z.3f}; w₁ and w₂ are exactly 0.", **facts)
    if w[0] == 0:
        return say("At λ = {lam:.6g} all views find w = {common:z.3f}; w₁ is exactly 0.", **facts)
    if w[1] == 0:
        return say("At λ = {lam:.6g} all views find w = {common:z.3f}; w₂ is exactly 0.", **facts)
    return say("At λ = {lam:.6g} all views find w = {common:z.3f}; neither weight is exactly 0.", **facts)


def _say_zeros(zeros: tuple[bool, bool], views: str) -> Said:
    """Say which weights are 0 in some of the views."""
    if all(zeros):
        return say("w₁ and w₂ are exactly 0 in {views}.", views=views)
    if zeros[0]:
        return say("w₁ is exactly 0 in {views}.", views=views)
    if zeros[1]:
        return say("w₂ is exactly 0 in {views}.", views=views)
    return say("Neither weight is exactly 0 in {views}.", views=views)
