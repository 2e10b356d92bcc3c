"""Our exact solvers beside the fastest public ones: `python benchmarks/solvers.py --rows S1,S3 --rounds 31`.

Everything is a ratio of times taken in turn, in one run.  A peer counts only with a relative duality gap
(P - D)/P <= 1e-6: it gets the loosest tolerance, a power of ten, that reaches this; ours has to reach it too.
S13, the draws of the Bayesian lasso, is in posterior.py.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np
import sklearn.linear_model as sk
from lassos import Data, Stack, descents, estimators, lars, simulated
from racing import HEADER, Peer, Race, Result, admit, line, run
from scipy.optimize import linprog
from threadpoolctl import threadpool_limits

from l1l2 import L1, Problem, Quadratic, diabetes, lasso_2d_batch, lasso_batch, lasso_path, solve
from l1l2.maths.exact import lasso_2d, lasso_gram
from l1l2.maths.homotopy import Gram, homotopy
from l1l2.maths.paths import LassoPath
from l1l2.maths.phase import draw, most_spikes

PACKAGES = ("numpy", "scipy", "scikit-learn", "celer", "skglm")
ALL = ("sklearn Lasso", "celer Lasso", "skglm Lasso")
NOTES = """Ratio: the median over the rounds of ours / best peer; rounds interleaved, BLAS at one thread,
times of the processor, so that what else the machine does counts less.
Not counted for the peers: scikit-learn's estimators also handle sparse data, weights and intercepts. They
check their input, and so do `solve` and `lasso_path`; on tiny problems such overhead is much of their time.
Bare functions are the same solvers with little or none of it. S4 and S3 "from Gram" start, for us, from X'X/n
and X'y/n, and they and "ours bare" are unchecked and without a certificate; all other times of ours include
checks and certificate. S5, S6 and S7 start, for us, from X'X/n and X'y/n, checked, and have no certificate;
the peers' loop is measured on 100 of the problems, spread over all of them, and its time is scaled up.
S8, S10 and S14: the races of several designs and lams, at the median and at the worst ratio. In S12 the gap
is the share of 40 of the 800 problems that are decided otherwise than by HiGHS; the peers answer only these.
Not run: adelie, which needs numpy < 2."""


def s1() -> list[Race]:
    data = Data(diabetes().X, diabetes().y)
    lam = 0.1 * data.lam_max
    race = partial(Race, gap=partial(data.gap, [lam]))

    def bare() -> np.ndarray:
        return lasso_gram(data.X.T @ data.X / data.n, data.y @ data.X / data.n, lam)

    return [
        race(
            "diabetes, one lasso / estimators",
            partial(data.solve, lam),
            estimators(data, lam, gram=True),
            must=0.20,
        ),
        race("diabetes, one lasso, ours bare / estimators", bare, estimators(data, lam, True), must=0.20),
        race("diabetes, one lasso, ours bare / bare functions", bare, descents(data, [lam]), must=None),
    ]


def grid(name: str, data: Data, last: float, lars_must: float, descent_must: float) -> list[Race]:
    lams = data.lam_max * np.geomspace(1, last, 100)
    race = partial(
        Race, ours=lambda: lasso_path(data.X, data.y, lam_min=lams[-1]).at(lams), gap=partial(data.gap, lams)
    )
    return [
        race(f"{name} / exact paths", peers=lars(data, lams), must=lars_must),
        race(f"{name} / descents", peers=descents(data, lams), must=descent_must),
    ]


def s3() -> list[Race]:
    data = Data(diabetes().X, diabetes().y)
    lams = data.lam_max * np.geomspace(1, 1e-3, 100)

    def from_gram() -> tuple[np.ndarray, np.ndarray]:
        lam, w = zip(*homotopy(Gram(data.XX / data.n), data.Xy / data.n), strict=True)
        return np.array(lam), np.array(w)

    def from_data() -> tuple[np.ndarray, np.ndarray]:
        path = lasso_path(data.X, data.y)
        return path.lam, path.w

    def peer(name: str, lars: Callable[[], Any]) -> Peer:
        return Peer(name, lambda _: (lambda lam, _, W: (lam, W.T))(*lars()), (0.0,))

    gram = partial(sk.lars_path_gram, data.Xy, data.XX, n_samples=data.n, method="lasso")
    design = partial(sk.lars_path, data.F, data.y, method="lasso")
    race = partial(Race, gap=lambda knots: data.gap(lams, LassoPath(*knots, 0.0).at(lams)), must=0.65)
    return [
        race("diabetes, exact path / from Gram", from_gram, [peer("sklearn lars_path_gram", gram)]),
        race("diabetes, exact path / from X, y", from_data, [peer("sklearn lars_path", design)]),
    ]


def s4() -> list[Race]:
    races = []
    for p, must in ((2, 0.02), (3, 0.10), (20, 0.30)):
        data = simulated(100, p)
        lam, G, c = 0.1 * data.lam_max, data.XX / data.n, data.Xy / data.n
        plane = map(float, (G[0, 0], G[0, 1], G[1, 1], c[0], c[1]))
        ours = partial(lasso_2d, *plane, lam) if p == 2 else partial(lasso_gram, G, c, lam)
        race = partial(Race, ours=ours, gap=partial(data.gap, [lam]))
        races += [
            race(f"one {p}-D lasso, from Gram / estimators", peers=estimators(data, lam, data.XX), must=must),
            race(f"one {p}-D lasso, from Gram / bare functions", peers=descents(data, [lam]), must=None),
        ]
    return races


def s5() -> list[Race]:
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((10_000, 50, 2)), rng.standard_normal((10_000, 50))
    X[:, :, 1] += rng.uniform(-1, 1, (10_000, 1)) * X[:, :, 0]
    y += 0.5 * X[:, :, 0] + rng.uniform(-0.5, 0.5, (10_000, 1)) * X[:, :, 1]
    plane = Stack(X, y, lam=0.1 * np.abs(y[:, None] @ X)[:, 0].max(axis=1) / 50)
    (g11, g12), (_, g22) = map(np.ascontiguousarray, plane.G.transpose(1, 2, 0))
    c1, c2 = np.ascontiguousarray(plane.c.T)
    ours = partial(lasso_2d_batch, g11, g12, g22, c1, c2, plane.lam)
    return plane.races("10,000 2-D lassos", ours, size=100, must=1 / 2000)


def s6() -> list[Race]:
    """One design, one lam; the least-squares point moves over a grid."""
    G, side = np.array([[1.0, 0.5], [0.5, 1.0]]), np.linspace(-2, 2, 200)
    b = np.stack(np.meshgrid(side, side, indexing="ij"), axis=-1).reshape(-1, 2)
    X = np.sqrt(2) * np.linalg.cholesky(G).T
    plane = Stack(np.broadcast_to(X, (len(b), 2, 2)), b @ X.T, np.full(len(b), 0.3))
    c1, c2 = np.ascontiguousarray((b @ G).T).reshape(2, 200, 200)

    def ours() -> np.ndarray:
        return lasso_2d_batch(1.0, 0.5, 1.0, c1, c2, 0.3).reshape(-1, 2)

    return plane.races("map of 200×200 solutions, ours ≤ 10 ms", ours, size=100, must=1 / 1500)


def s7() -> list[Race]:
    rng = np.random.default_rng(0)
    X = rng.standard_normal((1000, 50, 20)) + rng.standard_normal((1000, 50, 1))
    y = rng.standard_normal((1000, 50)) + X[:, :, :5] @ np.array([1.0, -1.0, 1.0, -1.0, 1.0])
    stack = Stack(X, y, lam=0.1 * np.abs(y[:, None] @ X)[:, 0].max(axis=1) / 50)
    return stack.races("1000 20-D lassos", partial(lasso_batch, stack.G, stack.c, stack.lam), 100, must=0.08)


def large(n: int, p: int, shares: Sequence[float], seeds: int, rivals: Sequence[str] = ALL) -> list[Race]:
    """One lasso with many columns, for each share of lam_max and each seed; nobody takes the Gram matrix."""
    races = []
    for data in (simulated(n, p, seed) for seed in range(seeds)):
        for share in shares:
            lam = share * data.lam_max
            peers = [peer for peer in estimators(data, lam, gram=None) if peer.name in rivals]
            gap = partial(data.gap, [lam])
            name = f"n={n} p={p}, one lasso at {share:g} λ_max"
            races.append(Race(name, loosest(partial(data.solve, lam), gap), peers, gap, must=None))
    return races


def loosest(ours: Callable[[float], Any], gap: Callable[[Any], float]) -> Callable[[], Any]:
    """Ours at its loosest valid tolerance, by the rule of the peers."""
    call, note = admit(Peer("ours", ours), gap)
    if call is None:
        raise ValueError(note)
    return call


def s11() -> list[Race]:
    data = simulated(1000, 10_000)
    lams = data.lam_max * np.geomspace(1, 0.05, 50)
    gap = partial(data.gap, lams)

    def warm(tol: float) -> np.ndarray:
        f, W = Quadratic(data.X, data.y), [np.zeros(data.X.shape[1])]
        for lam in lams:
            W.append(solve(Problem(f, L1(lam)), tol=tol, start=W[-1]).w)
        return np.array(W[1:])

    peers = [peer for peer in descents(data, lams) if "Gram" not in peer.name]
    return [Race("n=1000 p=10000, 50 λ to 0.05 / descents", loosest(warm, gap), peers, gap, must=None)]


def s12() -> list[Race]:
    """Is a signal found again by basis pursuit?  2 draws for each of 20 m, and 20 sparsities a draw."""
    n, trials = 200, 2
    m = np.rint(n * np.linspace(0.05, 0.95, 20)).astype(int)
    k = np.rint(m[:, None] * np.linspace(0.05, 0.95, 20)).astype(int).clip(1)
    cells = [(i, trial, j) for i in range(20) for trial in range(trials) for j in range(20)]
    some = np.linspace(0, len(cells) - 1, 40).round().astype(int)
    problems = []
    for i, trial, j in (cells[at] for at in some):
        A, order, signs = draw(n, int(m[i]), 0, trial)
        x = np.zeros(n)
        x[order[: k[i, j]]] = signs[: k[i, j]]
        problems.append((A, x))

    def ours() -> np.ndarray:
        most = [most_spikes(*draw(n, int(m[i]), 0, trial), np.unique(k[i])) for i, trial, _ in cells[::20]]
        return (k[:, None] <= np.reshape(most, (20, trials, 1))).ravel()[some]

    def found(pursue: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> np.ndarray:
        return np.array([np.abs(pursue(A, A @ x) - x).max() < 1e-4 for A, x in problems])

    def highs(A: np.ndarray, b: np.ndarray) -> np.ndarray:
        halves = linprog(np.ones(2 * n), A_eq=np.hstack([A, -A]), b_eq=b).x
        return halves[:n] - halves[n:]

    def end_of_path(A: np.ndarray, b: np.ndarray) -> np.ndarray:
        return sk.lars_path(A, b, method="lasso", max_iter=10 * n)[2][:, -1]

    truth = found(highs)
    name = "phase diagram, 20×20×2 basis pursuits, N=200"
    every = len(cells) // len(some)

    def gap(answer: np.ndarray) -> float:
        return float((answer != truth).mean())

    return [
        Race(
            f"{name} / exact paths",
            ours,
            [Peer("sklearn lars_path", lambda _: found(end_of_path), (0.0,), every)],
            gap,
            must=0.10,
        ),
        Race(
            f"{name} / linear programs",
            ours,
            [Peer("SciPy HiGHS", lambda _: found(highs), (0.0,), every)],
            gap,
            must=0.03,
        ),
    ]


ROWS: dict[str, Callable[[], list[Race]]] = {
    "S1": s1,
    "S2": lambda: grid("diabetes, 100 λ to 1e-3", Data(diabetes().X, diabetes().y), 1e-3, 0.70, 0.10),
    "S3": s3,
    "S4": s4,
    "S5": s5,
    "S6": s6,
    "S7": s7,
    "S8": partial(large, 200, 1000, (0.2, 0.1, 0.05), seeds=5, rivals=("celer Lasso",)),
    "S8 all": partial(large, 200, 1000, (0.2, 0.1, 0.05), seeds=5),
    "S9": lambda: grid("n=200 p=1000, 100 λ to 1e-2", simulated(200, 1000), 1e-2, 1.0, 0.10),
    "S10": partial(large, 1000, 10_000, (0.2, 0.1, 0.05), seeds=1),
    "S11": s11,
    "S12": s12,
    "S14": partial(large, 200, 1000, (0.02,), seeds=5),
}
# The median and the worst ratio to reach.
MERGED = {
    "S8": (0.6, 0.9),
    "S8 all": (None, None),
    "S10": (None, 0.8),
    "S14": (None, None),
}


def merged(row: str, ran: list[tuple[Race, Result]]) -> list[tuple[Race, Result]]:
    """Of a row that MERGED names the median race and the worst one; all of any other."""
    if row not in MERGED:
        return ran
    ran = sorted(ran, key=lambda each: each[1].ratio)
    ends = zip(("median", "worst"), (ran[len(ran) // 2], ran[-1]), MERGED[row], strict=True)
    return [
        (replace(race, workload=f"{race.workload}: the {end} of {len(ran)}", must=must), result)
        for end, (race, result), must in ends
    ]


def installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} not installed"


def main() -> None:
    parser = argparse.ArgumentParser(description="Our solvers beside their peers, as a Markdown table.")
    parser.add_argument("--rows", default=",".join(ROWS), help=f"some of {','.join(ROWS)}")
    parser.add_argument("--rounds", type=int, default=31)
    given = parser.parse_args()
    if unknown := set(given.rows.split(",")) - set(ROWS):
        parser.error(f"--rows: got {', '.join(sorted(unknown))}; give some of {', '.join(ROWS)}")
    table, notes = [], []
    with threadpool_limits(1):
        for row in given.rows.split(","):
            ran = []
            for race in ROWS[row]():
                print(f"{row}: {race.workload} ...", file=sys.stderr, flush=True)
                result = run(race, given.rounds)
                ran.append((race, result))
                for note in result.notes:
                    seconds = result.peers.get(note.split(":")[0])
                    notes.append(
                        f"- {row} {race.workload}: {note}" + (f", {1e3 * seconds:.3g} ms" if seconds else "")
                    )
            table += [line(row, *each) for each in merged(row, ran)]
    print(HEADER, *table, "", NOTES, "", *notes, "", sep="\n")
    print(f"Python {sys.version.split()[0]},", ", ".join(map(installed, PACKAGES)))


if __name__ == "__main__":
    main()
