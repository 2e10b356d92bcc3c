"""A column given twice, and columns that nearly repeat each other."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ...course.certificate import certificate
from ...course.columns import say_column
from ...drawing.marks import Dots, Line, Mark, Text, barh
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE, SOFT
from ...maths.datafits import Quadratic
from ...maths.datasets import Standardised, diabetes, standardise
from ...maths.exact import solve
from ...maths.penalties import L1, L2, ElasticNet, Penalty
from ...maths.problem import Problem
from ...validate import Array
from ...words import Said, say, sentences

COPIED = 2  # the column that is given twice: body mass
LAM = 5.0
ROLE = {"A": "l1", "B": "solution", "C": "l2"}  # of each panel
SPLITS = np.linspace(-0.5, 1.5, 41).round(2)


@name_picture
def twice() -> Picture:
    """One column of the diabetes data given twice: what each split of its weight costs beside the even one.

    The sum of the two weights, and all others, are those of each penalty's own minimiser.

    Returns
    -------
    Picture
        One control, `split`: the share of the first copy, below 0 and above 1 with opposite signs.
    """
    data = diabetes()
    d, column = standardise(data.X, data.y), say_column(data.names[COPIED])
    doubled = Quadratic(np.column_stack([d.X, d.X[:, COPIED]]), d.y)
    penalties: dict[str, Penalty] = {"A": L1(LAM), "B": ElasticNet(LAM, 0.5), "C": L2(LAM)}
    problems = {panel: Problem(doubled, penalty) for panel, penalty in penalties.items()}
    solved = {panel: solve(problem).w for panel, problem in problems.items()}

    def divide(panel: str, split: float) -> Array:
        return _divide(solved[panel], split)

    def cost(panel: str, split: float) -> float:
        """Above the even split; 0 where that is no more than rounding."""
        above = problems[panel].value(divide(panel, split)) - problems[panel].value(divide(panel, 0.5))
        return float(above) if abs(above) > 1e-9 else 0.0

    costs = {panel: np.array([cost(panel, split) for split in SPLITS]) for panel in ROLE}
    tall = {panel: 1.25 * curve.max() for panel, curve in costs.items()}
    optima = ("A", 0.0), ("A", 0.5), ("A", 1.0), ("B", 0.5), ("C", 0.5)
    proof = certificate(*((problems[panel], divide(panel, split)) for panel, split in optima))

    def draw_costs(split: float) -> Frame:
        near = np.abs(SPLITS - 0.5) <= 2 * abs(split - 0.5) + 1e-9  # at the even split, nothing
        return Frame(tuple(Line(SPLITS[near], costs[panel][near], ROLE[panel], panel) for panel in ROLE))

    def mark_split(split: float) -> Frame:
        at = SPLITS.tolist().index(split)
        above = {panel: float(costs[panel][at]) for panel in ROLE}
        marks: list[Mark] = []
        for panel, role in ROLE.items():
            first, second = divide(panel, split)[[COPIED, -1]]
            words = _say_halves(first, second, None if split == 0.5 else above[panel])
            marks += [
                Dots(split, above[panel], role, panel),
                Text(0.5, 1.02 * tall[panel], words, role, panel),
            ]
        return Frame(tuple(marks), sentences(_say_costs(column, split, *above.values()), proof))

    control = Control(SPLITS.tolist(), say("share of the first copy"), SPLITS.tolist().index(0.5), play=120)
    layers = draw_costs, mark_split
    return Picture(
        {"split": control},
        lambda axes: _set_costs(axes, tall),
        layers,
        "ABC",
        (7.6, 3),
        telling={"split": 0.0},
    )


def _divide(w: Array, split: float) -> Array:
    """Return weights in which the two copies share out their sum anew."""
    divided = w.copy()
    divided[[COPIED, -1]] = (w[COPIED] + w[-1]) * np.array([split, 1 - split])
    return divided


def _set_costs(axes: Mapping[str, Axes], tall: Mapping[str, float]) -> None:
    for panel, title in _titles().items():
        axes[panel].set(title=title, xlim=(-0.6, 1.6), ylim=(-0.06 * tall[panel], 1.12 * tall[panel]))
        axes[panel].set(xticks=[0, 0.5, 1], yticks=[0], xlabel=say("share of the first copy"))
        axes[panel].plot([-0.6, 1.6], [0, 0], color=EDGE, lw=0.8, zorder=1)
    axes["A"].set_ylabel(say("cost above the even split"))


def _titles() -> dict[str, Said]:
    return {"A": say("Lasso (L1)"), "B": say("Elastic net"), "C": say("Ridge (L2)")}


def _say_halves(first: float, second: float, above: float | None) -> Said:
    """Say the two weights, and what they cost above the least, if this is not the split to start from."""
    if above is None:
        return say("{first:z.1f} and {second:z.1f}", first=first, second=second)
    if above == 0:
        return say("{first:z.1f} and {second:z.1f}: least", first=first, second=second)
    return say("{first:z.1f} and {second:z.1f}: +{above:.3g}", first=first, second=second, above=above)


def _say_costs(column: str, split: float, lasso: float, elastic_net: float, ridge: float) -> Said:
    facts = {"column": column, "first": split, "second": 1 - split}
    if split == 0.5:
        return say(
            "At the split {first:z.2f} to {second:z.2f} of {column} between its two copies; the cost of "
            "other splits is counted from here.",
            **facts,
        )
    facts |= {"elastic_net": elastic_net, "ridge": ridge}
    if lasso == 0:
        return say(
            "At the split {first:z.2f} to {second:z.2f} of {column} between its two copies, cost: lasso "
            "least; elastic net +{elastic_net:.3g}; ridge +{ridge:.3g}.",
            **facts,
        )
    return say(
        "At the split {first:z.2f} to {second:z.2f} of {column} between its two copies, cost: lasso "
        "+{lasso:.3g}; elastic net +{elastic_net:.3g}; ridge +{ridge:.3g}.",
        lasso=lasso,
        **facts,
    )


@name_picture
def near_copies() -> Picture:
    """Three columns that nearly repeat each other and three that do not, all at work: sample after sample.

    Each lambda is a fifth of the smallest that makes all weights 0; ridge has none, and takes the lasso's.

    Returns
    -------
    Picture
        Controls `correlation` of the three, and `sample`.
    """
    rows = np.arange(6)

    def draw_weights(correlation: float, sample: int) -> Frame:
        d = _draw_sample(correlation, sample)
        datafit = Quadratic(d.X, d.y)
        lam = L1(1.0).lam_max(datafit.gradient_at_zero) / 5
        penalties: dict[str, Penalty] = {"A": L1(lam), "B": ElasticNet(2 * lam, 0.5), "C": L2(lam)}
        problems = [Problem(datafit, penalties[panel]) for panel in ROLE]
        solved = [solve(problem).w for problem in problems]
        marks: list[Mark] = []
        for (panel, role), w in zip(ROLE.items(), solved, strict=True):
            dead, words = w == 0, say("copies: {weights}", weights=_say_weights(w))
            marks.append(barh(rows, np.where(dead, np.nan, w), role, panel))
            marks.append(Dots(np.zeros(dead.sum()), rows[dead], role, panel))
            marks.append(Text(-0.3, -1.0, words, role, panel, "left", 12))
        lasso, elastic_net, ridge = map(_say_weights, solved)
        said = say(
            "Sample {sample}, copies correlated by {correlation:g}: lasso gives the copies {lasso}; elastic "
            "net gives the copies {elastic_net}; ridge gives the copies {ridge}.",
            sample=sample,
            correlation=correlation,
            lasso=lasso,
            elastic_net=elastic_net,
            ridge=ridge,
        )
        return Frame(tuple(marks), sentences(said, certificate(*zip(problems, solved, strict=True))))

    correlations = (0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999)
    controls = {
        "correlation": Control(correlations, say("correlation of the copies"), 4, "{:g}"),
        "sample": Control(tuple(range(1, 11)), say("sample"), 0, "{}", play=700),
    }
    telling = {"correlation": 0.98, "sample": 5}  # the lasso keeps one of the three
    return Picture(controls, _set_weights, (draw_weights,), "ABC", (7.4, 3.1), telling=telling)


def _set_weights(axes: Mapping[str, Axes]) -> None:
    rows, names = range(6), [say("copy {i}", i=i) for i in (1, 2, 3)]
    names += [say("other {i}", i=i) for i in (1, 2, 3)]
    for panel, title in _titles().items():
        ax = axes[panel]
        ax.set(title=title, xlim=(-0.35, 3), ylim=(5.6, -1.7), xticks=[0, 1, 2, 3])
        ax.set_yticks(rows if panel == "A" else [], names if panel == "A" else [])
        ax.spines["left"].set_visible(False)
        ax.grid(visible=False)
        ax.plot([0, 0], [-0.5, 5.5], color=EDGE, lw=0.8, zorder=1)
        ax.plot([1, 1], [-0.5, 5.5], color=SOFT, lw=1, ls=":", zorder=1)


def _draw_sample(correlation: float, sample: int) -> Standardised:
    """Return 50 rows of six columns, of which the first three correlate; y is their sum, and noise."""
    rng = np.random.default_rng(sample)
    X = rng.standard_normal((50, 6))
    X[:, :3] = np.sqrt(correlation) * rng.standard_normal((50, 1)) + np.sqrt(1 - correlation) * X[:, :3]
    return standardise(X, X @ np.ones(6) + rng.standard_normal(50))


def _say_weights(w: Array) -> Said:
    return say("{first:z.2f}, {second:z.2f}, {third:z.2f}", first=w[0], second=w[1], third=w[2])
