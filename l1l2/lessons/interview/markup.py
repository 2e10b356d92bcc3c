"""What quiz and mock interview look like, and what stands in their place on a page without a kernel."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

from ...drawing.markup import inline

# A button of ipywidgets is one line high and cuts what is longer; an answer is a sentence.
STYLE = (
    "<style>.l1l2-interview .jupyter-button {white-space: normal; height: auto; min-height: 28px; "
    "line-height: 1.35; padding: 5px 10px; text-align: left}"
    ".l1l2-interview .jupyter-button:focus-visible {outline: 3px solid #0072B2; outline-offset: 1px}"
    ".l1l2-interview .widget-checkbox label {white-space: normal; line-height: 1.35}"
    ".l1l2-interview a {color: #005F95; text-decoration: underline}"
    ".l1l2-interview p {line-height: 1.45; margin: 4px 0}</style>"
)


@dataclass(frozen=True)
class StillPage:
    """What a page shows where no kernel answers.

    Attributes
    ----------
    text, page : str
        As plain text and as HTML.
    """

    text: str
    page: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.page, "text/plain": self.text}


def paragraph(words: str, *, strong: bool = False, lang: str = "") -> str:
    """Return words as a paragraph of HTML."""
    text = f"<b>{inline(words)}</b>" if strong else inline(words)
    return f'<p lang="{lang}">{text}</p>' if lang else f"<p>{text}</p>"


def status(*parts: str) -> str:
    """Return parts of HTML as one that is spoken when it changes."""
    return f'<div role="status" aria-live="polite" style="line-height:1.45">{"".join(parts)}</div>'


def alert(words: str) -> str:
    """Return what is wrong as HTML that is spoken at once."""
    style = "border-left:4px solid #D55E00;padding-left:8px;font-weight:bold;line-height:1.45"
    return f'<div role="alert" style="{style}">{html.escape(words)}</div>'


def bullets(lines: Iterable[str]) -> str:
    """Return lines of HTML as a list."""
    return f'<ul style="margin:4px 0;line-height:1.45">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'
