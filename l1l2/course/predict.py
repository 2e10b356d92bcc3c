"""Predict, commit, reveal: a picture that stays locked until the reader has answered a question about it."""

from ..drawing.live import Gate, GateOption, Live
from ..drawing.picture import Picture
from ..validate import instance
from .questions import Question


def predict(question: Question, picture: Picture) -> Live:
    """Lock a picture behind a question; the answer that the reader commits to stays marked.

    Parameters
    ----------
    question : Question
        What to predict.
    picture : Picture
        What shows whether the prediction was right; it has at least one control.

    Returns
    -------
    Live
        The page; where the environment says ``L1L2_DISPLAY=still``, the still and its caption alone.

    Raises
    ------
    TypeError
        If either is something else.
    ValueError
        If the picture has no control to lock.
    """
    instance(question, "question", Question, "a Question")
    options = tuple(GateOption(option.text, option.reply, option.correct) for option in question.options)
    return Live(picture, Gate(question.prompt, options))
