"""Number the lessons' files as LESSONS orders them, or begin a new lesson.

Usage: python -m tools.lessons                                 (after LESSONS was edited by hand)
       python -m tools.lessons --insert LESSON --after LESSON  (a new room, its source, its place in LESSONS)

Only files' names, and texts that name these files, know a lesson's number: both follow the order.
"""

import argparse
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {".css", ".html", ".ipynb", ".j2", ".js", ".json", ".md", ".po", ".py", ".toml", ".yml", ""}
LISTS = {"README.md", "docs/teaching.md"}  # where a line a lesson stands
LISTED = re.compile(r'^LESSONS = \(\n((?:    "\w+",\n)*)\)', re.MULTILINE)

ROOM = {
    "__init__.py": '"""{title}: what this lesson shows, in one sentence."""\n\n'
    "from ...course.predict import predict\n\n"
    '__all__ = ["predict"]\n',
    "claims.py": '"""What the lesson says, each sentence with its proof: `@claim("{slug}/name")`."""\n',
    "exercise.py": '"""The check of the lesson\'s exercise: see `l1l2.course.exercise`."""\n',
    "questions.md": "",
    "teaching.md": "# {title}: what it is about\n\n**Ask.**\n\n**Move.**\n\n**Draw out.**\n\n**Board.**\n",
}
SOURCE = """\
# %% [markdown]
# # {title}: what it is about
#
# **Question.** What is asked?
#
# **Objectives.** Afterwards you can
#
# - compute ...
#
# **Minutes.** {{minutes}}
#
# **Needs.** Nothing.
#
# **Sources.** Author, title, year.
"""


def order(root=ROOT):
    """The lessons as l1l2/lessons/__init__.py of a course orders them."""
    (lines,) = LISTED.findall(_init(root).read_text(encoding="utf-8"))
    return re.findall(r'"(\w+)"', lines)


def insert(lesson, after=None, root=ROOT):
    """Make a room and a source for a new lesson, and give it its place in LESSONS."""
    known, init = order(root), _init(root)
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,50}", lesson) or lesson in known:
        raise ValueError(f"--insert: got {lesson!r}; give a new name of a-z, 0-9 and _")
    if after not in known:
        raise ValueError(f"--after: got {after!r}; give one of {', '.join(known)}")
    text = init.read_text(encoding="utf-8")
    text = text.replace(f'    "{after}",\n', f'    "{after}",\n    "{lesson}",\n', 1)
    place = known.index(after) + 1
    names = {"slug": lesson, "title": lesson.replace("_", " ").capitalize()}
    room = init.parent / lesson
    room.mkdir()
    for name, words in ROOM.items():
        (room / name).write_text(words.format(**names), encoding="utf-8")
    source = root / "notebooks" / "src" / f"{place:02d}_{lesson}.py"
    source.write_text(SOURCE.format(**names), encoding="utf-8")
    init.write_text(text, encoding="utf-8")


def renumber(root=ROOT):
    """Rename what has another number than the order says, names of files and texts; yield what was done."""
    numbers = {lesson: f"{place:02d}_{lesson}" for place, lesson in enumerate(order(root))}
    named = re.compile(rf"(?<!\w)\d\d_({'|'.join(sorted(numbers, key=len, reverse=True))})(?![a-z0-9_])")
    paths = tracked(root)
    for path in paths:
        if path.suffix in TEXTS:
            text = path.read_text(encoding="utf-8")
            new = named.sub(lambda found: numbers[found[1]], text)
            if path.relative_to(root).as_posix() in LISTS:
                new = "".join(_sort(new.splitlines(keepends=True), list(numbers)))
            if new != text:
                path.write_text(new, encoding="utf-8", newline="\n")
                yield f"{path.relative_to(root)}: text"
    moves = {path: path.with_name(named.sub(lambda found: numbers[found[1]], path.name)) for path in paths}
    # Through a name that nothing has: two lessons may change places.
    changed = {path: new for path, new in moves.items() if path != new}
    for path in changed:
        path.rename(path.with_name(path.name + ".moving"))
    for path, new in changed.items():
        path.with_name(path.name + ".moving").rename(new)
        yield f"{path.relative_to(root)} -> {new.name}"


def _sort(lines, known):
    """Yield lines; neighbours that each link to a lesson stand in the order of these."""
    link = re.compile(rf"\]\([\w./]*?(?:\d\d_|lessons/)({'|'.join(known)})(?![a-z0-9_])")

    def place(line):
        found = link.search(line)
        return known.index(found[1]) if found else -1

    for _, run in groupby(lines, lambda line: place(line) >= 0):
        yield from sorted(run, key=place)  # lines without a link keep their places


def _init(root):
    return root / "l1l2" / "lessons" / "__init__.py"


def tracked(root):
    """What git knows or would add: no build, no copy of a learner's."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=root, capture_output=True, check=True, encoding="utf-8").stdout
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


def main(arguments=None, root=ROOT):
    """Do what was asked, say it, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--insert", metavar="LESSON", help="a new lesson's name, such as soft_budget")
    parser.add_argument("--after", metavar="LESSON", help="the lesson that it follows")
    given = parser.parse_args(arguments)
    if given.after and not given.insert:
        parser.error("--after is given with --insert")
    try:
        if given.insert:
            insert(given.insert, given.after, root)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    done = list(renumber(root))
    print("\n".join(done) or "Every file has its lesson's number.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
