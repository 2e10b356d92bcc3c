"""Words with the inline marks of Markdown, such as ``*so*``, as HTML and as plain text, for every page."""

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def inline(words: str) -> str:
    """Return words as HTML; an empty line becomes a break, and tags are shown as they are written."""
    return _MARKDOWN.renderInline(words).replace("\n\n", "<br><br>")


def plain(words: str) -> str:
    """Return words without the marks, for what shows no HTML, such as a button."""
    (parsed,) = _MARKDOWN.parseInline(words)
    return "".join("\n" if part.type == "softbreak" else part.content for part in parsed.children or ())
