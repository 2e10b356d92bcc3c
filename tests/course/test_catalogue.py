"""What a lesson holds is found by name, and a wrong name is told what there is."""

import contextlib
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

from l1l2 import ask, lessons
from l1l2.course import catalogue
from l1l2.course.catalogue import order, questions, title
from l1l2.drawing import Control, Frame, Picture

ROOT = Path(__file__).resolve().parents[2]


def test_every_room_is_ordered_and_has_its_parts():
    assert set(order()) == {module.name for module in pkgutil.iter_modules(lessons.__path__)} != set()
    for lesson in order():
        assert bool(questions(lesson)) == (lesson != "interview"), "the interview asks from its bank"
        for part in ("claims", "exercise"):
            assert importlib.import_module(f"l1l2.lessons.{lesson}.{part}")


def test_a_lesson_is_called_by_its_place_and_name():
    place = f"{lessons.LESSONS.index('geometry'):02d}"
    assert title("geometry") == f"{place} Geometry"
    assert catalogue.notebook("geometry") == f"{place}_geometry"
    assert title("gradient_descent").endswith(" Gradient descent")


def test_the_order_is_that_of_the_sources():
    sources = sorted((ROOT / "notebooks" / "src").glob("[0-9][0-9]_*.py"))
    assert [path.stem for path in sources] == [f"{n:02d}_{lesson}" for n, lesson in enumerate(order())]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("turned", "name: got 'turned'; give one of the lessons start_here, why_shrink, "),
        ("sums/turned", "name: got 'sums/turned'; give one of the lessons start_here, why_shrink, "),
        ("geometry/turning", "name: got 'geometry/turning'; give geometry/ and one of first_touch, turned, "),
    ],
)
def test_a_question_that_is_not_there_is_told_what_is(name, complaint):
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}"):
        ask(name)


def test_a_question_is_read_once():
    assert ask("geometry/turned") is ask("geometry/turned")
    assert ask("geometry/turned").source == f"{title('geometry')}, “One inequality decides”"


def test_modules_are_taken_from_the_rooms_that_have_them():
    found = [module.__name__ for module in catalogue.modules("claims")]
    rooms = [name.split(".")[2] for name in found]
    assert list(dict.fromkeys(rooms)) == list(order())
    assert "l1l2.lessons.derivative.claims_kkt" in found
    assert list(catalogue.modules("a_part_that_no_room_has")) == []


def test_a_notebook_imports_from_its_own_lesson_and_from_what_all_share():
    shared = {"l1l2", "l1l2.drawing", "l1l2.drawing.explore", "l1l2.workbench"}
    for lesson in order():
        text = (ROOT / "notebooks" / "src" / f"{catalogue.notebook(lesson)}.py").read_text(encoding="utf-8")
        ours = set(re.findall(r"^(?:from|import) (l1l2[\w.]*)", text, re.MULTILINE))
        assert ours <= shared | {f"l1l2.lessons.{lesson}"}, lesson


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("drag_target", "name: got 'drag_target'; give one of the lessons start_here, why_shrink, "),
        ("geometry.nothing", "name: got 'geometry.nothing'; give one of geometry."),
        ("interview.nothing", "name: got 'interview.nothing'; give one of "),
    ],
)
def test_a_picture_that_is_not_there_is_told_what_is(name, complaint):
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}"):
        catalogue.picture(name)


@pytest.mark.parametrize("lesson", order())
def test_a_picture_is_a_function_that_needs_nothing_and_returns_one(lesson):
    room = importlib.import_module(f"l1l2.lessons.{lesson}")
    found = set()
    for name in room.__all__:
        what = getattr(room, name)
        if inspect.isfunction(what) and inspect.get_annotations(what, eval_str=True).get("return") is Picture:
            with contextlib.suppress(TypeError):
                inspect.signature(what).bind()
                found.add(f"{lesson}.{name}")
    assert set(catalogue.pictures(lesson)) == found


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("sums.rise", None),
        ("sums.rise?t=1", None),
        ("sums.rise?t=1.0&kind=b", None),
        ("sums.rise?t=2", "sums.rise?t=2: got t=2; give one of 0, 1"),
        ("sums.rise?t=", "sums.rise?t=: got t=; give one of 0, 1"),
        ("sums.rise?kind=c", "sums.rise?kind=c: got kind=c; give one of a, b"),
        ("sums.rise?u=1", "sums.rise?u=1: got 'u'; the picture's controls are t, kind"),
        ("sums.rise?t", "bad query field: 't'"),
    ],
)
def test_an_address_leads_to_a_state_of_its_picture(address, complaint, monkeypatch):
    controls = {"t": Control((0, 1), "level"), "kind": Control(("a", "b"), "kind", unit="{}")}
    rise = Picture(controls, lambda axes: None, (lambda t, kind: Frame((), "So."),))
    monkeypatch.setattr(catalogue, "picture", {"sums.rise": rise}.__getitem__)
    refused = pytest.raises(ValueError, match=f"^{re.escape(complaint or '')}$")
    with refused if complaint else contextlib.nullcontext():
        catalogue.check_address(address)
