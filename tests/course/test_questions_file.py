"""A file of questions is read into values; whoever writes it wrongly learns where, and what is wanted."""

import pytest

from l1l2.course.questions_file import TextError, read_questions

GOOD = """\
## turned

Least squares at (1.6, 0.4). Can that
move the solution?

- [ ] No: nothing has moved.

  The contours
  have.

- [x] Yes, onto an edge.

  The corner lets go.

  Not always.

Answered in: One inequality decides
Shows: stretch = 3, angle = 4.5, data = (1.6, 0.4)
Reveal: At stretch 3 it ends
on an edge.

Nothing is 0 there.

## plain

Is it so?

- [x] Yes.

  It is.

- [ ] No.

  It is.

Answered in: The end
Kind: mark
Variant of: geometry/turned
"""


def read(text):
    return read_questions(text, "questions.md", "03 Geometry")


def test_every_field_is_read():
    turned, plain = read(GOOD).values()
    assert turned.prompt == "Least squares at (1.6, 0.4). Can that move the solution?"
    assert {(option.text, option.reply, option.correct) for option in turned.options} == {
        ("No: nothing has moved.", "The contours have.", False),
        ("Yes, onto an edge.", "The corner lets go.\n\nNot always.", True),
    }
    assert turned.source == "03 Geometry, “One inequality decides”"
    assert turned.shows == {"stretch": "3", "angle": "4.5", "data": "(1.6, 0.4)"}
    assert turned.reveal == "At stretch 3 it ends on an edge.\n\nNothing is 0 there."
    assert (turned.key, turned.kind, turned.variant_of) == ("turned", "choice", "")
    assert (plain.key, plain.kind, plain.variant_of) == ("plain", "mark", "geometry/turned")
    assert (plain.shows, plain.reveal) == ({}, "")


def test_a_picture_starts_as_written_or_hidden():
    turned, plain = read(GOOD.replace("Kind: mark", "Starts at: t = 2")).values()
    assert (turned.starts, plain.starts) == ({}, {"t": "2"})
    assert read(GOOD.replace("Kind: mark", "Starts at: hidden"))["plain"].starts is None


def test_each_paragraph_is_translated_as_one_line():
    """A catalogue knows a paragraph in one line, wherever the file breaks it."""
    asked = []
    read_questions(GOOD, "questions.md", "03 Geometry", lambda words: asked.append(words) or words)
    assert {"No: nothing has moved.", "The contours have.", "Not always.", "One inequality decides"} < {
        *asked
    }
    assert "Least squares at (1.6, 0.4). Can that move the solution?" in asked
    assert "At stretch 3 it ends on an edge." in asked and "\n" not in "".join(asked)


def test_the_order_of_answers_depends_on_the_key_alone():
    answers = "".join(f"- [{'x' if n == 3 else ' '}] {n}\n\n  Reply.\n\n" for n in range(8))
    text = "".join(f"## {key}\n\nWhich?\n\n{answers}Answered in: Here\n\n" for key in ("one", "two"))
    orders = [[option.text for option in question.options] for question in read(text).values()]
    again = [[option.text for option in question.options] for question in read(text).values()]
    written = [str(n) for n in range(8)]
    assert orders == again and orders[0] != orders[1] and written not in orders
    assert all(sorted(order) == written for order in orders)


def test_nothing_is_no_question():
    assert read("") == {}


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("## turned", "# turned", "line 1: words before the first question; start with its key"),
        ("## turned", "## Turned!", "line 1: got the heading 'Turned!'; give a key of a-z"),
        ("## plain", "## turned", "line 24: the key 'turned' stands twice"),
        ("Least squares", "- Least squares", "line 3: got 'Least squares at"),
        (
            "- [ ] No: nothing",
            "- No: nothing",
            r"line 6: got 'No: nothing has moved\.'; start an answer with",
        ),
        ("- [ ] No: nothing", "- [] No: nothing", "line 6: got"),
        ("- [ ] No: nothing has moved.", "1. No", "line 6: got a ordered list"),
        ("- [x] Yes, onto", "- [ ] Yes, onto", "line 1: turned: options: got 0 correct ones"),
        ("- [ ] No.", "- [x] No.", "line 24: plain: options: got 2 correct ones"),
        ("  The corner lets go.\n\n  Not always.\n", "", "line 1: turned: reply: got ''"),
        (
            "Answered in: The end\n",
            "",
            "line 24: plain: it does not say where it is answered; give 'Answered in: '",
        ),
        ("Answered in: The end", "Answer: The end", "line 36: got 'Answer: The end' below the answers; give"),
        ("Kind: mark", "Answered in: No", "line 36: the field 'Answered in' stands twice"),
        ("Kind: mark", "Kind: guess", "line 24: plain: kind: got 'guess'; give one of choice, number"),
        ("stretch = 3", "stretch 3", "line 1: turned: Shows: got 'stretch 3'"),
        ("Is it so?", "> Is it so?", "line 26: got a blockquote"),
        ("Is it so?", "---", "line 26: got a hr; a question is made of"),
        (
            "- [ ] No.",
            f"- {'No, ' * 12}no.",
            rf"line 32: got '{('No, ' * 12)[:39]}…'; start an answer with",
        ),
        ("Is it so?", "### Is it so?", "line 26: got a heading of size 3"),
        ("Is it so?", "", "line 24: plain: prompt: got ''"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(old, new, complaint):
    assert old in GOOD
    with pytest.raises(TextError, match=rf"^questions\.md, {complaint}"):
        read(GOOD.replace(old, new, 1))
