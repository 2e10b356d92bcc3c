"""The words of all claims, for tests that compare other texts with them."""

import importlib.util
from pathlib import Path

from l1l2.course.catalogue import order, rooms
from l1l2.course.claim import registered

ROOT = Path(__file__).resolve().parents[1]


def load_builder():
    """The script tools/notebooks.py, which knows how to read a source."""
    spec = importlib.util.spec_from_file_location("notebook_builder", ROOT / "tools" / "notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def proven(lesson=None):
    """The claimed sentences of a lesson, or of all, as one text."""
    builder, lessons = load_builder(), [lesson] if lesson else order()
    said = [claim.sentence for claim in registered() if claim.key.partition("/")[0] in lessons]
    for room in set(lessons) & set(rooms()):
        (source,) = (ROOT / "notebooks" / "src").glob(f"[0-9][0-9]_{room}.py")
        said += [words for _, words in builder.claimed(source)]
    return " ".join(said)
