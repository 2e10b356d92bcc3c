"""Exercises: a stub to fill in, hints that open one by one, a solution that opens last, a check that answers.

The source of a notebook holds the solution, in a cell tagged ``solution``, and below it the hints, a
numbered list in a Markdown cell tagged ``hints``.  The stub is not written but derived: `Exercise.stub`
empties the lines that end in ``# your line: ...``, so that stub and solution cannot drift apart.  The last
line asks a check for its verdict.  A module of this folder holds the checks of one notebook.
"""

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from inspect import signature
from math import isclose

from ..validate import number
from ..words import say

__all__ = ["Exercise", "NotYet", "Verdict", "as_number", "check", "judge"]

# A name, what is to be found out, and the comment that says so.
BLANK = re.compile(r"^(\s*\w+ = )(.+?)(  # your line: .+)$", re.MULTILINE)


@dataclass(frozen=True)
class Exercise:
    """A task as its author writes it.

    Parameters
    ----------
    solution : str
        Code that ends with the call of a check, with at least one ``name = value  # your line: what it is``.
    hints : sequence of str
        Three hints in Markdown, from a nudge to almost the answer.

    Raises
    ------
    ValueError
        If the solution is no Python, has no line to empty or does not end with a check, or if the hints are
        not three or one of them is blank.
    """

    solution: str
    hints: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "hints", tuple(self.hints))
        # Counted, because a blank that is written in another way would give its answer away.
        blanks = len(BLANK.findall(self.solution))
        if blanks == 0 or blanks != self.solution.count("# your line"):
            raise ValueError(
                f"solution: {blanks} lines to fill in; write in one line: name = value  # your line: what"
            )
        for code in (self.solution, self.stub):
            try:
                ast.parse(code)
            except SyntaxError as error:
                raise ValueError(f"solution: {error.msg} in {error.text!r}; give code that runs") from None
        if not self.last_line.startswith("check_"):
            raise ValueError(f"solution: ends with {self.last_line!r}; end with a call, check_...(...)")
        if len(self.hints) != 3 or not all(hint.strip() for hint in self.hints):
            raise ValueError(f"hints: got {self.hints!r}; give three of them, in words")

    @property
    def last_line(self) -> str:
        """The last line, the call of the check."""
        return self.solution.rstrip().splitlines()[-1]

    @property
    def stub(self) -> str:
        """The solution with ``...`` in place of what the reader is to find, below what must have run."""
        first = say("Run the cells above first: menu Run, Run All Above Selected Cell.")
        return f"# {first}\n" + BLANK.sub(r"\1...\3", self.solution)

    @property
    def folded(self) -> str:
        """Hints and solution in Markdown, each folded into the one before, so that they open one by one."""
        # Blank lines around each text: Markdown inside HTML is rendered only so.
        texts = [*self.hints, f"```python\n{self.solution}\n```"]
        hints = (say("Hint {count} of {all}", count=n, all=len(self.hints)) for n in range(1, len(texts)))
        names = [*hints, say("Solution")]
        opened = "\n\n".join(
            f"<details><summary>{name}</summary>\n\n{text}" for name, text in zip(names, texts, strict=True)
        )
        return opened + "\n\n" + "\n".join(["</details>"] * len(texts))


@dataclass(frozen=True)
class Verdict:
    """What a check found; a notebook shows the words.

    Attributes
    ----------
    right : bool
        Whether the answer is right.
    words : str
        What it shows, or what is wrong with it and where to look.
    name : str
        The check, such as "start_here/check_half": a page that remembers keeps what was passed.
    """

    right: bool
    words: str
    name: str = field(default="", compare=False)

    def __repr__(self) -> str:
        return (
            say("Right: {words}", words=self.words)
            if self.right
            else say("Not yet: {words}", words=self.words)
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from ..drawing.card import write_verdict  # Markdown, which a check alone does without

        found = say("Right.") if self.right else say("Not yet.")
        page = write_verdict(found, self.words, self.name, right=self.right)
        return {"text/html": page, "text/plain": repr(self)}


class NotYet(Exception):  # noqa: N818 - an answer that is not right yet is no error
    """Raised by a check whose answer is not right: says what is wrong, in words."""


def check(judge: Callable[..., str]) -> Callable[..., Verdict]:
    """Make a check of a function that judges filled-in answers.

    Parameters
    ----------
    judge : callable
        Takes the answers; returns what the right ones show, or raises `NotYet` with what is wrong.

    Returns
    -------
    callable
        Takes the same answers, of any kind; returns a `Verdict`, also for those not filled in.
    """

    @wraps(judge)
    def answer(*answers: object, **named: object) -> Verdict:
        name = f"{judge.__module__.split('.')[-2:][0]}/{judge.__name__}"
        given = signature(judge).bind(*answers, **named).arguments
        if empty := [name for name, answer in given.items() if answer is ...]:
            return Verdict(
                False,
                say(
                    "{name} is still `...`. Put your line in its place, and run the cell again.",
                    name=empty[0],
                ),
                name,
            )
        try:
            return Verdict(True, judge(*answers, **named), name)
        except NotYet as complaint:
            return Verdict(False, complaint.args[0], name)

    return answer


def as_number(answer: object, name: str) -> float:
    """Return an answer that is a number.

    Raises
    ------
    NotYet
        If it is something else, or not finite.
    """
    try:
        return number(answer, name)
    except (TypeError, ValueError) as error:
        raise NotYet(f"{error}.") from None


def judge(given: float, name: str, right: float, mistakes: Iterable[tuple[float, str]], asked: str) -> None:
    """Judge a number by the mistakes that lead to a wrong one.

    Parameters
    ----------
    given : float
        The answer.
    name : str
        Of the variable that holds it.
    right : float
        What it should be, within a thousandth or rounded to three digits: readers round.
    mistakes : iterable of (float, str)
        A wrong number that is often found, and the words that go on after it.
    asked : str
        What the number is, for an answer that no known mistake explains.

    Raises
    ------
    NotYet
        With the name, the number, and what is wrong with it.
    """
    if isclose(given, right, rel_tol=1e-3) or given == float(f"{right:.3g}"):
        return
    for value, words in mistakes:
        if isclose(given, value, rel_tol=1e-3, abs_tol=1e-12):
            raise NotYet(say("{name}: {given:.4g} {words}", name=name, given=given, words=words))
    if given == float(f"{right:.2g}"):
        raise NotYet(
            say(
                "{name}: {given:.4g} is right to two digits. Give three, or let Python compute it.",
                name=name,
                given=given,
            )
        )
    raise NotYet(
        say("{name}: {given:.4g} is another number than {asked}.", name=name, given=given, asked=asked)
    )
