"""Every claim holds and stands in its notebook; what could not be checked is refused."""

import re
from pathlib import Path

import pytest

from l1l2.course import claim as claims
from l1l2.course.__main__ import main as print_table
from l1l2.course.catalogue import order
from l1l2.course.claim import Claim, claim, list_claims, try_all, try_claim
from tools import notebooks

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def empty_registry(monkeypatch):
    """Keep the claims of these tests out of the course."""
    monkeypatch.setattr(claims, "_registry", {})
    monkeypatch.setattr(claims, "load", lambda: None)


def marks(lesson):
    """The name of each claim that a notebook marks, as often as it does."""
    return [name for name, _ in notebooks.claimed(notebooks.source(lesson))]


@pytest.mark.parametrize("stated", list_claims(), ids=lambda stated: stated.key)
def test_claim_holds(stated):
    stated.proof()


@pytest.mark.parametrize("lesson", order())
def test_what_a_lesson_marks_it_proves_and_the_other_way_round(lesson):
    marked = {f"{lesson}/{name}" for name in marks(lesson)}
    assert marked == {stated.key for stated in list_claims() if stated.key.startswith(f"{lesson}/")} != set()


def test_a_mark_gives_the_words_before_it_and_is_not_built(tmp_path):
    source = tmp_path / "98_sums.py"
    text = "# One and\n# one.<!-- claim: one --> Two<!-- claim: two -->, so.\n#\n# Four.<!-- claim: one -->"
    source.write_text(f"# %% [markdown]\n{text}\n", encoding="utf-8")
    assert list(notebooks.claimed(source)) == [("one", "One and one."), ("two", "Two"), ("one", "Four.")]
    (cell,) = notebooks.read(source).cells
    assert cell.source == "One and\none. Two, so.\n\nFour."


def test_the_table_is_printed_with_its_count_and_its_status(empty_registry, capsys):
    claim("bars/right_sums")(lambda: None)
    assert print_table() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 claims"

    @claim("bars/wrong_sums")
    def wrong_sums():
        raise AssertionError("found 4")

    assert print_table() == 1
    assert "FALSE: found 4" in capsys.readouterr().out


def test_a_false_claim_fails_with_its_numbers(empty_registry):
    @claim("geometry/right_sums")
    def right_sums():
        assert 2 + 2 == 4

    @claim("bars/wrong_sums")
    def wrong_sums():
        raise AssertionError("found 4")

    false, true = list_claims()
    assert (true.key, true.proof) == ("geometry/right_sums", right_sums)
    assert (try_claim(true), try_claim(false)) == ("holds", "FALSE: found 4")
    with pytest.raises(AssertionError, match="found 4"):
        test_claim_holds(false)
    assert try_all().splitlines() == ["FALSE: found 4 bars/wrong_sums", "holds    geometry/right_sums"]


def test_a_proof_that_breaks_is_no_verdict():
    def broken():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        try_claim(Claim("sums/anything", broken))


@pytest.mark.parametrize(
    ("key", "error", "message"),
    [
        (None, TypeError, "key: got None; give a lesson and a name"),
        ("", ValueError, "key: got ''; give a lesson and a name, such as 'geometry/cone_of_a_corner'"),
        ("geometry", ValueError, "key: got 'geometry'; give a lesson and a name, such as"),
        ("sums/it", ValueError, "key: got 'sums/it'; give a lesson"),
        ("geometry/It is.", ValueError, "key: got 'geometry/It is.'"),
        ("geometry/it is.", ValueError, "key: got 'geometry/it is.'; give a lesson"),
        ("geometry/said", ValueError, "key: 'geometry/said' is claimed already; give each claim its own"),
    ],
)
def test_what_could_not_be_checked_is_refused(empty_registry, key, error, message):
    claim("geometry/said")(lambda: None)
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        claim(key)
