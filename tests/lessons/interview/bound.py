"""The pieces of the bank and of the sheet whose numbers are held to claims: see tests/bound.py."""

import re

from l1l2.course.questions_file import blocks

from ...bound import unbound as unbound_pieces

FIELDS = re.compile(r"---\n.*?\n---\n", re.DOTALL)


def pieces(text):
    """Yield each piece of an entry or of the sheet that says something: its line, what is given, its words.

    Given is what is asked: the entry's question, a follow-up, the prompt of the choices, and what a wrong
    answer or a wrong belief says.  Wrong answers themselves are left out.
    """
    asked = here = answer = section = ""
    for kind, line, words in blocks(FIELDS.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)):
        words = " ".join(words.split())
        if kind == "heading of size 1":
            asked = words
        elif kind == "key":
            section, here, answer = words, "", ""
        elif kind == "heading of size 3":
            here = words
        elif section == "Choices" and kind == "paragraph" and not answer:
            here = f"{here} {words}"
        elif words.startswith("[ ] "):
            answer = words
        elif not words.startswith("Answered in: "):
            answer = words if words.startswith("[x] ") else answer
            belief = re.match(r"\*“.+?”\*|", words)[0]
            yield line, f"{asked} {here} {answer if kind == 'reply' else belief}", words


def unbound(text):
    """Yield what is wrong with each number that is neither given nor bound to a claim that says it."""
    return unbound_pieces(pieces(text))
