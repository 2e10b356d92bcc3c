"""Predict, commit, reveal: a picture that stays locked until the reader has answered a question about it."""

from collections.abc import Mapping
from typing import Any

from ..drawing.live import Live
from ..drawing.picture import Picture
from ..validate import instance
from .catalogue import ask
from .question import Question
from .questions_file import FIELDS

STARTS, SHOWS = FIELDS[1:3]


def predict(question: Question | str, picture: Picture) -> Live:
    """Lock a picture behind a question; the answer that the reader commits to stays marked.

    Parameters
    ----------
    question : Question or str
        What to predict; a name such as "geometry/turned" is asked of the catalogue.
    picture : Picture
        What shows whether the prediction was right; it has at least one control.

    Returns
    -------
    Live
        The page; where the environment says ``L1L2_DISPLAY=still``, the question and its answer as folds.

    Raises
    ------
    TypeError
        If either is something else.
    ValueError
        If there is no question of that name, the picture has no control to lock, or it cannot show what the
        question says that it shows.
    """
    if isinstance(question, str):
        question = ask(question)
    instance(question, "question", Question, "a Question")
    starts, shows = find_start_state(question, picture), find_asked_state(question, picture)
    return Live(picture, question, starts, shows)


def find_start_state(question: Question, picture: Picture) -> dict[str, Any] | None:
    """Return how the picture stands while the question is open; None for its axes alone.

    As `find_asked_state`.
    """
    return None if question.starts is None else _find_state(question.starts, STARTS, question, picture)


def find_asked_state(question: Question, picture: Picture) -> dict[str, Any]:
    """Return the controls' values at which the picture shows what was asked.

    Parameters
    ----------
    question : Question
    picture : Picture

    Returns
    -------
    dict of str to value
        For `Picture.frame`; controls that the question does not name are left out.

    Raises
    ------
    ValueError
        If the picture has no such control, or its slider never reads so.
    """
    return _find_state(question.shows, SHOWS, question, picture)


def _find_state(
    settings: Mapping[str, str], field: str, question: Question, picture: Picture
) -> dict[str, Any]:
    values, key = {}, question.key
    for name, reading in settings.items():
        if name not in picture.controls:
            known = ", ".join(picture.controls)
            raise ValueError(f"{key}: {field}: got {name!r}; the picture's controls are {known}")
        readings = {picture.controls[name].readout(value): value for value in picture.controls[name].values}
        if reading not in readings:
            raise ValueError(f"{key}: {field}: got {name} = {reading}; give one of {', '.join(readings)}")
        values[name] = readings[reading]
    return values
