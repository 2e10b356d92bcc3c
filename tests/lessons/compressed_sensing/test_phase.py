"""The column on the right is the column of the shipped table."""

import numpy as np

from l1l2.drawing import Area, Dots, Line
from l1l2.lessons.compressed_sensing import cliff
from l1l2.maths.phase import read, weak_threshold


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


def test_a_place_of_the_map_is_as_dark_as_its_cell_says():
    table = read()
    edges = [mark for mark in cliff().frame(m=105).marks if isinstance(mark, Area)]
    places = (np.arange(20) + 0.5) / 20
    for i, place in enumerate(places):
        tops = [max(edge.y[[2 * i + 1, 2 * i + 2]]) for edge in edges]
        assert all(edge.x[2 * i + 1] < place < edge.x[2 * i + 2] for edge in edges)
        for j, height in enumerate(places):
            reached = [bool(table.recovered[i, j] >= count) for count in (1, 5, 10, 15, 20)]
            assert [bool(height < top) for top in tops] == reached, (i, j)
