"""What the package hands out is a value: nobody changes it, and arrays inside are never compared by ==."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DRAFTS = {"_Draft", "_Section"}  # filled line by line while a file is read


def dataclasses():
    """Each dataclass of the package: its name, how it is decorated, the annotations of its fields."""
    for path in sorted((ROOT / "l1l2").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for how in getattr(node, "decorator_list", ()):
                if isinstance(node, ast.ClassDef) and ast.unparse(how).startswith("dataclass"):
                    fields = [
                        ast.unparse(line.annotation) for line in node.body if isinstance(line, ast.AnnAssign)
                    ]
                    given = {word.arg: ast.literal_eval(word.value) for word in getattr(how, "keywords", ())}
                    yield node.name, given, fields


ALL = list(dataclasses())


def test_they_were_found():
    assert {"Solution", "LassoPath", "Shape", "Question", *DRAFTS} <= {name for name, _, _ in ALL}


@pytest.mark.parametrize(("name", "given", "fields"), ALL, ids=[name for name, _, _ in ALL])
def test_a_value_is_frozen_and_one_of_arrays_equals_itself_alone(name, given, fields):
    assert given.get("frozen", False) == (name not in DRAFTS)
    if any("Array" in field for field in fields):
        assert given.get("eq") is False
