"""Draws of the Bayesian lasso, ours beside nutpie's: `python benchmarks/posterior.py --rounds 5`.

What counts is how much a second of sampling tells: the smallest bulk effective sample size (ArviZ) among the
weights and log sigma, over the seconds.  All sample the same posterior of the diabetes data on one core,
warm-up included in the time and left out of the draws; compiling nutpie's model is not timed.
"""

import argparse
import statistics
import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from time import perf_counter, process_time
from typing import Any

import numpy as np
from arviz_stats.base import array_stats
from threadpoolctl import threadpool_limits

from l1l2 import bayesian_lasso, diabetes, standardise

LAM_PC = 20.0
MANY = dict(chains=50, draws=1000)  # what ours is best at: a chain more costs it little
FEW = dict(chains=4, draws=2500)  # what nutpie is best at: every chain of its warms up on its own
MUST = 10.0  # times nutpie's
SECONDS = 0.5  # of one processor, for 10,000 draws: as many as bayesian_lasso makes unless told otherwise
NOTES = """"rows" is the model as one writes it, y ~ Normal(Xw, sigma); "Gram" starts from X'X and X'y, as
ours does, with the weights in units of sigma: the best that we could make of nutpie."""
PACKAGES = ("numpy", "scipy", "arviz-stats", "nutpie", "pymc")
Sampler = Callable[[int], np.ndarray]  # seed -> (chains, draws, p + 1): w and log sigma
Reading = tuple[list[float], list[float]]


def ours(X: np.ndarray, y: np.ndarray) -> Sampler:
    def sample(seed: int) -> np.ndarray:
        made = bayesian_lasso(X, y, LAM_PC, **MANY, rng=np.random.default_rng(seed))
        return np.dstack([made.w, np.log(made.noise_var) / 2])

    return sample


def nutpies(X: np.ndarray, y: np.ndarray) -> dict[str, Sampler]:
    """The same posterior in two models; raises ModuleNotFoundError."""
    import nutpie
    import pymc as pm

    (n, p), G, c, yy = X.shape, X.T @ X, X.T @ y, float(y @ y)
    with pm.Model() as rows:
        log_sigma = pm.Flat("log_sigma", initval=np.log(y.std()))
        w = pm.Laplace("w", 0, pm.math.exp(log_sigma) / LAM_PC, shape=p)
        pm.Normal("y", pm.math.dot(X, w), pm.math.exp(log_sigma), observed=y)
        pm.Potential("intercept", 1.0 * log_sigma)  # integrated out, it costs one degree of freedom
    with pm.Model() as gram:
        log_sigma = pm.Flat("log_sigma", initval=np.log(y.std()))
        z = pm.Laplace("z", 0, 1 / LAM_PC, shape=p)
        w = pm.Deterministic("w", z * pm.math.exp(log_sigma))
        rss = yy - 2 * pm.math.dot(c, w) + pm.math.dot(w, pm.math.dot(G, w))
        pm.Potential("likelihood", -(n - 1) * log_sigma - rss * pm.math.exp(-2 * log_sigma) / 2)

    def sample(compiled: Any, seed: int) -> np.ndarray:
        made = nutpie.sample(compiled, **FEW, cores=1, seed=seed, progress_bar=False).posterior
        return np.dstack([made["w"].values, made["log_sigma"].values])

    models = {"nutpie, rows": rows, "nutpie, Gram": gram}
    return {name: partial(sample, nutpie.compile_pymc_model(model)) for name, model in models.items()}


def admitted(X: np.ndarray, y: np.ndarray) -> tuple[dict[str, Sampler], list[str]]:
    """Who is there to be measured, ours first, and what to say of those who are not."""
    try:
        return {"ours": ours(X, y)} | nutpies(X, y), []
    except ModuleNotFoundError as error:
        return {"ours": ours(X, y)}, [f"nutpie: not measured, {error.name} is not installed"]


def tells(draws: np.ndarray) -> float:
    """The smallest bulk effective sample size of a column."""
    return min(float(array_stats.ess(column)) for column in np.moveaxis(draws, 2, 0))


def disagreement(one: np.ndarray, other: np.ndarray) -> float:
    """The largest difference of two means, in Monte Carlo standard errors."""

    def error(draws: np.ndarray) -> np.ndarray:
        columns = np.moveaxis(draws, 2, 0)
        return np.array([float(array_stats.mcse(column, method="mean")) for column in columns])

    difference = one.mean(axis=(0, 1)) - other.mean(axis=(0, 1))
    return float(np.max(np.abs(difference) / np.hypot(error(one), error(other))))


def race(samplers: dict[str, Sampler], rounds: int) -> tuple[dict[str, Reading], dict[str, float]]:
    """Seconds and effective draws a second of everyone, in turn; how far the others' means are from ours."""
    readings: dict[str, Reading] = {name: ([], []) for name in samplers}
    apart: dict[str, float] = {}
    for seed in range(rounds):
        for name, sample in samplers.items():
            start = perf_counter()
            draws = sample(seed)
            seconds = perf_counter() - start
            readings[name][0].append(seconds)
            readings[name][1].append(tells(draws) / seconds)
            if name == "ours":
                own = draws
            else:
                apart[name] = disagreement(own, draws)
                if apart[name] > 5:
                    raise ValueError(f"{name}: its means are {apart[name]:.1f} standard errors from ours")
    return readings, apart


def table(readings: dict[str, Reading]) -> list[str]:
    """Medians of the rounds; a ratio is taken within its round."""
    lines = [
        "| id | sampler | seconds | min bulk ESS a second | ours / its | must reach |",
        "|---|---|---|---|---|---|",
    ]
    for name, (seconds, rates) in readings.items():
        ratio = statistics.median(a / b for a, b in zip(readings["ours"][1], rates, strict=True))
        must = f"≥ {MUST:g}" if name.endswith("rows") else "reported"
        each = f"{statistics.median(seconds):.3g} | {statistics.median(rates):,.0f} | {ratio:.1f}"
        lines.append(f"| S13 | {name} | {each} | {must} |")
    return lines


def processor_seconds(X: np.ndarray, y: np.ndarray, rounds: int) -> float:
    """The least that 10,000 draws took: what else the machine does costs no processor time of ours."""

    def once() -> float:
        start = process_time()
        bayesian_lasso(X, y, LAM_PC, rng=np.random.default_rng(0))
        return process_time() - start

    return min(once() for _ in range(rounds))


def installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} not installed"


def main() -> None:
    parser = argparse.ArgumentParser(description="The Bayesian lasso's draws, as a Markdown table.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    data = standardise(diabetes().X, diabetes().y)
    samplers, notes = admitted(data.X, data.y)
    with threadpool_limits(1):
        least = processor_seconds(data.X, data.y, rounds)
        readings, apart = race(samplers, rounds)
    print(*table(readings), "", sep="\n")
    print(f"10,000 draws of ours: {least:.2f} s of one processor, must be ≤ {SECONDS} s")
    notes += [f"{name}: means within {worst:.1f} standard errors of ours" for name, worst in apart.items()]
    versions = f"Python {sys.version.split()[0]}, " + ", ".join(map(installed, PACKAGES))
    print(*notes, NOTES, "", versions, sep="\n")


if __name__ == "__main__":
    main()
