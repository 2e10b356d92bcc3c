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

from ..course.columns import say_column
from ..drawing.render import SHARP, Still, img, still
from ..maths.datasets import diabetes
from ..words import Said, say
from .comparison import comparison
from .fits import EXACT, Fit, Tell, fit
from .layout import lay_out, write_alert, write_faded, write_paragraph, write_status
from .reading import read_csv, read_path
from .results import list_results
from .tables import Table, tabulate

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
        (to set), and `data`, `said`, `image`, `results` (to read), of which `words` is what `said` shows.
        Whatever is wrong with data, it says there, and goes on.  Where the environment says
        ``L1L2_DISPLAY=still``, the still of its start alone.

    Raises
    ------
    TypeError, ValueError
        If there is to be a still alone, and the arrays are bad.
    """
    box = lay_out()
    if os.environ.get("L1L2_DISPLAY") == "still":
        given = _take_arrays(X, y, names)
        answer = len(given.names) - 1
        return still(comparison(fit(given.split(answer), "l1", box.lam.value, box.l1_ratio.value, EXACT)))
    _Reactions(box).take(lambda: _take_arrays(X, y, names))
    return box


def _take_arrays(X: ArrayLike | None, y: ArrayLike | None, names: Sequence[str] | None) -> Table:
    if X is None and y is None:
        data = diabetes()
        names = (*map(say_column, data.names), say("progression"))
        return tabulate(data.X, data.y, names, say("The diabetes study"))
    if X is None or y is None:
        raise TypeError(f"{'X' if X is None else 'y'}: got None; give X and y, or neither")
    return tabulate(X, y, names)


class _Reactions:
    """What a box of widgets does when one of them is changed."""

    def __init__(self, box: widgets.VBox) -> None:
        self.box, self.shown = box, ("", "")
        for chosen in (box.answer, box.penalty, box.l1_ratio, box.lam, box.solver):
            chosen.observe(self.refit, "value")
        box.path.observe(self.take_path, "value")
        box.read.on_click(self.take_path)
        box.upload.observe(self.take_upload, "value")

    def refit(self, _: object = None) -> None:
        """Fit the table as it is now asked for."""
        box = self.box
        box.l1_ratio.layout.display = "flex" if box.penalty.value == "elastic_net" else "none"
        of_curvature = box.penalty.value == "l2"
        box.lam.description = say("λ / L (largest curvature)") if of_curvature else say("λ / λ_max")
        if box.answer.value is None:
            return  # the first data were refused: nothing to fit yet
        try:
            with _show_progress(box) as tell:
                data = box.table.split(box.answer.value)
                how = box.penalty.value, box.lam.value, box.l1_ratio.value, box.solver.value
                found = fit(data, *how, tell)
            shot = _draw(found)
            image, results = img(shot), list_results(found)
        except Exception as wrong:
            self.show("", "")  # an older fit is not of this table
            _complain(box, wrong, ValueError)
            return
        self.show(image, results)
        box.words, box.said.value = shot.caption, write_status(shot.caption)

    def show(self, image: str, results: str) -> None:
        """Show a fit: its picture and its tables."""
        self.shown = self.box.image.value, self.box.results.value = image, results

    def fade(self) -> None:
        """Leave the fit of the table before in sight, but pale."""
        image, results = self.shown
        if image:
            before = say("Still the fit from before: {source}.", source=self.box.table.source)
            self.box.image.value = write_faded(image, before)
            self.box.results.value = write_faded(results, "")

    def take(self, read: Callable[[], Table]) -> None:
        """Take the table that `read` returns in place of the one before, and fit it."""
        box = self.box
        try:
            with _show_progress(box) as tell:
                tell(say("reading"), 0.0)
                box.table = read()
        except Exception as wrong:
            self.fade()
            _complain(box, wrong, (TypeError, ValueError))
            return
        source, note = html.escape(box.table.source), html.escape(box.table.note)
        box.data.value = write_paragraph(f"<b>{source}</b>: {note}")
        box.answer.unobserve(self.refit, "value")  # else each of the next two lines would fit
        box.answer.options = [(name, j) for j, name in enumerate(box.table.names)]
        box.answer.value = len(box.table.names) - 1
        box.answer.observe(self.refit, "value")
        self.refit()

    def take_path(self, _: object) -> None:
        """Read the file whose path is typed."""
        self.take(lambda: read_path(self.box.path.value))

    def take_upload(self, _: object) -> None:
        """Read the file that was chosen."""
        upload = self.box.upload
        if upload.value:
            file = upload.value[0]
            self.take(lambda: read_csv(bytes(file["content"]), file["name"]))
            upload.value = ()  # so that the same file can be chosen again


def _complain(box: widgets.VBox, wrong: Exception, kinds: type | tuple[type, ...]) -> None:
    """Say what is wrong; an error of another kind is ours, and goes on up."""
    of_the_data = isinstance(wrong, kinds)
    said = wrong.args[0] if wrong.args and isinstance(wrong.args[0], Said) else str(wrong)
    mistake = say("This is a mistake of the workbench, not of your data: {mistake}", mistake=repr(wrong))
    box.words = said if of_the_data else mistake
    box.said.value = write_alert(box.words)
    if not of_the_data:
        raise wrong


@contextmanager
def _show_progress(box: widgets.VBox) -> Iterator[Tell]:
    """Show what is being done once it takes long: from a thread, because the kernel is busy."""
    began, done, now = monotonic(), Event(), [(say("fitting"), 0.0)]

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
        return still(comparison(found), dpi=SHARP)
