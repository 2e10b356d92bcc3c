"""What every test shares."""

import os
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from l1l2 import words
from l1l2.course import catalogue, glossary
from l1l2.lessons.interview import bank
from tools import words as words_tool

# jsonschema compiles 38 grammars, for over a second, to check IRIs, which no notebook's schema asks for.
sys.modules.setdefault("rfc3987_syntax", None)

# No deadline: how long an example takes says more about the machine than about the code.
# In CI the examples are the same each time, so that a red build is red because of its change.
settings.register_profile("l1l2", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("l1l2")


@pytest.fixture
def chinese(tmp_path):
    """A context in which Chinese is spoken, from the named .po (else the course's), compiled for it alone.

    Nothing of it is left behind: the language and whatever keeps sentences by language are the context's own.
    """

    @contextmanager
    def spoken(*catalogues):
        found = catalogues or sorted(Path(words.__file__).parent.rglob("zh_CN.po"))
        compiled = [words_tool.compile_catalogue(po, tmp_path / f"{n}.mo") for n, po in enumerate(found)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(words, "_spoken", None)
            patch.setattr(words, "catalogues", lambda language: compiled if language == "zh_CN" else [])
            kept = (
                (words, "_translations"),
                (catalogue, "_questions"),
                (glossary, "_glossary"),
                (bank, "_entries"),
            )
            for module, name in kept:
                patch.setattr(module, name, cache(getattr(module, name).__wrapped__))
            words.speak("zh_CN")
            yield

    return spoken
