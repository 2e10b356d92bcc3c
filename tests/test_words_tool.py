"""tools/words.py: what is gathered, what a merge keeps, what is compiled, and what is reported."""

import pytest
from babel.messages.catalog import Message

from l1l2.course.catalogue import notebook
from l1l2.words import say, say_n, translated
from tools import words as words_tool

PICTURE = """
from ...words import say, say_n

def caption(n):
    return say("At λ = {lam:.2f} "
               "90 % of them are 0.", lam=1), say("a corner"), say_n("{n} zero", "{n} zeros", n)
"""
QUESTIONS = """
## first

How many
zeros?

- [ ] None.

  Not 90 % of them.

- [x] One.

  Right there.

Answered in: A heading
Shows: lam = 1
"""
NOTEBOOK = r"""
# %% [markdown]
# # A heading
#
# The set $\{g : g_1 \ge 0\}$ is a
# wedge.<!-- claim: wedge --> Yes.
#
# </details>

# %%
print("code is not gathered")

# %% tags=["solution"]
x = 1  # your line: x

# %% [markdown] tags=["hints"]
# 1. A nudge.
# 2. A push.
"""
GATHERED = [
    "At λ = {lam:.2f} 90 % of them are 0.",
    "a corner",
    ("{n} zero", "{n} zeros"),
    "How many zeros?",
    "None.",
    "Not 90 % of them.",
    "One.",
    "Right there.",
    "A heading",
    "# A heading",
    "The set $\\{g : g_1 \\ge 0\\}$ is a\nwedge. Yes.",
    "1. A nudge.\n2. A push.",
]


@pytest.fixture
def course(tmp_path):
    """A course with one room, and nothing translated."""
    room, sources = tmp_path / "l1l2/lessons/geometry", tmp_path / "notebooks/src"
    room.mkdir(parents=True)
    sources.mkdir(parents=True)
    (room / "corners.py").write_text(PICTURE, encoding="utf-8")
    (room / "questions.md").write_text(QUESTIONS, encoding="utf-8")
    (sources / f"{notebook('geometry')}.py").write_text(NOTEBOOK.lstrip(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def po(course):
    """The catalogue of its room, just begun."""
    words_tool.main(["geometry"], course)
    return course / "l1l2/lessons/geometry/zh_CN.po"


def translate(po, *pairs):
    """Do a translator's work: write a msgstr below a msgid of one line."""
    text = po.read_text(encoding="utf-8")
    for english, chinese in pairs:
        empty = f'msgid "{english}"\nmsgstr ""\n'
        assert text.count(empty) == 1
        text = text.replace(empty, f'msgid "{english}"\nmsgstr "{chinese}"\n')
    po.write_text(text, encoding="utf-8")


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_templates_paragraphs_of_questions_and_of_the_notebook_are_gathered(course):
    assert [message.id for message in words_tool.gathered("geometry", course) if message.id] == GATHERED


def test_only_templates_with_fields_are_called_format(po):
    flags = {message.id: message.flags for message in words_tool.read(po) if message.id}
    assert list(flags) == GATHERED
    text = po.read_text(encoding="utf-8")
    assert text.count("#, python-brace-format\n") == 2 == text.count("#,")
    assert '#, python-brace-format\nmsgid "At λ = {lam:.2f} 90 % of them are 0."' in text


def test_a_catalogue_holds_neither_dates_nor_line_numbers_and_settles(course, po):
    first = po.read_bytes()
    assert b"Date" not in first and b"Babel" not in first and b"corners.py\n" in first
    words_tool.main(["geometry"], course)
    assert po.read_bytes() == first


def test_a_merge_keeps_translations_and_the_translators_notes(course, po):
    translate(po, ("a corner", "角点"))
    edit(po, '#: l1l2/lessons/geometry/corners.py\nmsgid "a corner"', '# 术语表\n#: x.py\nmsgid "a corner"')
    edit(course / "l1l2/lessons/geometry/corners.py", '"a corner"', '"an edge"), say("a corner"')
    catalog = words_tool.merge(po, words_tool.gathered("geometry", course))
    assert catalog["a corner"].string == "角点" and not catalog["an edge"].string
    assert "# 术语表\n#: l1l2/lessons/geometry/corners.py\n" in po.read_text(encoding="utf-8")


def test_a_stale_translation_is_reported_set_aside_and_comes_back(course, po, chinese, capsys):
    code = course / "l1l2/lessons/geometry/corners.py"
    translate(po, ("a corner", "角点"), ("One.", "一个。"))
    edit(code, '"a corner"', '"one corner"')
    for _ in range(2):  # set aside it stays
        capsys.readouterr()
        words_tool.main(["geometry"], course)
        assert capsys.readouterr().out == (
            "l1l2/lessons/geometry/zh_CN.po: 1 of 12 messages are translated\n  stale: 'a corner'\n"
        )
    with chinese(po):
        assert say("one corner") == "one corner" and translated("One.") == "一个。"
    edit(code, '"one corner"', '"a corner"')
    words_tool.main(["geometry"], course)
    assert capsys.readouterr().out == "l1l2/lessons/geometry/zh_CN.po: 2 of 12 messages are translated\n"
    with chinese(po):
        assert say("a corner") == "角点"


def test_what_was_never_translated_is_not_set_aside(course, po):
    edit(course / "l1l2/lessons/geometry/corners.py", '"a corner"', '"one corner"')
    words_tool.main(["geometry"], course)
    assert "#~" not in po.read_text(encoding="utf-8")


def test_what_is_compiled_can_be_said(po, chinese):
    translate(
        po,
        ("At λ = {lam:.2f} 90 % of them are 0.", "λ = {lam:.2f} 时，其中 90 % 为 0。"),
        ("a corner", "角点"),
    )
    edit(po, 'msgstr[0] ""', 'msgstr[0] "{n} 个零"')
    edit(po, '#: l1l2/lessons/geometry/corners.py\nmsgid "a corner"', '#, fuzzy\nmsgid "a corner"')
    with chinese(po):
        assert say("At λ = {lam:.2f} 90 % of them are 0.", lam=0.5) == "λ = 0.50 时，其中 90 % 为 0。"
        assert [say_n("{n} zero", "{n} zeros", n) for n in (1, 2)] == ["1 个零", "2 个零"]
        assert say("a corner") == "a corner"  # fuzzy: its translator was not sure


def test_by_default_it_is_compiled_beside_the_catalogue(po):
    assert po.with_suffix(".mo").exists()
    po.with_suffix(".mo").unlink()
    assert words_tool.compile_catalogue(po) == po.with_suffix(".mo") and po.with_suffix(".mo").exists()


@pytest.mark.parametrize(
    ("english", "chinese", "found"),
    [
        ("{a:.2f} of {b}", "{b} 中的 {a:.2f}", []),
        ("{a:.2f} of {b}", "{b} 中的 {a:.1f}", ["lacks {a:.2f}", "adds {a:.1f}"]),
        ("at {w:z.2f}: w₁ is 0", "在 {w:z.2f}：w₂ 为 0", ["lacks w₁", "adds w₂"]),
        (("{n} zero", "{n} zeros"), ("{n} 个零",), []),
        (("{n} zero", "{n} zeros"), ("零",), ["lacks {n:}"]),
        ("29 % at (1.4, −0.2)", "在 (1.4, −0.2) 处有 29 %", []),
        ("29 % at (1.4, −0.2)", "在 (1.4, 0.2) 处有 28 %", ["lacks 29", "lacks −0.2", "adds 0.2", "adds 28"]),
        ("the sum $a+b$, `x + y`", "`x + y`，即 $a+c$", ["lacks $a+b$", "adds $a+c$"]),
        (
            "see [04 Next](04_next.ipynb)",
            "见 [04 下一篇](04_nexd.ipynb)",
            ["lacks (04_next.ipynb)", "adds (04_nexd.ipynb)"],
        ),
        ("A half.<!-- fact: half --> Yes.", "一半。是的。", ["lacks <!-- fact: half -->"]),
        (
            "<details><summary>An answer</summary>",
            "<details><summary>答案<summary>",
            ["lacks </summary>", "adds <summary>"],
        ),
    ],
)
def test_what_a_translation_drops_or_adds_is_found(english, chinese, found):
    message = Message(english, chinese)
    message.flags = {"python-brace-format"} if "{" in str(english) else set()
    assert sorted(words_tool.strays(message)) == sorted(found)


def test_a_translation_with_another_number_is_reported(course, po, capsys):
    translate(po, ("Not 90 % of them.", "其中 9 % 不是。"))
    capsys.readouterr()
    words_tool.main(["geometry"], course)
    report = capsys.readouterr().out
    assert "  lacks 90: 'Not 90 % of them.'\n" in report and "  adds 9: 'Not 90 % of them.'\n" in report
