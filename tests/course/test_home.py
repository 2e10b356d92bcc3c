"""The map of the course: every lesson with its question and minutes, three routes, six views; no kernel."""

import re

import pytest

from l1l2 import show_course
from l1l2.course import catalogue
from l1l2.course.home import ROUTES, VIEWS, find_length, name_routes
from l1l2.course.outline import outline

MOST = 250_000  # bytes of the page


@pytest.fixture(scope="module")
def shown():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("L1L2_DISPLAY", raising=False)
        return show_course()._repr_mimebundle_()


@pytest.fixture(scope="module")
def still():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("L1L2_DISPLAY", "still")
        return show_course()._repr_mimebundle_()


def links(page):
    return re.findall(r'href="([^"]+)"', page)


def test_the_still_links_every_lesson_in_order_and_shows_the_views(still):
    page = still["text/html"]
    assert links(page) == [f"{catalogue.notebook(lesson)}.ipynb" for lesson in catalogue.order()]
    assert "<script" not in page and "<style" not in page and page.count("<img") == 1
    places = [page.index(each.asked.split('"')[0]) for each in outline()]
    assert places == sorted(places)
    assert all(f"({each.minutes} min + {each.exercises} for exercises)" in page for each in outline())


def test_the_page_says_in_words_what_the_still_says(shown, still):
    assert shown["text/plain"] == still["text/plain"] == str(show_course())
    for name in name_routes().values():
        assert name in shown["text/plain"] and name in still["text/html"] and name in shown["text/html"]


def test_the_page_is_small_and_asks_no_other_machine(shown):
    page = shown["text/html"]
    assert len(page.encode()) <= MOST
    assert not re.search(r"https?://|url\(|@import|\bfetch\(", page)


def test_every_view_and_every_tile_leads_to_its_lesson(shown):
    own = [f"{catalogue.notebook(name.partition('.')[0])}.ipynb" for name, *_ in VIEWS]
    assert links(shown["text/html"]) == own + [f"{each.notebook}.ipynb" for each in outline()]
    assert shown["text/html"].count("data-frames") >= len(VIEWS)


def test_routes_are_lessons_in_reading_order_and_their_minutes_are_added_up(shown):
    minutes = {each.lesson: each.minutes for each in outline()}
    assert list(ROUTES) == list(name_routes())
    for route, lessons in ROUTES.items():
        assert list(lessons) == [lesson for lesson in catalogue.order() if lesson in lessons]
        assert find_length(show_course(), route) == sum(minutes[lesson] for lesson in lessons)
        assert f"{sum(minutes[lesson] for lesson in lessons)} min" in shown["text/html"]


def test_a_route_counts_the_exercises_of_its_own_lessons(shown):
    for route, lessons in ROUTES.items():
        own = [each for each in outline() if each.lesson in lessons]
        reads, practises = sum(each.minutes for each in own), sum(each.exercises for each in own)
        button = re.search(rf'data-route="{route}".+?</button>', shown["text/html"])[0]
        assert f"<span>{len(own)} lessons, {reads} min + {practises} for exercises</span>" in button


def test_an_interview_on_thursday_takes_about_ninety_minutes():
    assert 75 <= find_length(show_course(), "interview") <= 105
