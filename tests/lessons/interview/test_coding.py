"""What is to be coded: the answer passes its check, the stub does not, and each likely mistake is named."""

import numpy as np
import pytest

from l1l2.lessons import interview
from l1l2.lessons.interview import BANK

CODED = {key: entry for key, entry in BANK.items() if entry.code}
SOFT = "np.sign(b) * np.maximum(np.abs(b) - t, 0)"
REST = "A, b = np.delete(X, held_out, axis=0), np.delete(y, held_out)"


def run(code):
    """Run an answer; return its verdict, and what it defines."""
    lines, defined = code.rstrip().split("\n"), {}
    lines[-1] = f"verdict = {lines[-1]}"
    exec("\n".join(lines), defined)
    return defined["verdict"], defined


def test_seven_are_to_be_coded():
    assert len(CODED) == 7 and all(key.startswith("code_") for key in CODED)
    used = {entry.code.rstrip().split("\n")[-1].partition("(")[0] for entry in CODED.values()}
    assert used == {name for name in interview.__all__ if name.startswith("check_")} - {
        "check_crossing",
        "check_correlation",
    }


@pytest.mark.parametrize("key", CODED)
def test_the_answer_passes_and_the_stub_does_not(key):
    assert run(CODED[key].code)[0].right
    verdict = run(CODED[key].stub)[0]
    assert not verdict.right and "returns nothing. End it with `return`." in verdict.words


@pytest.mark.parametrize(
    ("key", "old", "new", "words"),
    [
        ("soft_threshold", SOFT, "np.where(np.abs(b) > t, b, 0)", "hard threshold"),
        ("soft_threshold", SOFT, "b / (1 + t)", "ridge"),
        ("soft_threshold", SOFT, "b - t * np.sign(b)", "cross 0"),
        ("soft_threshold", "np.abs(b) - t", "np.abs(b) - t / 2", "t/2"),
        ("soft_threshold", "np.sign(b) * ", "", "the sign is lost"),
        ("soft_threshold", SOFT, "np.maximum(b - t, 0)", "negative values are lost"),
        ("soft_threshold", "- t, 0)", "- t, 1e-9)", "must be 0 exactly"),
        ("soft_threshold", "np.abs(b) - t, 0", "np.abs(b) - 3 * t, 0", "some value is not moved"),
        ("soft_threshold", "np.abs(b)", "np.abs(c)", "soft_threshold stops: NameError"),
        ("soft_threshold", "return ", "return 1 + 0 * ", "some value"),
        ("soft_threshold", "b) * np.max", "b) @ np.max", "the shape ()"),
        ("ridge", "X.T @ X + n * lam", "X.T @ X + lam", "λ stands without n"),
        ("ridge", "X.T @ X + n * lam", "X.T @ X + 2 * n * lam", "λ is doubled"),
        ("ridge", "d**2 + len(y)", "d + len(y)", "d squared below"),
        ("ridge", "(d / (d**2", "(d**2 / (d**2", "divide once more by d"),
        ("ridge", "X.T @ y)", "X.T @ y + 1)", "the gradient of the objective is not 0"),
        ("coordinate_descent", "@ residual / n + square[j]", "@ residual + square[j]", "or n is missing"),
        ("coordinate_descent", "abs(c) - lam", "abs(c) - lam / n", "λ/n"),
        ("coordinate_descent", "abs(c) - lam", "abs(c) - lam / 2", "λ/2"),
        ("coordinate_descent", "abs(c) - lam", "abs(c)", "least squares"),
        ("coordinate_descent", "range(p)", "reversed(range(p))", "after one sweep"),
        ("coordinate_descent", "return w", "return w + 1e-12", "zeros are not exact"),
        ("ista", "step * lam", "lam", "threshold by the step times λ"),
        ("ista", "/ n\n", "\n", "the steps are too long"),
        ("gap", "u = u * min(1, lam / np.abs(X.T @ u).max())", "", "dual point feasible"),
        ("gap", "min(1, lam / np.abs(X.T @ u).max())", "0.01", "a loose one"),
        ("gap", "return primal", "return primal + 1e-4", "at the optimum the gap"),
        ("choice", REST, "A, b = X, y", "got 30 rows"),
        ("choice", "A.mean(axis=0), A.std", "X.mean(axis=0), X.std", "take both from these rows alone"),
        ("choice", "b - b.mean(), lam)", "b, lam)", "an answer whose mean is not 0"),
        ("choice", "predicted = b.mean() + ", "predicted = ", "add the mean of y back"),
        ("choice", "argmin", "argmax", "*largest* error"),
        ("choice", "for k, lam in enumerate(lams)", "for k, lam in ()", "never called"),
        ("violation", "/ len(y)", "", "by n"),
        ("violation", "np.abs(c - lam * np.sign(w))).max()", "0).max()", "only weights that are 0"),
        ("violation", "np.maximum(np.abs(c) - lam, 0)", "0", "only non-zero weights"),
        ("violation", "np.abs(c - lam * np.sign(w)))", "np.abs(np.abs(c) - lam))", "sign is not compared"),
        ("violation", "np.maximum(np.abs(c) - lam, 0)", "np.abs(c)", "not the point 0"),
        ("violation", ".max()", ".mean()", "where the largest violation is"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(key, old, new, words):
    code = BANK[f"code_{key}"].code
    assert old in code
    with np.errstate(all="ignore"):
        verdict = run(code.replace(old, new, 1))[0]
    assert not verdict.right and words in verdict.words, verdict


def test_a_function_is_asked_for():
    assert "give the function itself" in interview.check_soft_threshold(3).words
