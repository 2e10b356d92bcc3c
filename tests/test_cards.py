"""`make cards` writes a real Anki package: opened here as Anki does, with SQLite."""

import json
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest

from l1l2.course.catalogue import notebook
from l1l2.drawing.render import Still
from l1l2.lessons.interview.bank import BANK
from tools import cards

ROOT = Path(__file__).resolve().parents[1]


class Opened:
    """What an Anki package holds: notes as (guid, model, fields, tags), cards as (guid, template), media."""

    def __init__(self, path, folder):
        with zipfile.ZipFile(path) as package:
            package.extractall(folder)
        names = json.loads((folder / "media").read_text(encoding="utf-8"))
        self.media = {name: (folder / number).read_bytes() for number, name in names.items()}
        base = sqlite3.connect(folder / "collection.anki2")
        try:
            self.notes = base.execute("select guid, mid, flds, tags from notes").fetchall()
            self.cards = base.execute("select guid, ord from cards join notes on nid = notes.id").fetchall()
            self.models, self.decks = map(
                json.loads, base.execute("select models, decks from col").fetchone()
            )
        finally:
            base.close()


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("anki")
    cards.main(folder / "l1l2.apkg")
    return Opened(folder / "l1l2.apkg", folder)


# In readers' collections since the first deck: these keys must stay, whatever is added or reworded.
KEYS = [
    "why_sparse",
    "exactly_when",
    "derive",
    "limits",
    "unsquared",
    "ridge_zero",
    "penalty_constraint",
    "other_exponents",
    "unique",
    "two_bars",
    "descent",
    "optimise",
    "weight_decay",
    "deep",
    "bayes",
    "outliers",
    "correlated",
    "standardise",
    "choose_lam",
    "which_one",
    "elastic_net",
    "wide",
    "true_features",
    "bias",
    "degrees",
]


def test_every_entry_has_its_answer_its_derivation_and_its_choice(opened):
    assert len(opened.notes) == 2 * len(BANK) and len(opened.cards) == 3 * len(BANK)
    text = "\n".join(fields for _, _, fields, _ in opened.notes)
    for entry in BANK.values():
        assert cards.inline(entry.chinese) in text and cards.inline(entry.short_chinese) in text
        assert all(letter + ". " in text for letter, _ in entry.asked.lettered)
        (chosen,) = [
            note for note in opened.notes if note[0] == cards.genanki.guid_for("l1l2", entry.key, "choice")
        ]
        _, offered, replies, source = chosen[2].split("\x1f")
        assert not any(cards.inline(option.reply) in offered for option in entry.asked.options)
        assert all(cards.inline(option.full_reply) in replies for option in entry.asked.options)
        assert source == entry.asked.source
        assert chosen[3].split() == [f"l1l2::{entry.theme}", f"l1l2::{notebook(entry.lesson)}"]
    assert "L1 and L2" in {deck["name"] for deck in opened.decks.values()}


@pytest.mark.thorough
def test_importing_again_updates_and_does_not_double(opened, tmp_path):
    cards.main(tmp_path / "again.apkg")
    again = Opened(tmp_path / "again.apkg", tmp_path)
    assert sorted(again.notes) == sorted(opened.notes)
    assert again.models.keys() == opened.models.keys() == {str(cards.ANSWER), str(cards.CHOICE)}
    assert str(cards.DECK) in again.decks and str(cards.DECK) in opened.decks
    assert len({guid for guid, *_ in opened.notes}) == len(opened.notes)


def test_a_note_is_recognised_by_its_key_and_not_by_its_words(opened):
    """These ids are in readers' collections: they must not change, whatever is reworded."""
    known = {guid for guid, *_ in opened.notes}
    for key in KEYS:
        assert cards.genanki.guid_for("l1l2", key, "answer") in known, key
        assert cards.genanki.guid_for("l1l2", key, "choice") in known, key
    assert {"g}{R=w&<fH", "NG*@jryyLs"} <= known, "what the first deck held"
    assert [key for key in BANK if key in KEYS] == KEYS, "the order in which Anki shows new cards"
    assert (cards.DECK, cards.ANSWER, cards.CHOICE) == (1_702_305_114, 1_702_305_115, 1_702_305_116)


def test_every_picture_is_in_the_package_and_is_shown(opened):
    images = [
        tag
        for _, _, fields, _ in opened.notes
        for tag in re.findall(r'<img src="(.+?)" alt="(.+?)">', fields)
    ]
    assert all(words.endswith(".") for _, words in images), "a picture says its caption"
    assert (
        {name for name, _ in images}
        == set(opened.media)
        == {cards.file_of(entry.picture) for entry in BANK.values()}
    )
    assert all(image.startswith(b"\x89PNG") for image in opened.media.values())


def test_formulas_are_mathjax_and_nothing_is_taken_for_html(opened):
    boards = [fields.split("\x1f")[5] for _, model, fields, _ in opened.notes if model == cards.ANSWER]
    assert len(boards) == len(BANK)
    for board in boards:
        assert "$" not in board
        assert board.count(r"\(") == board.count(r"\)") and board.count(r"\[") == board.count(r"\]")
        assert set(re.findall(r"</?(\w+)", board)) <= {
            "p",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "code",
            "pre",
            "em",
        }
    assert "<td>alpha = nλ</td>" in "".join(boards)


def test_markdown_with_latex_is_rendered_as_anki_reads_it():
    render = cards.MARKDOWN.render
    assert render("a < b: $x < 1$, *so*") == "<p>a &lt; b: \\(x &lt; 1\\), <em>so</em></p>\n"
    assert render("$$x_1 < \\{1$$") == "\\[x_1 &lt; \\{1\\]"
    assert render("Then $$x * y$$ and *z*.") == "<p>Then \\[x * y\\] and <em>z</em>.</p>\n"
    assert render("a <b>") == "<p>a &lt;b&gt;</p>\n"
    assert cards.inline("`w` < 1\n\nSo.") == "<code>w</code> &lt; 1<br><br>So."
    assert cards.bullets(["*a*", "b & c"]) == "<ul><li><em>a</em></li><li>b &amp; c</li></ul>"


def test_a_package_that_fails_half_way_leaves_the_older_one(tmp_path, monkeypatch):
    def breaks(self, name):
        Path(name).write_bytes(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(cards.genanki.Package, "write_to_file", breaks)
    monkeypatch.setattr(cards, "still", lambda picture: Still(b"", "A picture.", (1, 1)))
    path = tmp_path / "l1l2.apkg"
    path.write_bytes(b"older")
    with pytest.raises(OSError, match="No space left"):
        cards.main(path)
    assert path.read_bytes() == b"older" and list(tmp_path.iterdir()) == [path]
