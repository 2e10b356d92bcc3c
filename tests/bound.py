"""Numbers of a text, held to what recomputes them: a claim, or a picture's caption.

``29 %<!-- claim: geometry/corner_probabilities -->``: a comment binds the numbers between the one before it,
or the paragraph's start, and itself.  Each must stand in the words that the claim marks in the source of its
notebook or in the answer of a question; or, behind ``<!-- picture: geometry.corner_chance -->``, in what the
picture says where it starts, or where the text quotes it.  What a command measures names the command:
``<!-- measured: make bench -->``.
"""

import re
from functools import cache

from l1l2.course.catalogue import order
from l1l2.gallery import PICTURES
from tools import notebooks

ROOT = notebooks.NOTEBOOKS.parent
COMMENT = re.compile(r"<!--(.*?)-->")
FORMULA = re.compile(r"\$\$?[^$]+\$\$?")
# Behind the name of its author; such a year is no result.
YEAR = re.compile(r"(?<=[a-z] )(?:19|20)\d\d(?=[);])|(?<=[a-z] \()(?:19|20)\d\d(?=\))")
# Not behind a letter, as in L1; with a power of ten and a sign of percent, which belong to it.
NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?:⁻?[¹²³⁰-⁹]+)?(?:\s?%)?")
# Below five, a word mostly counts what the text itself says: "three cases".
WORDS = {
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "twenty": "20", "fifty": "50", "hundred": "100", "thousand": "1000", "million": "1000000",
}  # fmt: skip
WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
PART = re.compile(r"\b(half|third|quarter)s?\b", re.IGNORECASE)
FREE = {"0", "0.0", "1", "2"}  # limits, exponents, and the numbers of a formula in words


def numbers(text):
    """The numbers of a text; in a formula only those with a decimal point, for the others are its own."""
    formulas, prose = FORMULA.findall(text), YEAR.sub("", FORMULA.sub(" ", COMMENT.sub("", text)))
    found = [re.sub(r"[\s,]", "", number) for number in NUMBER.findall(prose)]
    found += [WORDS[word.lower()] for word in WORD.findall(prose)]
    return {*found, *re.findall(r"\d+\.\d+", " ".join(formulas))}


def parts(text):
    """The words of a text for parts of a whole, such as half."""
    return {part.lower() for part in PART.findall(COMMENT.sub("", text))}


@cache
def claimed():
    """What each claim of the course says, in all of its places."""
    said = {}
    for lesson in order():
        for name, words in notebooks.claimed(notebooks.source(lesson)):
            said[f"{lesson}/{name}"] = f"{said.get(f'{lesson}/{name}', '')} {words}"
    return said


@cache
def shown(name):
    """What a picture says where it starts."""
    return PICTURES[name]().frame().caption


@cache
def commands():
    """What make is told to do."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {f"make {target}" for target in re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE)}


def words_of(kind, name, said, quoted):
    """The words that hold a comment's numbers; None if it names nothing that there is."""
    if kind == "picture" and name in PICTURES:
        return f"{shown(name)} {quoted.get(name, '')}"
    if kind == "measured" and name in commands():
        return said
    return claimed().get(name) if kind == "claim" else None


def unbound(pieces, quoted=None):
    """Yield what is wrong with each number that is neither given nor bound to words that say it.

    A piece is its line, what is given there, and its words; `quoted` is what the text quotes from pictures.
    """
    for line, given, words in pieces:
        before = 0
        for comment in [*COMMENT.finditer(words), None]:
            said = words[before : comment.start() if comment else None]
            before = comment.end() if comment else 0
            kind, _, name = comment[1].strip().partition(": ") if comment else ("", "", "")
            proof = words_of(kind, name, said, quoted or {}) if comment else ""
            if proof is None:
                yield f"line {line}: got {comment[0]!r}; give lesson and name of a claim that there is"
                continue
            whole = {part for part in parts(said) if re.search(rf"\b{part}s? of\b", said, re.IGNORECASE)}
            strange = numbers(said) - FREE - numbers(given) - numbers(proof)
            for number in sorted(strange | whole - parts(given) - parts(proof)):
                wanted = f"{name} says: {proof.strip()}" if comment else "give it a comment with its claim"
                yield f"line {line}: got {number!r} in {said.strip()[-60:]!r}; {wanted}"
