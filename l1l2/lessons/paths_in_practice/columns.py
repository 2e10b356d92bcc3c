"""Columns in other units, columns twice, columns that nearly repeat each other."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...drawing.marks import Dots, Line, Mark, Text, barh
from ...drawing.picture import Control, Frame, Picture
from ...drawing.theme import EDGE, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import diabetes, standardise
from ...maths.exact import solve
from ...maths.paths import lam_at_fit, ridge_path
from ...maths.penalties import L1, L2, ElasticNet, Penalty
from ...maths.problem import Problem
from ...validate import Array
from ...words import written

SCALED = "body mass"
LAM = 5.0
TWICE = (
    ("A", "Lasso (L1)", "l1"),
    ("B", "Elastic net", "solution"),
    ("C", "Ridge (L2)", "l2"),
)


def units() -> Picture:
    """The diabetes data with one standardised column multiplied by s: what each penalty makes of it.

    Bars are effects of one standard deviation, s w for the column that was multiplied, so that least squares
    would not move.  The two lambda fit the training rows equally well at s = 1.

    Returns
    -------
    Picture
        One control, `s`.
    """
    data = diabetes()
    d = standardise(data.X, data.y)
    chosen, rows = data.names.index(SCALED), np.arange(len(data.names))
    datafit = Quadratic(d.X, d.y)
    lasso = solve(Problem(datafit, L1(LAM))).w
    fit = 1 - datafit.value(lasso) / datafit.value(0 * lasso)
    strengths = {"A": LAM, "B": lam_at_fit(ridge_path(d.X, d.y), datafit, float(fit))}
    edge, top = 34.0, -2.9

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title in ("A", "Lasso (L1)"), ("B", "Ridge (L2)"):
            ax = axes[panel]
            ax.set(title=f"{title}, λ = {strengths[panel]:.3g}", xlim=(-15, edge), ylim=(rows[-1] + 0.6, top))
            ax.set_xlabel("effect of one standard deviation")
            names = [f"s × {name}" if name == SCALED else name for name in data.names]
            ax.set_yticks(rows, names if panel == "A" else [])
            ax.spines["left"].set_visible(False)
            ax.grid(visible=False)
            ax.plot([0, 0], [-0.5, rows[-1] + 0.5], color=EDGE, lw=0.8, zorder=1)
        axes["A"].text(
            edge, rows[-1] + 0.5, "diamond: exactly 0", ha="right", va="bottom", color=SOFT, size=9
        )

    def effects(s: float) -> Frame:
        scale = np.where(rows == chosen, s, 1.0)
        scaled = Quadratic(d.X * scale, d.y)
        marks: list[Mark] = []
        words, optima = [], []
        for panel, role, penalty, power in ("A", "l1", L1, 1), ("B", "l2", L2, 2):
            problem = Problem(scaled, penalty(strengths[panel]))
            w = solve(problem).w
            effect, dead = scale * w, w == 0
            price = strengths[panel] / s**power
            marks += [
                barh(rows, np.where(dead, np.nan, effect), role, panel),
                Dots(np.zeros(dead.sum()), rows[dead], role, panel),
                Text(-14.5, -2.1, f"{SCALED}: {_effect(effect[chosen])}", role, panel, "left", 14),
                Text(
                    -14.5,
                    -1.2,
                    f"its price, per effect{'²/2' * (power - 1)}: {price:.3g}",
                    role,
                    panel,
                    "left",
                ),
            ]
            words.append(f"{role.upper()} charges {price:.3g} and leaves it {_effect(effect[chosen])}")
            optima.append((problem, w))
        text = f"With {SCALED} multiplied by s = {s:.3g}, {'; '.join(words)}. {certificate(*optima)}"
        return Frame(tuple(marks), text)

    values = (
        0.05,
        0.1,
        0.15,
        0.2,
        0.25,
        0.3,
        0.4,
        0.5,
        0.6,
        0.7,
        0.8,
        0.9,
        1.0,
        1.25,
        1.5,
        2.0,
        3.0,
        5.0,
        10.0,
    )
    control = Control(values, "s, the factor of one column", values.index(1.0), "{:g}", play=250)
    return Picture({"s": control}, stage, (effects,), "AB", (7, 4))


def twice() -> Picture:
    """One column of the diabetes data given twice: what each split of its weight between the copies costs.

    The sum of the two weights, and all others, are those of each penalty's own minimiser.

    Returns
    -------
    Picture
        One control, `split`: the share of the first copy, below 0 and above 1 with opposite signs.
    """
    data = diabetes()
    d = standardise(data.X, data.y)
    chosen = data.names.index(SCALED)
    doubled = Quadratic(np.column_stack([d.X, d.X[:, chosen]]), d.y)
    penalties: dict[str, Penalty] = {"A": L1(LAM), "B": ElasticNet(LAM, 0.5), "C": L2(LAM)}
    problems = {panel: Problem(doubled, penalty) for panel, penalty in penalties.items()}
    least = {panel: solve(problem).w for panel, problem in problems.items()}

    def weights(panel: str, split: float) -> Array:
        w = least[panel].copy()
        w[[chosen, -1]] = (w[chosen] + w[-1]) * np.array([split, 1 - split])
        return w

    def cost(panel: str, split: float) -> float:
        """Above the minimum; 0 where that is no more than rounding."""
        above = float(
            problems[panel].value(weights(panel, split)) - problems[panel].value(weights(panel, 0.5))
        )
        return above if abs(above) > 1e-9 else 0.0

    splits = np.linspace(-0.5, 1.5, 41).round(2)
    costs = {panel: np.array([cost(panel, split) for split in splits]) for panel in problems}
    tall = {panel: 1.25 * curve.max() for panel, curve in costs.items()}
    optima = [(problems["A"], weights("A", split)) for split in (0.0, 0.5, 1.0)]
    optima += [(problems[panel], weights(panel, 0.5)) for panel in "BC"]

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title, _ in TWICE:
            axes[panel].set(title=title, xlim=(-0.55, 1.55), ylim=(-0.06 * tall[panel], 1.12 * tall[panel]))
            axes[panel].set(xticks=[0, 0.5, 1], yticks=[0], xlabel="share of the first copy")
            axes[panel].plot([-0.55, 1.55], [0, 0], color=EDGE, lw=0.8, zorder=1)
        axes["A"].set_ylabel("cost above the least")

    def walked(split: float) -> Frame:
        """As far from the even split as the reader has been, to both sides."""
        near = np.abs(splits - 0.5) <= abs(split - 0.5) + 1e-9
        return Frame(tuple(Line(splits[near], costs[panel][near], role, panel) for panel, _, role in TWICE))

    def here(split: float) -> Frame:
        marks: list[Mark] = []
        said = []
        for panel, title, role in TWICE:
            first, second = weights(panel, split)[[chosen, -1]]
            above = costs[panel][splits.tolist().index(split)]
            words = "least" if above == 0 else f"+{above:.3g}"
            halves = f"{written(first, 'z.1f')} and {written(second, 'z.1f')}: {words}"
            marks += [Dots(split, above, role, panel), Text(0.5, 1.02 * tall[panel], halves, role, panel)]
            said.append(f"{_short(title)} {words}")
        shares = f"{written(split, 'z.2f')} to {written(1 - split, 'z.2f')}"
        text = f"At the split {shares} of {SCALED} between its two copies, cost: {'; '.join(said)}."
        return Frame(tuple(marks), f"{text} {certificate(*optima)}")

    control = Control(splits.tolist(), "share of the first copy", splits.tolist().index(0.5), play=120)
    return Picture({"split": control}, stage, (walked, here), "ABC", (7.6, 3))


def near_copies() -> Picture:
    """Three columns that nearly repeat each other and three that do not, all at work: sample after sample.

    Each lambda is a fifth of the smallest that makes all weights 0; ridge has none, and takes the lasso's.

    Returns
    -------
    Picture
        Controls `correlation` of the three, and `sample`.
    """
    rows, truth = np.arange(6), np.ones(6)
    names = [*(f"copy {i}" for i in (1, 2, 3)), *(f"other {i}" for i in (1, 2, 3))]
    penalties: tuple[tuple[str, str, Callable[[float], Penalty]], ...] = (
        ("A", "l1", L1),
        ("B", "solution", lambda lam: ElasticNet(2 * lam, 0.5)),
        ("C", "l2", L2),
    )

    def stage(axes: Mapping[str, Axes]) -> None:
        for panel, title, _ in TWICE:
            ax = axes[panel]
            ax.set(title=title, xlim=(-0.35, 3), ylim=(5.6, -1.7), xticks=[0, 1, 2, 3])
            ax.set_yticks(rows if panel == "A" else [], names if panel == "A" else [])
            ax.spines["left"].set_visible(False)
            ax.grid(visible=False)
            ax.plot([0, 0], [-0.5, 5.5], color=EDGE, lw=0.8, zorder=1)
            ax.plot([1, 1], [-0.5, 5.5], color=SOFT, lw=1, ls=":", zorder=1)

    def fitted(correlation: float, sample: int) -> Frame:
        rng = np.random.default_rng(sample)
        X = rng.standard_normal((50, 6))
        X[:, :3] = np.sqrt(correlation) * rng.standard_normal((50, 1)) + np.sqrt(1 - correlation) * X[:, :3]
        d = standardise(X, X @ truth + rng.standard_normal(50))
        datafit = Quadratic(d.X, d.y)
        lam = L1(1.0).lam_max(datafit.gradient_at_zero) / 5
        marks: list[Mark] = []
        optima, said = [], []
        for (panel, role, penalty), (_, title, _) in zip(penalties, TWICE, strict=True):
            problem = Problem(datafit, penalty(lam))
            w = solve(problem).w
            dead = w == 0
            copies = ", ".join(written(v, "z.2f") if v else "0" for v in w[:3])
            marks += [
                barh(rows, np.where(dead, np.nan, w), role, panel),
                Dots(np.zeros(dead.sum()), rows[dead], role, panel),
                Text(-0.3, -1.0, f"copies: {copies}", role, panel, "left", 12),
            ]
            optima.append((problem, w))
            said.append(f"{_short(title)} gives the copies {copies}")
        text = f"Sample {sample}, copies correlated by {correlation:g}: {'; '.join(said)}."
        return Frame(tuple(marks), f"{text} {certificate(*optima)}")

    controls = {
        "correlation": Control(
            (0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999), "correlation of the copies", 4, "{:g}"
        ),
        "sample": Control(tuple(range(1, 11)), "sample", 0, "{}", play=700),
    }
    return Picture(controls, stage, (fitted,), "ABC", (7.4, 3.1))


def _effect(effect: float) -> str:
    return f"{effect:.3g}" if effect else "exactly 0"


def _short(title: str) -> str:
    return title.split(" (")[0].split(",")[0].lower()
