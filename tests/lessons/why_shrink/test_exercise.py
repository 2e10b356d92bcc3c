"""Each check accepts what is right, however it is written, and says what is wrong with a slip."""

import numpy as np
import pytest

from l1l2.lessons.why_shrink import check_axis, check_better, check_ridge, check_shrink


def by_normal_equations(X, y, lam):
    return np.linalg.solve(X.T @ X / len(y) + lam * np.eye(X.shape[1]), X.T @ y / len(y))


def by_rows(X, y, lam):
    """The same by the matrix of the rows, which is smaller if the table is wide."""
    return X.T @ np.linalg.solve(X @ X.T + len(y) * lam * np.eye(len(y)), y)


def by_added_rows(X, y, lam):
    p = X.shape[1]
    return np.linalg.lstsq(
        np.vstack([X, np.sqrt(len(y) * lam) * np.eye(p)]), np.append(y, np.zeros(p)), rcond=None
    )[0]


@pytest.mark.parametrize("ridge", [by_normal_equations, by_rows, by_added_rows])
def test_ridge_may_be_written_in_any_way(ridge):
    assert check_ridge(ridge).right


def unit(X):
    return np.eye(X.shape[1])


@pytest.mark.parametrize(
    ("ridge", "words"),
    [
        (lambda X, y, lam: np.linalg.solve(X.T @ X + lam * unit(X), X.T @ y), "as in scikit-learn"),
        (
            lambda X, y, lam: np.linalg.solve(X.T @ X + 2 * len(y) * lam * unit(X), X.T @ y),
            "twice too strong",
        ),
        (lambda X, y, lam: np.linalg.solve(X.T @ X / len(y) + lam * unit(X), X.T @ y), "Xᵀy is not"),
        (lambda X, y, lam: np.linalg.solve(X.T @ X / len(y) + lam, X.T @ y / len(y)), "every entry"),
        (lambda X, y, lam: np.linalg.solve(np.zeros_like(X.T @ X), X.T @ y), "has no inverse"),
        (lambda X, y, lam: np.linalg.lstsq(X, y, rcond=None)[0], "Set the gradient"),
        (lambda X, y, lam: ..., "still `...`"),
        (lambda X, y, lam: "w", "array of numbers"),
        (lambda X, y, lam: X @ X.T @ y, "one a column"),
        (3.0, "without brackets"),
    ],
)
def test_a_slip_in_ridge_is_told(ridge, words):
    said = check_ridge(ridge)
    assert not said.right and words in said.words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((1.0, 0.0, 1.0), "least squares"),
        ((2 / 3, 4 / 9, 4 / 9), "equal"),
        ((0.0, 4.0, 0.0), "squared bias of 4"),
        ((0.4, 1.44, 0.16), "not its square"),
        ((0.2, 2.56, 0.04), "1 − c"),
        ((0.8, -0.4, 0.64), "Square it"),
        ((0.8, 0.4, 0.64), "Square it"),
        ((0.8, 0.04, 0.64), "forgets the truth"),
        ((0.8, 0.16, 0.8), "c²"),
        ((0.8, 0.16, 1.0), "before shrinking"),
        ((0.7, 0.36, 0.49), "factor"),
    ],
)
def test_a_slip_in_the_factor_is_told(given, words):
    said = check_shrink(*given)
    assert not said.right and words in said.words


def test_the_best_factor_is_found_by_trying_all():
    c = np.linspace(0, 1, 100_001)
    best = c[((2 * c - 2) ** 2 + c**2).argmin()]
    assert check_shrink(best, (2 * best - 2) ** 2, best**2).right


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((1 / 19, 0.1), "inverse"),
        ((9.0, 5.0), "0.9/0.1"),
        ((361.0, 100.0), "squared"),
        ((19**0.5, 2.3), "standard deviations"),
        ((1.0, 1.0), "uncorrelated"),
        ((19.0, 10.0), "squared"),
        ((19.0, 19.0), "without a penalty"),
        ((19.0, 68.59), "wrong factor"),
    ],
)
def test_a_slip_in_the_ratio_is_told(given, words):
    said = check_axis(*given)
    assert not said.right and words in said.words


def test_the_ratios_are_those_of_simulated_fits():
    """Fitted to pure noise, many times."""
    X = np.array([[1.0, 1.0]] * 19 + [[-1.0, -1.0]] * 19 + [[1.0, -1.0]] + [[-1.0, 1.0]])
    assert np.corrcoef(X.T)[0, 1] == pytest.approx(0.9)
    noise = np.random.default_rng(0).standard_normal((40, 40_000))
    ratios = []
    for lam in (0.0, 0.1):
        w = np.linalg.solve(X.T @ X / 40 + lam * np.eye(2), X.T @ noise / 40)
        ratios.append((w[0] - w[1]).var() / (w[0] + w[1]).var())
    assert ratios == pytest.approx([19.0, 19.0 * (0.5 / 0.95) ** 2], rel=0.05)
    assert check_axis(19.0, 5.26).right


@pytest.mark.parametrize(("place", "wrong"), [(0, "R"), (1, "L"), (2, "R"), (3, "L"), (4, "L"), (5, "L")])
def test_a_wrong_letter_is_told(place, wrong):
    letters = list("LRLRNR")
    letters[place] = wrong
    said = check_better("".join(letters))
    assert not said.right and f"{'ABCDEF'[place]}: " in said.words


@pytest.mark.parametrize("given", ["LRL", "LRLRNX", 3, None])
def test_what_is_no_answer_is_refused(given):
    assert "six letters" in check_better(given).words


def test_letters_may_have_commas():
    assert check_better("l, r, l, r, n, r").right
