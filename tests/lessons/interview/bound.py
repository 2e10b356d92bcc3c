"""Numbers of the bank and of the sheet, held to the claims that recompute them.

``29 %<!-- claim: geometry/corner_probabilities -->``: a comment binds the numbers between the one before it,
or the paragraph's start, and itself.  Each must stand in the words that the claim marks in the source of its
notebook.
"""

import re
from functools import cache

from l1l2.course.catalogue import order
from l1l2.course.questions_file import blocks
from tools import notebooks

COMMENT = re.compile(r"<!--.*?-->")
MARK = re.compile(r"<!-- claim: (\w+/\w+) -->")
FORMULA = re.compile(r"\$\$?[^$]+\$\$?")
FIELDS = re.compile(r"---\n.*?\n---\n", re.DOTALL)
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


def pieces(text):
    """Yield each piece of an entry or of the sheet that says something: its line, what is given, its words.

    Given is what is asked: the entry's question, a follow-up, the prompt of the choices, and what a wrong
    answer or a wrong belief says.  Wrong answers themselves are left out.
    """
    asked = here = answer = section = ""
    for kind, line, words in blocks(FIELDS.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)):
        words = " ".join(words.split())
        if kind == "heading of size 1":
            asked = words
        elif kind == "key":
            section, here, answer = words, "", ""
        elif kind == "heading of size 3":
            here = words
        elif section == "Choices" and kind == "paragraph" and not answer:
            here = f"{here} {words}"
        elif words.startswith("[ ] "):
            answer = words
        elif not words.startswith("Answered in: "):
            answer = words if words.startswith("[x] ") else answer
            belief = re.match(r"\*“.+?”\*|", words)[0]
            yield line, f"{asked} {here} {answer if kind == 'reply' else belief}", words


def unbound(text):
    """Yield what is wrong with each number that is neither given nor bound to a claim that says it."""
    for line, given, words in pieces(text):
        before = 0
        for comment in [*COMMENT.finditer(words), None]:
            said = words[before : comment.start() if comment else None]
            mark = comment and MARK.fullmatch(comment[0])
            before = comment.end() if comment else 0
            if comment and not (mark and mark[1] in claimed()):
                yield f"line {line}: got {comment[0]!r}; give lesson and name of a claim that there is"
                continue
            proof = claimed()[mark[1]] if mark else ""
            whole = {part for part in parts(said) if re.search(rf"\b{part}s? of\b", said, re.IGNORECASE)}
            strange = numbers(said) - FREE - numbers(given) - numbers(proof)
            for number in sorted(strange | whole - parts(given) - parts(proof)):
                wanted = f"{mark[1]} says: {proof.strip()}" if mark else "give it a comment with its claim"
                yield f"line {line}: got {number!r} in {said.strip()[-60:]!r}; {wanted}"
