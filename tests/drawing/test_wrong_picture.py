"""Whoever forgets the brackets of `equal_fit()` is told so, by every reader of a picture."""

import pytest

from l1l2.drawing import Live, draw, film, frames, still
from l1l2.drawing.explore import explore


def maker():
    """Stands for a function that makes a picture."""


@pytest.mark.parametrize(
    "show",
    [
        Live,
        explore,
        still,
        lambda made: draw(made, {}),
        lambda made: frames(made, "fit"),
        lambda made: film(made, "a.gif", "fit"),
    ],
)
def test_a_maker_is_not_a_picture(show, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TypeError, match="picture: got a function; give a Picture"):
        show(maker)
    assert not list(tmp_path.iterdir())
