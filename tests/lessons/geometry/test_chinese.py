"""The geometry room in Chinese: the same facts, numbers and code in other words, or else in English."""

import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

from l1l2 import words
from l1l2.course.catalogue import ask
from l1l2.course.certificate import certify
from l1l2.course.touching import outcome
from l1l2.lessons.geometry import drag_target
from l1l2.words import language, say, translated
from tools import notebooks
from tools import words as words_tool

ROOT = Path(words.__file__).parents[1]
SOURCE = notebooks.source("geometry")
CATALOGUES = sorted((ROOT / "l1l2").rglob("zh_CN.po"))
HAN = re.compile(r"[\u4e00-\u9fff]")
TOLD = re.compile(r' ".*?"(?=\))')  # a term's meaning, the title of the link to it
ENGLISH = re.compile(r"[A-Za-z]{2,}")  # a word that was left standing; L1 and w are none


def is_chinese(text, allowed=""):
    return bool(HAN.search(text)) and set(ENGLISH.findall(text)) <= set(allowed.split())


@pytest.mark.parametrize("po", CATALOGUES, ids=[po.parent.name for po in CATALOGUES])
def test_every_translation_keeps_fields_numbers_formulas_code_and_links(po):
    done = [message for message in words_tool.read(po) if message.id and words_tool.said(message)]
    assert done
    assert [(message.id, found) for message in done if (found := words_tool.strays(message))] == []


def test_the_caption_is_chinese_and_says_the_same_facts(chinese):
    def said(picture):
        return [picture.frame(**at).caption for at in picture.corners()]

    english = said(drag_target())
    with chinese():
        spoken = said(drag_target())
    assert len(english) == 9
    for before, after in zip(english, spoken, strict=True):
        assert after.facts == before.facts and after.message == before.message
        assert is_chinese(after, allowed="KKT") and not HAN.search(before)
        assert "。 " not in after
    assert spoken[0] == (
        "预算 t = 1.0。最小二乘点位于 (1.4, 1)。L1 的解为 (0.70, 0.30)：两个权重都不为 0。"
        "L2 的解为 (0.77, 0.64)：两个权重都不为 0。已通过最优性验证：KKT 条件的违反量小于 1e-08。"
    )


def test_every_outcome_and_both_certificates_are_chinese(chinese):
    def said():
        b = np.array([1.5, 0.5])
        ends = b, np.array([0.0, 1.0]), np.array([1.0, 0.0]), np.array([0.5, 0.5])
        return [*(outcome("L1", w, b) for w in ends), certify(1e-12), certify(0.5)]

    english = said()
    with chinese():
        spoken = said()
    assert len(set(spoken)) == 6 and all(is_chinese(text, allowed="KKT") for text in spoken)
    assert [text.facts for text in spoken] == [text.facts for text in english]


def test_titles_and_labels_are_chinese(chinese):
    with chinese():
        picture = drag_target()
        figure, axes = plt.subplot_mosaic("AB")
        picture.stage(axes)
    written = [axes["A"].get_title(), axes["B"].get_title(), axes["A"].get_xlabel()]
    plt.close(figure)
    labels = [control.label for control in picture.controls.values()]
    assert len(written) == 3 and all(map(is_chinese, written + labels))


def test_the_question_is_chinese_and_asks_the_same(chinese):
    english = ask("geometry/turned")
    with chinese():
        asked = ask("geometry/turned")
    same = ("key", "shows", "kind", "variant_of")
    assert [getattr(asked, name) for name in same] == [getattr(english, name) for name in same]
    assert [option.correct for option in asked.options] == [option.correct for option in english.options]
    assert is_chinese(asked.prompt) and "一个不等式见分晓" in asked.source
    assert all(is_chinese(option.text) and is_chinese(option.reply) for option in asked.options)
    assert not HAN.search(str(english))


def test_what_is_not_translated_stays_english(chinese):
    with chinese():
        assert say("No translator has met {n} of these.", n=2) == "No translator has met 2 of these."
        assert translated("Nor this.") == "Nor this." and translated("") == ""
    (po,) = (po for po in CATALOGUES if po.parent.name == "course")
    english = ask("geometry/turned")
    with chinese(po):
        assert ask("geometry/turned") == english


def test_outside_its_context_nobody_speaks_chinese(chinese):
    def heard():
        return language(), drag_target().frame().caption, ask("geometry/turned").prompt

    before = heard()
    with chinese():
        assert all(new != old for new, old in zip(heard(), before, strict=True))
    assert heard() == before


def test_the_notebook_changes_its_paragraph_and_nothing_else(chinese):
    english = notebooks.read(SOURCE)
    with chinese():
        overlaid = notebooks.read(SOURCE, translated)
    cells = list(zip(english.cells, overlaid.cells, strict=True))
    assert all({**new, "source": ""} == {**old, "source": ""} for old, new in cells)
    changed = [
        (before, after)
        for old, new in cells
        for before, after in zip(old.source.split("\n\n"), new.source.split("\n\n"), strict=True)
        if TOLD.sub("", before) != TOLD.sub("", after)
    ]
    folds = [(before, after) for before, after in changed if before.startswith("<details>")]
    assert [after for _, after in folds] == [
        f"<details><summary>{name}</summary>"
        for name in 2 * (*(f"提示 {n}（共 3 条）" for n in (1, 2, 3)), "解答")
    ]
    ((_, minutes),) = counted = [pair for pair in changed if pair[0].startswith("**Minutes.** ")]
    assert re.fullmatch(r"\*\*Minutes\.\*\* \d+，2 个练习另需 \d+", minutes)
    stubs = [(before, after) for before, after in changed if before.startswith("# Run the cells above")]
    said = [after.split("\n")[0] for _, after in stubs]
    assert len(said) == 2 and all(is_chinese(text, "Run All Above Selected Cell") for text in said)
    ((before, after),) = [pair for pair in changed if pair not in folds + counted + stubs]
    assert before.startswith("Stand at a point $w$") and is_chinese(re.sub(r"\$.*?\$", "", after))
    for old, new in cells:
        if old.cell_type == "code":
            assert uncommented(new) == uncommented(old)


def uncommented(cell):
    """The lines of a cell's code but for comments of a line."""
    return [line for line in cell.source.splitlines() if not line.startswith("#")]
