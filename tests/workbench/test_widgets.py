"""The reader's own data in the workbench: numbers or a sentence, never a traceback."""

import os
import re
import time
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest

from l1l2 import diabetes
from l1l2.drawing import Still
from l1l2.workbench import widgets as module
from l1l2.workbench.widgets import workbench

START = (
    "Lasso (L1) on 442 rows and 10 columns, λ = 4.52 (0.1 λ_max): 5 of 10 exactly 0, training R² 0.49."
    " scikit-learn agrees to five digits. Certified: KKT violation below 1e-08."
)
GOOD = "a,b,y\n" + "".join(f"{k},{k * k % 7},{2 * k + k % 3}\n" for k in range(12))


@pytest.fixture(autouse=True)
def live_display(monkeypatch):
    monkeypatch.delenv("L1L2_DISPLAY", raising=False)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def said(box):
    shown = unescape(re.sub("<.*?>", "", box.said.value))
    assert shown == box.words
    return box.words


def test_it_starts_with_the_diabetes_study():
    box = workbench()
    assert said(box) == START
    assert f'alt="{START}"' in box.image.value
    assert "scikit-learn Lasso" in box.results.value
    assert [label for label, _ in box.answer.options][-1] == "progression"


def test_every_choice_fits_anew():
    box = workbench()
    seen = {said(box)}
    for widget, value, facts in (
        (box.lam, 0.5, {"zeros": 8, "n": 10}),
        (box.penalty, "l2", {"penalty": "Ridge (L2)", "zeros": 0}),
        (box.penalty, "elastic_net", {"penalty": "Elastic net"}),
        (box.l1_ratio, 0.9, {"penalty": "Elastic net"}),
        (box.answer, 0, {"rows": 442, "n": 10}),
    ):
        widget.value = value
        assert facts.items() <= said(box).facts.items()
        assert said(box).facts["strength"].facts["fraction"] == 0.5
        assert said(box) not in seen
        seen.add(said(box))
    box.solver.value = "fista"
    assert ">FISTA<" in box.results.value


def test_the_elastic_net_alone_has_a_ratio_and_ridge_says_what_its_lam_is_measured_by():
    box = workbench()
    shown = {}
    for penalty in ("l2", "elastic_net", "l1"):
        box.penalty.value = penalty
        shown[penalty] = box.l1_ratio.layout.display, box.lam.description
    assert shown == {
        "l2": ("none", "λ / L (largest curvature)"),
        "elastic_net": ("flex", "λ / λ_max"),
        "l1": ("none", "λ / λ_max"),
    }


def test_a_path_is_read_and_read_again(file):
    box = workbench()
    box.path.value = str(file)
    assert (said(box).facts["rows"], said(box).facts["n"]) == (12, 2)
    assert "<b>mine.csv</b>: 12 rows, 3 columns, commas, UTF-8." in box.data.value
    assert [label for label, _ in box.answer.options] == ["a", "b", "y"]
    file.write_text(GOOD + "20,3,40\n", encoding="utf-8")
    box.read.click()
    assert said(box).facts["rows"] == 13


def test_a_new_table_is_fitted_once(file, monkeypatch):
    calls = []
    fit = module.fit
    monkeypatch.setattr(module, "fit", lambda *args: calls.append(args) or fit(*args))
    box = workbench()
    box.answer.value = 3
    box.path.value = str(file)
    assert len(calls) == 3


def upload(name, content):
    return (
        {
            "name": name,
            "type": "text/csv",
            "size": len(content),
            "content": memoryview(content),
            "last_modified": datetime(2026, 1, 1, tzinfo=UTC),
        },
    )


def test_an_upload_is_read_twice_if_chosen_twice():
    box = workbench()
    for _ in range(2):
        box.upload.value = upload("<mine>.csv", GOOD.encode())
        assert said(box).facts["rows"] == 12
        assert "&lt;mine&gt;.csv" in box.data.value
        assert box.upload.value == ()


def test_what_is_wrong_with_a_file_is_said_and_work_goes_on(file):
    box = workbench()
    file.write_text(GOOD + "20,tea,40\n", encoding="utf-8")
    box.path.value = str(file)
    assert said(box) == (
        "mine.csv: row 14, column 'b': 'tea' is not a number; correct it, or delete the row or the column"
    )
    assert 'role="alert"' in box.said.value
    assert "The diabetes study" in box.data.value
    assert is_faded(box, "The diabetes study")  # the last fit is not of this file
    box.read.click()
    assert is_faded(box, "The diabetes study")  # once, however often it is refused
    box.lam.value = 0.1001
    assert said(box).facts["rows"] == 442
    assert "opacity" not in box.image.value + box.results.value


def is_faded(box, source):
    """Whether the picture and the tables of this source's fit are still there, once, pale, and called so."""
    words, picture, tables = (
        box.image.value,
        '<div style="opacity:.35"><img',
        '<div style="opacity:.35"><table',
    )
    assert f"Still the fit from before: {source}." in words
    assert picture in words and tables in box.results.value
    return (words.count("opacity"), box.results.value.count("opacity")) == (1, 1)


def test_a_constant_answer_is_said_and_the_old_picture_goes(file):
    file.write_text(GOOD.replace("\n", ",1\n").replace("y,1", "y,one"), encoding="utf-8")
    box = workbench()
    box.path.value = str(file)
    assert said(box) == "the answer 'one' is 1 in every row; choose another"
    assert "mine.csv" in box.data.value  # the table is taken
    assert box.image.value == box.results.value == ""
    box.answer.value = 2
    assert (said(box).facts["rows"], said(box).facts["n"]) == (12, 3)
    assert box.image.value.startswith("<img")


def test_arrays_are_fitted_and_named():
    data = diabetes()
    box = workbench(data.X, data.y, data.names)
    assert said(box) == START
    assert "<b>your arrays</b>" in box.data.value


@pytest.mark.parametrize(
    ("X", "y", "words"),
    [
        ([[1.0, 2.0]], None, "y: got None; give X and y, or neither"),
        (None, [1.0], "X: got None; give X and y, or neither"),
        ([[1.0, float("nan")], [1, 2]], [1, 2], "X: got nan at index (0, 1); give finite numbers"),
        ([["a"], ["b"]], [1, 2], "X: got an array of text; give real numbers"),
    ],
)
def test_bad_arrays_are_said_and_a_file_may_follow(X, y, words, file):
    box = workbench(X, y)
    assert said(box) == words
    assert box.image.value == box.results.value == ""  # there was none before
    box.lam.value = 0.5
    assert said(box) == words
    box.path.value = str(file)
    assert said(box).facts["rows"] == 12


def test_letters_that_the_font_lacks_do_no_harm(file):
    file.write_text(GOOD.replace("a,b", "大小,b"), encoding="utf-8")
    box = workbench()
    box.path.value = str(file)
    assert "大小" in box.results.value
    assert said(box).facts["rows"] == 12


@pytest.fixture
def watched():
    """A workbench, and what it shows of its progress."""
    box = workbench()
    shown = []
    box.doing.observe(lambda change: shown.append((change["new"], box.bar.value)), "value")
    box.progress.layout.observe(lambda change: shown.append(change["new"]), "display")
    return box, shown


def test_what_takes_long_shows_what_it_does(watched, monkeypatch):
    box, shown = watched
    fit = module.fit

    def slow(*args):
        args[-1]("step 9 < 10", 0.5)
        while not any(words.startswith("step 9") for words, _ in told(shown)) or "flex" not in shown:
            time.sleep(0.01)
        return fit(*args[:-1])  # which tells nothing more, however long it takes

    monkeypatch.setattr(module, "PATIENCE", 0.01)
    monkeypatch.setattr(module, "fit", slow)
    box.lam.value = 0.5
    words, share = told(shown)[-1]
    assert words.startswith("step 9 &lt; 10 … ")
    assert share == 0.5
    assert (shown[1], shown[-1]) == ("flex", "none")


def told(shown):
    """What was said of the progress, and its bar, among all that changed."""
    return [each for each in shown if isinstance(each, tuple)]


def test_what_is_quick_shows_nothing_of_the_kind(watched, monkeypatch):
    box, shown = watched
    monkeypatch.setattr(module, "PATIENCE", 600)
    box.lam.value = 0.5
    assert said(box).facts["strength"].facts["fraction"] == 0.5
    assert shown == []


def test_it_fits_where_python_has_no_threads(monkeypatch):
    """As in a browser."""

    def refuse(**_):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(module, "Thread", refuse)
    monkeypatch.setattr(module, "sys", SimpleNamespace(platform="emscripten"))
    box = workbench()
    assert said(box) == START
    box.lam.value = 0.5
    assert said(box).facts["strength"].facts["fraction"] == 0.5


def test_a_mistake_of_ours_is_no_complaint_about_the_data(monkeypatch):
    box = workbench()

    def broken(*_):
        raise RuntimeError("ours")

    monkeypatch.setattr(module, "list_results", broken)
    with pytest.raises(RuntimeError, match="ours"):
        box.lam.value = 0.5
    assert box.progress.layout.display == "none"
    assert said(box) == "This is a mistake of the workbench, not of your data: RuntimeError('ours')"
    assert box.image.value == box.results.value == ""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("~nosuchuser/x.csv", "~nosuchuser/x.csv cannot be read (its home folder is unknown); give another"),
        ("loop/x.csv", "x.csv cannot be read ("),
        ("x" * 300 + ".csv", "x.csv cannot be read ("),
        ("closed/x.csv", "x.csv cannot be read (Permission denied); give another file"),
        ("mine.csv/x.csv", "is not there; give the path of a CSV file"),
        ("a\0b.csv", "is no path; give the path of a CSV file"),
        ("\ud800.csv", "is no path; give the path of a CSV file"),
        ("/dev/null", "/dev/null is a pipe or a device, no file; give the path of a CSV file"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of Unix")
def test_whatever_is_typed_as_a_path_is_answered(path, words, file, tmp_path, monkeypatch):
    """RuntimeError, OSError, PermissionError went to the kernel's log; the last fit stayed, certified."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    stat = Path.stat

    def refuse(self, **given):  # root may look into any folder
        if self.parent.name == "closed":
            raise PermissionError(13, "Permission denied")
        return stat(self, **given)

    monkeypatch.setattr(Path, "stat", refuse)
    box = workbench()
    box.path.value = path
    assert words in said(box) and 'role="alert"' in box.said.value
    assert is_faded(box, "The diabetes study")


def test_without_a_home_the_tilde_is_answered(monkeypatch):
    """As in a container."""

    def unknown(self):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", unknown)
    box = workbench()
    box.path.value = "~/x.csv"
    assert said(box) == "~/x.csv cannot be read (its home folder is unknown); give another file"


def test_a_complaint_is_words_not_html(file):
    box = workbench()
    file.write_text(GOOD + "20,<img src=x onerror=alert(1)>,40\n", encoding="utf-8")
    box.path.value = str(file)
    assert "<img" not in box.said.value and "&lt;img src=x onerror=alert(1)&gt;" in box.said.value


def test_where_the_environment_says_so_there_is_the_still_alone(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    shown = workbench()
    assert isinstance(shown, Still)
    assert shown.caption == START
    with pytest.raises(ValueError, match="y: got 1 value for the 2 rows"):
        workbench([[1.0], [2.0]], [1.0])


def test_where_its_widgets_stand_at_first():
    box = workbench()
    assert (box.lam.value, box.lam.min, box.lam.max, box.lam.step, box.lam.base) == (0.1, -3, 1, 0.05, 10)
    ratio = box.l1_ratio
    assert (ratio.value, ratio.min, ratio.max, ratio.step) == (0.5, 0.05, 1, 0.05)
    assert box.solver.options == (
        ("exact", "exact"),
        ("ISTA", "ista"),
        ("FISTA", "fista"),
        ("coordinate descent", "coordinate_descent"),
    )
    assert box.penalty.options == (("Lasso (L1)", "l1"), ("Ridge (L2)", "l2"), ("Elastic net", "elastic_net"))
    assert (box.penalty.value, box.solver.value, box.answer.value) == ("l1", "exact", 10)
    assert (box.path.value, box.upload.value, box.progress.layout.display) == ("", (), "none")
    assert not any(w.continuous_update for w in (box.lam, ratio, box.path)), "a fit for each pixel"
    assert "choose a CSV file of up to 10 MB" in box.children[0].value
    assert box.data.value == module.write_paragraph("<b>The diabetes study</b>: 442 rows, 11 columns.")


def test_the_note_of_a_table_is_words_not_html(file):
    file.write_text(GOOD.replace("\n", ",tea\n").replace("y,tea", "y,<i>w</i>"), encoding="utf-8")
    box = workbench()
    box.path.value = str(file)
    assert "Left out, as not a single number stands there: &lt;i&gt;w&lt;/i&gt;." in box.data.value


def test_its_picture_is_sharp(monkeypatch):
    asked, real = [], module.still
    monkeypatch.setattr(
        module, "still", lambda picture, **given: asked.append(given) or real(picture, **given)
    )
    workbench()
    assert asked == [{"dpi": module.SHARP}]
