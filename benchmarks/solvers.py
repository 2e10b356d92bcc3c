"""Our exact solvers beside the fastest public ones: `python benchmarks/solvers.py --rows S1,S3 --rounds 31`.

Everything is a ratio of times taken in turn, in one run.  A peer counts only with a relative duality gap
(P - D)/P <= 1e-6: it gets the loosest tolerance, a power of ten, that reaches this; ours has to reach it too.
"""

import argparse
import statistics
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from timeit import timeit
from typing import Any

import numpy as np
import sklearn.linear_model as sk
from threadpoolctl import threadpool_limits

from l1l2 import (
    L1,
    Problem,
    Quadratic,
    diabetes,
    lasso_2d_batch,
    lasso_path,
    solve,
    sparse_regression,
    standardise,
)
from l1l2.maths.exact import lasso_2d, lasso_gram
from l1l2.maths.homotopy import Gram, homotopy
from l1l2.maths.paths import LassoPath

VALID = 1e-6  # the relative duality gap that makes an answer count
TOLERANCES = tuple(10.0**-k for k in range(3, 15))
BLOCK = 5e-3  # seconds a reading lasts: what is faster runs several times
PACKAGES = ("numpy", "scipy", "scikit-learn", "celer", "skglm")
NOTES = """Ratio: the median over the rounds of ours / best peer; rounds interleaved, BLAS at one thread.
Not counted for the peers: scikit-learn's estimators also handle sparse data, weights and intercepts. They
check their input, and so do `solve` and `lasso_path`; on tiny problems such overhead is much of their time.
Bare functions are the same solvers with little or none of it. S4 and S3 "from Gram" start, for us, from X'X/n
and X'y/n, and they and "ours bare" are unchecked and without a certificate; all other times of ours include
checks and certificate. S5 and S6 start, for us, from X'X/n and X'y/n, checked, and have no certificate; the
peers' loop is measured on 100 of the problems, spread over all of them, and its time is scaled up."""


@dataclass(frozen=True)
class Peer:
    """A rival: call(tol) answers, or raises ModuleNotFoundError; an exact one has no tolerance to choose.

    One that would take minutes answers one of `every` problems, and its time counts that many times.
    """

    name: str
    call: Callable[[float], Any]
    tolerances: tuple[float, ...] = TOLERANCES
    every: int = 1


@dataclass(frozen=True)
class Race:
    """A line of the table: `gap` judges any answer, ours or a peer's; `must` is the ratio to reach."""

    workload: str
    ours: Callable[[], Any]
    peers: Sequence[Peer]
    gap: Callable[[Any], float]
    must: float | None


@dataclass(frozen=True)
class Result:
    ours: float  # seconds, as the peers' times
    peers: dict[str, float]
    best: str | None
    ratio: float
    gap: float
    notes: list[str]


def admit(peer: Peer, gap: Callable[[Any], float]) -> tuple[Callable[[], Any] | None, str]:
    """The peer at its loosest valid tolerance, or None; and what to say about it."""
    for tol in peer.tolerances:
        try:
            reached = gap(peer.call(tol))
        except ModuleNotFoundError as error:
            return None, f"{peer.name}: not measured, {error.name} is not installed"
        setting = f"tol {tol:.0e}" if peer.tolerances is TOLERANCES else "exact"
        if reached <= VALID:
            return partial(peer.call, tol), f"{peer.name}: {setting}, gap {reached:.0e}"
    return None, f"{peer.name}: refused, gap {reached:.0e} at {setting}"


def run(race: Race, rounds: int) -> Result:
    """Admit the peers, then time everyone in turn, round after round."""
    gap = race.gap(race.ours())
    if not gap <= VALID:
        raise ValueError(f"{race.workload}: our own gap is {gap:.1e}, more than {VALID:.0e}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # whether a peer converged, its gap says
        admitted = {peer.name: admit(peer, race.gap) for peer in race.peers}
        calls = {"": race.ours} | {name: call for name, (call, _) in admitted.items() if call}
        times = readings(calls, rounds)
    for peer in race.peers:
        if peer.name in times:
            times[peer.name] = [peer.every * seconds for seconds in times[peer.name]]
    return summary(times, gap, [note for _, note in admitted.values()])


def readings(calls: dict[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds a call of everyone, one reading a round."""
    number = {name: 1 + int(BLOCK / timeit(call, number=1)) for name, call in calls.items()}
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            times[name].append(timeit(call, number=number[name]) / number[name])
    return times


def summary(times: dict[str, list[float]], gap: float, notes: list[str]) -> Result:
    """Medians, and the ratio to the peer with the smallest; ours has no name."""
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    ours = medians.pop("")
    if not medians:
        return Result(ours, {}, None, float("nan"), gap, notes)
    best = min(medians, key=lambda name: medians[name])
    ratio = statistics.median(a / b for a, b in zip(times[""], times[best], strict=True))
    return Result(ours, medians, best, ratio, gap, notes)


class Data:
    """A standardised design and what the rows ask of it; `F` is X column by column, as the peers want it."""

    def __init__(self, X: np.ndarray, y: np.ndarray) -> None:
        made = standardise(X, y)
        self.X, self.y, self.F, self.n = made.X, made.y, np.asfortranarray(made.X), len(y)
        self.XX, self.Xy = self.X.T @ self.X, self.y @ self.X
        self.lam_max = float(np.abs(self.Xy).max()) / self.n

    def gap(self, lams: Sequence[float], W: np.ndarray) -> float:
        """The worst relative duality gap of coefficients, a row each lam."""
        problems = [Problem(Quadratic(self.X, self.y), L1(lam)) for lam in lams]
        rows = np.reshape(W, (len(lams), -1))
        return max(p.duality_gap(w) / float(p.value(w)) for p, w in zip(problems, rows, strict=True))


def simulated(n: int, p: int) -> Data:
    made = sparse_regression(n, p, rng=np.random.default_rng(0), support=min(p, 5), correlation=0.5)
    return Data(made.X, made.y)


def estimators(data: Data, lam: float, gram: Any) -> list[Peer]:
    """One lasso by the estimators; `gram` is scikit-learn's precompute."""
    X, y = data.F, data.y
    fit = partial(sk.Lasso, lam, fit_intercept=False, copy_X=False)
    return [
        Peer("sklearn Lasso", lambda tol: fit(tol=tol).fit(X, y).coef_),
        Peer("sklearn Lasso, Gram", lambda tol: fit(tol=tol, precompute=gram).fit(X, y).coef_),
        Peer(
            "celer Lasso",
            lambda tol: import_module("celer").Lasso(lam, fit_intercept=False, tol=tol).fit(X, y).coef_,
        ),
        Peer(
            "skglm Lasso",
            lambda tol: import_module("skglm").Lasso(lam, fit_intercept=False, tol=tol).fit(X, y).coef_,
        ),
    ]


def descents(data: Data, lams: Sequence[float]) -> list[Peer]:
    """Coordinate descent along lams by the bare functions, unchecked where they allow it."""
    X, y = data.F, data.y
    path = partial(sk.lasso_path, X, y, alphas=lams, max_iter=100_000, check_input=False, copy_X=False)

    def with_gram(tol: float) -> np.ndarray:
        return path(tol=tol, precompute=X.T @ X, Xy=y @ X)[1].T

    return [
        Peer("sklearn lasso_path", lambda tol: path(tol=tol, precompute=False)[1].T),
        Peer("sklearn lasso_path, Gram", with_gram),
        Peer(
            "celer_path",
            lambda tol: import_module("celer").celer_path(X, y, "lasso", alphas=lams, tol=tol)[1].T,
        ),
        Peer(
            "skglm path",
            lambda tol: import_module("skglm").Lasso(fit_intercept=False, tol=tol).path(X, y, lams)[1].T,
        ),
    ]


def lars(data: Data, lams: Sequence[float]) -> list[Peer]:
    """The exact path down to the last lam, and the lams between its knots."""

    def at(gram: Any) -> np.ndarray:
        knots, _, W = sk.lars_path(data.F, data.y, Gram=gram, method="lasso", alpha_min=lams[-1])
        return LassoPath(knots, W.T, 0.0).at(lams)

    return [
        Peer(f"sklearn lars_path, Gram={gram}", lambda _, gram=gram: at(gram), (0.0,))
        for gram in ("auto", None)
    ]


def s1() -> list[Race]:
    data = Data(diabetes().X, diabetes().y)
    lam = 0.1 * data.lam_max
    race = partial(Race, gap=partial(data.gap, [lam]))

    def certified() -> np.ndarray:
        return solve(Problem(Quadratic(data.X, data.y), L1(lam))).w

    def bare() -> np.ndarray:
        return lasso_gram(data.X.T @ data.X / data.n, data.y @ data.X / data.n, lam)

    return [
        race("diabetes, one lasso / estimators", certified, estimators(data, lam, gram=True), must=0.20),
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


class Plane:
    """Many lassos of two columns: the designs X (k, n, 2), the answers y (k, n), a lam each."""

    def __init__(self, X: np.ndarray, y: np.ndarray, lam: np.ndarray) -> None:
        self.X, self.y, self.lam = X, y, lam
        self.G, self.c = X.swapaxes(1, 2) @ X / X.shape[1], (y[:, None] @ X)[:, 0] / X.shape[1]

    def sample(self, size: int) -> np.ndarray:
        """Which problems are looked at, from the first to the last of all."""
        return np.linspace(0, len(self.lam) - 1, size).round().astype(int)

    def gap(self, W: np.ndarray) -> float:
        """The worst relative duality gap of coefficients: a row each problem, or each of a sample."""
        some, gaps = self.sample(len(W)), []
        for X, y, lam, w in zip(self.X[some], self.y[some], self.lam[some], W, strict=True):
            value, _, gap = Problem(Quadratic(X, y), L1(lam)).certificate(w)
            gaps.append(gap / value)
        return max(gaps)

    def loops(self, size: int) -> tuple[list[Peer], list[Peer]]:
        """scikit-learn on a sample of the problems: its estimators, and its bare function, by Gram."""
        n, every = self.X.shape[1], len(self.lam) // size
        problems = [
            (np.asfortranarray(self.X[k]), self.y[k], n * self.G[k], n * self.c[k], float(self.lam[k]))
            for k in self.sample(size)
        ]

        def fits(tol: float, gram: bool) -> np.ndarray:
            fit = partial(sk.Lasso, fit_intercept=False, copy_X=False, tol=tol)
            return np.array(
                [fit(lam, precompute=G if gram else False).fit(X, y).coef_ for X, y, G, _, lam in problems]
            )

        def paths(tol: float) -> np.ndarray:
            path = partial(sk.lasso_path, check_input=False, copy_X=False, tol=tol)
            return np.array(
                [path(X, y, alphas=[lam], precompute=G, Xy=c)[1][:, 0] for X, y, G, c, lam in problems]
            )

        return [
            Peer("sklearn Lasso", partial(fits, gram=False), every=every),
            Peer("sklearn Lasso, Gram", partial(fits, gram=True), every=every),
        ], [Peer("sklearn lasso_path, Gram", paths, every=every)]

    def races(self, name: str, ours: Callable[[], np.ndarray], size: int, must: float) -> list[Race]:
        estimators, bare = self.loops(size)
        race = partial(Race, ours=ours, gap=self.gap)
        return [
            race(f"{name} / estimators in a loop", peers=estimators, must=must),
            race(f"{name} / bare function in a loop", peers=bare, must=None),
        ]


def s5() -> list[Race]:
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((10_000, 50, 2)), rng.standard_normal((10_000, 50))
    X[:, :, 1] += rng.uniform(-1, 1, (10_000, 1)) * X[:, :, 0]
    y += 0.5 * X[:, :, 0] + rng.uniform(-0.5, 0.5, (10_000, 1)) * X[:, :, 1]
    plane = Plane(X, y, lam=0.1 * np.abs(y[:, None] @ X)[:, 0].max(axis=1) / 50)
    (g11, g12), (_, g22) = map(np.ascontiguousarray, plane.G.transpose(1, 2, 0))
    c1, c2 = np.ascontiguousarray(plane.c.T)
    ours = partial(lasso_2d_batch, g11, g12, g22, c1, c2, plane.lam)
    return plane.races("10,000 2-D lassos", ours, size=100, must=1 / 2000)


def s6() -> list[Race]:
    """One design, one lam; the least-squares point moves over a grid."""
    G, side = np.array([[1.0, 0.5], [0.5, 1.0]]), np.linspace(-2, 2, 200)
    b = np.stack(np.meshgrid(side, side, indexing="ij"), axis=-1).reshape(-1, 2)
    X = np.sqrt(2) * np.linalg.cholesky(G).T
    plane = Plane(np.broadcast_to(X, (len(b), 2, 2)), b @ X.T, np.full(len(b), 0.3))
    c1, c2 = np.ascontiguousarray((b @ G).T).reshape(2, 200, 200)

    def ours() -> np.ndarray:
        return lasso_2d_batch(1.0, 0.5, 1.0, c1, c2, 0.3).reshape(-1, 2)

    return plane.races("map of 200×200 solutions, ours ≤ 10 ms", ours, size=100, must=1 / 1500)


ROWS: dict[str, Callable[[], list[Race]]] = {
    "S1": s1,
    "S2": lambda: grid("diabetes, 100 λ to 1e-3", Data(diabetes().X, diabetes().y), 1e-3, 0.70, 0.10),
    "S3": s3,
    "S4": s4,
    "S5": s5,
    "S6": s6,
    "S9": lambda: grid("n=200 p=1000, 100 λ to 1e-2", simulated(200, 1000), 1e-2, 1.0, 0.10),
}


def line(row: str, race: Race, result: Result) -> str:
    """One line of the Markdown table."""
    best = f"{result.best}, {1e3 * result.peers[result.best]:.3g}" if result.best else "none"
    must = f"≤ {share(race.must, 2)}" if race.must else "reported"
    cells = (f"{1e3 * result.ours:.3g}", best, share(result.ratio, 3), must, f"{result.gap:.0e}")
    return " | ".join((f"| {row}", race.workload, *cells)) + " |"


def share(ratio: float, digits: int) -> str:
    """A ratio, as one part in so many where it is tiny."""
    return f"1/{1 / ratio:.0f}" if ratio < 0.001 else f"{ratio:.{digits}f}"


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
    table = ["| id | workload | ours (ms) | best valid peer (name, ms) | ratio | must reach | our gap |"]
    table.append("|---|---|---|---|---|---|---|")
    notes = []
    with threadpool_limits(1):
        for row in given.rows.split(","):
            for race in ROWS[row]():
                print(f"{row}: {race.workload} ...", file=sys.stderr, flush=True)
                result = run(race, given.rounds)
                table.append(line(row, race, result))
                for note in result.notes:
                    seconds = result.peers.get(note.split(":")[0])
                    notes.append(
                        f"- {row} {race.workload}: {note}" + (f", {1e3 * seconds:.3g} ms" if seconds else "")
                    )
    print(*table, "", NOTES, "", *notes, "", sep="\n")
    print(f"Python {sys.version.split()[0]},", ", ".join(map(installed, PACKAGES)))


if __name__ == "__main__":
    main()
