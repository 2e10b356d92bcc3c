"""The phase diagram: the same on one core, on all, on a cluster that loses a worker; the curve anew."""

import os
import signal

import joblib
import numpy as np
import pytest
from hypothesis import given
from scipy.integrate import quad
from scipy.optimize import minimize_scalar
from scipy.stats import norm

from l1l2 import phase_diagram, recovers, weak_threshold
from l1l2.maths.phase import draw, most_spikes, read, write

from .cases import quick, seeds

SMALL = dict(n=40, delta=[0.25, 0.5, 0.75], rho=[0.1, 0.3, 0.5, 0.7, 0.9], trials=6, seed=1)


@pytest.fixture(scope="module")
def one_core():
    with joblib.parallel_config("sequential"):
        return phase_diagram(**SMALL)


def test_each_cell_counts_the_signals_that_are_recovered(one_core):
    for i, m in enumerate(one_core.m):
        for j, k in enumerate(one_core.k[i]):
            found = 0
            for trial in range(SMALL["trials"]):
                A, order, signs = draw(SMALL["n"], int(m), SMALL["seed"], trial)
                x = np.zeros(SMALL["n"])
                x[order[:k]] = signs[:k]
                found += recovers(A, x).recovered
            assert found == one_core.recovered[i, j], (m, k)


@given(seeds)
@quick
def test_a_spike_that_is_lost_stays_lost(seed):
    A, order, signs = draw(16, 9, seed, 0)
    found = []
    for k in range(1, 10):
        x = np.zeros(16)
        x[order[:k]] = signs[:k]
        found.append(recovers(A, x).recovered)
    assert found == sorted(found, reverse=True)
    assert most_spikes(A, order, signs, np.arange(1, 10)) == sum(found)


def test_all_cores_give_the_same(one_core):
    seen = []
    every = phase_diagram(**SMALL, progress=lambda done, total: seen.append((done, total)))
    assert np.array_equal(every.recovered, one_core.recovered)
    assert seen == [(done, 18) for done in range(1, 19)]


@pytest.mark.thorough
def test_a_cluster_that_loses_a_worker_gives_the_same():
    distributed = pytest.importorskip("distributed")
    experiment = SMALL | dict(n=60, trials=25)
    with joblib.parallel_config("sequential"):
        expected = phase_diagram(**experiment)

    killed = []

    def kill_half_way(done, total):
        if done == total // 2:
            os.kill(min(pids), getattr(signal, "SIGKILL", signal.SIGTERM))
            killed.append(min(pids))

    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
        joblib.parallel_config("dask"),
    ):
        pids = client.run(os.getpid).values()
        result = phase_diagram(**experiment, progress=kill_half_way)
    assert len(pids) == 2 and killed == [min(pids)]
    assert np.array_equal(result.recovered, expected.recovered)


def test_there_are_fewer_measurements_than_numbers_and_a_spike_at_least():
    with joblib.parallel_config("sequential"):
        found = phase_diagram(10, [0.001, 0.999], [0.001, 0.999], trials=1)
    assert found.m.tolist() == [1, 9]
    assert found.k.tolist() == [[1, 1], [1, 9]]


def test_order_of_shares_does_not_matter(one_core):
    turned = phase_diagram(**SMALL | {"delta": SMALL["delta"][::-1], "rho": SMALL["rho"][::-1]})
    assert np.array_equal(turned.recovered, one_core.recovered[::-1, ::-1])


def test_the_shipped_table_is_what_its_command_computes():
    table = read()
    assert table.k.shape == (20, 20)
    for i in (1, 6, 12):
        m = int(table.m[i])
        limits = [
            most_spikes(*draw(table.n, m, table.seed, t), np.unique(table.k[i])) for t in range(table.trials)
        ]
        assert np.array_equal((table.k[i] <= np.array(limits)[:, None]).sum(axis=0), table.recovered[i]), m


def test_a_table_comes_back_as_it_was_written(tmp_path, one_core):
    write(one_core, tmp_path / "table.csv")
    again = read(tmp_path / "table.csv")
    for name in ("n", "trials", "seed", "m", "k", "recovered"):
        assert np.array_equal(getattr(again, name), getattr(one_core, name)), name


@pytest.mark.parametrize("delta", [0.02, 0.1, 0.5, 0.9, 0.99])
def test_the_curve_is_where_m_is_the_statistical_dimension(delta):
    """Amelunxen, Lotz, McCoy & Tropp (2014), proposition 4.5, by quadrature and search."""
    share = delta * float(weak_threshold(delta))

    def size(t):
        return share * (1 + t**2) + (1 - share) * 2 * quad(lambda g: (g - t) ** 2 * norm.pdf(g), t, np.inf)[0]

    assert minimize_scalar(size, bounds=(0, 8), method="bounded").fun == pytest.approx(delta, rel=1e-5)


def test_the_curve_passes_through_known_points():
    """Donoho, Maleki & Montanari (2009) and later papers quote 0.386 at 1/2 and 0.19 at 0.1."""
    assert weak_threshold(0.5) == pytest.approx(0.3857, abs=5e-4)
    assert weak_threshold(0.1) == pytest.approx(0.189, abs=1e-3)


def test_the_curve_rises_from_0_to_1():
    delta = np.array([[1e-8, 1e-3, 0.2], [0.5, 0.99, 1 - 1e-9]])
    rho = weak_threshold(delta)
    assert rho.shape == delta.shape
    assert (np.diff(rho.ravel()) > 0).all()
    assert 0 < rho.min() < 0.05 and 0.99 < rho.max() < 1


def test_the_curve_goes_down_to_the_smallest_share_that_is_a_float():
    delta = np.array([5e-324, 1e-250, 1e-100])
    rho = weak_threshold(delta)
    assert (np.diff(rho) > 0).all()
    assert np.allclose(rho, -1 / (2 * np.log(delta)), rtol=0.03)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"n": 1}, ValueError, "n: got 1; give an integer >= 2"),
        ({"delta": [0.5, 1.0]}, ValueError, "delta: got 1; give shares in"),
        ({"rho": [0.0]}, ValueError, "rho: got 0; give shares in"),
        ({"rho": [np.nan]}, ValueError, "rho: got nan at index 0; give finite numbers"),
        ({"trials": 0}, ValueError, "trials: got 0; give an integer >= 1"),
        ({"progress": None}, TypeError, "progress: got None; give a function"),
    ],
)
def test_bad_input_is_named(changes, error, words):
    with pytest.raises(error, match=f"^{words}"):
        phase_diagram(**SMALL | changes)


def test_unless_told_there_are_twenty_draws_of_seed_0():
    with joblib.parallel_config("sequential"):
        found = phase_diagram(6, [0.5], [0.4])
    assert (found.n, found.trials, found.seed) == (6, 20, 0)
