"""The words of the course: each term in English and in Chinese, with its meaning and its lesson.

Texts link to a term by its key, ``[soft thresholds](term:soft-threshold)``: `link_terms` makes that a link to
the words of the first notebook, with the meaning as its title.
"""

import html
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ..words import language, say, translated
from .catalogue import notebook, title

if TYPE_CHECKING:  # it brings Markdown, which `import l1l2` does without
    from .glossary_file import Term

FILE = "glossary.md"
CLEAR = 'style="clear: both;"'  # where our own styles are not trusted, JupyterLab's let each term float
SECTION = "Words"  # of the first notebook, where the terms stand
_LINK = re.compile(r"\]\(term:([^)]*)\)")
# What would end a link's title, a cell of a table, or what a pattern takes for the link's target.
_UNSAFE = str.maketrans({mark: f"&#{ord(mark)};" for mark in '&<>"|()[]$\\'})


def show_glossary() -> "Glossary":
    """Show the words of the course: each in English and Chinese, its meaning, and the lesson that defines it.

    Returns
    -------
    Glossary
    """
    return Glossary(tuple(sorted(glossary().values(), key=lambda term: term.name.lower())))


def glossary() -> Mapping[str, "Term"]:
    """Return the terms of the course by key, their meanings in the language in force."""
    return _glossary(language())


@cache
def _glossary(language: str) -> Mapping[str, "Term"]:
    from .glossary_file import read_glossary

    text = (files(__package__) / FILE).read_text(encoding="utf-8")
    return read_glossary(text, f"course/{FILE}", translated)


def link_terms(text: str) -> str:
    """Return a text in Markdown whose links to terms lead to the words of the first notebook.

    Raises
    ------
    ValueError
        If there is no such term; the message says which keys are nearest.
    """
    return _LINK.sub(lambda found: f"]({write_target(_find_term(found[1]))})", text)


def write_target(term: "Term") -> str:
    """Return where a link to a term leads, with its meaning as the link's title, as Markdown writes it."""
    return f'{notebook("start_here")}.ipynb#{SECTION} "{term.line.translate(_UNSAFE)}"'


def _find_term(key: str) -> "Term":
    known = glossary()
    if key not in known:
        near = ", ".join(get_close_matches(key, known, 3, 0))
        raise ValueError(f"term:{key}: there is no such term in course/{FILE}; the nearest are {near}")
    return known[key]


@dataclass(frozen=True)
class Glossary:
    """The words as a notebook or a page shows them.

    Attributes
    ----------
    terms : tuple of Term
        In alphabetical order.
    """

    terms: tuple["Term", ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        if os.environ.get("L1L2_DISPLAY") == "still":
            rows = "".join(f"<div {CLEAR}>{_write_entry(term)}</div>" for term in self.terms)
            return {"text/html": f"<dl>{rows}</dl>", "text/plain": str(self)}
        return {"text/html": _write_page(self), "text/plain": str(self)}

    def __str__(self) -> str:
        return say("The words of the course, in English and Chinese.")


def _write_page(shown: Glossary) -> str:
    from ..drawing.assets import wrap

    rows = "".join(
        f'<div id="term-{term.key}" data-words="{html.escape(_list_words(term))}" {CLEAR}>'
        f"{_write_entry(term)}</div>\n"  # a search that strips the tags must find the words apart
        for term in shown.terms
    )
    find, none = html.escape(say("Find a word")), html.escape(say("No such word here."))
    label = html.escape(say("The words of the course"))
    words = f'<div class="l1l2-words" role="region" aria-label="{label}" tabindex="0"><dl>{rows}</dl></div>'
    return wrap(f'<div class="l1l2-glossary" data-find="{find}" data-none="{none}">{words}</div>', "glossary")


def _list_words(term: "Term") -> str:
    """Return by which words a reader finds a term, apart from what its entry shows."""
    return " ".join((term.key, *term.forms))


def _write_entry(term: "Term") -> str:
    name, chinese, line = map(html.escape, (term.name, term.chinese, term.line))
    link = f'<a href="{notebook(term.lesson)}.ipynb">{html.escape(title(term.lesson))}</a>'
    words = f'<dt><strong>{name}</strong> <span lang="zh">{chinese}</span></dt>'
    return f"{words}\n<dd>{line} <small>{link}</small></dd>"
