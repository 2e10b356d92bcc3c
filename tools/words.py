"""Gather what the lessons say, merge it into the catalogues of translations, and compile these.

Usage: python -m tools.words [ROOM ...]         (no name: all of them)
       python -m tools.words --compile FILE.po ...         (as make does, where a catalogue is newer)

A message is a template of `say`, a paragraph of questions.md, of the bank or of the notebook, or the meaning
of a term.  Whose English has changed is stale: it is said in English, and its translation stays at the end of
the catalogue.
"""

import argparse
import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from l1l2.course.catalogue import order
from l1l2.course.glossary_file import read_glossary
from l1l2.course.questions_file import read_questions
from l1l2.lessons.interview.bank_file import read_bank
from l1l2.lessons.interview.sheet import read_parts

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "zh_CN"
SHARED = ("course", "drawing", "workbench")  # rooms that are no lesson
CALLS = {"say": None, "say_n": (1, 2)}
WIDTH = 110
# Dates and versions: git knows them, and they would change every catalogue at every run.
PASSING = re.compile(
    r'^"(Project-Id|Report-Msgid|POT-Cre|PO-Rev|Last-Tr|Language-T|Generated).*\n', re.MULTILINE
)
# What a translation takes over as it stands: formulas, code, comments, links, what has an index, numbers.
KEPT = re.compile(
    r"\$[^$]+\$|`[^`]+`|<!--.*?-->|</?\w[^>]*>|(?<=\])\([^)]*\)|\S[₀-₉]|−?\d+(?:[.,]\d+)*|[‖√∞±≤≥°%]"
)


def folder(name, root=ROOT):
    return root / "l1l2" / (name if name in SHARED else f"lessons/{name}")


def gathered(name, root=ROOT):
    """Return the messages of a lesson, or of what all lessons share, in the order in which they stand."""
    here, template = folder(name, root), Catalog()
    for path in sorted(here.glob("*.py")):
        with open(path, "rb") as code:
            for _, message, _, _ in extract("python", code, keywords=CALLS):
                if not re.search(r"[^\W\d_]", re.sub(r"{[^}]*}", "", str(message))):
                    continue  # a number alone
                template.add(message, locations=[(path.relative_to(root).as_posix(), 0)])
    for path, text in [*_questions(here), *_bank(here), *_glossary(here), *_prose(name, root)]:
        template.add(text, locations=[(path.relative_to(root).as_posix(), 0)])
    return template


def _questions(here):
    path, texts = here / "questions.md", []
    if path.exists():
        read_questions(
            path.read_text(encoding="utf-8"), path.name, "", lambda text: texts.append(text) or text
        )
    return [(path, text) for text in texts]


def _bank(here):
    """What the interview keeps as text: its bank, and the words of its sheet."""
    texts = []
    if (here / "bank").is_dir():
        read_bank(here / "bank", "bank", lambda text: texts.append((here / "bank", text)) or text)
        sheet = here / "sheet.md"
        read_parts(sheet.read_text(encoding="utf-8"), lambda text: texts.append((sheet, text)) or text)
    return texts


def _glossary(here):
    path, texts = here / "glossary.md", []
    if path.exists():
        read_glossary(path.read_text(encoding="utf-8"), path.name, lambda text: texts.append(text) or text)
    return [(path, text) for text in texts]


def _prose(name, root):
    from . import notebooks  # and with it Jupyter, for which make need not wait when it compiles

    for source in (root / "notebooks/src").glob(f"[0-9][0-9]_{name}.py"):
        for cell in notebooks.parse(source).cells:
            for text in notebooks.paragraphs(cell.source) if cell.cell_type == "markdown" else ():
                if re.search(r"\w", re.sub(r"<[^>]+>", "", text)):
                    yield source, text


def read(path):
    with open(path, "rb") as file:
        return read_po(file, locale=LANGUAGE)


def merge(path, template):
    """Merge messages into the catalogue at `path`, which is begun if there is none, and return it."""
    catalog = read(path) if path.exists() else Catalog(LANGUAGE, header_comment="", fuzzy=False)
    for stale in catalog.obsolete.values():  # whose English may have come back
        catalog[stale.id] = stale
    catalog.obsolete = {}
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete = {key: stale for key, stale in catalog.obsolete.items() if said(stale)}
    for message in catalog:
        filled = "{" in str(message.id) and any(re.match(r"l1l2/.*\.py", at) for at, _ in message.locations)
        message.flags = message.flags & {"fuzzy"} | ({"python-brace-format"} if filled else set())
    text = BytesIO()
    write_po(text, catalog, width=WIDTH, include_lineno=False)
    path.write_text(PASSING.sub("", text.getvalue().decode()), encoding="utf-8", newline="\n")
    return catalog


def compile_catalogue(po, mo=None):
    """Write what `l1l2.words` reads, by default beside the catalogue; return its path."""
    mo = mo or po.with_suffix(".mo")
    with open(mo, "wb") as file:
        write_mo(file, read(po))
    return mo


def said(message):
    """A message's translations: one, one a plural, or none yet."""
    texts = message.string if message.pluralizable else [message.string]
    return [text for text in texts if text]


def kept(text, template):
    """Count what a translation takes over as it stands; of a template of `say`, the fields too."""
    parts = list(Formatter().parse(text)) if template else [(text, None, None, None)]
    fields = [f"{{{name}:{spec}}}" for _, name, spec, _ in parts if name is not None]
    return Counter(fields + [each for words, *_ in parts for each in KEPT.findall(words)])


def strays(message):
    """Return what its translations lack of the English one's numbers, formulas ..., or have too much."""
    english = message.id[-1] if message.pluralizable else message.id
    template, found = "python-brace-format" in message.flags, []
    wanted = kept(english, template)
    for text in said(message):
        given = kept(text, template)
        found += [f"lacks {each}" for each in wanted - given] + [f"adds {each}" for each in given - wanted]
    return found


def main(chosen, root=ROOT):
    for name in chosen:
        path = folder(name, root) / f"{LANGUAGE}.po"
        catalog = merge(path, gathered(name, root))
        compile_catalogue(path)
        messages = [message for message in catalog if message.id]
        done = [message for message in messages if said(message) and not message.fuzzy]
        print(f"{path.relative_to(root)}: {len(done)} of {len(messages)} messages are translated")
        for message in catalog.obsolete.values():
            print(f"  stale: {message.id!r}")
        for message in done:
            for stray in strays(message):
                print(f"  {stray}: {message.id!r}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="course, or lessons (default: all)")
    parser.add_argument(
        "--compile", nargs="+", type=Path, metavar="FILE.po", help="compile these, and no more"
    )
    given = parser.parse_args()
    for po in given.compile or ():
        compile_catalogue(po)
    if not given.compile:
        main(given.names or [*SHARED, *order()])
