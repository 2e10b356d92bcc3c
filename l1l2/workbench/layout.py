"""The widgets of the workbench, laid out, before there is anything in them."""

import html

import ipywidgets as widgets

from ..words import say
from .fits import EXACT, PENALTIES, SOLVERS, name_penalty, name_solver

LABEL = {"description_width": "initial"}  # as wide as its words
WRAP = {"flex_flow": "row wrap", "grid_gap": "8px 16px", "margin": "0 0 8px", "align_items": "center"}


def lay_out() -> widgets.VBox:
    """Return a box whose attributes are the widgets in it."""
    box = widgets.VBox(layout={"max_width": "1000px"})
    advice = say(
        "Your own numbers: choose a CSV file of up to 10 MB, or drop it into the file browser and type its "
        "name. They stay on this machine."
    )
    box.data, box.said, box.image, box.results = (widgets.HTML() for _ in range(4))
    box.words = ""
    box.children = [
        widgets.HTML(write_paragraph(html.escape(advice))),
        widgets.HBox(_add_file(box), layout=WRAP),
        box.data,
        widgets.HBox(_add_problem(box), layout=WRAP),
        widgets.HBox(_add_penalty(box), layout=WRAP),
        _add_progress(box),
        box.said,
        widgets.HBox([box.image, box.results], layout=WRAP | {"align_items": "flex-start"}),
    ]
    return box


def write_paragraph(markup: str) -> str:
    """Return a paragraph of HTML."""
    return f'<div style="line-height:1.4">{markup}</div>'


def write_status(words: str) -> str:
    """Return words as HTML that a screen reader announces when it is done with what it says."""
    return f'<div role="status" aria-live="polite" style="line-height:1.4">{html.escape(words)}</div>'


def write_alert(words: str) -> str:
    """Return a complaint as HTML that a screen reader announces at once."""
    style = "border-left:4px solid #D55E00;padding-left:8px;font-weight:bold;line-height:1.4"
    return f'<div role="alert" style="{style}">{html.escape(words)}</div>'


def write_faded(markup: str, words: str) -> str:
    """Return HTML that no longer holds, pale, below words that say what it was."""
    return f'{write_paragraph(html.escape(words))}<div style="opacity:.35">{markup}</div>'


def _add_file(box: widgets.VBox) -> list[widgets.Widget]:
    box.path = widgets.Text(
        description=say("CSV file"),
        placeholder=say("path/to/file.csv"),
        continuous_update=False,
        style=LABEL,
        layout={"flex": "1 1 300px"},
    )
    box.read = widgets.Button(
        description=say("Read"), tooltip=say("Read the file of this path"), layout={"width": "80px"}
    )
    box.upload = widgets.FileUpload(
        accept=".csv,.tsv,.txt", description=say("Choose a file"), layout={"width": "150px"}
    )
    return [box.path, box.read, box.upload]


def _add_problem(box: widgets.VBox) -> list[widgets.Widget]:
    box.answer = widgets.Dropdown(description=say("answer y"), style=LABEL, layout={"width": "280px"})
    box.solver = widgets.Dropdown(
        options=[(name_solver(solver), solver) for solver in (EXACT, *SOLVERS)],
        description=say("our solver"),
        style=LABEL,
        layout={"width": "280px"},
    )
    return [box.answer, box.solver]


def _add_penalty(box: widgets.VBox) -> list[widgets.Widget]:
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
        style=LABEL,
        layout={"width": "480px"},
    )
    box.l1_ratio = widgets.FloatSlider(
        value=0.5,
        min=0.05,
        max=1,
        step=0.05,
        description=say("l1_ratio"),
        continuous_update=False,
        style=LABEL,
        layout={"width": "300px"},
    )
    return [box.penalty, box.lam, box.l1_ratio]


def _add_progress(box: widgets.VBox) -> widgets.HBox:
    box.bar, box.doing = widgets.FloatProgress(max=1, layout={"width": "200px"}), widgets.HTML()
    box.progress = widgets.HBox([box.bar, box.doing], layout={"display": "none"})
    return box.progress
