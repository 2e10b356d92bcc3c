"""How strong a penalty: errors on held-out rows, and two rules that read them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Area, Dots, Line, Text, bars
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.crossvalidation import CrossValidation, cross_validate
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.paths import lasso_path
from ...maths.penalties import L1
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences, write_number

MEASURED, NOISE = 10, 30  # columns of the diabetes data, and of noise beside them


@name_picture
def two_rules() -> Picture:
    """Ten-fold cross-validation of the lasso on the diabetes data with 30 columns of noise, and two rules.

    The band is one standard error to either side of the mean over the folds.

    Returns
    -------
    Picture
        One control, `lam`, which falls.
    """
    data = diabetes(NOISE, np.random.default_rng(1))
    d = standardise(data.X, data.y)
    datafit = Quadratic(d.X, d.y)
    lam_max = L1(1.0).lam_max(datafit.gradient_at_zero)
    grid = np.geomspace(lam_max, lam_max / 60, 49)
    found = cross_validate(data.X, data.y, grid, rng=np.random.default_rng(0))
    rules = _Rules(datafit, found, lasso_path(d.X, d.y, lam_min=float(grid[-1])).at(grid))
    control = Control(grid.tolist(), say("penalty λ, falling"), start=4, unit="{:.3g}", play=150)
    layers, telling = (rules.draw_curve, rules.mark_lam), {"lam": float(grid[found.best])}
    return Picture({"lam": control}, rules.stage, layers, "AAAB", (7.6, 3.6), telling=telling)


@dataclass(frozen=True, eq=False)
class _Rules:
    """Errors on held-out rows, the lasso on all rows at the same lambda, and how they are drawn."""

    datafit: Quadratic
    found: CrossValidation
    w: Array

    @property
    def band(self) -> tuple[Array, Array]:
        """One standard error below the mean, and above it."""
        return self.found.mean - self.found.standard_error, self.found.mean + self.found.standard_error

    @property
    def heights(self) -> tuple[float, float]:
        """The lower end of the band, and the upper one."""
        below, above = self.band
        return float(below.min()), float(above.max())

    def stage(self, axes: Mapping[str, Axes]) -> None:
        grid, (low, high) = self.found.lam, self.heights
        axes["A"].set(title=say("Error on held-out rows"), xscale="log", xlim=(grid[0] * 1.1, grid[-1] / 1.1))
        axes["A"].set(ylim=(low - 0.05 * (high - low), high + 0.3 * (high - low)))
        axes["A"].set(xlabel=say("λ, falling to the right"), ylabel=say("mean squared error"))
        axes["A"].set_yticks([3000, 4000, 5000, 6000])
        axes["B"].set(title=say("Not 0"), ylim=(0, 33), xlim=(-0.6, 1.6), yticks=[])
        names = say("of {n}\nmeasured", n=MEASURED), say("of {n}\nnoise", n=NOISE)
        axes["B"].set_xticks([0, 1], names)
        axes["B"].spines["left"].set_visible(False)

    def draw_curve(self) -> Frame:
        """Draw the errors with their band, both rules' choices, and the limit of the second rule."""
        grid, mean, (low, high) = self.found.lam, self.found.mean, self.heights
        (below, above), best, short = self.band, self.found.best, self.found.one_standard_error
        legend = say("star: least error;  triangle: one-standard-error rule")
        return Frame(
            (
                Area([*grid, *grid[::-1]], [*below, *above[::-1]], "ghost"),
                Line([grid[0], grid[-1]], [above[best], above[best]], "note"),
                Line(grid, mean, "l1"),
                Dots(grid[best], mean[best], "solution"),
                Dots(grid[short], mean[short], "truth"),
                Text(grid[0], high + 0.08 * (high - low), legend, "note", align="left"),
            )
        )

    def mark_lam(self, lam: float) -> Frame:
        """Mark one lambda: its error, and how many columns of either kind are not 0."""
        (low, high), i = self.heights, self.found.lam.tolist().index(lam)
        room, w = high - low, self.w[i]
        kept = [int(np.count_nonzero(part)) for part in (w[:MEASURED], w[MEASURED:])]
        facts = {"error": float(self.found.mean[i]), "spread": float(self.found.standard_error[i])}
        error = say("error {error:,.0f} ± {spread:,.0f}", **facts)
        marks = (
            Line([lam, lam], [low - 0.05 * room, high], "target"),
            Text(self.found.lam[0], high + 0.2 * room, error, "target", align="left", size=13),
            bars([0, 1], kept, "l1", "B", 0.6),
            Text(0, kept[0] + 0.7, write_number(kept[0]), "l1", "B", size=14),
            Text(1, kept[1] + 0.7, write_number(kept[1]), "l1", "B", size=14),
        )
        said = self._say_error(i, {"lam": lam, **facts, "real": kept[0], "noise": kept[1]})
        return Frame(marks, sentences(said, certificate((Problem(self.datafit, L1(lam)), w))))

    def _say_error(self, i: int, facts: dict[str, float]) -> Said:
        if i == self.found.best:
            return say(
                "At λ = {lam:.3g} (the least error) the error on held-out rows is {error:,.0f} ± "
                "{spread:,.0f}, and on all rows the lasso keeps {real} of {measured} measurements and "
                "{noise} of {columns} columns of noise.",
                measured=MEASURED,
                columns=NOISE,
                **facts,
            )
        if i == self.found.one_standard_error:
            return say(
                "At λ = {lam:.3g} (the one-standard-error rule) the error on held-out rows is {error:,.0f} ± "
                "{spread:,.0f}, and on all rows the lasso keeps {real} of {measured} measurements and "
                "{noise} of {columns} columns of noise.",
                measured=MEASURED,
                columns=NOISE,
                **facts,
            )
        return say(
            "At λ = {lam:.3g} the error on held-out rows is {error:,.0f} ± {spread:,.0f}, and on all rows "
            "the lasso keeps {real} of {measured} measurements and {noise} of {columns} columns of noise.",
            measured=MEASURED,
            columns=NOISE,
            **facts,
        )
