"""Turn an executed notebook into slides: headings and pictures on them, the prose in the speaker's notes."""

import copy
import re

import nbformat
from nbconvert import SlidesExporter
from nbformat.v4 import new_markdown_cell
from traitlets.config import Config

NOTEBOOK = re.compile(r"(?<=\]\()(\d\d_\w+)\.ipynb")
HEADING = re.compile(r"^(?=##? )", re.MULTILINE)


def place_on_slide(cell, kind):
    """Give the cell its place and return it: slide, subslide, notes, or - (on the slide before it)."""
    cell.metadata["slideshow"] = {"slide_type": kind}
    return cell


def split_text(source):
    """Yield the cells of a text: each heading begins a slide, what stands below it goes into the notes."""
    source = NOTEBOOK.sub(r"\1.html", source)  # another notebook is other slides
    for part in filter(str.strip, HEADING.split(source)):
        heading, text = part.split("\n", 1) if part.startswith("#") and "\n" in part else ("", part)
        if question := re.search(r"^\*\*Question\.\*\*.*?(?=\n\n)", text, re.MULTILINE | re.DOTALL):
            heading += f"\n\n{question[0]}"
        if heading:
            yield place_on_slide(new_markdown_cell(heading), "slide")
        yield place_on_slide(new_markdown_cell(text), "notes")


def arrange(cells):
    """Yield the cells of a lesson: one picture, or one piece of code, a slide."""
    full = True  # whether the slide that stands has its picture or code
    for cell in cells:
        if cell.cell_type == "markdown":
            for part in split_text(cell.source):
                full = full and part.metadata.slideshow.slide_type == "notes"
                yield part
        else:
            drawn = any("text/html" in output.get("data", {}) for output in cell.outputs)
            cell = place_on_slide(copy.deepcopy(cell), "subslide" if full else "-")
            if "# your line" in cell.source:
                cell.outputs = []  # that nothing is filled in yet
            if drawn:
                cell.metadata["tags"] = ["drawn"]
            full = True
            yield cell


def render_slides(notebook, templates):
    """Return the page of slides; its scripts stand in the site, one folder up."""
    lesson = nbformat.from_dict({**notebook, "cells": list(arrange(notebook.cells))})
    config = Config({"TagRemovePreprocessor": {"enabled": True, "remove_input_tags": ["drawn"]}})
    exporter = SlidesExporter(
        config=config,
        template_name="slides",
        extra_template_basedirs=[str(templates)],
        reveal_url_prefix="../_static/reveal.js",
        reveal_theme="white",  # the default theme fetches its letters from another machine
    )
    page, _ = exporter.from_notebook_node(lesson)
    return page
