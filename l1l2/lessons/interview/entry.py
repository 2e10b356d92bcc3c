"""What the bank knows about one question of an interviewer."""

from dataclasses import dataclass

from ...course.question import Question
from ...validate import instance

THEMES = {
    "geometry": "Geometry",
    "derivative": "The slope at 0",
    "algorithms": "Algorithms",
    "bayes": "Beliefs",
    "practice": "Practice",
    "theory": "Theory",
}


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
    notebook, picture : str
        What shows it: a notebook (``NN_name``), and a name in `l1l2.pictures.PICTURES`.
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

    Raises
    ------
    TypeError
        If a text is no string, or asked no Question.
    ValueError
        If a text is blank, the theme unknown, or there are not two follow-ups and three points.
    """

    key: str
    theme: str
    notebook: str
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

    def __post_init__(self) -> None:
        for name in ("key", "notebook", "picture", "question", "chinese", "short", "short_chinese"):
            _words(getattr(self, name), name)
        for name in ("long", "board"):
            _words(getattr(self, name), name)
        for point in self.rubric:
            _words(point, "rubric")
        instance(self.asked, "asked", Question, "a Question")
        if self.theme not in THEMES:
            raise ValueError(f"theme: got {self.theme!r}; give one of {', '.join(THEMES)}")
        if len(self.follow_ups) != 2 or len(self.rubric) != 3:
            raise ValueError(
                f"follow_ups, rubric: got {len(self.follow_ups)} and {len(self.rubric)} for {self.key!r}; "
                "give 2 and 3"
            )

    @property
    def place(self) -> str:
        """Where it is shown: a link in Markdown to the notebook."""
        return f"[{self.notebook}]({self.notebook}.ipynb)"

    @property
    def markdown(self) -> str:
        """The whole entry, to be read: question, three answers, follow-ups, and where it is shown."""
        ladder = "\n\n".join(f"- *{one.question}* {one.answer}" for one in self.follow_ups)
        traps = "\n\n".join(
            f"- “{option.text}” {option.reply}" for option in self.asked.options if not option.correct
        )
        return (
            f"### {self.question}\n\n{self.chinese}\n\n"
            f"**In 30 seconds.** {self.short}\n\n{self.short_chinese}\n\n"
            f"**In 2 minutes.** {self.long}\n\n**At the whiteboard.**\n\n{self.board}\n\n"
            f"**They will go on.**\n\n{ladder}\n\n"
            f"**Tempting, and wrong.** {self.asked.prompt}\n\n{traps}\n\n"
            f"**Shown in** {self.place}. **Its picture:** `{self.picture}`."
        )

    def __str__(self) -> str:
        return f"{self.question}\n\n{self.short}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": str(self)}


def _words(value: str, name: str) -> None:
    instance(value, name, str, "a string")
    if not value.strip():
        raise ValueError(f"{name}: got {value!r}; give words")
