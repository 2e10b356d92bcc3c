"""The bank: complete, drawn fairly, linked to what stands, and true where it has numbers."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from l1l2.course.catalogue import ask, notebook, order, questions, title
from l1l2.drawing.marks import Dots
from l1l2.gallery import PICTURES
from l1l2.lessons.interview import bank
from l1l2.lessons.interview.bank import BANK, draw
from l1l2.lessons.interview.bank_file import read_entry
from l1l2.lessons.interview.entry import THEMES, Entry, FollowUp, theme_title
from l1l2.lessons.interview.mock_page import Mock
from l1l2.lessons.interview.quiz_page import quiz
from l1l2.maths.datasets import diabetes, standardise
from l1l2.maths.paths import ridge_path
from l1l2.maths.prox import soft_threshold
from l1l2.words import translated
from tools import cards, notebooks

from .bound import unbound

SOURCES = {lesson: notebooks.source(lesson).read_text(encoding="utf-8") for lesson in order()}
ENTRIES = [pytest.param(entry, id=key) for key, entry in BANK.items()]
ONE = next(iter(BANK.values()))
TEXTS = {key: (Path(bank.__file__).parent / f"{key}.md").read_text(encoding="utf-8") for key in BANK}
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_no_two_questions_ask_the_same():
    assert len({entry.question for entry in BANK.values()}) == len(BANK) > 20
    assert len({entry.asked.prompt for entry in BANK.values()}) == len(BANK)
    assert {entry.theme for entry in BANK.values()} == set(THEMES)
    assert len({theme_title(theme) for theme in THEMES}) == len(THEMES)


def test_a_name_that_is_not_in_the_bank_is_told_what_is():
    with pytest.raises(KeyError, match="got 'why'; give one of why_sparse, exactly_when, "):
        BANK["why"]
    assert "why" not in BANK and "why_sparse" in BANK


def test_the_bank_shows_what_is_in_it():
    lines = repr(BANK).splitlines()
    assert lines[0] == f"why_sparse           {BANK['why_sparse'].question}" and len(lines) == len(BANK)


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_answer_fits_its_time(entry):
    """At 150 words a minute: up to 30 seconds and a little breath, and from one to two minutes."""
    assert 40 <= len(entry.short.split()) <= 75
    assert 100 <= len(entry.long.split()) <= 200 and len(entry.short) < len(entry.long)


@pytest.mark.parametrize("entry", ENTRIES)
def test_question_and_short_answer_are_said_in_chinese_too(entry):
    assert len(HAN.findall(entry.chinese)) >= 4
    assert len(HAN.findall(entry.short_chinese)) >= 40
    for words in (entry.question, entry.short, entry.long, entry.board, *entry.rubric):
        assert not HAN.search(words)


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_board_has_formulas_whose_signs_close(entry):
    assert entry.board.count("$") >= 4 and entry.board.count("$$") % 2 == 0
    assert entry.board.replace("$$", "").count("$") % 2 == 0
    assert entry.board.count("{") - entry.board.count(r"\{") == entry.board.count("}") - entry.board.count(
        r"\}"
    )
    # A line that starts so would be a list or a heading, on a page that renders Markdown first.
    assert not re.search(r"^[-+=>#] ", entry.board, re.MULTILINE)


@pytest.mark.parametrize("entry", ENTRIES)
def test_at_least_three_tempting_wrong_answers(entry):
    assert len([option for option in entry.asked.options if not option.correct]) >= 3


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_length_of_an_option_does_not_give_it_away(entry):
    others = [len(option.text) for option in entry.asked.options if not option.correct]
    (right,) = (len(option.text) for option in entry.asked.options if option.correct)
    assert right <= 1.5 * max(others)


def test_nothing_is_written_twice():
    """Gates, retrieval questions and the bank draw on one pool: what two of them ask is one value."""
    held = [question for lesson in order() for question in questions(lesson).values()]
    pool = {id(one): one for one in (*held, *(entry.asked for entry in BANK.values()))}
    shared = [entry.key for entry in BANK.values() if any(entry.asked is one for one in held)]
    assert len(pool) > 60 and len(shared) >= 6
    texts = [
        text for one in pool.values() for text in (one.prompt, *(option.reply for option in one.options))
    ]
    assert len(set(texts)) == len(texts)


def test_the_right_letter_is_not_always_the_same():
    letters = [letter for entry in BANK.values() for letter, option in entry.asked.lettered if option.correct]
    assert max(letters.count(letter) for letter in "ABCD") <= 0.4 * len(letters)
    assert min(map(letters.count, "ABCD")) >= 3


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_picture_is_a_picture_of_the_course(entry):
    assert entry.picture in PICTURES, f"{entry.key}.md: picture: give one of {', '.join(PICTURES)}"


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_picture_is_shown_by_a_notebook_that_stands(entry):
    """What is read as `PICTURES[...]` in the bank, a learner has met: a notebook calls it by its own name."""
    shown = re.compile(rf"\b{entry.picture.split('.')[-1]}\(")
    assert any(shown.search(source) for source in SOURCES.values())


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_link_leads_to_a_notebook_that_stands(entry):
    assert notebooks.source(entry.lesson).stem == notebook(entry.lesson)
    assert entry.file == f"{notebook(entry.lesson)}.ipynb"
    assert entry.place == f"[{title(entry.lesson)}]({entry.file})"


def headings(lesson):
    return re.findall(r"^# ## (.+)$", SOURCES[lesson], re.MULTILINE)


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_source_of_the_multiple_choice_is_that_notebook_and_a_heading_of_it(entry):
    places = [f"{title(entry.lesson)}, “{heading}”" for heading in headings(entry.lesson)]
    assert entry.asked.source in places, f"{entry.key}.md: Answered in: give a heading of {entry.lesson}"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("weight_decay", ("AdamW", "weights with large gradients shrink less")),
        ("unique", ("Under L1 every split with equal signs;", "exactly one if the columns are")),
        ("true_features", ("the false column comes first and is in at every λ", "irrepresentable condition")),
        ("which_one", ("From 16 weights on ridge is better.", "First the lasso, then ridge.")),
    ],
)
def test_the_section_to_reread_answers_the_question(key, words):
    entry = BANK[key]
    heading = re.search("“(.+)”", entry.asked.source).group(1)
    section = SOURCES[entry.lesson].split(f"# ## {heading}\n")[1].split("\n# ## ")[0].replace("\n# ", " ")
    section = re.sub(r"\s+", " ", section + " ".join(answers(section)))
    assert all(said in section for said in words), section


def answers(section):
    """What the gates of a section say once they are answered: the right answer, and what it reveals."""
    for name in re.findall(r'predict\("([\w/]+)"', section):
        yield from (option.text for option in ask(name).options if option.correct)
        yield ask(name).reveal


def test_near_copies_are_dropped_as_the_bank_says():
    """Often some, at correlations very near 1 usually all but one, and not the same in each sample."""
    picture, kept = PICTURES["paths.near_copies"](), {}
    for correlation in (0.98, 0.999):
        frames = [picture.frame(sample=k, correlation=correlation) for k in picture.controls["sample"].values]
        dead = [
            np.hstack([mark.y for mark in frame.marks if isinstance(mark, Dots) and mark.role == "l1"])
            for frame in frames
        ]
        kept[correlation] = [tuple(copy not in rows for copy in range(3)) for rows in dead]
    assert sum(not all(copies) for copies in kept[0.98]) > 5
    assert sum(sum(copies) == 1 for copies in kept[0.999]) > 5
    assert all(len(set(copies)) > 2 for copies in kept.values())


def test_five_of_the_ten_ridge_weights_change_their_sign_one_twice():
    d = standardise(diabetes().X, diabetes().y)
    signs = np.sign(ridge_path(d.X, d.y).at(np.geomspace(1e-6, 1e6, 4001)))
    changes = (np.diff(signs, axis=0) != 0).sum(axis=0)
    assert sorted(changes) == [0] * 5 + [1] * 4 + [2], changes


def test_weight_decay_on_both_factors_is_l1_on_their_product():
    """½(uv − b)² + (λ/2)(u² + v²) is least where uv is the soft threshold: 0, factors and all, if |b| ≤ λ."""
    u, v = np.meshgrid(np.linspace(-2, 2, 401), np.linspace(-2, 2, 401))
    for b, lam in (2.0, 0.5), (-1.5, 0.5), (0.4, 0.5), (-0.5, 0.5):
        cost = (u * v - b) ** 2 / 2 + lam / 2 * (u**2 + v**2)
        best = np.unravel_index(cost.argmin(), cost.shape)
        assert abs(u[best] * v[best] - soft_threshold(b, lam)) < 0.03
        assert (abs(b) <= lam) == (abs(u[best]) + abs(v[best]) < 1e-9)


@pytest.mark.parametrize("key", BANK)
def test_a_number_is_given_or_bound_to_a_claim_that_says_it(key):
    assert list(unbound(TEXTS[key])) == []


MARK = "<!-- claim: interview/two_maps -->"


@pytest.mark.parametrize(
    ("key", "old", "new", "complaint"),
    [
        ("true_features", "signed sum is 1.2", "signed sum is 1.3", "line 24: got '1.3'"),
        ("true_features", "0.6 + 0.6 = 1.2", "0.6 + 0.7 = 1.2", "line 40: got '0.7'"),
        ("ridge_zero", r"\lambda = 0.125", r"\lambda = 0.25", "line 38: got '0.25'"),
        ("ridge_zero", "five of the ten", "six of the ten", "line 23: got '6'"),
        ("ridge_zero", "at one isolated λ", "at one λ of 0.3", "line 15: got '0.3'"),
        ("ridge_zero", "在一个孤立的 λ 上", "在 λ = 0.3 上", "line 19: got '0.3'"),
        ("degrees", "half of p", "a third of p", "line 47: got 'third'"),
        ("standardise", "a thousand times", "a hundred times", "line 15: got '100'"),
        ("bias", "0.5 less", "0.4 less", "line 74: got '0.4'"),
        ("wide", "At most 49", "At most 48", "line 68: got '48'"),
        ("wide", "Ridge keeps all", "Ridge keeps all 50", "line 56: got '50'"),
        ("which_one", "the others are", "the other 960 are", "line 51: got '960' .+; give it a comment"),
        ("derive", MARK, "", "line 70: got '0.75' .+; give it a comment"),
        ("derive", MARK, MARK.replace("two", "no"), "line 70: got '<!-- claim: interview/no_maps -->'; give"),
        ("derive", MARK, MARK.replace("interview/", ""), "line 70: got '<!-- claim: two_maps -->'; give"),
        ("derive", MARK, MARK.replace("claim", "clam"), "line 70: got '<!-- clam: inter.+; give lesson"),
        ("derive", MARK, MARK.replace("two_maps", "exchange"), "line 70: got '0.5' .+; interview/exch"),
    ],
)  # fmt: skip
def test_a_number_that_is_wrong_or_unbound_and_a_claim_that_is_none_are_found(key, old, new, complaint):
    text = TEXTS[key]
    found = list(unbound(text.replace(old, new, 1)))
    assert old in text and any(re.match(complaint, wrong) for wrong in found), found


def test_what_is_asked_and_what_is_a_name_needs_no_claim():
    """A norm, a year behind its author, an integer of a formula, a wrong answer and what it tempts to."""
    text = "# 7 of L2?\n\n7, R² and w₃ (Fu 1998); see Fu (2000). $\\tfrac12 3x$\n\n## Choices\n\n8 rows?\n\n"
    choices = "- [ ] 9.\n\n  Of 8, 9.\n\n- [x] 8.\n\n  8.\n\nAnswered in: Ten weights\n"
    assert list(unbound(text + choices)) == []
    assert len(list(unbound(text + choices.replace("[x] 8", "[x] 9").replace("\n  8", "\n  7 of 8")))) == 1
    for bare in ("1998", "In 2000 steps", "3", "$3.5x$", "10⁻³"):
        assert len(list(unbound(f"# Why?\n\n{bare} rows.\n"))) == 1


def test_the_example_of_a_ridge_zero_is_reckoned_from_its_numbers():
    """All four stand in one claim: two that change places would still be bound."""
    example = dict(re.findall(r"(c_1|c_2|g|\\lambda) = (0\.\d+)", BANK["ridge_zero"].board))
    c1, c2, g, lam = (float(example[name]) for name in ("c_1", "c_2", "g", r"\lambda"))
    assert lam == pytest.approx(g * c2 / c1 - 1)


@pytest.mark.parametrize("key", BANK)
def test_comments_are_left_out_wherever_they_stand(key):
    """Behind every line that ends a sentence, in English and Chinese, in formulas, answers and replies."""
    pieces = re.split(r"(```.+?```)", TEXTS[key], flags=re.DOTALL)  # every second one is code
    pieces[::2] = [re.sub(r"(?<=[.?:。？$])$", MARK, piece, flags=re.MULTILINE) for piece in pieces[::2]]
    marked = "".join(pieces)
    assert marked.count(MARK) > 10
    assert read_entry(marked, f"bank/{key}.md", translated) == BANK[key]


def test_no_comment_reaches_a_reader(monkeypatch):
    monkeypatch.setenv("L1L2_DISPLAY", "still")
    kinds = cards.models()
    pages = [
        quiz(len(BANK))._repr_mimebundle_()["text/html"],
        Mock(tuple(BANK.values()))._repr_mimebundle_()["text/html"],
        (notebooks.NOTEBOOKS / f"{notebook('interview')}.ipynb").read_text(encoding="utf-8"),
    ]
    for entry in BANK.values():
        pages += [repr(entry), *entry._repr_mimebundle_().values()]
        pages += [field for note in cards.notes(entry, "", *kinds) for field in note.fields]
    assert len(pages) > 100 and [page for page in pages if "claim: " in page or "!--" in page] == []


def test_an_entry_reads_from_question_to_link():
    page = ONE._repr_mimebundle_()
    parts = (
        ONE.question,
        ONE.chinese,
        ONE.short,
        ONE.long,
        ONE.board,
        ONE.follow_ups[1].answer,
        ONE.asked.prompt,
        title("derivative"),
        ONE.picture,
    )
    places = [page["text/markdown"].index(part) for part in parts]
    assert places == sorted(places)
    assert page["text/plain"] == f"{ONE.question}\n\n{ONE.short}"
    tempting = page["text/markdown"].split(ONE.asked.prompt)[1]
    for option in ONE.asked.options:
        assert (f"\n\n- “{option.text}” {option.reply}\n\n" in tempting) != option.correct


@pytest.mark.parametrize(
    ("changes", "error", "complaint"),
    [
        ({"short": " "}, ValueError, "short: got ' '; give words"),
        ({"chinese": None}, TypeError, "chinese: got None; give a string"),
        ({"theme": "fun"}, ValueError, "theme: got 'fun'; give one of geometry, "),
        ({"level": "hard"}, ValueError, "level: got 'hard'; give one of screen, on-site, senior"),
        ({"lesson": "sums"}, ValueError, "lesson: got 'sums'; give one of start_here, "),
        ({"follow_ups": ONE.follow_ups[:1]}, ValueError, "follow_ups, rubric: got 1 and 3"),
        (
            {"rubric": ONE.rubric[:2]},
            ValueError,
            "follow_ups, rubric: got 2 and 2 for 'why_sparse'; give 2 and 3",
        ),
        ({"rubric": (*ONE.rubric[:2], "")}, ValueError, "rubric: got ''"),
        ({"asked": "what?"}, TypeError, "asked: got 'what?'; give a Question"),
    ],
)
def test_an_incomplete_entry_is_refused(changes, error, complaint):
    with pytest.raises(error, match=re.escape(complaint)):
        replace(ONE, **changes)


def test_a_follow_up_needs_an_answer():
    with pytest.raises(ValueError, match="answer: got ''; give words"):
        FollowUp("Why?", "")


def test_a_draw_is_mixed_repeatable_and_without_repeats():
    drawn = draw(len(BANK), np.random.default_rng(3))
    assert {entry.key for entry in drawn} == set(BANK)
    assert drawn == draw(len(BANK), np.random.default_rng(3)) != draw(len(BANK), np.random.default_rng(4))
    assert {entry.theme for entry in drawn[: len(THEMES)]} == set(THEMES)
    assert all(isinstance(entry, Entry) for entry in drawn)


def test_every_question_can_be_the_first():
    first = {draw(1, np.random.default_rng(seed))[0].key for seed in range(600)}
    assert first == set(BANK)


@pytest.mark.parametrize(
    ("count", "rng", "error", "complaint"),
    [
        (0, np.random.default_rng(0), ValueError, "count: got 0; give an integer >= 1"),
        (
            len(BANK) + 1,
            np.random.default_rng(0),
            ValueError,
            f"count: got {len(BANK) + 1}; the bank has {len(BANK)} questions",
        ),
        (2.5, np.random.default_rng(0), TypeError, "count: got 2.5"),
        (3, 7, TypeError, "rng: got 7; give a generator"),
    ],
)
def test_a_draw_that_is_impossible_is_refused(count, rng, error, complaint):
    with pytest.raises(error, match=re.escape(complaint)):
        draw(count, rng)
