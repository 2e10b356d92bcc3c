"""Write the bank of the interview as an Anki deck: build/l1l2.apkg, pictures included.

Usage: python -m tools.cards

Notes, deck and models have ids that never change, so that importing a newer package updates the cards and
keeps what Anki knows about the reader's memory.
"""

import html
import re
import sys
import tempfile
from pathlib import Path

import genanki
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from l1l2.course.catalogue import notebook
from l1l2.drawing import still
from l1l2.drawing.files import replacing
from l1l2.gallery import PICTURES
from l1l2.lessons.interview.bank import BANK
from l1l2.lessons.interview.entry import THEMES
from l1l2.words import say

FILE = Path(__file__).resolve().parents[1] / "build" / "l1l2.apkg"
DECK, ANSWER, CHOICE = 1_702_305_114, 1_702_305_115, 1_702_305_116  # any numbers, once and for all
LOOK = (
    ".card {font: 18px sans-serif; text-align: left; line-height: 1.4; max-width: 42em; margin: auto} "
    "img {max-width: 100%}"
)
# Anki's MathJax reads formulas between these.
MATHJAX = {"math_inline": r"\(%s\)", "math_inline_double": r"\[%s\]", "math_block": r"\[%s\]"}
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
MARKDOWN.use(dollarmath_plugin, double_inline=True)
# Anki has no notebooks to lead to.
NOTEBOOK = re.compile(r"\[([^\]]*)\]\(\w+\.ipynb[^)]*\)")
for kind, brackets in MATHJAX.items():
    MARKDOWN.add_render_rule(
        kind,
        lambda self, tokens, at, *_, brackets=brackets: (
            brackets % html.escape(tokens[at].content, quote=False)
        ),
    )


def models():
    """The two kinds of notes: a question with its answer and its derivation; a multiple choice."""
    names = ("Question", "Chinese", "Short", "ShortChinese", "Long", "Board", "FollowUps", "Picture")
    front = '<p><b>{{Question}}</b></p><p lang="zh">{{Chinese}}</p>'
    back = (
        '<p>{{Short}}</p><p lang="zh">{{ShortChinese}}</p>{{Picture}}'
        "<p><b>" + say("In 2 minutes.") + "</b> {{Long}}</p>"
        "<p><b>" + say("They will go on.") + "</b></p>{{FollowUps}}"
    )
    answer = genanki.Model(
        ANSWER,
        "l1l2: interview",
        fields=[{"name": name} for name in names],
        templates=[
            {
                "name": "30 seconds",
                "qfmt": f"{front}<p>{say('Answer in 30 seconds.')}</p>",
                "afmt": "{{FrontSide}}<hr>" + back,
            },
            {
                "name": "Whiteboard",
                "qfmt": f"{front}<p>{say('Derive it at the whiteboard.')}</p>",
                "afmt": "{{FrontSide}}<hr>{{Board}}",
            },
        ],
        css=LOOK,
    )
    choice = genanki.Model(
        CHOICE,
        "l1l2: multiple choice",
        fields=[{"name": name} for name in ("Prompt", "Options", "Replies", "Source")],
        templates=[
            {
                "name": "Choose",
                "qfmt": "<b>{{Prompt}}</b>{{Options}}",
                "afmt": "<b>{{Prompt}}</b>{{Replies}}<p><small>" + say("From:") + " {{Source}}</small></p>",
            }
        ],
        css=LOOK,
    )
    return answer, choice


def notes(entry, caption, answer, choice):
    """The two notes of an entry; what they are recognised by is the entry's key."""
    words = (entry.question, entry.chinese, entry.short, entry.short_chinese, entry.long)
    follow_ups = [f"{one.question} → {one.answer}" for one in entry.follow_ups]
    picture = f'<img src="{file_of(entry.picture)}" alt="{html.escape(caption)}">'
    code = f"\n\n```python\n{entry.code}```\n" if entry.code else ""
    fields = [*map(inline, words), MARKDOWN.render(entry.board + code), bullets(follow_ups), picture]
    asked = entry.asked
    offered = [f"{letter}. {option.text}" for letter, option in asked.lettered]
    replies = [f"{letter}. {option.text} {option.full_reply}" for letter, option in asked.lettered]
    chosen = [inline(asked.prompt), bullets(offered), bullets(replies), inline(asked.source)]
    tags = [f"l1l2::{entry.theme}", f"l1l2::{notebook(entry.lesson)}"]
    for model, kind, texts in ((answer, "answer", fields), (choice, "choice", chosen)):
        yield genanki.Note(model, texts, guid=genanki.guid_for("l1l2", entry.key, kind), tags=tags)


def inline(words):
    """Words with marks of Markdown as HTML; Anki's template has the paragraph around them."""
    words = NOTEBOOK.sub(r"\1", words)
    return MARKDOWN.renderInline(words).replace("\n\n", "<br><br>")


def bullets(lines):
    """Lines of Markdown as a list."""
    return f"<ul>{''.join(f'<li>{inline(line)}</li>' for line in lines)}</ul>"


def file_of(picture):
    """The name of a picture's file in the package; Anki has one folder for all decks."""
    return f"l1l2-{picture}.png"


def write(path):
    """Write the package; return the deck."""
    deck, kinds = genanki.Deck(DECK, "L1 and L2", "Why L1 makes zeros and L2 does not."), models()
    shots = {name: still(PICTURES[name]()) for name in sorted({entry.picture for entry in BANK.values()})}
    for entry in BANK.values():
        for note in notes(entry, shots[entry.picture].caption, *kinds):
            deck.add_note(note)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / file_of(name) for name in shots]
        for file, shot in zip(files, shots.values(), strict=True):
            file.write_bytes(shot.png)
        with replacing(path) as unfinished:
            genanki.Package(deck, media_files=list(map(str, files))).write_to_file(str(unfinished))
    return deck


def main(path=FILE):
    """Write the package, and say what is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    deck = write(path)
    print(
        f"{path.name}: {len(deck.notes)} notes on {len(THEMES)} themes, {path.stat().st_size / 1000:.0f} kB"
    )


if __name__ == "__main__":
    sys.exit(main())
