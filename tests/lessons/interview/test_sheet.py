"""The sheet has everything on it, escapes what it says, and is as true as the notebooks."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import numpy as np
import pytest

from l1l2 import (
    L1,
    L2,
    ElasticNet,
    Gaussian,
    Laplace,
    Logistic,
    Problem,
    Quadratic,
    block_soft_threshold,
    coordinate_descent,
    corner_probability,
    degrees_of_freedom,
    hard_threshold,
    ista,
    ridge_path,
    shrink,
    soft_threshold,
    solve,
    translate,
)
from l1l2.course.questions_file import TextError
from l1l2.lessons.interview.bank import BANK
from l1l2.lessons.interview.sheet import parts, read_parts, sheet
from l1l2.words import translated

from .bound import unbound


class Page(HTMLParser):
    """The text of a page, its pictures' alt texts, and what it would fetch."""

    def __init__(self, page):
        super().__init__()
        self.text, self.alt, self.fetched, self.open = "", [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.alt += [named["alt"]] if tag == "img" else []
        self.fetched += [value for name, value in attrs if name in ("src", "href")]
        self.open += [] if tag in ("meta", "img") else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


ITEM = re.compile(r"(\*\*?)“?(.+?)(?:\.|”)?\1 (.+)")  # its name in bold or slanted, then what it says
EXPLANATIONS, FORMULAS, THRESHOLDS, BELIEFS = (
    [ITEM.fullmatch(line).group(2, 3) for line in lines] for lines in list(parts().values())[1:5]
)


@pytest.fixture(scope="module")
def page():
    return Page(sheet())


def test_everything_stands_on_it(page):
    assert len(EXPLANATIONS) == 5 and len(BELIEFS) == 12
    first, *_, last = parts().items()
    for heading, lines in first, last:
        assert heading in page.text and all(line in page.text for line in lines)
    for rows in (EXPLANATIONS, FORMULAS, THRESHOLDS, BELIEFS):
        for name, text in rows:
            assert name in page.text and text in page.text
    assert page.open == []
    places = [
        page.text.index(part) for heading, lines in parts().items() for part in (heading, lines[0][-9:])
    ]
    assert places == sorted(places)
    asked = BANK["why_sparse"]
    assert f"“{asked.question}” In 30 seconds. {asked.short}" in page.text


def test_beliefs_stand_in_two_columns():
    beliefs = sheet().split(list(parts())[4])[1]
    columns = re.findall("<section>(.+?)</section>", beliefs, re.DOTALL)
    assert [column.count("<p>") for column in columns] == [6, 6]


SHEET = "# Title\n\nLead.\n" + "".join(f"\n## Part {k}\n\n- **{k}.** It is\n  so.\n" for k in range(5))


def test_a_paragraph_or_a_point_is_one_line():
    assert read_parts(SHEET) == {"Title": ["Lead."]} | {
        f"Part {k}": [f"**{k}.** It is so."] for k in range(5)
    }
    assert read_parts(SHEET, str.upper)["PART 0"] == ["**0.** IT IS SO."]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("# Title", "## Title", "line 1: got 'Title'; give a title"),
        ("# Title\n\n", "", "line 1: got 'Lead.'; give a title"),
        ("## Part 1", "## Part 0", "line 10: got 'Part 0'; give a title"),
        ("## Part 1", "# Part 1", "line 10: got 'Part 1'; give"),
        ("- **2.**", "1. **2.**", "line 17: got ''; give"),
        ("## Part 1\n", "", "line 26: got 5 headings; give 6, the title's included"),
        (SHEET, "", "line 1: got 0 headings; give"),
    ],
)
def test_a_sheet_without_its_parts_is_refused(old, new, complaint):
    with pytest.raises(TextError, match=rf"^lessons/interview/sheet\.md, {complaint}"):
        read_parts(SHEET.replace(old, new, 1))


def test_no_sign_of_html_stands_bare():
    written = sheet()
    for bare in (r"<(?![a-z/!])", r"&(?!\w+;|#)"):
        assert re.findall(f".{{0,40}}{bare}.{{0,40}}", written) == []


def test_it_needs_nothing_beside_itself_and_says_its_picture(page):
    assert [source[:21] for source in page.fetched] == ["data:image/png;base64"]
    assert page.alt[0].startswith("Six views of one fact")


TEXT = files("l1l2.lessons.interview").joinpath("sheet.md").read_text(encoding="utf-8")
MARK = "<!-- claim: geometry/corner_probabilities -->"


def test_a_number_is_bound_to_a_claim_that_says_it():
    assert MARK in TEXT and list(unbound(TEXT)) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("29 %", "30 %", "line 44: got '30%' .+; geometry/corner_probabilities says"),
        ("29 %", "29", "line 44: got '29' .+; geometry/corner_probabilities says"),
        (MARK, "", "line 44: got '29%' .+; give it a comment with its claim"),
        (MARK, MARK.replace("geometry", "bars"), "line 44: got '<!-- claim: bars/corner_pro.+; give les"),
        ("hardly ever", "in 3 % of draws", "line 51: got '3%' .+; give it a comment with its claim"),
    ],
)  # fmt: skip
def test_a_number_that_is_wrong_or_unbound_and_a_claim_that_is_none_are_found(old, new, complaint):
    found = list(unbound(TEXT.replace(old, new, 1)))
    assert old in TEXT and any(re.match(complaint, wrong) for wrong in found), found


def test_comments_are_left_out_wherever_they_stand():
    marked = re.sub(r"(?<=\w)$", MARK, TEXT, flags=re.MULTILINE)
    assert marked.count(MARK) > 20 and read_parts(marked, translated) == parts()
    assert "claim: " not in sheet() and "!--" not in sheet()


# How the sheet writes and how Python does; a product without a sign is put in by hand.
PYTHON = {
    "η∇f(w)": "eta*slope",
    "(ηλ)": "(eta*lam)",
    "ηλ)ᵏ|w|": "eta*lam)**k*abs(w)",
    "ηλ": "eta*lam",
    "|w|": "abs(w)",
    "(2τ²)": "(2*tau²)",
    "λρ": "lam*rho",
    "λ(1": "lam*(1",
    "|b|": "abs(b)",
    "‖b‖₂": "norm(b)",
    "0) b": "0)*b",
    "sign(b) max": "sign(b)*max",
    "xⱼᵀr₋ⱼ": "pull",
    "‖xⱼ‖²": "square",
    "Σ d/(d² + nλ) (uᵀy) v": "v.T @ (d/(d² + nλ) * turned)",
    "max |xⱼᵀy|": "biggest(abs(X.T @ y))",
    "xⱼᵀr": "pull",
    "|pull|": "abs(pull)",
    "λ sign(wⱼ)": "λ*sign(w)",
    "[w ≠ 0]": "(w != 0)",
    ", else": " else",
    ")·": ")*",
    "Σ d²": "sum_of(d²",
    "(d² + nλ)": "(d² + n*λ)",
    "(nλ)": "(n*λ)",
    "(nb)": "(n*b)",
    "(nτ²)": "(n*tau²)",
    "²": "**2",
    "σ": "sigma",
    "≤": "<=",
    " = ": " == ",
    "λ": "lam",
    "ρ": "rho",
    "−": "-",
}


def valued(name, **given):
    """What a formula of the sheet gives as it stands there, behind its arrow or equals sign."""
    return reckoned(re.split(r"←|S\(b, λ\) =", dict(FORMULAS)[name])[-1].split(",  ")[0], **given)


def reckoned(text, **given):
    """What an expression of the sheet is worth."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    for written, python in PYTHON.items():
        text = text.replace(written, python)
    known = {"S": soft_threshold, "max": np.maximum, "sign": np.sign, "norm": np.linalg.norm}
    return eval(text, known | {"sum_of": np.sum, "biggest": np.max}, given)


def test_its_formulas_are_those_of_the_solvers():
    rng = np.random.default_rng(0)
    b, lam, rho = rng.standard_normal(5), 0.4, 0.3
    assert np.allclose(valued("Soft threshold", b=b, lam=lam), soft_threshold(b, lam))
    assert np.allclose(valued("Ridge, one weight", b=b, lam=lam), shrink(b, lam))
    assert np.allclose(valued("Elastic net", b=b, lam=lam, rho=rho), ElasticNet(lam, rho).prox(b, 1.0))
    assert np.allclose(valued("‖w‖₂ unsquared", b=b, lam=lam), block_soft_threshold(b, lam))

    X, y, w = rng.standard_normal((20, 3)), rng.standard_normal(20), np.array([1.0, -0.5, 0.2])
    problem = Problem(Quadratic(X, y), L1(lam))
    assert "η = n/‖X‖₂²" in dict(FORMULAS)["ISTA"]
    eta = len(y) / np.linalg.norm(X, 2) ** 2
    steps = ista(problem, w)
    next(steps)
    assert np.allclose(valued("ISTA", w=w, eta=eta, lam=lam, slope=X.T @ (X @ w - y) / len(y)), next(steps))

    steps = coordinate_descent(problem, w)
    next(steps)
    pull = X[:, 0] @ (y - X[:, 1:] @ w[1:])
    first = valued("Coordinate descent", pull=pull, n=len(y), lam=lam, square=X[:, 0] @ X[:, 0])
    assert first == pytest.approx(next(steps)[0])


def test_its_other_formulas_are_those_of_the_package():
    rng = np.random.default_rng(1)
    said, lam, n = dict(FORMULAS), 0.3, 20
    rule, price = said["Hard threshold"].split("; penalty ")
    for b in (0.7, -0.9, 1.1, -3.0):
        best = reckoned(rule, b=b, t=1.0)
        assert best == hard_threshold(b, 1.0)
        assert (b * b / 2 < reckoned(price, w=b, t=1.0)) == (best == 0)
        assert reckoned(price, w=0.0, t=1.0) == 0

    X, y = rng.standard_normal((n, 3)), rng.standard_normal(n)
    u, d, v = np.linalg.svd(X, full_matrices=False)
    ridge = solve(Problem(Quadratic(X, y), L2(lam))).w
    assert np.allclose(valued("Ridge, all λ", d=d, n=n, lam=lam, turned=u.T @ y, v=v), ridge)
    freedom = said["Degrees of freedom"].removeprefix("lasso E|active|, ridge ") + ")"
    assert reckoned(freedom, d=d, n=n, lam=lam) == pytest.approx(degrees_of_freedom(ridge_path(X, y), lam))

    laplace, gaussian = said["Prior to λ"].removeprefix("Laplace ").split(", Gaussian ")
    assert reckoned(laplace, sigma=0.7, n=n, b=0.4) == pytest.approx(Laplace(0.4).penalty(0.49, n).lam)
    assert reckoned(gaussian, sigma=0.7, n=n, tau=0.4) == pytest.approx(Gaussian(0.4).penalty(0.49, n).lam)

    theirs = dict(re.findall(r"(\w+(?: alpha)?)\s=\s([^,]+)", said["scikit-learn"]))
    for penalty, name, argument in ((L1(lam), "Lasso", "alpha"), (L2(lam), "Ridge", "alpha")):
        setting = translate(Problem(Quadratic(X, y), penalty))[0]
        assert setting.name == name
        worth = theirs[f"{name} alpha"].replace("nλ", "n*λ")
        assert setting.values[argument] == pytest.approx(reckoned(worth, n=n, lam=lam))
    setting = translate(Problem(Logistic(X, np.sign(y)), L1(lam)))[0]
    assert setting.values["C"] == pytest.approx(reckoned(theirs["C"], n=n, lam=lam))


def test_its_thresholds_are_where_weights_die():
    said, lam = dict(THRESHOLDS), 0.4
    half = reckoned(said["Without the half"].split("threshold is ")[1], lam=lam)
    w = np.linspace(-1, 1, 20001)
    for b in (0.98 * half, 1.02 * half):
        assert (abs(w[((w - b) ** 2 + lam * abs(w)).argmin()]) < 1e-9) == (b < half)

    corner = said["How often a corner"].split(", ")[-2].removeprefix("round loss: ")
    assert reckoned(corner, t=0.3, W=1.5) == pytest.approx(corner_probability(0.2))

    rng = np.random.default_rng(2)
    X, y, n = rng.standard_normal((20, 6)), rng.standard_normal(20), 20
    lam_max = reckoned(said["All weights are 0"].split("λ_max = ")[1].split(";")[0], X=X, y=y, n=n)
    assert lam_max == pytest.approx(Problem(Quadratic(X, y), L1(1)).lam_max)
    lam = lam_max / 2
    w = solve(Problem(Quadratic(X, y), L1(lam))).w
    assert 0 < np.count_nonzero(w) < 6
    dead, surely = said["wⱼ = 0 in the lasso"].removeprefix("iff ").split("; if ")
    alive = said["wⱼ ≠ 0"].removeprefix("then ").split(" = ")
    for j, pull in enumerate(X.T @ (y - X @ w)):
        without = pull + X[:, j] @ X[:, j] * w[j]
        assert reckoned(dead, pull=without, n=n, lam=lam) == (w[j] == 0)
        if w[j] != 0:
            left, right = (reckoned(side, pull=pull, n=n, lam=lam, w=w[j]) for side in alive)
            assert left == pytest.approx(right)
        else:
            assert reckoned(surely.split(",")[0], pull=pull, n=n, lam=lam)


def test_its_descents_end_where_it_says():
    said, lam, eta, height = dict(EXPLANATIONS)["Descent"], 0.5, 0.25, 1.0
    steps = reckoned(said.split("at 0 after ")[1].split(" steps")[0], w=height, eta=eta, lam=lam)
    shrinking = said.split("L2 step multiplies: ")[1].split(",")[0]
    l1 = l2 = height
    for k in range(1, 13):
        l1, l2 = soft_threshold(l1, eta * lam), l2 - eta * lam * l2
        assert (l1 == 0) == (k >= steps)
        assert l2 == pytest.approx(reckoned(shrinking, w=height, eta=eta, lam=lam, k=k)) and l2 > 0


def test_its_beliefs_are_those_of_the_priors():
    said = dict(EXPLANATIONS)["Prior"]
    laplace, gaussian = re.fullmatch(
        r"−log of a Laplace prior is (\S+), of a Gaussian one (\S+?)\. .*", said
    ).groups()
    w = np.array([-1.5, 0.2, 3.0])
    assert np.allclose(reckoned(laplace, w=w, b=0.7), Laplace(0.7).logpdf(0) - Laplace(0.7).logpdf(w))
    assert np.allclose(reckoned(gaussian, w=w, tau=0.7), Gaussian(0.7).logpdf(0) - Gaussian(0.7).logpdf(w))


def test_its_beliefs_about_sizes_are_right():
    said = dict([word.replace("\N{NO-BREAK SPACE}", " ") for word in pair] for pair in BELIEFS)
    less = said["L1's gradient is bigger, so it is faster."].split("only while ")[1].split(";")[0]
    for w in (0.9, -0.9, 1.1, -1.1):
        assert reckoned(less, w=w) == (0.4 * abs(w) < 0.4)
    smooth = said["Nearly |x| is nearly sparse."].split(" has slope")[0]
    root = smooth.replace("√(", "sqrt(").replace("ε", "eps")
    ahead, behind = (
        eval(root.replace("²", "**2"), {"sqrt": np.sqrt, "w": w, "eps": 0.1}) for w in (1e-6, -1e-6)
    )
    assert ahead == behind
