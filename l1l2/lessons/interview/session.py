"""What quiz and mock interview have in common: pages that ask one question after the other, by a script."""

import html
import os
from pathlib import Path

from ...drawing.assets import wrap
from ...drawing.markup import inline
from ...words import language
from .entry import Entry

HERE = Path(__file__).parent


def bundle(body: str, text: str, *parts: str, still: str = "", **words: str) -> dict[str, str]:
    """Return a page by MIME type; where the environment says ``L1L2_DISPLAY=still``, without its script.

    Parameters
    ----------
    body, text : str
        As HTML that folds what is not to be seen at once, and as plain text.
    *parts : str
        The files of its script, without ".js".
    still : str
        What stands in the place of the body where there is no script, if it is something else.
    **words : str
        What the script says.
    """
    if os.environ.get("L1L2_DISPLAY") == "still":
        return {"text/html": still or body, "text/plain": text}
    # Days as in the course's English, 30 November, whatever the browser's.
    locale = "en-GB" if language() == "en" else language().replace("_", "-")
    files = [HERE / part for part in ("session", *parts)]
    page = wrap(body, "card", *files, locale=locale, **words)
    return {"text/html": page, "text/plain": text}


def write_heading(words: str) -> str:
    """Return a heading that JupyterLab leaves out of its table of contents."""
    return f'<p class="l1l2-where" role="heading" aria-level="3">{inline(words)}</p>'


def write_reread(entry: Entry) -> str:
    """Return a link to the section that answers, and what it answers."""
    place = f'<a href="{html.escape(entry.address)}">{inline(entry.asked.source)}</a>'
    return f'<p class="l1l2-reread">{place}: {inline(entry.question)}</p>'
