"""Numbers of the teacher's pages and of README are bound to what recomputes them: see bound.py."""

import re

import pytest

from l1l2.course.catalogue import order
from tools import notebooks

from .bound import ROOT, unbound

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {
    lesson: (ROOT / "l1l2" / "lessons" / lesson / "teaching.md").read_text(encoding="utf-8")
    for lesson in order()
}
CODE = re.compile(r"`[^`]*`")
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
# What test_teaching.py holds to the picture: "  > " quotes its caption; "*slider* **value**" and an address
# set it.
QUOTE = re.compile(r"^- `([\w.]+)`(.*)\n  > (.+)$", re.MULTILINE)
SETTING = re.compile(r"(?<!\*)\*[^*]+\* \*\*[^*]+\*\*")
ADDRESS = re.compile(r"(?<=\])\(#\w+\.\w+\?[^)]*\)")
BUG = re.compile(r"\bbugs? (\d)(?: to (\d))?")
# No results: how long something takes, versions, licences, where a link leads.
NAMES = re.compile(
    r"\b\d+(?:\.\d+)?[ -](?:ms|s|seconds?|min|minutes?)\b|\b(?:Python|Debian) \d+(?:\.\d+)?"
    r"|BSD-3-Clause|CC BY 4\.0|(?<=\])\([^)]*\)"
)
NEW = re.compile(r"$|#|- |\d\. |\||\*\*")  # begins another paragraph, item or row


def paragraphs(text):
    """Yield each paragraph, item and row: its line, and its words on one line."""
    begun, words = 0, ""
    for line, said in enumerate([*text.splitlines(), ""], start=1):
        if NEW.match(said):
            if words:
                yield begun, words
            begun, words = line, ""
        words = f"{words} {said.strip()}".strip()


def taught(page):
    """Yield the pieces of a teacher's page, but for its minutes, which test_teaching.py compares."""
    unset = QUOTE.sub(lambda found: SETTING.sub("", found[0]).rsplit("\n", 1)[0] + "\n", page)
    quoted = ADDRESS.sub("", unset)
    for line, words in paragraphs(quoted):
        if not words.startswith("**Minutes.**"):
            yield line, "", re.sub(r"^\d\. ", "", BUG.sub("", CODE.sub("", words)))


def told(readme):
    """Yield the pieces of README; what the head of a table is bound to holds its rows."""
    head = ""
    prose = FENCED.sub(lambda code: "\n" * code[0].count("\n"), readme)
    for line, words in paragraphs(prose):
        row = words.startswith("|")
        measured = re.findall("<!-- measured: .+? -->", words)
        head = (head or "".join(measured)) if row else ""
        yield line, "", NAMES.sub("", CODE.sub("", words)) + (head if row and not measured else "")


def quotes(page):
    """What a page quotes from each picture."""
    said = {}
    for name, _, quote in QUOTE.findall(page):
        said[name] = f"{said.get(name, '')} {quote}"
    return said


def complaints(text):
    """What is wrong with the numbers of a teacher's page, or of README."""
    return list(unbound(told(text)) if text.startswith("# l1l2:") else unbound(taught(text), quotes(text)))


@pytest.mark.parametrize("lesson", order())
def test_a_number_of_a_teachers_page_is_bound(lesson):
    assert complaints(PAGES[lesson]) == []


def test_a_number_of_readme_is_bound():
    assert complaints(README) == []


BENCH = "<!-- measured: make bench -->"


@pytest.mark.parametrize(
    ("page", "old", "new", "complaint"),
    [
        ("geometry", "28.6 %<!--", "28.7 %<!--", "got '28.7%' .+; geometry.corner_chance says"),
        ("geometry", "<!-- picture: geometry.corner_chance -->", "", "got '28.6%' .+; give it a comment"),
        ("geometry", "picture: geometry.corner_chance", "picture: geometry.zero_map", "got '28.6%' .+; geom"),
        ("geometry", "picture: geometry.corner_chance", "picture: geometry.chance", "got '<!-- pict.+; give"),
        ("geometry", "a single ray", "a ray, 3 % of all,", "got '3%' .+; give it a comment with its claim"),
        ("start_here", "[at R² 0.55]", "[at R² 0.65]", "got '0.65' .+; start_here/ridge_grows_and_crosses"),
        ("start_here", "How many of the ten", "How many of the twelve", "got '12' .+; start_here.equal_fit"),
        ("derivative", "½ · 1.2 w²", "½ · 1.4 w²", "got '1.4' .+; derivative.one_weight says"),
        ("one_lambda", "λ = 0.697<!--", "λ = 0.687<!--", "got '0.687' .+; one_lambda/knots says"),
        ("one_lambda", "from 0.7 on", "from 0.8 on", "got '0.8' .+; one_lambda.one_lambda says"),
        ("high_dimensions", "A thousand weights", "A hundred weights", "got '100' .+; high_dimensions/lim"),
        ("high_dimensions", "on half of", "on a third of", "got 'third' .+; high_dimensions/limits"),
        ("compressed_sensing", "five are not 0", "six are not 0", "got '6' .+; compressed_sensing.fewer"),
        ("bug_hunt", "be 5000,", "be 4000,", "got '4000' .+; bug_hunt/outlier_moves_the_lasso"),
        ("README", "442 diabetes", "443 diabetes", "got '443' .+; start_here/rows_and_columns says"),
        ("README", "8,000 problems<!--", "9,000 problems<!--", "got '9000' .+; compressed_sensing/map_and"),
        ("README", "Five bars", "Six bars", "got '6' .+; bars.fixed_squares says"),
        ("README", f"1e-6 of the objective.{BENCH}", "1e-6", "got '6' .+; give it a comment"),
        ("README", f"our gap{BENCH}", "our gap", "got '0.323' .+; give it a comment"),
        ("README", f"our gap{BENCH}", f"our gap{BENCH.replace('bench', 'believe')}", "got '<!-- meas.+; g"),
        ("README", "CC BY 4.0", "CC BY 4.0, for 9 in 10 readers", "got '9' .+; give it a comment"),
    ],
)  # fmt: skip
def test_a_wrong_number_and_one_without_a_mark_are_found(page, old, new, complaint):
    text = README if page == "README" else PAGES[page]
    found = complaints(text.replace(old, new, 1))
    assert old in text and any(re.match(rf"line \d+: {complaint}", wrong) for wrong in found), found


def test_a_bug_that_is_named_is_one_of_the_notebook():
    source = notebooks.source("bug_hunt").read_text(encoding="utf-8")
    named = {number for found in BUG.findall(PAGES["bug_hunt"]) for number in found if number}
    assert len(named) > 3 and named <= set(re.findall(r"^# ## (\d) · ", source, re.MULTILINE))
