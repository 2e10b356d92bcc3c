"""One square that holds both norms: as it is cut by three bars, and through both games of the bars."""

from itertools import islice

import numpy as np

from ...drawing.marks import Text
from ...drawing.picture import Control, Frame, Picture, name_picture
from ...maths.flows import concentrate, level
from ...validate import Array, integer
from ...words import say, sentences
from .blocks import draw_square, make_stage

HEIGHTS = tuple((np.arange(6) / 10).tolist())  # what a bar may be set to
FEWEST_FRAMES, MOST_FRAMES = 4, 121


@name_picture
def gap() -> Picture:
    """The square of side ||x||_1, cut by three bars: its diagonal is ||x||_2^2, the rest is the gap.

    Beside it the bars, and a ruler of ||x||_1 / ||x||_2 from 1 to sqrt(3), grey as far as the bars that are
    not 0 can reach.

    Returns
    -------
    Picture
        Three controls: the heights `x1` (which is never 0), `x2` and `x3`.
    """
    side = 3 * HEIGHTS[-1]

    def cut(x1: float, x2: float, x3: float) -> Frame:
        return draw_square(np.array([x1, x2, x3]), side)

    controls = {
        "x1": Control(HEIGHTS[1:], say("|x₁|"), HEIGHTS.index(0.5) - 1, "{:.1f}"),
        "x2": Control(HEIGHTS, say("|x₂|"), HEIGHTS.index(0.3), "{:.1f}"),
        "x3": Control(HEIGHTS, say("|x₃|"), HEIGHTS.index(0.2), "{:.1f}"),
    }
    closed = {"x2": 0.0, "x3": 0.0}
    stage = make_stage(0.6, side)
    return Picture(controls, stage, (cut,), mosaic="AB;AB;CB", figsize=(8.8, 3.7), telling=closed)


@name_picture
def two_games(frames: int = 49) -> Picture:
    """The square of `gap` while the bars level out, ||x||_1 held, and then while one survives, ||x||_2 held.

    Parameters
    ----------
    frames : int, 4 to 121
        How many moments are shown: half of them a game.

    Returns
    -------
    Picture
        One control: `time`.

    Raises
    ------
    TypeError, ValueError
        If frames is not an integer, or out of range.
    """
    frames = integer(frames, "frames", least=FEWEST_FRAMES)
    if frames > MOST_FRAMES:
        raise ValueError(f"frames: got {frames}; give an integer from {FEWEST_FRAMES} to {MOST_FRAMES}")
    turn = frames // 2
    x = _follow_both_flows(turn, frames - turn)

    def moment(time: int) -> Frame:
        game, fixed, falls = (1, "‖x‖₁", "‖x‖₂") if time < turn else (2, "‖x‖₂", "‖x‖₁")
        now = draw_square(x[time], 1.02)
        words = say("Game {game}: {fixed} is fixed, {falls} falls", game=game, fixed=fixed, falls=falls)
        sentence = say("Game {game}: {fixed} is fixed, {falls} falls.", game=game, fixed=fixed, falls=falls)
        return Frame(
            (*now.marks, Text(0.4, 0.72, words, "target", align="left", size=13)),
            sentences(sentence, now.caption),
        )

    controls = {"time": Control(tuple(range(frames)), say("time"), unit="{:d}", play=100)}
    stage, closed = make_stage(0.8, 1.02), {"time": frames - 1}
    return Picture(controls, stage, (moment,), mosaic="AB;AB;CB", figsize=(8.8, 3.7), telling=closed)


def _follow_both_flows(first: int, second: int) -> Array:
    """Return three bars while ||x||_1 is held, then, from there on, while ||x||_2 is: a row a moment."""
    # Differences shrink to a twentieth: at equal bars the second flow would be stuck.
    step = (1 - 0.05 ** (1 / first)) / 2
    x = np.array(list(islice(level([6.0, 2.5, 1.5], step), first)))
    flow = np.array(list(islice(concentrate(x[-1], 0.005), 1000)))
    arrived = int((np.count_nonzero(flow, axis=1) > 1).sum())
    shown = np.linspace(1, arrived, second).round().astype(int)
    return np.concatenate([x, np.linalg.norm(x[-1]) * flow[shown]])
