"""The words of the course: what is read, what links to them; no lesson uses one before it is defined."""

import re
from html import unescape
from pathlib import Path

import pytest

from l1l2 import show_glossary
from l1l2.course import catalogue
from l1l2.course.catalogue import notebook, order
from l1l2.course.glossary import SECTION, glossary, link_terms, write_target
from l1l2.course.glossary_file import read_glossary
from l1l2.course.questions_file import TextError
from l1l2.drawing.markup import inline
from tools import notebooks
from tools.website import link_words

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 30  # words of a meaning
TITLES = "|".join(re.escape(lesson.replace("_", " ").replace("lambda", "λ")) for lesson in order())
# What is no prose of the lesson's own: titles, sources, what links, comments and fields tell the machine.
UNREAD = re.compile(
    r"\[[^\]]*\]\(\w+\.ipynb[^)]*\)|(?<=\])\([^)]*\)|<!--.*?-->|<[^>]*>|^## [a-z0-9_]+$"
    r"|^(?:Starts at|Shows|Kind|Variant of|key|theme|lesson|picture|level):[^\n]*"
    rf"|\*\*(?:Sources\.|Next:)\*\*.*?(?=\n\n|\Z)|(?<!\*)\*(?:{TITLES})\*(?!\*)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def prose(lesson):
    """What a lesson says in its own words: notebook, questions, and the interview's bank and sheet."""
    cells = notebooks.parse(notebooks.source(lesson)).cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    texts += [path.read_text(encoding="utf-8") for path in sorted(room(lesson).glob("questions.md"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted(room(lesson).glob("bank/*.md"))]
    return "\n\n".join(UNREAD.sub(" ", text) for text in texts)


def room(lesson):
    return ROOT / "l1l2" / "lessons" / lesson


def uses(text, term):
    """Return what a text says for a term: its name or another form, in any case, if that has no capital."""
    for form in (term.name, *term.forms):
        words = r"\s+".join(map(re.escape, form.split()))
        if found := re.search(rf"(?<!\w){words}(?!\w)", text, 0 if form != form.lower() else re.IGNORECASE):
            return found[0]
    return ""


@pytest.fixture(scope="module")
def said():
    return {lesson: prose(lesson) for lesson in order()}


def test_no_lesson_uses_a_term_that_a_later_one_defines(said):
    early = {
        (lesson, term.key)
        for term in glossary().values()
        for lesson in order()[: order().index(term.lesson)]
        if uses(said[lesson], term)
    }
    assert early == set(), "define it there (and say so in glossary.md), or say it otherwise"


@pytest.mark.parametrize("term", glossary().values(), ids=lambda term: term.key)
def test_a_term_is_one_sentence_in_two_languages_and_its_lesson_uses_it(term, said):
    assert term.lesson in order() and uses(said[term.lesson], term)
    assert re.fullmatch(r"\S.*[^.]\.", term.line) and not re.search(r"[.?!] ", term.line)
    assert len(term.line.split()) <= LONGEST
    assert re.search("[\u4e00-\u9fff]", term.chinese)


def test_no_word_and_no_meaning_stands_for_two_terms():
    terms = glossary().values()
    words = [word.lower() for term in terms for word in (term.name, *term.forms)]
    assert len(set(words)) == len(words) and len({term.line for term in terms}) == len(terms)


ANSWERS = "- [ ] No.\n\n  Not so.\n\n- [x] Yes.\n\n  So it is.\n\nAnswered in: One inequality decides\n\n## "
SMALL = "## soft-threshold\n\nMove a value towards 0,\nand stop.\n\n中文: 软阈值\nLesson: derivative\n"


def test_a_term_is_read_with_its_forms():
    text = f"<!-- A note. -->\n\n{SMALL}Forms: soft thresholds, shrunk\n"
    (term,) = read_glossary(text, "words.md").values()
    assert (term.name, term.chinese, term.lesson) == ("soft threshold", "软阈值", "derivative")
    assert (term.line, term.forms) == ("Move a value towards 0, and stop.", ("soft thresholds", "shrunk"))
    assert read_glossary(f"{SMALL}Name: S\n", "words.md")["soft-threshold"].name == "S"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (SMALL.replace("soft-t", "Soft t"), "line 1: got the heading 'Soft threshold'; give a key of a-z"),
        (SMALL + "\n" + SMALL, "line 9: the key 'soft-threshold' stands twice"),
        (
            SMALL + "\n" + SMALL.replace("soft", "hard"),
            "line 9: 'hard-threshold' stands below 'soft-threshold'",
        ),
        (SMALL.replace("Lesson: derivative\n", ""), "line 1: soft-threshold has no field 'Lesson'"),
        (SMALL.replace("Lesson", "lesson"), "line 1: soft-threshold: got 'lesson: derivative'; give each"),
        (SMALL + "Lesson: bars\n", "line 1: soft-threshold: got 'Lesson: bars'; give each of the fields"),
        (SMALL.replace("\n中文", "中文"), "line 1: soft-threshold has 1 paragraphs; give its meaning, then"),
        (SMALL + "\n- a list\n", "line 9: got 'answer'; a term is a heading"),
        ("Words.\n\n" + SMALL, "line 1: got 'paragraph'; a term is a heading"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text, complaint):
    with pytest.raises(TextError, match=re.escape(f"words.md, {complaint}")):
        read_glossary(text, "words.md")


def test_a_link_to_a_term_leads_to_the_words_and_tells_its_meaning():
    linked = link_terms("A [kinked](term:kink) price, [slopes](term:subdifferential), and [a](#bars.x?t=1).")
    assert linked.count(f']({notebook("start_here")}.ipynb#Words "') == 2 and "(#bars.x?t=1)" in linked
    for key, title in zip(("kink", "subdifferential"), re.findall(r'"(.*?)"\)', linked), strict=True):
        assert unescape(title) == glossary()[key].line
        assert not re.search(r"[|()\[\]$<>]", title)  # a table and JupyterLab's formulas leave it whole


def test_a_title_holds_what_would_end_it():
    terms = read_glossary(SMALL.replace("a value", 'a "value" $|v|$ (say)'), "words.md")
    target = write_target(terms["soft-threshold"])
    assert target.count('"') == 2 and not re.search(r"[|()$]", target)
    assert unescape(target).endswith('"Move a "value" $|v|$ (say) towards 0, and stop."')


def test_a_question_links_to_a_term_and_is_plain_where_it_is_plain_text(monkeypatch, tmp_path):
    asked = catalogue.files("l1l2.lessons.geometry") / "questions.md"
    text = asked.read_text(encoding="utf-8").replace("## ", "## x\n\nA [kink](term:kink)?\n\n" + ANSWERS, 1)
    (tmp_path / "questions.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogue, "files", lambda package: tmp_path)
    question = catalogue._questions.__wrapped__("geometry", "en")["x"]
    assert f'href="{notebook("start_here")}.ipynb#Words" title="' in question._repr_mimebundle_()["text/html"]
    assert str(question).startswith("A kink?\n")


def test_the_first_notebook_has_the_section_to_which_links_lead():
    cells = notebooks.read(notebooks.source("start_here")).cells
    (place,) = (k for k, cell in enumerate(cells) if cell.source.startswith(f"## {SECTION}\n"))
    assert cells[place + 1].source.endswith("\nshow_glossary()")


def test_links_to_terms_stand_where_they_become_links():
    texts = [*(ROOT / "l1l2").rglob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    linking = {path.name for path in texts if "](term:" in path.read_text(encoding="utf-8")}
    assert linking <= {"questions.md", "glossary.md"}


def test_an_unknown_term_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(ValueError, match=r"term:soft-treshold: .*; the nearest are soft-threshold, hard"):
        link_terms("[it](term:soft-treshold)")
    source = tmp_path / "99_toy.py"
    source.write_text("# %% [markdown]\n# # A toy of [spars](term:spars) words\n", encoding="utf-8")
    with pytest.raises(notebooks.BuildError, match=r"cell 99_toy-01: term:spars: .* the nearest are sparse"):
        notebooks.read(source)


def test_the_site_leads_to_its_page_of_words():
    text = link_terms("See [*kink*](term:kink) and [|w|](term:lasso).")
    linked = link_words(text)
    page = "../glossary.html"
    assert re.findall(r'<a href="([^"]+)"', linked) == [f"{page}#term-kink", f"{page}#term-lasso"]
    assert "*kink*</a>" in linked and link_words(inline(text)).count(f'href="{page}#term-') == 2
    older = link_words(text.replace(glossary()["lasso"].line, "Old."))
    assert f'<a href="{page}" title="Old.">|w|</a>' in older


def test_the_words_stand_in_order_and_lead_to_their_lessons(monkeypatch):
    shown = {}
    for display in ("still", "live"):
        monkeypatch.setenv("L1L2_DISPLAY", display)
        shown[display] = show_glossary()._repr_mimebundle_()
        page = shown[display]["text/html"]
        names = [unescape(name) for name in re.findall(r"<dt><strong>(.*?)</strong>", page)]
        assert names == sorted((term.name for term in glossary().values()), key=str.lower)
        links = re.findall(r'href="([^"]+)"', page)
        lessons = {term.name: term.lesson for term in glossary().values()}
        assert links == [f"{notebook(lessons[name])}.ipynb" for name in names]
        assert "\n" not in shown[display]["text/plain"]
    assert not re.search("<script|<style|<input", shown["still"]["text/html"])
    assert not re.search(r"https?://|url\(|@import|\bfetch\(", shown["live"]["text/html"])
    assert shown["still"]["text/plain"] == shown["live"]["text/plain"]


def test_in_chinese_the_meanings_are_chinese(chinese):
    with chinese():
        assert all(re.search("[\u4e00-\u9fff]", term.line) for term in glossary().values())
        assert "尖点" in link_terms("[kink](term:subgradient)")
