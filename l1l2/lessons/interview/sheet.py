"""The whole course on one page: the words stand in sheet.md, the layout in sheet.html."""

from base64 import b64encode
from collections.abc import Callable
from importlib.resources import files

from ...course.catalogue import picture
from ...course.questions_file import TextError, blocks
from ...drawing.markup import inline
from ...drawing.render import still
from ...words import language, say, translated
from .bank import BANK

HEADINGS = 6  # the title and the sections, each of which has its place in sheet.html
NAME = "lessons/interview/sheet.md"


def parts() -> dict[str, list[str]]:
    """Return the paragraphs and points of sheet.md, in the language in force, by the headings above them."""
    return read_parts((files(__package__) / "sheet.md").read_text(encoding="utf-8"), translated)


def read_parts(text: str, translated: Callable[[str], str] = str) -> dict[str, list[str]]:
    """Read the text of the sheet.

    Parameters
    ----------
    text : str
        What stands in sheet.md.
    translated : callable
        Takes a paragraph in English, gives it in the language in force.

    Returns
    -------
    dict of str to list of str
        The paragraphs and points below each heading.

    Raises
    ------
    TextError
        If there is anything else, or another number of headings than sheet.html has places.
    """
    found: dict[str, list[str]] = {}
    line = 1
    for kind, line, words in blocks(text):
        said = translated(words.replace("\n", " "))
        if (kind == "key" if found else kind.endswith(" 1")) and said not in found:
            here = found[said] = []
        elif found and kind in ("paragraph", "answer"):
            here.append(said)
        else:
            raise TextError(
                f"{NAME}, line {line}: got {words[:40]!r}; give a title, as '# ...', and below it "
                "sections, as '## ...', of paragraphs and points, as '- ...'"
            )
    if len(found) != HEADINGS:
        raise TextError(
            f"{NAME}, line {line}: got {len(found)} headings; give {HEADINGS}, the title's included"
        )
    return found


def sheet() -> str:
    """Write the course on one printable A4 page.

    Returns
    -------
    str
        A page of HTML that needs nothing beside itself.
    """
    from jinja2 import Environment  # only who writes sheets has it
    from markupsafe import Markup

    shot, asked = still(picture("start_here.course_map"), dpi=150), BANK["why_sparse"]
    layout = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    layout.filters["inline"] = lambda words: Markup(inline(words))
    return layout.from_string((files(__package__) / "sheet.html").read_text(encoding="utf-8")).render(
        language=language().replace("_", "-"),
        title=say("L1 and L2 on one page"),
        parts=list(parts().items()),
        picture=b64encode(shot.png).decode(),
        caption=shot.caption,
        answer=say("**“{question}” In 30 seconds.** {answer}", question=asked.question, answer=asked.short),
    )
