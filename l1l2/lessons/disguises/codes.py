"""A toy sparse autoencoder, trained from scratch: with L1 on its codes, or with the k largest kept."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from ...drawing.marks import Dots, Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...drawing.theme import EDGE
from ...validate import Array
from ...words import say

ROWS, FEATURES, SIZE, AT_WORK = 500, 16, 16, 2  # two of 16 hidden features make each row of 16 numbers
STEPS, BATCH, RATE, SEED = 800, 128, 0.02, 3
LAMS = (0.1, 0.2, 0.3, 0.4)
FOUND = 0.95  # a learned feature is a true one from this cosine on
SHOWN = 120


class Table(NamedTuple):
    """Rows to encode, the features that they are made of, and how much of each is in them."""

    rows: Array
    features: Array
    codes: Array


class Learned(NamedTuple):
    """The true size of a code, and the size that the autoencoder gives it; for features that it has found."""

    true: Array
    given: Array
    found: int


@cache
def draw_table(seed: int = SEED) -> Table:
    """Return 500 rows, each the sum of two of 16 features, times numbers between 1 and 2."""
    rng = np.random.default_rng(seed)
    features = rng.standard_normal((FEATURES, SIZE))
    features /= np.linalg.norm(features, axis=1, keepdims=True)
    codes = np.zeros((ROWS, FEATURES))
    for row in codes:
        row[rng.choice(FEATURES, AT_WORK, replace=False)] = rng.uniform(1, 2, AT_WORK)
    return Table(codes @ features, features, codes)


def encode(rows: Array, W: Array, b: Array, lam: float | None) -> Array:
    """Return the codes of rows: what is above 0, or of this the two largest if there is no lam."""
    z = rows @ W + b
    kept = z > 0
    if lam is None:
        kept &= z >= np.partition(z, -AT_WORK, axis=1)[:, [-AT_WORK]]
    return np.where(kept, z, 0.0)


@cache
def train(lam: float | None, seed: int = SEED) -> Learned:
    """Train an autoencoder by Adam: with lam times the sum of the codes, or with the two largest kept."""
    rows, *_ = draw_table(seed)
    rng = np.random.default_rng(seed + 1)
    D = rng.standard_normal((FEATURES, SIZE))
    D /= np.linalg.norm(D, axis=1, keepdims=True)
    weights = [D.T.copy(), np.zeros(FEATURES), D]
    first, second = ([np.zeros_like(each) for each in weights] for _ in range(2))
    for step in range(1, STEPS + 1):
        batch = rows[rng.integers(0, ROWS, BATCH)]
        for each, m, v, g in zip(weights, first, second, _find_slopes(batch, weights, lam), strict=True):
            m += 0.1 * (g - m)
            v += 0.001 * (g**2 - v)
            each -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        weights[2] /= np.linalg.norm(weights[2], axis=1, keepdims=True)
    return _compare(draw_table(seed), weights, lam)


def _find_slopes(batch: Array, weights: list[Array], lam: float | None) -> tuple[Array, Array, Array]:
    """Return the gradient of 1/2 ||x - D'h||^2 + lam * sum h, as a mean over the batch."""
    W, b, D = weights
    h = encode(batch, W, b, lam)
    off = h @ D - batch
    slope = np.where(h > 0, off @ D.T + (lam or 0.0), 0.0) / len(batch)
    return batch.T @ slope, slope.sum(axis=0), h.T @ off / len(batch)


def _compare(table: Table, weights: list[Array], lam: float | None) -> Learned:
    """Compare the codes of the features that were found with the true ones."""
    rows, features, codes = table
    W, b, D = weights
    alike = features @ D.T
    best = alike.argmax(axis=1)
    found = alike.max(axis=1) > FOUND
    given, at_work = encode(rows, W, b, lam)[:, best], codes > 0
    kept = at_work & found
    return Learned(codes[kept], given[kept], int(found.sum()))


@name_picture
def kept_sizes() -> Picture:
    """The codes of two autoencoders against the true sizes: with an L1 penalty, or the two largest kept.

    Returns
    -------
    Picture
        One control, `lam`, of the L1 penalty.
    """

    def draw_codes(lam: float) -> Frame:
        by_l1, by_top = train(lam), train(None)
        shares = [float(each.given.sum() / each.true.sum()) for each in (by_l1, by_top)]
        said = say(
            "With λ = {lam:.1f} the L1 autoencoder finds {found} of 16 features, and its codes are {l1:.0%} "
            "of the true ones. Keeping the two largest finds {others}, and gives {top:.0%}.",
            lam=lam,
            found=by_l1.found,
            l1=shares[0],
            others=by_top.found,
            top=shares[1],
        )
        marks = (
            Dots(by_l1.true[:SHOWN], by_l1.given[:SHOWN], "l1"),
            Dots(by_top.true[:SHOWN], by_top.given[:SHOWN], "loss", "B"),
            Text(0.97, 2.2, say("{share:.0%} of the true sizes", share=shares[0]), "l1", "A", "left", 13),
            Text(0.97, 2.2, say("{share:.0%} of the true sizes", share=shares[1]), "loss", "B", "left", 13),
        )
        return Frame(marks, said)

    control = Control(LAMS, say("penalty λ on the codes"), unit="{:.1f}", play=600)
    return Picture({"lam": control}, _stage, (draw_codes,), "AB", (8.8, 4.0), telling={"lam": LAMS[-1]})


def _stage(axes: Mapping[str, Axes]) -> None:
    for panel, title in ("A", say("L1 penalty on the codes")), ("B", say("The two largest codes kept")):
        ax = axes[panel]
        ax.set(title=title, xlim=(0.95, 2.05), ylim=(-0.1, 2.45), xlabel=say("true code"))
        ax.plot([0.95, 2.05], [0.95, 2.05], color=EDGE, lw=1.2)
    axes["A"].set(ylabel=say("learned code"))
