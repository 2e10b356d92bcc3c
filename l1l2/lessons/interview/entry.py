"""What the bank knows about one question of an interviewer."""

from dataclasses import dataclass
from urllib.parse import quote

from ...course.catalogue import notebook, order, title
from ...course.question import Question
from ...validate import instance
from ...words import Said, say
from .stub import write_stub

THEMES = ("geometry", "derivative", "algorithms", "bayes", "practice", "theory")
LEVELS = ("screen", "on-site", "senior")
FOLLOW_UPS, POINTS = 2, 3  # how many an entry has
_PLAIN = "!$&'()*+,;=:@/?"  # stand in a fragment as they are


def theme_title(theme: str) -> Said:
    """Return what a reader calls one of the `THEMES`."""
    titles = {
        "geometry": say("Geometry"),
        "derivative": say("The slope at 0"),
        "algorithms": say("Algorithms"),
        "bayes": say("Beliefs"),
        "practice": say("Practice"),
        "theory": say("Theory"),
    }
    return titles[theme]


def level_title(level: str) -> Said:
    """Return what a reader calls one of the `LEVELS`: the round in which it is asked."""
    titles = {
        "screen": say("first screen"),
        "on-site": say("on-site interview"),
        "senior": say("interview for a senior role"),
    }
    return titles[level]


@dataclass(frozen=True)
class FollowUp:
    """What the interviewer asks next, and a short answer to it.

    Parameters
    ----------
    question, answer : str

    Raises
    ------
    TypeError
        If one is no string.
    ValueError
        If one is blank.
    """

    question: str
    answer: str

    def __post_init__(self) -> None:
        for name in ("question", "answer"):
            _words(getattr(self, name), name)


@dataclass(frozen=True)
class Entry:
    """One question of the bank.

    Parameters
    ----------
    key : str
        Its name, which never changes: cards are recognised by it.
    theme : str
        One of `THEMES`.
    level : str
        In which round it is asked: one of `LEVELS`.
    lesson, picture : str
        What shows it: a lesson, such as "geometry", and a picture, such as "geometry.unit_balls".
    question, chinese : str
        What is asked, in English and in Chinese.
    short, short_chinese : str
        The answer in 30 seconds.
    long : str
        The answer in 2 minutes.
    board : str
        The derivation at the whiteboard: Markdown with LaTeX.
    follow_ups : tuple of FollowUp
        Two of them.
    rubric : tuple of str
        What a good answer says: three points to tick.
    asked : Question
        The same as multiple choice; its wrong options are the tempting wrong answers.
    code : str, optional
        If it is to be coded, the answer in Python, which ends with the call of its check.

    Raises
    ------
    TypeError
        If a text is no string, or asked no Question.
    ValueError
        If a text is blank, theme, level or lesson unknown, or there are not two follow-ups and three points.
    """

    key: str
    theme: str
    level: str
    lesson: str
    picture: str
    question: str
    chinese: str
    short: str
    short_chinese: str
    long: str
    board: str
    follow_ups: tuple[FollowUp, ...]
    rubric: tuple[str, ...]
    asked: Question
    code: str = ""

    def __post_init__(self) -> None:
        for name in ("key", "lesson", "picture", "question", "chinese", "short", "short_chinese"):
            _words(getattr(self, name), name)
        for name in ("long", "board"):
            _words(getattr(self, name), name)
        for point in self.rubric:
            _words(point, "rubric")
        instance(self.asked, "asked", Question, "a Question")
        for name, allowed in (("theme", THEMES), ("level", LEVELS), ("lesson", order())):
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name}: got {getattr(self, name)!r}; give one of {', '.join(allowed)}")
        if len(self.follow_ups) != FOLLOW_UPS or len(self.rubric) != POINTS:
            raise ValueError(
                f"follow_ups, rubric: got {len(self.follow_ups)} and {len(self.rubric)} for {self.key!r}; "
                f"give {FOLLOW_UPS} and {POINTS}"
            )

    @property
    def file(self) -> str:
        """The file of the lesson's notebook."""
        return notebook(self.lesson) + ".ipynb"

    @property
    def place(self) -> str:
        """Where it is shown: a link in Markdown to the lesson's notebook."""
        return f"[{title(self.lesson)}]({self.file})"

    @property
    def address(self) -> str:
        """The section that answers it, as JupyterLab finds it in an open notebook: spaces become "-"."""
        heading = self.asked.source.partition("“")[2].removesuffix("”")
        return f"{self.file}#{quote(heading.replace(' ', '-'), safe=_PLAIN)}"

    @property
    def stub(self) -> str:
        """What a reader starts from who is to code it; nothing for the other questions."""
        return write_stub(self.code) if self.code else ""

    @property
    def markdown(self) -> str:
        """The whole entry, to be read: question, three answers, follow-ups, and where it is shown."""
        wrong = [option for option in self.asked.options if not option.correct]
        parts = (
            f"### {self.question}",
            self.chinese,
            *self._list_code(),
            *_fold(say("In 30 seconds"), self.short, self.short_chinese),
            *_fold(say("In 2 minutes"), self.long),
            *_fold(say("At the whiteboard"), self.board),
            *_fold(say("They go on"), *(f"- *{one.question}* {one.answer}" for one in self.follow_ups)),
            *_fold(
                say("Tempting, and wrong"),
                self.asked.prompt,
                *(say("- “{answer}” {reply}", answer=option.text, reply=option.reply) for option in wrong),
            ),
            say(
                "**Shown in** {place}. **Its picture:** `{picture}`. **Asked in:** {level}.",
                place=self.place,
                picture=self.picture,
                level=level_title(self.level),
            ),
        )
        return "\n\n".join(parts)

    def _list_code(self) -> tuple[str, ...]:
        """Return the stub and, folded, the code: nothing if there is none."""
        if not self.code:
            return ()
        return (
            say("Copy this into a cell, fill it in and run it: the check says what is wrong."),
            _fence(self.stub),
            *_fold(say("The code"), _fence(self.code)),
        )

    def __str__(self) -> str:
        return f"{self.question}\n\n{self.short}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": str(self)}


def _fence(code: str) -> str:
    return "\n".join(("```python", code.rstrip(), "```"))


def _fold(name: str, *texts: str) -> tuple[str, ...]:
    """Return paragraphs that open behind a name: a reader answers before."""
    return f"<details><summary>{name}</summary>", *texts, "</details>"


def _words(value: str, name: str) -> None:
    instance(value, name, str, "a string")
    if not value.strip():
        raise ValueError(f"{name}: got {value!r}; give words")
