"""Every column that a picture may show is said, in Chinese as well; a name that nobody knows is refused."""

import inspect
import re
import sys

import matplotlib.pyplot as plt
import numpy as np
import pytest

from l1l2.course.columns import say_column
from l1l2.drawing import Text
from l1l2.gallery import PICTURES
from l1l2.maths.datasets import diabetes, sparse_regression, two_features


def source(maker):
    """The code of the module that makes a picture."""
    return inspect.getsource(sys.modules[maker.__module__])


RNG = np.random.default_rng(0)
MEASURED = diabetes().names
DATA = diabetes(2, RNG), sparse_regression(3, 12, rng=RNG), two_features(4, rng=RNG)
ENGLISH = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, MEASURED))})(?!\w)")
DRAWN = [name for name, make in PICTURES.items() if "diabetes(" in source(make)]


def texts(picture):
    """All that a picture says at its start: names of rows and curves, words, caption."""
    figure, axes = plt.subplot_mosaic(picture.mosaic)
    picture.stage(axes)
    for ax in axes.values():
        yield from (text.get_text() for text in [*ax.get_xticklabels(), *ax.get_yticklabels(), *ax.texts])
    plt.close(figure)
    frame = picture.frame()
    yield from (mark.text for mark in frame.marks if isinstance(mark, Text))
    yield frame.caption


@pytest.mark.parametrize("name", sorted({name for data in DATA for name in data.names}))
def test_every_column_of_every_data_set_is_said_as_it_is_called(name):
    assert say_column(name) == name


def test_a_measurement_is_called_in_chinese_and_a_symbol_stays(chinese):
    with chinese():
        said = [say_column(name) for name in MEASURED]
        assert all(re.search("[\u4e00-\u9fff]", name) for name in said) and len(set(said)) == len(said)
        assert (say_column("x3"), say_column("noise 2")) == ("x3", "噪声 2")


@pytest.mark.parametrize("name", ["", "Age", "x0", "x", "noise", "noise 0", "weight"])
def test_a_name_of_no_column_is_refused(name):
    with pytest.raises(ValueError, match=re.escape(f"name: got {name!r}; give a column of a data set")):
        say_column(name)


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_of_the_diabetes_study_leaves_no_column_in_english(name, chinese):
    english = list(texts(PICTURES[name]()))
    with chinese():
        spoken = list(texts(PICTURES[name]()))
        named = {say_column(column) for column in MEASURED}
    assert [found for text in spoken if (found := ENGLISH.findall(text))] == []
    assert any(map(ENGLISH.search, english)) == any(column in text for text in spoken for column in named)


def test_there_are_such_pictures():
    assert {name for name in DRAWN if any(map(ENGLISH.search, texts(PICTURES[name]())))} >= {
        "derivative.correlations",
        "paths.diabetes_paths",
        "paths.twice",
        "paths.units",
        "prior.credible_intervals",
        "start_here.equal_fit",
    }
