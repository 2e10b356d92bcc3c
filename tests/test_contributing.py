"""The picture that CONTRIBUTING adds as an example is one: the page's reader may copy it."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from l1l2.drawing.live import page

TEXT = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def picture():
    (code,) = re.findall(r"^ *```python\n(.+?)^ *```", TEXT, re.MULTILINE | re.DOTALL)
    names = {}
    exec(compile(dedent(code), "CONTRIBUTING.md", "exec"), names)
    return names["two_shrinkages"]()


def test_the_example_is_a_live_picture(picture):
    assert "data-table" in page(picture)


def test_its_caption_is_true(picture):
    assert picture.frame(lam=1.0).caption == "At λ = 1.0, L1 makes 21 of 61 weights 0 and L2 1."
    assert picture.frame(lam=0.0).caption == "At λ = 0, L1 makes 1 of 61 weights 0 and L2 1."
