"""The sheet has everything on it, escapes what it says, and is as true as the notebooks."""

import re
from html.parser import HTMLParser

import pytest

from l1l2.learning.claims import registered
from l1l2.learning.interview.sheet import BELIEFS, EXPLANATIONS, FORMULAS, THRESHOLDS, sheet


class Page(HTMLParser):
    """The text of a page, its pictures' alt texts, and what it would fetch."""

    def __init__(self, page):
        super().__init__()
        self.text, self.alt, self.fetched, self.open = "", [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.alt += [named["alt"]] if tag == "img" else []
        self.fetched += [value for name, value in attrs if name in ("src", "href")]
        self.open += [] if tag in ("meta", "img") else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def page():
    return Page(sheet())


def test_everything_stands_on_it(page):
    assert len(EXPLANATIONS) == 5 and len(BELIEFS) == 12
    for rows in (EXPLANATIONS, FORMULAS, THRESHOLDS, BELIEFS):
        for name, text in rows:
            assert name in page.text and text in page.text
    assert page.open == []


def test_it_needs_nothing_beside_itself_and_says_its_picture(page):
    assert [source[:21] for source in page.fetched] == ["data:image/png;base64"]
    assert page.alt[0].startswith("Six views of one fact")


def test_its_numbers_are_numbers_of_claims():
    proven = " ".join(stated.sentence for stated in registered())
    for _, text in (*EXPLANATIONS, *THRESHOLDS, *BELIEFS):
        for number in re.findall(r"\d+(?:\.\d+)? %|\d+\.\d+", text.replace("0.0", "")):
            assert number in proven, number
