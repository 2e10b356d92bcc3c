"""What the tests of this room share."""

import matplotlib.pyplot as plt
import pytest


@pytest.fixture
def stage():
    """Draw what never moves, and return the axes by panel; the figure is closed afterwards."""
    figures = []

    def draw(picture):
        figure, axes = plt.subplot_mosaic(picture.mosaic)
        figures.append(figure)
        picture.stage(axes)
        return axes

    yield draw
    for figure in figures:
        plt.close(figure)
