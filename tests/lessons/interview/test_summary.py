"""The summary says what was made and what was missed, and never overwrites a file in silence."""

import re

import pytest

from l1l2.course.catalogue import notebook
from l1l2.lessons.interview.bank import BANK
from l1l2.lessons.interview.summary import Answer, _say_time, save, summary

FIRST, LATER = BANK["why_sparse"], BANK["wide"]
ANSWERS = (
    Answer(FIRST, 30, FIRST.rubric[:2], (FIRST.follow_ups[1].question,)),
    Answer(LATER, 600, (), ()),
)


def test_it_counts_and_names_what_was_missed():
    text = summary(ANSWERS)
    assert "2 answered: 2 of 6 points, 1 of 4 follow-ups." in text
    assert text.count("- [x]") == 3 and text.count("- [ ]") == 7
    assert f"- [x] {FIRST.rubric[0]}\n" in text and f"- [ ] {FIRST.rubric[2]}\n" in text
    assert f"- [x] Follow-up: {FIRST.follow_ups[1].question}\n" in text
    assert f"The slope at 0, 30 seconds. Reread: {FIRST.place}." in text
    assert f"## {LATER.question}\n\nTheory, 10 minutes. Reread: {LATER.place}." in text
    assert f"]({notebook('high_dimensions')}.ipynb)" in LATER.place


def test_nothing_answered_is_said():
    assert "No question was answered yet." in summary(())


def test_a_new_file_is_written(tmp_path):
    file = save(summary(ANSWERS), tmp_path / "mine.md")
    assert file.read_text(encoding="utf-8") == summary(ANSWERS)


def test_a_file_that_exists_stays_unless_replacing_was_asked_for(tmp_path):
    file = tmp_path / "mine.md"
    file.write_text("my notes", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"mine.md' exists already; give another name"):
        save("new", str(file))
    assert file.read_text(encoding="utf-8") == "my notes"
    save("new", file, replace=True)
    assert file.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("name", "error", "complaint"),
    [
        ("", ValueError, "path: got ''; give the name of a Markdown file"),
        ("notes.txt", ValueError, "path: got 'notes.txt'; give the name of a Markdown file"),
        ("nowhere/notes.md", ValueError, "there is no folder 'nowhere'"),
        (None, TypeError, "path: got None"),
    ],
)
def test_a_name_that_will_not_do_is_refused(name, error, complaint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=re.escape(complaint)):
        save("text", name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_is_no_file_whatever_its_name(replace, tmp_path):
    (tmp_path / "notes.md").mkdir()
    with pytest.raises(ValueError, match=r"^path: got .*notes.md'; give the name of a Markdown file"):
        save("text", tmp_path / "notes.md", replace=replace)


def test_a_summary_word_for_word():
    points, follow_ups = FIRST.rubric, FIRST.follow_ups
    assert summary(ANSWERS[:1]) == (
        "# Mock interview\n\n"
        "1 answered: 2 of 3 points, 1 of 2 follow-ups.\n\n"
        f"## {FIRST.question}\n\n"
        f"The slope at 0, 30 seconds. Reread: {FIRST.place}.\n\n"
        f"- [x] {points[0]}\n- [x] {points[1]}\n- [ ] {points[2]}\n"
        f"- [ ] Follow-up: {follow_ups[0].question}\n- [x] Follow-up: {follow_ups[1].question}\n"
    )
    assert [_say_time(s) for s in (1, 30, 90, 60, 120, 600)] == [
        "1 second",
        "30 seconds",
        "90 seconds",
        "1 minute",
        "2 minutes",
        "10 minutes",
    ]


@pytest.mark.parametrize(("text", "path", "name"), [(3, "x.md", "text"), ("words", 3, "path")])
def test_what_is_no_text_and_no_path_is_refused_by_name(text, path, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TypeError, match=f"^{name}: got 3; give"):
        save(text, path)
    assert list(tmp_path.iterdir()) == []
