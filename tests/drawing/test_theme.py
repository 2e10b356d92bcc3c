from itertools import combinations

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from l1l2.drawing.theme import ROLES, house


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return np.dot([0.2126, 0.7152, 0.0722], linear)


def contrast(colour):
    return 1.05 / (luminance(colour) + 0.05)


def test_l1_is_solid_orange_diamonds_and_l2_is_dashed_blue_circles():
    l1, l2 = ROLES["l1"], ROLES["l2"]
    assert (l1.color, l1.dash, l1.marker) == ("#D55E00", (), "D")
    assert (l2.color, bool(l2.dash), l2.marker) == ("#0072B2", True, "o")


@pytest.mark.parametrize(("one", "other"), list(combinations(ROLES, 2)))
def test_no_two_roles_are_told_apart_by_colour_alone(one, other):
    assert ROLES[one].marker != ROLES[other].marker
    assert (ROLES[one].dash, ROLES[one].width) != (ROLES[other].dash, ROLES[other].width)


@pytest.mark.parametrize("role", ROLES)
def test_words_can_be_read_on_white(role):
    assert contrast(ROLES[role].ink) >= 4.5


@pytest.mark.parametrize("role", ["l1", "l2", "loss", "target", "solution"])
def test_what_carries_the_argument_stands_out_from_white(role):
    assert contrast(ROLES[role].color) >= 3


def test_the_readers_settings_come_back():
    with matplotlib.rc_context({"font.size": 23, "axes.grid": False}):
        with house():
            assert matplotlib.rcParams["font.size"] == 10
            assert matplotlib.rcParams["axes.grid"]
        assert matplotlib.rcParams["font.size"] == 23
        assert not matplotlib.rcParams["axes.grid"]
