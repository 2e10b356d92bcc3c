"""The workbench: the reader's own data, fitted by our solvers and by scikit-learn's, side by side."""

import html
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from warnings import catch_warnings, filterwarnings

import ipywidgets as widgets
from numpy.typing import ArrayLike

from ..drawing.render import SHARP, Still, img, still
from ..maths.datasets import diabetes
from ..words import Said, say
from .comparison import numbers, picture
from .fits import EXACT, PENALTIES, SOLVERS, Fit, Tell, fit, name_penalty, name_solver
from .tables import Table, read_csv, read_path, table

PATIENCE = 1  # seconds, after which the reader is told what takes so long


def workbench(
    X: ArrayLike | None = None, y: ArrayLike | None = None, names: Sequence[str] | None = None
) -> widgets.VBox | Still:
    """Fit the reader's own data, a CSV file or arrays, by our solvers and by scikit-learn's.

    Parameters
    ----------
    X : array_like, shape (n, p), optional
        The diabetes data, if there is neither X nor y.
    y : array_like, shape (n,), optional
    names : sequence of str, optional
        One a column of X, and one more for y if it shall have one.

    Returns
    -------
    VBox or Still
        The box has the attributes `path`, `read`, `upload`, `answer`, `penalty`, `l1_ratio`, `lam`, `solver`
        (to set), and `data`, `said`, `image`, `numbers` (to read), of which `words` is what `said` shows.
        Whatever is wrong with data, it says there, and goes on.  Where the environment says
        ``L1L2_DISPLAY=still``, the still of its start alone.

    Raises
    ------
    TypeError, ValueError
        If there is to be a still alone, and the arrays are bad.
    """
    box = _box()
    if os.environ.get("L1L2_DISPLAY") == "still":
        given = _given(X, y, names)
        answer = len(given.names) - 1
        return still(picture(fit(given.dataset(answer), "l1", box.lam.value, box.l1_ratio.value, EXACT)))

    def refit(_: object = None) -> None:
        box.l1_ratio.layout.display = "flex" if box.penalty.value == "elastic_net" else "none"
        of_curvature = box.penalty.value == "l2"
        box.lam.description = say("λ / L (largest curvature)") if of_curvature else say("λ / λ_max")
        if box.answer.value is None:
            return  # the first data were refused: nothing to fit yet
        try:
            with _progress(box) as tell:
                data = box.table.dataset(box.answer.value)
                how = box.penalty.value, box.lam.value, box.l1_ratio.value, box.solver.value
                found = fit(data, *how, tell)
            shot = _draw(found)
            image, tables = img(shot), numbers(found)
        except Exception as wrong:
            _answer(box, wrong, ValueError)
            return
        box.image.value, box.numbers.value = image, tables
        box.words, box.said.value = shot.caption, _said(shot.caption)

    def take(read: Callable[[], Table]) -> None:
        try:
            with _progress(box) as tell:
                tell(say("reading"), 0.0)
                box.table = read()
        except Exception as wrong:
            _answer(box, wrong, (TypeError, ValueError))
            return
        box.data.value = f"<b>{html.escape(box.table.source)}</b>: {html.escape(box.table.note)}"
        box.answer.unobserve(refit, "value")  # else each of the next two lines would fit
        box.answer.options = [(name, j) for j, name in enumerate(box.table.names)]
        box.answer.value = len(box.table.names) - 1
        box.answer.observe(refit, "value")
        refit()

    def take_path(_: object) -> None:
        take(lambda: read_path(box.path.value))

    def take_upload(_: object) -> None:
        if box.upload.value:
            file = box.upload.value[0]
            take(lambda: read_csv(bytes(file["content"]), file["name"]))
            box.upload.value = ()  # so that the same file can be chosen again

    for chosen in (box.answer, box.penalty, box.l1_ratio, box.lam, box.solver):
        chosen.observe(refit, "value")
    box.path.observe(take_path, "value")
    box.read.on_click(take_path)
    box.upload.observe(take_upload, "value")
    take(lambda: _given(X, y, names))
    return box


def _given(X: ArrayLike | None, y: ArrayLike | None, names: Sequence[str] | None) -> Table:
    if X is None and y is None:
        data = diabetes()
        return table(data.X, data.y, (*data.names, say("progression")), say("The diabetes study"))
    if X is None or y is None:
        raise TypeError(f"{'X' if X is None else 'y'}: got None; give X and y, or neither")
    return table(X, y, names)


def _box() -> widgets.VBox:
    """Lay the widgets out, with nothing in them yet."""
    wide = {"description_width": "initial"}
    box = widgets.VBox(layout={"max_width": "1000px"})
    box.path = widgets.Text(
        description=say("CSV file"),
        placeholder=say("path/to/file.csv"),
        continuous_update=False,
        style=wide,
        layout={"flex": "1 1 300px"},
    )
    box.read = widgets.Button(
        description=say("Read"), tooltip=say("Read the file of this path"), layout={"width": "80px"}
    )
    box.upload = widgets.FileUpload(
        accept=".csv,.tsv,.txt", description=say("Choose a file"), layout={"width": "150px"}
    )
    box.data, box.said = widgets.HTML(), widgets.HTML()
    box.answer = widgets.Dropdown(description=say("answer y"), style=wide, layout={"width": "280px"})
    box.solver = widgets.Dropdown(
        options=[(name_solver(solver), solver) for solver in (EXACT, *SOLVERS)],
        description=say("our solver"),
        style=wide,
        layout={"width": "280px"},
    )
    box.penalty = widgets.ToggleButtons(
        options=[(name_penalty(penalty), penalty) for penalty in PENALTIES],
        style={"button_width": "104px"},
        layout={"width": "auto"},
    )
    box.lam = widgets.FloatLogSlider(
        value=0.1,
        min=-3,
        max=1,
        step=0.05,
        readout_format=".2g",
        continuous_update=False,
        style=wide,
        layout={"width": "480px"},
    )
    box.l1_ratio = widgets.FloatSlider(
        value=0.5,
        min=0.05,
        max=1,
        step=0.05,
        description=say("l1_ratio"),
        continuous_update=False,
        style=wide,
        layout={"width": "300px"},
    )
    box.bar, box.doing = widgets.FloatProgress(max=1, layout={"width": "200px"}), widgets.HTML()
    box.progress = widgets.HBox([box.bar, box.doing], layout={"display": "none"})
    box.image, box.numbers = widgets.HTML(), widgets.HTML()
    box.words = ""
    advice = say(
        "Your own numbers: choose a CSV file of up to 10 MB, or drop it into the file browser and type its "
        "name. They stay on this machine."
    )
    wrap = {"flex_flow": "row wrap", "grid_gap": "4px 16px"}
    box.children = [
        widgets.HTML(f'<div style="line-height:1.4">{advice}</div>'),
        widgets.HBox([box.path, box.read, box.upload], layout=wrap),
        box.data,
        widgets.HBox([box.answer, box.solver], layout=wrap),
        widgets.HBox([box.penalty, box.lam, box.l1_ratio], layout=wrap),
        box.progress,
        box.said,
        widgets.HBox([box.image, box.numbers], layout=wrap),
    ]
    return box


def _answer(box: widgets.VBox, wrong: Exception, kinds: type | tuple[type, ...]) -> None:
    """Say what is wrong, and show no older fit below it; an error of another kind is ours, and goes on up."""
    box.image.value = box.numbers.value = ""
    if not isinstance(wrong, kinds):
        box.words = say(
            "This is a mistake of the workbench, not of your data: {mistake}", mistake=repr(wrong)
        )
        box.said.value = _complaint(box.words)
        raise wrong
    box.words = wrong.args[0]
    box.said.value = _complaint(box.words)


@contextmanager
def _progress(box: widgets.VBox) -> Iterator[Tell]:
    """Show what is being done once it takes long: from a thread, because the kernel is busy."""
    began, done, now = monotonic(), Event(), [(say("reading"), 0.0)]

    def tell(words: Said, share: float) -> None:
        now[0] = words, share

    def show() -> None:
        while not done.wait(PATIENCE):
            words, box.bar.value = now[0]
            since = say("{doing} … {seconds:.0f} s", doing=words, seconds=monotonic() - began)
            box.doing.value = html.escape(since)
            box.progress.layout.display = "flex"

    if sys.platform == "emscripten":  # the browser's Python has no threads, and so no news of what it does
        yield tell
        return
    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        yield tell
    finally:
        done.set()
        thread.join()
        box.progress.layout.display = "none"


def _draw(found: Fit) -> Still:
    with catch_warnings():
        filterwarnings("ignore", "Glyph", UserWarning)  # a name in letters that the font lacks: boxes will do
        return still(picture(found), dpi=SHARP)


def _said(words: str) -> str:
    return f'<div role="status" aria-live="polite" style="line-height:1.4">{html.escape(words)}</div>'


def _complaint(words: str) -> str:
    style = "border-left:4px solid #D55E00;padding-left:8px;font-weight:bold;line-height:1.4"
    return f'<div role="alert" style="{style}">{html.escape(words)}</div>'
