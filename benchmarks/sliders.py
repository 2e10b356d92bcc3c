"""One picture under one slider, made in six ways: what a cell of latency.py's notebooks shows.

30 contour levels of a correlated quadratic on a 200x200 grid, which never move; the ball, the solution and a
line of numbers, which do.
"""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display
from ipywidgets import FloatSlider, Image, Layout
from ipywidgets import interact as interactive

from l1l2.drawing import Area, Control, Dots, Frame, Picture, Text
from l1l2.drawing import explore as explorer
from l1l2.drawing.live import Live
from l1l2.drawing.render import DPI, painter, png
from l1l2.maths.exact import lasso_2d

LAMS = np.linspace(0, 2, 121).round(4)
EDGE, SIZE = (-1.6, 2.4), (6, 4.5)
G11, G12, G22, TARGET = 1.0, 0.6, 1.0, (1.5, 0.8)
AT = np.linspace(*EDGE, 200)
U, V = np.meshgrid(AT - TARGET[0], AT - TARGET[1])
LOSS = (G11 * U**2 + 2 * G12 * U * V + G22 * V**2) / 2


def moved(lam):
    """The solution, the corners of its ball, and the line of numbers."""
    c1, c2 = G11 * TARGET[0] + G12 * TARGET[1], G12 * TARGET[0] + G22 * TARGET[1]
    w = lasso_2d(G11, G12, G22, c1, c2, lam)
    radius = abs(w[0]) + abs(w[1])
    words = f"λ = {lam:.3f}: w = ({w[0]:.3f}, {w[1]:.3f}), |w| = {radius:.3f}"
    return w, (radius * np.array([1, 0, -1, 0]), radius * np.array([0, 1, 0, -1])), words


def backdrop(ax):
    ax.contour(AT, AT, LOSS, 30, colors="0.6", linewidths=0.8, antialiased=False)
    ax.set(xlim=EDGE, ylim=EDGE)


def foreground(ax, lam):
    w, ball, words = moved(lam)
    (area,) = ax.fill(*ball, alpha=0.4)
    (dot,) = ax.plot(*w, "D")
    return area, dot, ax.text(EDGE[0] + 0.1, EDGE[0] + 0.1, words)


def slider():
    return FloatSlider(min=0, max=2, step=LAMS[1], readout_format=".3f", layout=Layout(width="600px"))


def stage(axes):
    backdrop(axes["A"])


def layer(lam):
    w, ball, words = moved(lam)
    low = EDGE[0] + 0.1
    return Frame((Area(*ball, "l1"), Dots(*w, "l1"), Text(low, low, words, "l1", align="left")), words)


def picture():
    return Picture({"lam": Control(LAMS, "λ")}, stage, (layer,), figsize=SIZE)


def interact():
    def show(lam):
        _, ax = plt.subplots(figsize=SIZE)
        backdrop(ax)
        foreground(ax, lam)
        plt.show()

    interactive(show, lam=slider())


def blit():
    paint, image, control = painter(picture(), DPI), Image(), slider()

    def show(_):
        lam = min(LAMS, key=lambda value: abs(value - control.value))
        image.value = png(paint(layer(lam)), effort=1)

    control.observe(show, "value")
    show(None)
    display(control, image)


def ipympl():
    matplotlib.use("module://ipympl.backend_nbagg")
    with plt.ioff():
        figure, ax = plt.subplots(figsize=SIZE)
    backdrop(ax)
    area, dot, text = foreground(ax, 0)
    control = slider()

    def show(_):
        w, ball, words = moved(control.value)
        area.set_xy(np.transpose(ball))
        dot.set_data(*np.transpose([w]))
        text.set_text(words)
        figure.canvas.draw_idle()

    control.observe(show, "value")
    display(control, figure.canvas)


def bqplot():
    import bqplot as bq

    scales = {"x": bq.LinearScale(min=EDGE[0], max=EDGE[1]), "y": bq.LinearScale(min=EDGE[0], max=EDGE[1])}
    levels = matplotlib.figure.Figure().subplots().contour(AT, AT, LOSS, 30).allsegs
    lift = [[np.nan, np.nan]]
    lines = np.concatenate([piece for level in levels for line in level for piece in (line, lift)])
    w, ball, words = moved(0)
    area = bq.Lines(x=ball[0], y=ball[1], scales=scales, fill="inside", fill_opacities=[0.4], close_path=True)
    dot = bq.Scatter(x=w[:1], y=w[1:], scales=scales, marker="diamond")
    text = bq.Label(x=[EDGE[0] + 0.1], y=[EDGE[0] + 0.1], text=[words], scales=scales)
    marks = [
        bq.Lines(x=lines[:, 0], y=lines[:, 1], scales=scales, colors=["#999"], stroke_width=0.8),
        area,
        dot,
        text,
    ]
    axes = [bq.Axis(scale=scales["x"]), bq.Axis(scale=scales["y"], orientation="vertical")]
    size = Layout(width=f"{SIZE[0] * DPI}px", height=f"{SIZE[1] * DPI:.0f}px")
    control = slider()

    def show(_):
        w, ball, words = moved(control.value)
        with area.hold_sync(), dot.hold_sync():
            area.x, area.y = ball
            dot.x, dot.y = w[:1], w[1:]
        text.text = [words]

    control.observe(show, "value")
    display(control, bq.Figure(marks=marks, axes=axes, layout=size))


def explore():
    display(explorer.explore(picture()))


def live():
    display(Live(picture()))
