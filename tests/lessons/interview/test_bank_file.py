"""An entry of the bank is read from text; whoever writes it wrongly learns where, and what is wanted."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from l1l2.course.catalogue import ask, title
from l1l2.course.questions_file import TextError
from l1l2.lessons.interview import bank
from l1l2.lessons.interview.bank import BANK
from l1l2.lessons.interview.bank_file import read_bank, read_entry, read_list
from l1l2.lessons.interview.entry import LEVELS, THEMES, FollowUp, level_title

FOLDER = Path(bank.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")
(GOOD,) = re.findall(r"```markdown\n(.+?)```", README, re.DOTALL)
KEY = "far_outlier"


def line_of(start):
    return [line.startswith(start) for line in GOOD.split("\n")].index(True) + 1


def read(text, key=KEY, **named):
    return read_entry(text, f"bank/{key}.md", **named)


def test_what_the_readme_shows_is_an_entry_with_every_field():
    entry = read(GOOD)
    assert (entry.key, entry.theme, entry.level) == (KEY, "bayes", "screen")
    assert (entry.lesson, entry.picture) == ("bug_hunt", "prior.update") and entry.code == entry.stub == ""
    assert entry.question == "One answer is far away from all others. Does the lasso mind?"
    assert entry.chinese == "有一个观测值离其他所有值都很远，Lasso 会受影响吗？"
    assert entry.short == "The answer for 30 seconds, in one paragraph of at most 75 words."
    assert entry.short_chinese == "三十秒的回答，一段话。"
    assert entry.long == "The answer for 2 minutes: 100 to 200 words, in as many paragraphs as it takes."
    assert entry.board == (
        "The derivation, with formulas as in $|w| \\le t$, or alone:\n\n"
        "$$\\lVert w\\rVert_1 = \\sum_j |w_j|.$$"
    )
    assert entry.follow_ups == (
        FollowUp("What is asked next?", "A short answer."),
        FollowUp("And after that?", "Another one."),
    )
    assert entry.rubric == ("Three points", "that a good answer", "makes.")
    assert entry.asked.prompt == "The same as a multiple choice, in other words?"
    assert {option.text: (option.correct, option.reply) for option in entry.asked.options} == {
        "A tempting answer that is wrong.": (False, "What tempts, and where it goes wrong."),
        "The right answer.": (True, "Why it is right."),
        "Another one that is wrong.": (False, "Where it goes wrong."),
        "A third.": (False, "Where that goes wrong."),
    }
    assert entry.asked.source == f"{title('bug_hunt')}, “Your turn”" and entry.asked.key == KEY


def test_the_readme_names_every_theme():
    (named,) = re.findall(r"^`theme` is (.+)\.", README, re.MULTILINE)
    assert re.split(", | or ", named.split(". ")[0]) == list(THEMES)


def test_the_readme_names_every_level():
    (named,) = re.findall(r"in which it is asked: (.+?)\.", README, re.DOTALL)
    assert re.split(", | or ", " ".join(named.split())) == list(LEVELS)
    assert len({level_title(level) for level in LEVELS}) == len(LEVELS)


CODE = 'def two():\n    """Two."""\n    return 2\n\n\ncheck_two(two)\n'


def with_code(code):
    return GOOD.replace("## Choices", f"## Code\n\n```python\n{code}```\n\n## Choices")


def test_an_entry_may_have_code_and_its_stub_is_derived():
    entry = read(with_code(CODE))
    assert entry.code == CODE
    assert entry.stub == 'def two():\n    """Two."""\n    ...\n\n\ncheck_two(two)\n'
    assert f"```python\n{entry.stub}```" in entry.markdown and f"```python\n{CODE}```" in entry.markdown
    assert entry.markdown.index(entry.stub) < entry.markdown.index("<details>") < entry.markdown.index(CODE)


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("def two(:\n", "invalid syntax in 'def two"),
        (CODE.replace("check_two", "print"), "ends with 'print.two.'; end with a call, check_"),
        (CODE.replace('    """Two."""\n', ""), "give at least one function, and each its docstring"),
        (CODE.replace("    return 2\n", ""), "two does nothing; give it a body"),
        ("check_two(2)\n", "give at least one function"),
        (f"{CODE}```\n\nAnd more.\n\n```python\nx\n", "give one block, from a line '```python'"),
    ],
)
def test_code_that_cannot_be_asked_is_refused_with_its_line(code, complaint):
    with pytest.raises(TextError, match=rf"line {line_of('## Choices')}: Code: {complaint}"):
        read(with_code(code))


def test_a_question_of_a_lesson_is_that_question():
    text = GOOD[: GOOD.index("## Choices")] + "## Choices\n\nAsked: geometry/turned\n"
    assert read(text).asked is ask("geometry/turned")


def test_lines_are_joined_but_not_on_the_whiteboard():
    text = GOOD.replace("in one paragraph", "in\none paragraph").replace("一段话", "一\n段\n话")
    text = text.replace("2 minutes: 100", "2 minutes:\n\n100").replace("A short answer.", "A short\nanswer.")
    text = text.replace("formulas as", "formulas\nas").replace("- that a good", "- that a\n  good")
    entry = read(text)
    assert entry.short == read(GOOD).short and entry.short_chinese == read(GOOD).short_chinese
    assert entry.long.startswith("The answer for 2 minutes:\n\n100 to") and "formulas\nas" in entry.board
    assert entry.follow_ups[0].answer == "A short answer." and entry.rubric[1] == "that a good answer"


def test_sections_may_stand_in_another_order():
    start, end = GOOD.index("## Rubric"), GOOD.index("## Choices")
    moved = GOOD[:start] + GOOD[end:] + "\n" + GOOD[start:end]
    assert read(moved) == read(GOOD)


def test_what_is_english_is_translated():
    entry = read(GOOD, translated=str.upper)
    assert (entry.chinese, entry.short_chinese) == (read(GOOD).chinese, read(GOOD).short_chinese)
    for words in (entry.question, entry.short, entry.long, entry.board, *entry.rubric, entry.asked.prompt):
        assert words == words.upper()
    for one in entry.follow_ups:
        assert one.question + one.answer == (one.question + one.answer).upper()


@pytest.mark.parametrize(
    ("old", "new", "at", "complaint"),
    [
        ("---\nkey", "key", 1, "got 'key: far_outlier'; start with a line '---', then 'key: ', 'theme: '"),
        ("update\n---", "update\n", 1, "got '---'; start with a line '---', then 'key: '"),
        ("theme: bayes", "theme bayes", "theme", "got 'theme bayes'; give a field and its value: key, theme"),
        ("theme: bayes", "Theme: bayes", "theme", "got 'Theme: bayes'; give a field"),
        ("theme: bayes", "depth: easy", "theme", "got 'depth: easy'; give a field"),
        ("level: screen", "level: easy", "level", "level: got 'easy'; give one of screen, on-site, senior$"),
        ("level: screen\n", "", 6, "the field 'level' is missing; give 'level: ' and its value"),
        ("theme: bayes", "key: bayes", "theme", "the field 'key' stands twice"),
        ("theme: bayes", "theme: fun", "theme", "theme: got 'fun'; give one of geometry, derivative, "),
        ("lesson: bug_hunt", "lesson: bugs", "lesson", "lesson: got 'bugs'; give one of start_here, "),
        ("key: far_outlier", "key: far", "key", "key: got 'far'; give the file's name, far_outlier$"),
        ("picture: prior.update\n", "", "picture", "the field 'picture' is missing; give 'picture: '"),
        (
            "# One answer",
            "One answer",
            "# One",
            "got 'One answer is far .*…'; start with the question, as '# ",
        ),
        (
            "有一个观测值",
            "Words.\n\n有一个观测值",
            line_of("有一个") + 2,
            "the question: got 3 paragraphs; give it in English, ",
        ),
        (
            "有一个观测值离其他所有值都很远，Lasso 会受影响吗？\n",
            "",
            "# One",
            "the question: got 1 paragraphs; give",
        ),
        (
            "三十秒的回答，一段话。",
            "Thirty.",
            "三十",
            "Thirty seconds: got 'Thirty.'; give it in Chinese here",
        ),
        (
            "The answer for 30",
            "三十 30",
            "The answer for 30",
            "Thirty seconds: got '三十 .*…'; give it in English here",
        ),
        (
            "三十秒的回答，一段话。\n",
            "",
            "## Thirty",
            "Thirty seconds: got 1 paragraphs; give it in English, then in",
        ),
        ("三十秒", "- 三十秒", "三十", "got a list in 'Thirty seconds'; give paragraphs"),
        (
            "The answer for 2",
            "> The answer for 2",
            "The answer for 2",
            "got a blockquote in 'Two minutes'; give",
        ),
        (
            "## Two minutes",
            "## Three minutes",
            "## Two",
            "got the section 'Three minutes'; give one of Thirty ",
        ),
        ("## Two minutes", "## Thirty seconds", "## Two", "the section 'Thirty seconds' stands twice"),
        (
            "The derivation",
            "- The derivation",
            "The derivation",
            "got a list; the whiteboard holds paragraphs",
        ),
        ("t$, or", "t, or", "The derivation", r"got 'The derivation.*…'; close its formula with \$ or \$\$"),
        ("|w_j|.$$", "|w_j|.", "$$", r"got '\$\$.*'; close its formula"),
        (
            "### What is asked",
            "What is asked",
            "### What",
            "got 'What is asked next\\?'; start with what is asked",
        ),
        (
            "### And after that?",
            "And after that?",
            "## Follow-ups",
            "got 1 follow-ups; give 2, each as '### ",
        ),
        ("## Rubric", "### More?\n\nYes.\n\n## Rubric", "## Follow-ups", "got 3 follow-ups; give 2"),
        ("Another one.\n", "", "### And", "nothing stands below 'And after that\\?'; give the words"),
        ("- makes.", "makes it.", "## Rubric", "got 2 points; give 3, each as '- ...'"),
        ("- makes.", "- makes.\n- more.", "## Rubric", "got 4 points; give 3"),
        (
            "- Three points",
            "Three points",
            "- Three",
            "got 'Three points'; a rubric is a list of points, each",
        ),
        ("- [x] The right", "- [ ] The right", "## Choices", "far_outlier: options: got 0 correct ones"),
        (
            "- [x] The right",
            "- [X] The right",
            "- [x]",
            "got '\\[X\\] The right answer.'; start an answer with",
        ),
        (
            "- [ ] A tempt",
            "- A tempt",
            "- [ ] A",
            "got 'A tempting answer that is wrong.'; start an answer with",
        ),
        ("  Why it is right.\n", "", "## Choices", "far_outlier: reply: got ''"),
        ("Answered in: Your turn", "", "## Choices", "far_outlier: it does not say where it is answered"),
        ("Answered in: Your", "Answer: Your", "Answered", "got 'Answer: Your turn' below the answers; give"),
        (
            "The same as",
            "Asked: geometry/turned\n\nThe same as",
            "The same",
            "got 'Asked:' and more; give the name",
        ),
        ("The same as", "- The same as", "The same", "got 'The same as a multiple.*…'; start an answer with"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(old, new, at, complaint):
    assert GOOD.count(old) == 1
    line = at if isinstance(at, int) else line_of(at)
    with pytest.raises(TextError, match=rf"^bank/far_outlier\.md, line {line}: {complaint}"):
        read(GOOD.replace(old, new))


@pytest.mark.parametrize("name", ["Two minutes", "Whiteboard", "Choices"])
def test_a_section_that_is_missing_or_empty_is_asked_for(name):
    section = re.search(rf"^## {name}\n\n(.+?)(?=^## |\Z)", GOOD, re.MULTILINE | re.DOTALL)
    without = GOOD.replace(section[0], "")
    last = len(without.rstrip().split("\n"))
    with pytest.raises(
        TextError, match=rf"line {last}: the section '{name}' is missing; give it as '## {name}'"
    ):
        read(without)
    wanted = "far_outlier: it does not say" if name == "Choices" else f"nothing stands below '{name}'; give"
    with pytest.raises(TextError, match=rf"line {line_of(f'## {name}')}: {wanted}"):
        read(GOOD.replace(section[1], ""))


def test_a_file_without_a_question_is_refused():
    head = GOOD[: GOOD.index("# One")]
    with pytest.raises(TextError, match=r"line 8: no question; give it below the fields, as '# Why ...\?'"):
        read(head)


def test_a_question_that_no_lesson_asks_is_told_what_there_is():
    text = GOOD[: GOOD.index("## Choices")] + "## Choices\n\nAsked: geometry/turning\n"
    line = line_of("## Choices") + 2
    with pytest.raises(
        TextError, match=rf"line {line}: Asked: name: got 'geometry/turning'; give geometry/ and"
    ):
        read(text)


LIST = "# Bank\n\n- [one](one.md)\n- [two](two.md)\n\nWords, and `- [code](code.md)`.\n"


def test_the_list_orders_the_entries():
    assert read_list(LIST, "README.md", {"two", "one"}) == ["one", "two"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "- [two](two.md)",
            "- two",
            r"line 4: got 'two'; give a link to an entry, such as '- \[why_sparse\]",
        ),
        ("(two.md)", "(one.md)", r"line 4: got '\[two\]\(one.md\)'; give a link"),
        (
            "[two](two.md)",
            "[far](far.md)",
            "line 4: there is no file far.md; write it, or take this line out",
        ),
        ("[two](two.md)", "[one](one.md)", "line 4: 'one' stands twice; give each entry one line"),
        ("- [two](two.md)\n", "", r"line 3: two.md is not listed; give it a line: '- \[two\]\(two.md\)'"),
        (LIST, "", "line 1: one.md is not listed"),
    ],
)
def test_a_list_that_does_not_fit_the_files_is_refused(old, new, complaint):
    with pytest.raises(TextError, match=rf"^README\.md, {complaint}"):
        read_list(LIST.replace(old, new), "README.md", {"one", "two"})


def test_a_folder_is_read_in_the_order_of_its_list(tmp_path):
    for key in ("b", "a"):
        (tmp_path / f"{key}.md").write_text(GOOD.replace(f"key: {KEY}", f"key: {key}"), encoding="utf-8")
    with pytest.raises(TextError, match=r"^bank/README\.md, line 1: a\.md is not listed"):
        read_bank(tmp_path, "bank")
    (tmp_path / "README.md").write_text("- [b](b.md)\n- [a](a.md)\n", encoding="utf-8")
    assert list(read_bank(tmp_path, "bank")) == ["b", "a"]
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    with pytest.raises(
        TextError, match=r"^bank/a\.md, line 2: key: got 'far_outlier'; give the file's name, a$"
    ):
        read_bank(tmp_path, "bank")


def test_nothing_is_read_before_it_is_asked_for():
    code = (
        "import sys; opened = []\n"
        "def note(what, of):\n"
        "    if what == 'open' and str(of[0]).endswith('.md'):\n"
        "        opened.append(of[0])\n"
        "sys.addaudithook(note)\n"
        "import l1l2.gallery\n"
        "from l1l2.lessons.interview import BANK\n"
        "assert opened == [], opened\n"
        "len(BANK), BANK['why_sparse'], repr(BANK)\n"
        "assert len({*opened}) == len(opened) > len(BANK)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_entry_is_said_in_the_language_in_force(chinese, tmp_path, monkeypatch):
    monkeypatch.setattr(bank, "_entries", cache(bank._entries.__wrapped__))
    english, po = BANK["why_sparse"], tmp_path / "words.po"
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        f'msgid "{english.rubric[0]}"\nmsgstr "要点"\n',
        encoding="utf-8",
    )
    with chinese(po):
        assert BANK["why_sparse"].rubric == ("要点", *english.rubric[1:])
        assert BANK["why_sparse"].question == english.question
    assert BANK["why_sparse"] is english
