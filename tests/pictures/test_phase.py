"""The column on the right is the column of the shipped table."""

import numpy as np

from l1l2.drawing import Dots, Line
from l1l2.maths.phase import read, weak_threshold
from l1l2.pictures import cliff


def test_every_column_is_that_of_the_table():
    table, picture = read(), cliff()
    assert picture.controls["m"].values == tuple(table.m)
    for i, m in enumerate(table.m):
        frame = picture.frame(m=int(m))
        (dots,) = (mark for mark in frame.marks if isinstance(mark, Dots))
        assert np.allclose(dots.x, table.k[i] / m)
        assert np.allclose(dots.y, table.recovered[i] / table.trials)
        theory = [mark for mark in frame.marks if isinstance(mark, Line)][-1]
        assert np.allclose(theory.x, weak_threshold(m / table.n))


def test_the_caption_names_the_cliff_of_theory_and_of_the_table():
    caption = cliff().frame(m=105).caption
    assert "theory puts the cliff at k = 41.8 spikes" in caption
    assert "From k = 45 on fewer than half of the 20" in caption
