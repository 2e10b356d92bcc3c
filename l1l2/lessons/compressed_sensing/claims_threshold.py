"""What *Compressed sensing* says about the cliff: the map of what is found again, and its curve."""

from functools import cache

import joblib
import numpy as np
from scipy.integrate import quad
from scipy.optimize import brentq, minimize_scalar, nnls
from scipy.stats import norm

from ...course.claim import claim
from ...maths.phase import draw, most_spikes, phase_diagram, read, weak_threshold
from ...maths.recovery import recovers
from ...maths.sensing import spikes
from .phase import HALF, count_spikes


@claim("compressed_sensing/map_and_curve")
@cache
def map_and_curve() -> None:
    """Two columns of squares once more; and of one draw for every third m each decision, with its proof."""
    table = read()
    for i in (3, 9):
        found = np.zeros(len(table.k[i]), int)
        for trial in range(table.trials):
            A, order, signs = draw(table.n, int(table.m[i]), table.seed, trial)
            found += table.k[i] <= most_spikes(A, order, signs, np.unique(table.k[i]))
        assert np.array_equal(found, table.recovered[i]), table.m[i]
    for i in range(0, len(table.m), 3):
        A, order, signs = draw(table.n, int(table.m[i]), table.seed, 0)
        sizes = np.unique(table.k[i])
        most = most_spikes(A, order, signs, sizes)
        for k in sizes:
            x = np.zeros(table.n)
            x[order[:k]] = signs[:k]
            answer = recovers(A, x)
            assert answer.proven and answer.recovered == (k <= most), (table.m[i], k)
    assert (table.n, table.trials, table.recovered.size * table.trials) == (200, 20, 8000)
    share, rho = table.recovered / table.trials, table.k / table.m[:, None]
    curve = weak_threshold(table.m / table.n)[:, None]
    clear = (np.abs(rho - curve) > 0.1) & (table.m[:, None] >= 20)  # beside the slope, and not too few sums
    assert (share[clear & (rho < curve)] >= 0.9).all() and (share[clear & (rho > curve)] <= 0.1).all()


@claim("compressed_sensing/half_as_many_sums")
def half_as_many_sums() -> None:
    """The 20 draws of the picture at m = 100, each decided as those of the map are; one of them by proofs."""
    table, sizes = read(), count_spikes(100, len(HALF))
    draws = [draw(table.n, 100, table.seed, trial) for trial in range(table.trials)]
    most = [most_spikes(*each, sizes) for each in draws]
    assert (np.array(most)[:, None] >= sizes).sum(axis=0).tolist() == [*HALF]
    A, order, signs = draws[0]
    for k in sizes:
        x = np.zeros(table.n)
        x[order[:k]] = signs[:k]
        answer = recovers(A, x)
        assert answer.proven and answer.recovered == (k <= most[0]), k
    found = dict(zip(sizes.tolist(), HALF, strict=True))
    assert (found[38], found[42], found[48], table.trials) == (12, 5, 0, 20)
    assert f"{100 * weak_threshold(0.5):.1f}" == "38.6"


@claim("compressed_sensing/numbers_of_the_curve")
@cache
def numbers_of_the_curve() -> None:
    assert f"{weak_threshold(0.5):.3f}" == "0.386" and f"{weak_threshold(0.5):.2f}" == "0.39"
    assert 0.3 < weak_threshold(0.5) < 0.5 and f"{1 / weak_threshold(0.5):.1f}" == "2.6"
    assert f"{1 / weak_threshold(0.1):.1f}" == "5.3"
    share = brentq(lambda delta: delta * float(weak_threshold(delta)) - 0.05, 0.01, 0.9)
    assert f"{100 * share:.0f}" == "20"
    five = [spikes(m, 100, 5, rng=np.random.default_rng(3)) for m in (26, 27)]
    assert [recovers(s.A, s.x).recovered for s in five] == [False, True]
    assert f"{250 * weak_threshold(0.25):.1f}" == "66.8"
    rng = np.random.default_rng(0)
    for k, expected in ((44, True), (89, False)):
        s = spikes(250, 1000, k, rng=rng)
        assert recovers(s.A, s.x).recovered == expected, k


@claim("compressed_sensing/dimension_of_a_cone")
def dimension_of_a_cone() -> None:
    """By its definition, as a bound that is sharp for large n: Amelunxen et al. (2014), proposition 4.5."""

    def size(t: float, spikes: float) -> float:
        beyond = quad(lambda g: 2 * (g - t) ** 2 * norm.pdf(g), t, np.inf)[0]
        return spikes * (1 + t**2) + (1 - spikes) * beyond

    for share in (0.01, 0.05, 0.2):
        dimension = minimize_scalar(size, bounds=(0, 6), args=(share,), method="bounded").fun
        assert np.isclose(dimension * float(weak_threshold(dimension)), share, rtol=1e-4), share
        assert not (1000 * dimension).is_integer()


@claim("compressed_sensing/size_of_a_cone")
def size_of_a_cone() -> None:
    """By the definition: the mean squared length of the projection of a standard normal vector."""
    draws = np.random.default_rng(0).standard_normal((20_000, 10))
    for d in (1, 4, 7):
        plane, _ = np.linalg.qr(np.random.default_rng(d).standard_normal((10, d)))
        assert np.isclose(((draws @ plane) ** 2).sum(axis=1).mean(), d, rtol=0.04), d
    nearest = np.array([nnls(np.eye(10), each)[0] for each in draws[:2000]])
    assert np.allclose(nearest, np.maximum(draws[:2000], 0)), "the nearest point without a negative number"
    assert np.isclose((np.maximum(draws, 0) ** 2).sum(axis=1).mean(), 10 / 2, rtol=0.02)


@claim("compressed_sensing/enough_by_a_formula")
def enough_by_a_formula() -> None:
    """The curve never asks for more than 2 k log(n/k) + 5k/4 sums, which is below n for sparse signals."""
    for share in (0.0005, 0.002, 0.01, 0.05, 0.1, 0.2):
        asked = brentq(lambda delta, share=share: delta * float(weak_threshold(delta)) - share, 1e-3, 0.99)
        assert asked < 2 * share * np.log(1 / share) + 1.25 * share, share
    assert f"{2 * 5 * np.log(100 / 5) + 5 * 5 / 4:.0f}" == "36"


@claim("compressed_sensing/misses_the_cone")
@cache
def misses_the_cone() -> None:
    """The signal is found just if the subspace of Ah = 0 misses the cone: well above δ, and below it."""
    for k in (10, 20):
        dimension = brentq(lambda m, k=k: m * float(weak_threshold(m / 100)) - k, 1, 99)
        for m, expected in ((round(dimension - 20), 0), (round(dimension + 20), 20)):
            draws = [spikes(m, 100, k, rng=np.random.default_rng(seed)) for seed in range(20)]
            assert sum(recovers(s.A, s.x).recovered for s in draws) == expected, (k, m)


@claim("compressed_sensing/steeper")
@cache
def steeper() -> None:
    """How far apart the draws of m = n/2 lose their signals, in k/m: n = 50, 100, and 200 as shown."""
    spread = []
    for n in (50, 100):
        draws = [draw(n, n // 2, 0, trial) for trial in range(20)]
        spread.append(float(np.std([most_spikes(*each, np.arange(1, n // 2)) / (n // 2) for each in draws])))
    lost = -np.diff(HALF, append=0) / HALF[0]
    places = count_spikes(100, len(HALF)) / 100
    spread.append(float(np.sqrt(lost @ places**2 - (lost @ places) ** 2)))
    assert spread[0] > spread[1] > spread[2] > 0.02, spread


@claim("compressed_sensing/same_map")
def same_map() -> None:
    """From one worker and from two; `map_and_curve` finds squares of the shipped map again."""
    found = []
    for jobs in (1, 2):
        with joblib.parallel_config("threading", n_jobs=jobs):
            found.append(phase_diagram(20, [0.3, 0.5], [0.2, 0.6], trials=3).recovered)
    assert np.array_equal(found[0], found[1]), found
