"""Print every place of a claim, a question, a picture or a fact: where it stands, is proved, asked and shown.

Usage: python -m tools.where KEY        (such as geometry/no_law, geometry.corner_chance, prior/only_map)
"""

import re
import sys

from l1l2.course.catalogue import order, pictures, questions
from l1l2.course.claim import list_claims

from .lessons import ROOT, TEXTS, tracked


def places(key, root=ROOT):
    """Yield each line that names the key, in full or by its name inside its lesson: path, number, words."""
    lesson, name = re.split(r"[/.]", key, maxsplit=1)
    here = re.compile(rf"claim: {name} -->|^## {name}$|^def {name}\(|\b{name}\(\)")
    full = re.compile(rf"(?<![\w/]){re.escape(key)}(?!\w)")
    for path in tracked(root):
        if path.suffix not in TEXTS - {".ipynb", ".po"}:
            continue
        own = lesson in path.parts or path.stem.endswith(f"_{lesson}")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if full.search(line) or (own and here.search(line)):
                yield path.relative_to(root), number, line.strip()


def known():
    """Every key of the course: claims, questions, pictures."""
    return {
        *(stated.key for stated in list_claims()),
        *(f"{lesson}/{key}" for lesson in order() for key in questions(lesson)),
        *(name for lesson in order() for name in pictures(lesson)),
    }


def main(keys):
    """Print the places of each key; return the exit status, 2 if there is no such key."""
    keys = keys or [""]
    if unknown := set(keys) - known():
        names = [name for name in sorted(known()) if name.startswith(min(unknown).partition("/")[0])]
        print(f"KEY: got {min(unknown)!r}; give one of {', '.join(names or order())}", file=sys.stderr)
        return 2
    for key in keys:
        for path, number, line in places(key):
            print(f"{path}:{number}: {line[:120]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
