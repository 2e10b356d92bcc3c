"""Every claim holds and stands word for word in its notebook; what could not be checked is refused."""

import importlib.util
import re
from pathlib import Path

import pytest

from l1l2.course import claim as claims
from l1l2.course.__main__ import main as print_table
from l1l2.course.catalogue import rooms
from l1l2.course.claim import Claim, claim, registered, table, verdict

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def builder():
    """The module tools/notebooks.py, which knows how to read a source."""
    spec = importlib.util.spec_from_file_location("notebook_builder", ROOT / "tools" / "notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def empty_registry(monkeypatch):
    """Keep the claims of these tests out of the course."""
    monkeypatch.setattr(claims, "_registry", [])
    monkeypatch.setattr(claims, "load", lambda: None)


def missing(stated, builder, folder):
    """What keeps a reader from finding the claim's sentence; None when it stands in its notebook."""
    source = folder / "src" / f"{stated.notebook}.py"
    if not source.exists():
        return f"no source {source.name} for the claim: {stated.sentence}"
    prose = (cell.source for cell in builder.read(source).cells if cell.cell_type == "markdown")
    if not any(stated.sentence in " ".join(words.split()) for words in prose):
        return f"{stated.notebook} does not say: {stated.sentence}"
    return None


def test_the_course_makes_claims():
    assert registered()


@pytest.mark.parametrize("stated", registered(), ids=lambda stated: stated.key)
def test_claim_holds(stated):
    stated.proof()


@pytest.mark.parametrize("lesson", rooms())
def test_what_a_lesson_marks_it_proves_and_the_other_way_round(lesson, builder):
    (source,) = (ROOT / "notebooks" / "src").glob(f"*_{lesson}.py")
    marked = {f"{lesson}/{name}" for name, _ in builder.claimed(source)}
    assert marked == {stated.key for stated in registered() if stated.key.startswith(f"{lesson}/")} != set()


def test_a_mark_gives_the_words_before_it_and_is_not_built(builder, tmp_path):
    source = tmp_path / "98_sums.py"
    text = "# One and\n# one.<!-- claim: one --> Two<!-- claim: two -->, so.\n#\n# Four.<!-- claim: one -->"
    source.write_text(f"# %% [markdown]\n{text}\n", encoding="utf-8")
    assert list(builder.claimed(source)) == [("one", "One and one."), ("two", "Two"), ("one", "Four.")]
    (cell,) = builder.read(source).cells
    assert cell.source == "One and\none. Two, so.\n\nFour."


@pytest.mark.parametrize(
    "stated",
    [stated for stated in registered() if stated.sentence],
    ids=lambda stated: f"{stated.notebook}-{stated.proof.__name__}",
)
def test_claim_stands_in_its_notebook(stated, builder):
    assert missing(stated, builder, ROOT / "notebooks") is None


def test_the_readme_says_how_many_there_are():
    (said,) = re.findall(r"(\d+) claims", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert int(said) == len(registered()), f"README says {said} claims; the course makes {len(registered())}"


def test_the_table_is_printed_with_its_count_and_its_status(empty_registry, capsys):
    claim("Two and two are four.", notebook="98_sums")(lambda: None)
    assert print_table() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 claims"

    @claim("Two and two are five.", notebook="98_sums")
    def wrong_sums():
        raise AssertionError("found 4")

    assert print_table() == 1
    assert "FALSE: found 4" in capsys.readouterr().out


def test_a_false_claim_fails_with_its_numbers(empty_registry):
    @claim("Two and two\n  are four.", notebook="98_sums")
    def sums():
        assert 2 + 2 == 4

    @claim("Two and two are five.", notebook="97_sums")
    def wrong_sums():
        raise AssertionError("found 4")

    false, true = registered()
    assert (true.sentence, true.notebook, true.proof) == ("Two and two are four.", "98_sums", sums)
    assert (verdict(true), verdict(false)) == ("holds", "FALSE: found 4")
    with pytest.raises(AssertionError, match="found 4"):
        test_claim_holds(false)
    lines = table().splitlines()
    assert [line.split()[0] for line in lines] == ["FALSE:", "holds"]
    assert lines[1].endswith("Two and two are four.")


def test_a_proof_that_breaks_is_no_verdict():
    def broken():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        verdict(Claim("sums/anything", broken))


def test_a_sentence_that_is_not_there_is_noticed(builder, tmp_path):
    (tmp_path / "src").mkdir()
    text = "# %% [markdown]\n# So two and two\n# are **four**. More.\n\n# %%\n# Two and two are five.\n"
    (tmp_path / "src" / "98_sums.py").write_text(text, encoding="utf-8")

    def complaint(sentence, notebook="98_sums"):
        return missing(Claim("sums/it", lambda: None, sentence, notebook), builder, tmp_path)

    assert complaint("two and two are **four**.") is None
    assert "does not say: Two and two are four." in complaint("Two and two are four.")
    assert "does not say" in complaint("Two and two are five."), "a comment in a code cell is not prose"
    assert "no source 97_sums.py" in complaint("two and two are **four**.", "97_sums")


@pytest.mark.parametrize(
    ("sentence", "notebook", "error", "message"),
    [
        ("", "98_sums", ValueError, "key: got ''; give"),
        (" \n ", "98_sums", ValueError, "key: got"),
        (None, "98_sums", TypeError, "key: got NoneType; give a string"),
        ("It is so.", 98, TypeError, "notebook: got int; give a string"),
        ("It is so.", "sums", ValueError, "notebook: got 'sums'; give a name such as"),
        ("It is so.", "98_sums.ipynb", ValueError, "notebook: got"),
        ("geometry", None, ValueError, "key: got 'geometry'; give a lesson and a name, such as"),
        ("sums/it", None, ValueError, "key: got 'sums/it'; give a lesson"),
        ("geometry/It is.", None, ValueError, "key: got 'geometry/It is.'"),
        ("geometry/said", None, ValueError, "key: 'geometry/said' is claimed already"),
        ("It  was\nsaid.", "98_sums", ValueError, "key: 98_sums claims already 'It was said.'"),
    ],
)
def test_what_could_not_be_checked_is_refused(empty_registry, sentence, notebook, error, message):
    claim("It was said.", notebook="98_sums")(lambda: None)
    claim("It was said.", notebook="97_sums")(lambda: None)
    claim("geometry/said")(lambda: None)
    with pytest.raises(error, match=message):
        claim(sentence, notebook=notebook)
    assert len(registered()) == 3
