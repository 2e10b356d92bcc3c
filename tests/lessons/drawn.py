"""What the tests of this lesson's pictures look for in a frame."""

import matplotlib.pyplot as plt
import numpy as np


def pick(frame, kind, role, panel="A"):
    """All marks of a kind, in a role, on a panel."""
    return [mark for mark in frame.marks if type(mark) is kind and (mark.role, mark.panel) == (role, panel)]


def only(frame, kind, role, panel="A"):
    (mark,) = pick(frame, kind, role, panel)
    return mark


def places(mark):
    return np.column_stack([mark.x, mark.y]).tolist()


def bar_ends(area, lying=False):
    """Where the bars stand, and how far they reach; nan where none is drawn."""
    at, to = (area.y, area.x) if lying else (area.x, area.y)
    corners = at.reshape(-1, 5)
    return (corners[:, 0] + corners[:, 2]) / 2, to.reshape(-1, 5)[:, 1]


def set_stage(picture):
    """The axes by panel, with what never moves."""
    figure, axes = plt.subplot_mosaic(picture.mosaic)
    picture.stage(axes)
    plt.close(figure)
    return axes


def ticks(axis):
    """The words at an axis, by place."""
    return dict(zip(axis.get_ticklocs().tolist(), (t.get_text() for t in axis.get_ticklabels()), strict=True))
