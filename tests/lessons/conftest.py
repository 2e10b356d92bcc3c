"""What the tests of several rooms share."""

import pytest
from matplotlib.figure import Figure


@pytest.fixture
def staged():
    """Draw what never moves in a picture, and return its axes by panel."""

    def draw(picture):
        axes = Figure().subplot_mosaic(picture.mosaic)
        picture.stage(axes)
        return axes

    return draw
