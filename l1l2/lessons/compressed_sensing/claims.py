"""What *Compressed sensing* says about signals that few sums find again, and about proofs."""

from functools import cache
from math import comb

import numpy as np
from scipy.optimize import linprog
from scipy.stats import beta, kstest

from ...course.claim import claim
from ...maths.paths import lasso_path, ridge_path
from ...maths.recovery import recovers
from ...maths.sensing import Sensed, basis_pursuit, spikes
from ...words import Said
from .measurements import fewer_measurements
from .noise import noisy_measurements


@claim("compressed_sensing/smallest_l2_keeps_a_share")
def smallest_l2_keeps_a_share() -> None:
    """The share kept is that of a random m-dimensional space: Beta(m/2, (100 − m)/2), of mean m/100."""
    for m in (10, 50, 80):
        kept = []
        for seed in range(200):
            s = _draw(m, seed)
            two = ridge_path(s.A, s.b).at(0)
            assert np.allclose(s.A @ two, s.b)
            lost = ((two - s.x) ** 2).sum() / (s.x**2).sum()
            assert np.isclose(lost, 1 - (two**2).sum() / (s.x**2).sum()), "what is kept is a projection"
            kept.append(1 - lost)
        law = beta(m / 2, (100 - m) / 2)
        assert np.isclose(law.mean(), m / 100) and kstest(kept, law.cdf).pvalue > 0.01, (m, np.mean(kept))
    assert f"{np.sqrt(0.5):.0%}" == "71%"
    assert f"{_error(fewer_measurements().frame(m=50).facts['l2']):.0%}" == "65%"


@claim("compressed_sensing/where_these_sums_fail")
@cache
def where_these_sums_fail() -> None:
    picture = fewer_measurements()
    for m in picture.controls["m"].values:
        l1 = picture.frame(m=m).facts["l1"]
        found = _error(l1) == 0 and (l1.facts["alive"], l1.facts["n"]) == (5, 100)
        assert found == (m >= 27) == recovers(_draw(m, 3).A, _draw(m, 3).x).recovered, m
    assert f"{_error(picture.frame(m=26).facts['l1']):.0%}" == "70%"


@claim("compressed_sensing/all_places")
def all_places() -> None:
    assert comb(100, 5) == 75_287_520


@claim("compressed_sensing/directions_decide")
def directions_decide() -> None:
    """The least rise of ‖x‖₁ over all h with Ah = 0, each scaled to have a coordinate of 1 or −1."""
    decided = []
    for seed in range(8):
        s = spikes(8, 16, 3, rng=np.random.default_rng(seed))
        sizes, signs = np.where(s.x == 0, 1.0, 0.0), np.sign(s.x)
        cost = np.concatenate([sizes + signs, sizes - signs])
        rises = []
        for j in range(32):
            one = np.zeros(32)
            one[[j, (j + 16) % 32]] = 1, -1
            h = linprog(cost, A_eq=np.vstack([np.hstack([s.A, -s.A]), one]), b_eq=np.eye(9)[8])
            rises.append(-1.0 if h.status == 3 else h.fun)
        found = recovers(s.A, s.x)
        decided.append(found.recovered)
        assert found.recovered == (min(rises) > 1e-9), seed
        if not found.recovered:
            assert np.allclose(s.A @ found.x, s.b) and np.abs(found.x).sum() <= np.abs(s.x).sum() + 1e-9
    assert {*decided} == {True, False}


@claim("compressed_sensing/floor_under_all")
def floor_under_all() -> None:
    """For vectors y at random and for the one that touches the floor, under explanations near and far."""
    rng = np.random.default_rng(0)
    for seed in range(20):
        s = _draw(30, seed)
        short = basis_pursuit(s.A, s.b)
        others = np.linalg.svd(s.A)[2][30:].T @ rng.standard_normal((70, 20)) * np.geomspace(1e-6, 1e3, 20)
        for y in (*rng.standard_normal((10, 30)), short.y):
            y = y / np.abs(s.A.T @ y).max()
            for x in (s.x, short.x, *(s.x + others.T)):
                assert np.allclose(s.A @ x, s.b)
                assert s.b @ y <= np.abs(x).sum() * (1 + 1e-9)
        assert np.isclose(s.b @ short.y, np.abs(short.x).sum()), "the shortest stands on it"


@claim("compressed_sensing/only_shortest")
def only_shortest() -> None:
    """Where those columns are independent, push the shortest explanation, its norm held: it stays.

    Where they are not, it moves: a column stands twice, and the pulls on both are ±1.
    """
    rng = np.random.default_rng(0)
    for seed in range(6):
        s = spikes(12, 24, 3, rng=np.random.default_rng(seed))
        for A in (s.A, np.hstack([s.A, s.A[:, [np.abs(s.x).argmax()]]])):
            found, p = basis_pursuit(A, s.b), A.shape[1]
            full = np.abs(A.T @ found.y) > 1 - 1e-9
            independent = np.linalg.matrix_rank(A[:, full]) == full.sum()
            assert independent == (p == 24), seed
            moved = 0.0
            for _ in range(5):
                push = rng.standard_normal(p)
                far = linprog(
                    np.concatenate([push, -push]),
                    A_ub=np.ones((1, 2 * p)),
                    b_ub=[np.abs(found.x).sum()],
                    A_eq=np.hstack([A, -A]),
                    b_eq=s.b,
                ).x
                moved = max(moved, np.abs(far[:p] - far[p:] - found.x).max())
            assert (moved < 1e-6) == independent, (seed, moved)


@claim("compressed_sensing/residual_over_lambda")
def residual_over_lambda() -> None:
    """The lasso of the objective that the notebook writes out, by its own optimality conditions."""
    for seed in range(5):
        s = _draw(30, seed)
        path = lasso_path(s.A, s.b)
        m, y = len(s.b), basis_pursuit(s.A, s.b).y
        last = path.lam[path.lam > 1e-6][-1]
        for lam in (last / 2, last / 100):
            x = path.at(lam)
            residual = s.b - s.A @ x
            pulls = s.A.T @ residual / m  # minus the gradient of ‖b − Ax‖²/(2m)
            assert np.allclose(pulls[x != 0], lam * np.sign(x[x != 0]), rtol=1e-6, atol=0), seed
            assert np.abs(pulls).max() <= lam * (1 + 1e-6), seed
            assert np.allclose(residual / (m * lam), y, rtol=1e-5, atol=1e-7), seed
            assert not np.allclose(residual / lam, y, rtol=0.5), "without the m it is another vector"


@claim("compressed_sensing/smears")
@cache
def smears() -> None:
    for m in (1, 10, 50, 90, 99):
        for k in {1, min(m, 5), min(m, 50)}:
            s = spikes(m, 100, k, rng=np.random.default_rng(m + k))
            two = np.abs(ridge_path(s.A, s.b).at(0))
            assert two.min() > 1e-8 * two.max(), (m, k)


@claim("compressed_sensing/signs_decide")
def signs_decide() -> None:
    rng = np.random.default_rng(0)
    for seed in range(40):
        s = _draw(22, seed)
        others = {recovers(s.A, s.x * 10 ** rng.uniform(-2, 2, 100)).recovered for _ in range(3)}
        assert {recovers(s.A, s.x).recovered} == others, seed
    decided = [recovers(_draw(22, seed).A, _draw(22, seed).x).recovered for seed in range(40)]
    assert 5 < sum(decided) < 35, "some are found and some are not"


@claim("compressed_sensing/companions")
def companions() -> None:
    clean, disturbed = (spikes(50, 100, 5, rng=np.random.default_rng(3), noise=each) for each in (0, 1))
    for noise in noisy_measurements().controls["noise"].values[1:]:
        b = clean.b + noise * (disturbed.b - clean.b)
        x = basis_pursuit(clean.A, b, noise * np.sqrt(50)).x
        assert (x != 0).sum() == 5 + 7, noise
        assert np.abs(x[clean.x == 0]).max() < np.abs(x[clean.x != 0]).min() / 3, noise
        assert (np.sign(x) == np.sign(clean.x))[clean.x != 0].all(), noise


@claim("compressed_sensing/in_proportion")
@cache
def in_proportion() -> None:
    picture = noisy_measurements()
    for noise, error in ((0.2, "5%"), (0.4, "9%"), (0.8, "18%")):
        facts = picture.frame(noise=noise).facts
        assert f"{_error(facts['all_but_noise']):.0%}" == error, facts
        assert facts["everything"].facts["alive"] == facts["m"] == 50, facts
    assert f"{_error(facts['everything']):.0%}" == "24%", facts


@claim("compressed_sensing/looking_is_luck")
@cache
def looking_is_luck() -> None:
    assert f"{comb(95, 45) / comb(100, 50):.1%}" == "2.8%"
    for seed in range(200):
        s = _draw(50, seed)
        seen = bool((s.x[50:] == 0).all())
        assert recovers(s.A, s.x).recovered, seed
        assert recovers(np.eye(100)[:50], s.x).recovered == seen, seed


@claim("compressed_sensing/shortest_is_unique")
def shortest_is_unique() -> None:
    """The shortest explanation is its own only shortest one, whether or not it is the signal."""
    signals = 0
    for m in (5, 20, 60):
        for seed in range(20):
            s = _draw(m, seed)
            x = basis_pursuit(s.A, s.b).x
            assert recovers(s.A, x).recovered, (m, seed)
            signals += np.allclose(x, s.x, atol=1e-6)
    assert 20 <= signals < 50, signals


def _error(compared: Said) -> float:
    """How far an explanation is from the signal, as a picture says: 0 where it is exactly the signal."""
    return float(compared.facts.get("error", 0.0))


@cache
def _draw(m: int, seed: int) -> Sensed:
    return spikes(m, 100, 5, rng=np.random.default_rng(seed))
