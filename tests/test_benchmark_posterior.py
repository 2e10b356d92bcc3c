"""The benchmark of draws: who takes part, what is counted, who is refused; a made-up clock ticks."""

import importlib.util
import re
import sys
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from l1l2 import standardise

PATH = Path(__file__).parent.parent / "benchmarks" / "posterior.py"


@pytest.fixture(scope="module")
def posterior():
    spec = importlib.util.spec_from_file_location("posterior", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def clock(posterior, monkeypatch):
    """One second between any two looks at the clock."""
    ticks = count()
    for name in ("perf_counter", "process_time"):
        monkeypatch.setattr(posterior, name, lambda: float(next(ticks)))


@pytest.fixture
def small(posterior, monkeypatch):
    monkeypatch.setattr(posterior, "MANY", dict(chains=8, draws=100))
    monkeypatch.setattr(posterior, "FEW", dict(chains=2, draws=200))
    return posterior


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(0)
    X = rng.standard_normal((30, 2))
    return standardise(X, X[:, 0] + rng.standard_normal(30))


def independent(shift=0.0):
    """A sampler whose draws are worth what they count."""
    return lambda seed: shift + np.random.default_rng(seed).standard_normal((4, 500, 3))


def test_ours_gives_weights_and_log_sigma_of_every_chain(small, data):
    draws = small.ours(data.X, data.y)(0)
    assert draws.shape == (8, 100, 3)
    residuals = data.y - data.X @ draws[..., :2].mean(axis=(0, 1))
    assert np.exp(draws[..., 2]).mean() == pytest.approx(residuals.std(), rel=0.2)


def test_what_counts_is_the_column_that_tells_least(posterior):
    draws = independent()(0)
    free = posterior.tells(draws)
    assert free == pytest.approx(2000, rel=0.3)
    draws[..., 1] = draws[..., 1].cumsum(axis=1)  # wanders
    assert posterior.tells(draws) < 0.1 * free


def test_disagreement_is_in_standard_errors(posterior):
    one, other = independent()(0), independent()(1)
    assert posterior.disagreement(one, other) < 4
    assert posterior.disagreement(one, other + 0.5) == pytest.approx(0.5 / np.sqrt(2 / 2000), rel=0.25)


def test_everyone_is_measured_in_every_round(posterior):
    readings, apart = posterior.race({"ours": independent(), "theirs, rows": independent()}, rounds=3)
    rates = [posterior.tells(independent()(seed)) for seed in range(3)]
    assert readings == {"ours": ([1.0] * 3, rates), "theirs, rows": ([1.0] * 3, rates)}
    assert apart == {"theirs, rows": 0.0}


def test_whoever_samples_something_else_is_refused_by_name(posterior):
    with pytest.raises(ValueError, match=r"^theirs: its means are \d+\.\d standard errors from ours$"):
        posterior.race({"ours": independent(), "theirs": independent(shift=1)}, rounds=1)


def test_a_ratio_is_taken_within_its_round(posterior):
    readings = {
        "ours": ([1.0, 1.0, 1.0], [9.0, 80.0, 700.0]),
        "nutpie, rows": ([2.0] * 3, [1.0, 10.0, 100.0]),
    }
    _, _, own, theirs = posterior.table(readings)
    assert own == "| S13 | ours | 1 | 80 | 1.0 | reported |"
    assert theirs == "| S13 | nutpie, rows | 2 | 10 | 8.0 | ≥ 10 |"


def test_nutpie_agrees_or_is_said_not_to_be_installed(small, data):
    samplers, notes = small.admitted(data.X, data.y)
    if notes:
        assert list(samplers) == ["ours"]
        assert re.fullmatch(r"nutpie: not measured, (nutpie|pymc) is not installed", *notes)
    else:
        _, apart = small.race(samplers, rounds=1)  # raises if the means disagree
        assert set(apart) == {"nutpie, rows", "nutpie, Gram"}


def test_from_start_to_table_without_nutpie(small, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "nutpie", None)
    monkeypatch.setattr(sys, "argv", ["posterior.py", "--rounds", "1"])
    small.main()
    printed = capsys.readouterr().out
    assert re.search(r"^\| S13 \| ours \| [\d.e-]+ \| [\d,]+ \| 1\.0 \| reported \|$", printed, re.MULTILINE)
    assert re.search(r"^10,000 draws of ours: 1\.00 s of one processor, must be ≤ 0\.5 s$", printed, re.M)
    assert "\nnutpie: not measured, nutpie is not installed\n" in printed
    assert printed.count("| S13 |") == 1
