from itertools import combinations

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from l1l2.drawing.theme import ROLES, house


def linear(colour):
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]


def luminance(colour):
    return np.dot([0.2126, 0.7152, 0.0722], linear(colour))


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


# What each kind of dichromat sees of linear RGB: Machado, Oliveira & Fernandes (2009), "A physiologically-
# based model for simulation of color vision deficiency", table 1, severity 1.
BLIND = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
    "everyone else": np.eye(3),
}
XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)  # of linear sRGB


def lab(colour, seen):
    """CIELAB of a colour as somebody sees it: there distances are about those that the eye feels."""
    t = XYZ @ (np.array(seen) @ linear(colour)).clip(0, 1) / XYZ.sum(1)
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize(("one", "other"), list(combinations(["l1", "l2", "loss", "solution"], 2)))
def test_the_colours_that_carry_the_argument_differ_for_every_eye(kind, one, other):
    far = np.linalg.norm(lab(ROLES[one].color, BLIND[kind]) - lab(ROLES[other].color, BLIND[kind]))
    assert far > 15  # 2.3 can just be told apart
