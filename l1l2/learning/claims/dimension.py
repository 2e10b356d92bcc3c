"""What notebook 09 says about corners, faces and zeros when there are many weights."""

import numpy as np

from ...maths.datasets import sparse_regression, standardise
from ...maths.dimension import count_corners, zeros_in_the_limit
from ...maths.norms import project_l1_ball, project_l2_ball
from ...maths.paths import lasso_path
from ...pictures.dimension import SHARES, octahedron
from . import claim

NOTEBOOK = "09_high_dimensions"


@claim("At ρ = 0.1, 75% of the points end at a vertex, and 2% inside a face.", NOTEBOOK)
@claim("At ρ = 0.5 the edges lead, and at ρ = 0.9 most points keep all three weights.", NOTEBOOK)
def three_weights() -> None:
    assert "75% vertex, 23% edge, 2% face" in octahedron().frame(rho=0.1).caption
    found = count_corners(3, SHARES, 20_000, np.random.default_rng(3))
    vertex, some = (
        dict(zip(SHARES, found.vertex, strict=True)),
        dict(zip(SHARES, found.some_zero, strict=True)),
    )
    assert some[0.5] - vertex[0.5] > max(vertex[0.5], 1 - some[0.5])
    assert 1 - some[0.9] > 0.5


@claim(
    "**some weight is 0** if and only if the smallest size is at most (1 − ρ) times the mean size;", NOTEBOOK
)
@claim("**a vertex** if and only if the largest size exceeds the second by at least ρ‖b‖₁.", NOTEBOOK)
def two_rules() -> None:
    rng = np.random.default_rng(4)
    for n in (2, 3, 10, 50):
        for rho in (0.05, 0.3, 0.8):
            for size in np.abs(rng.standard_normal((50, n))):
                alive = np.count_nonzero(project_l1_ball(size, rho * size.sum()))
                second, first = np.sort(size)[-2:]
                assert (alive < n) == (size.min() <= (1 - rho) * size.mean()), (n, rho, size)
                assert (alive == 1) == (first - second >= rho * size.sum()), (n, rho, size)


@claim("$1 - \\frac4\\pi\\arctan\\rho$: 0.87 at ρ = 0.1 and 0.41 at ρ = 0.5.", NOTEBOOK)
def two_weights() -> None:
    rho = np.array([0.1, 0.5])
    exact = 1 - 4 / np.pi * np.arctan(rho)
    assert [f"{p:.2f}" for p in exact] == ["0.87", "0.41"]
    found = count_corners(2, rho, 40_000, np.random.default_rng(5))
    assert np.array_equal(found.vertex, found.some_zero)
    assert np.abs(found.vertex - exact).max() < 4 * 0.5 / np.sqrt(40_000)


@claim('"Some weight is 0" becomes certain', NOTEBOOK)
@claim('"It is a vertex" becomes hopeless', NOTEBOOK)
@claim('So **"in high dimension it is always a vertex" is wrong.**', NOTEBOOK)
def many_weights() -> None:
    rng = np.random.default_rng(6)
    found = [count_corners(n, [0.1, 0.5, 0.9], 500, rng) for n in (3, 30, 300, 1000)]
    some, vertex = (np.array([getattr(at, name) for at in found]) for name in ("some_zero", "vertex"))
    assert (some[-1] == 1).all() and (vertex[-1] == 0).all()
    assert (np.diff(some, axis=0) > -0.05).all() and (np.diff(vertex, axis=0) < 0.05).all()


@claim(
    "With ten weights and ρ = 0.5, some weight is 0 in 99% of draws, and w is a vertex in none of the "
    "20,000.",
    NOTEBOOK,
)
def ten_weights() -> None:
    found = count_corners(10, [0.1, 0.3, 0.5, 0.9], 20_000, np.random.default_rng(0))
    assert f"{found.some_zero[2]:.0%}" == "99%" and found.vertex[2] == 0, found
    assert [f"{p:.2f}" for p in found.some_zero] == ["1.00", "1.00", "0.99", "0.46"], found.some_zero
    assert [f"{p:.2f}" for p in found.vertex] == ["0.19", "0.00", "0.00", "0.00"], found.vertex


@claim(
    "The share of zeros tends to 0.827, 0.578, 0.379 and 0.066 at ρ = 0.1, 0.3, 0.5 and 0.9.",
    NOTEBOOK,
)
@claim("some 379 are 0 and 621 live.", NOTEBOOK)
def limits() -> None:
    rho = np.array([0.1, 0.3, 0.5, 0.9])
    limit = zeros_in_the_limit(rho)
    assert [f"{zero:.3f}" for zero in limit] == ["0.827", "0.578", "0.379", "0.066"], limit
    found = count_corners(2000, rho, 200, np.random.default_rng(7))
    assert np.abs(found.zeros - limit).max() < 0.005, found.zeros


@claim("every solution of that path lies on a face of dimension 48 at most, of 999.", NOTEBOOK)
def few_rows() -> None:
    data = sparse_regression(50, 1000, rng=np.random.default_rng(0))
    d = standardise(data.X, data.y)
    alive = np.count_nonzero(lasso_path(d.X, d.y).w, axis=1)
    assert alive.max() == 49, alive.max()  # k living weights: a face of dimension k - 1


@claim("L2 only scales b down, on any budget, and makes none.", NOTEBOOK)
def l2_scales() -> None:
    b = np.random.default_rng(9).standard_normal(1000)
    for rho in (0.01, 0.5, 0.99):
        w = project_l2_ball(b, rho * float(np.linalg.norm(b)))
        assert np.allclose(w, rho * b) and np.count_nonzero(w) == 1000


@claim("Of these three, the heavier the tails, the sparser the solution at the same ρ.", NOTEBOOK)
def heavy_tails() -> None:
    rng = np.random.default_rng(8)
    zeros = []
    for b in rng.standard_normal(5000), rng.laplace(size=5000), rng.standard_cauchy(5000):
        zeros.append(np.mean(project_l1_ball(b, 0.5 * np.abs(b).sum()) == 0))
    assert zeros[0] < zeros[1] < zeros[2] and zeros[2] > 0.9, zeros
