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

from l1l2.drawing import still
from l1l2.drawing.files import replacing
from l1l2.gallery import PICTURES
from l1l2.lessons.interview.bank import BANK
from l1l2.lessons.interview.entry import THEMES

FILE = Path(__file__).resolve().parents[1] / "build" / "l1l2.apkg"
DECK, ANSWER, CHOICE = 1_702_305_114, 1_702_305_115, 1_702_305_116  # any numbers, once and for all
LOOK = (
    ".card {font: 18px sans-serif; text-align: left; line-height: 1.4; max-width: 42em; margin: auto} "
    "img {max-width: 100%}"
)


def models():
    """The two kinds of notes: a question with its answer and its derivation; a multiple choice."""
    names = ("Question", "Chinese", "Short", "ShortChinese", "Long", "Board", "FollowUps", "Picture")
    front = '<p><b>{{Question}}</b></p><p lang="zh">{{Chinese}}</p>'
    back = (
        '<p>{{Short}}</p><p lang="zh">{{ShortChinese}}</p>{{Picture}}'
        "<p><b>In 2 minutes.</b> {{Long}}</p><p><b>They will go on.</b></p>{{FollowUps}}"
    )
    answer = genanki.Model(
        ANSWER,
        "l1l2: interview",
        fields=[{"name": name} for name in names],
        templates=[
            {
                "name": "30 seconds",
                "qfmt": f"{front}<p>Answer in 30 seconds.</p>",
                "afmt": "{{FrontSide}}<hr>" + back,
            },
            {
                "name": "Whiteboard",
                "qfmt": f"{front}<p>Derive it at the whiteboard.</p>",
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
                "afmt": "<b>{{Prompt}}</b>{{Replies}}<p><small>From: {{Source}}</small></p>",
            }
        ],
        css=LOOK,
    )
    return answer, choice


def notes(entry, caption, answer, choice):
    """The two notes of an entry; what they are recognised by is the entry's key."""
    ladder = [f"{one.question} → {one.answer}" for one in entry.follow_ups]
    words = (entry.question, entry.chinese, entry.short, entry.short_chinese, entry.long)
    picture = f'<img src="{file_of(entry.picture)}" alt="{html.escape(caption)}">'
    fields = [*map(html.escape, words), mathematics(entry.board), listed(ladder), picture]
    offered = [f"{letter}. {option.text}" for letter, option in entry.asked.lettered]
    replies = [f"{letter}. {option.text} {option.verdict}" for letter, option in entry.asked.lettered]
    chosen = [
        html.escape(entry.asked.prompt),
        listed(offered),
        listed(replies),
        html.escape(entry.asked.source),
    ]
    tags = [f"l1l2::{entry.theme}", f"l1l2::{entry.notebook}"]
    for model, kind, texts in ((answer, "answer", fields), (choice, "choice", chosen)):
        yield genanki.Note(model, texts, guid=genanki.guid_for("l1l2", entry.key, kind), tags=tags)


def mathematics(board):
    """Markdown with LaTeX as Anki reads it: paragraphs, a table, and MathJax between \\( \\) and \\[ \\]."""
    text = html.escape(board, quote=False)
    text = re.sub(r"\$\$(.+?)\$\$", r"\\[\1\\]", text, flags=re.DOTALL)
    text = re.sub(r"\$(.+?)\$", r"\\(\1\\)", text, flags=re.DOTALL)
    text = re.sub(r"`(.+?)`", r"<code>\1</code>", text)
    return "".join(table(part) if part.startswith("|") else f"<p>{part}</p>" for part in text.split("\n\n"))


def table(rows):
    """A table of Markdown as one of HTML; the line of dashes is layout."""
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in cells if set("".join(row)) != {"-"})
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def listed(lines):
    """Lines of text as a list."""
    return f"<ul>{''.join(f'<li>{html.escape(line)}</li>' for line in lines)}</ul>"


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
