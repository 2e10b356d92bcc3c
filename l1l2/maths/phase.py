"""How often basis pursuit finds a sparse signal again: the experiment, and the curve that theory draws.

Spikes are added one by one in a fixed order, with fixed signs: one that is lost stays lost.  For let h be
any direction with Ah = 0.  A spike s_j of more changes the slope of the norm along h from |h_j| to s_j h_j,
which is no larger.  So one proof decides many sizes at once, and a few of them the whole draw.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..progress import late_bar
from ..validate import Array, array, integer
from .recovery import recovers
from .sections import BAD_INPUT, append_sections

Counts = NDArray[np.int64]
BAR = late_bar()
SHIPPED = Path(__file__).with_name("phase_diagram.csv")


@dataclass(frozen=True, eq=False)
class PhaseDiagram:
    """How many of `trials` signals were found again, for each number of measurements m and of spikes k.

    Attributes
    ----------
    n : int
        Length of the signals.
    trials, seed : int
    m : ndarray of int, shape (r,)
    k : ndarray of int, shape (r, c)
        A row for each m.
    recovered : ndarray of int, shape (r, c)
    """

    n: int
    trials: int
    seed: int
    m: Counts
    k: Counts
    recovered: Counts


@append_sections(BAD_INPUT)
def phase_diagram(
    n: int,
    delta: ArrayLike,
    rho: ArrayLike,
    *,
    trials: int = 20,
    seed: int = 0,
    progress: Callable[[int, int], object] = BAR,
) -> PhaseDiagram:
    """Try basis pursuit on random Gaussian measurements of random signs, for every m/n and k/m.

    Runs through joblib, on all cores; within ``with joblib.parallel_config("dask"):`` on the cluster of the
    current Dask client.  The seed belongs to the draw, made from `seed`, n, m and the trial, so the result
    does not depend on who computes what.  The signals of one draw, from few spikes to many, share their
    measurements.

    Source: Donoho & Tanner (2009), "Observed universality of phase transitions in high-dimensional
    geometry".

    Parameters
    ----------
    n : int >= 2
        Length of the signals.
    delta, rho : array_like
        Shares m/n and k/m, in (0, 1); m is rounded, from 1 to n - 1, and k, at least 1.
    trials : int >= 1
        Draws for each m.
    seed : int >= 0
    progress : callable
        Told after each draw how many are done, and how many there are; a bar, where it takes seconds.

    Returns
    -------
    PhaseDiagram
    """
    n, trials = integer(n, "n", least=2), integer(trials, "trials", least=1)
    seed = integer(seed, "seed", least=0)
    if not callable(progress):
        raise TypeError(f"progress: got {progress!r}; give a function of the numbers of steps done and to do")
    m = np.rint(n * _check_shares(delta, "delta")).astype(int).clip(1, n - 1)
    k = np.rint(m[:, None] * _check_shares(rho, "rho")).astype(int).clip(1)

    from joblib import Parallel, delayed  # here, so that `import l1l2` does not wait for it

    recovered = np.zeros(k.shape, int)
    draws = [(i, trial) for i in range(len(m)) for trial in range(trials)]
    tasks = (delayed(_try_draw)(n, int(m[i]), k[i], seed, trial) for i, trial in draws)
    # Answers come in order, each when it is there, so that the bar moves.
    answers = Parallel(n_jobs=-1, return_as="generator")(tasks)
    for done, ((i, _), found) in enumerate(zip(draws, answers, strict=True), start=1):
        recovered[i] += found
        progress(done, len(draws))
    return PhaseDiagram(n, trials, seed, m, k, recovered)


def draw(n: int, m: int, seed: int, trial: int) -> tuple[Array, Counts, Array]:
    """Return the measurements (m, n), the order in which positions get a spike, and the spikes' signs."""
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(n, m, trial)))
    return rng.standard_normal((m, n)), rng.permutation(n), rng.choice([-1.0, 1.0], n)


def most_spikes(A: Array, order: Counts, signs: Array, sizes: Counts) -> int:
    """Return the largest of the sizes k for which the signal with spikes on order[:k] is recovered, or 0.

    A is (m, n) with m < n, `order` a permutation of the n positions, `signs` (n,) those of the spikes in
    that order; `sizes`, the numbers of spikes, rise.
    """
    m, n = A.shape
    low, high = 0, len(sizes)  # below low all are proven to be recovered, from high on none
    at = int(np.searchsorted(sizes, m * weak_threshold(m / n)))  # a guess: it saves steps and decides nothing
    while low < high:
        at = min(max(at, low), high - 1)
        k = sizes[at]
        x = np.zeros(len(order))
        x[order[:k]] = signs[:k]
        decision = recovers(A, x)
        if decision.recovered:
            low = at = at + 1
        else:
            h = (decision.x - x)[order]
            # The slope of the norm along h, for 1, 2... spikes.
            slope = np.abs(h).sum() + np.cumsum(signs * h - np.abs(h))
            lost = slope[sizes - 1] < -1e-9 * np.abs(h).sum()
            high = min(at, int(np.append(lost, True).argmax()))
            at = high - 1
    return int(sizes[low - 1]) if low else 0


def _try_draw(n: int, m: int, k: Counts, seed: int, trial: int) -> NDArray[np.bool_]:
    return k <= most_spikes(*draw(n, m, seed, trial), np.unique(k))


@append_sections(BAD_INPUT)
def weak_threshold(delta: ArrayLike) -> Array:
    """The share k/m of spikes up to which basis pursuit finds most signals, when m/n = delta and n is large.

    On the curve rho = 1 - t Q(t) / phi(t), delta = 2 phi(t) / (t + 2 (phi(t) - t Q(t))), where phi is the
    normal density and Q its upper tail.  There m is the statistical dimension of the cone of directions in
    which the l1 norm of a signal with k spikes falls.

    Source: Donoho & Tanner (2009), "Counting faces of randomly projected polytopes when the projection
    radically lowers dimension"; in this form Donoho, Maleki & Montanari (2009), "Message-passing algorithms
    for compressed sensing"; Amelunxen, Lotz, McCoy & Tropp (2014), "Living on the edge".

    Parameters
    ----------
    delta : array_like
        Shares m/n, in (0, 1).

    Returns
    -------
    ndarray, the shape of delta
    """
    delta = array(delta, "delta")
    _check_inside(delta, "delta")

    from scipy.optimize import brentq  # here, so that `import l1l2` does not wait for it

    # delta falls from 1 to 0 as t grows; at t = 40 it is below the smallest float.
    t = [brentq(lambda t, d=d: _find_on_curve(t)[0] - d, 0, 40, xtol=1e-14) for d in delta.ravel()]
    return np.array([_find_on_curve(each)[1] for each in t]).reshape(delta.shape)


def _find_on_curve(t: float) -> tuple[float, float]:
    """Return delta and rho at the threshold t."""
    from scipy.special import erfcx

    phi = np.exp(-(t**2) / 2) / np.sqrt(2 * np.pi)
    rho = 1 - t * np.sqrt(np.pi / 2) * erfcx(t / np.sqrt(2))
    return float(2 * phi / (t + 2 * phi * rho)), float(rho)


def write(diagram: PhaseDiagram, path: Path) -> None:
    """Write a diagram as a table of text: a line for each m and k."""
    m = np.broadcast_to(diagram.m[:, None], diagram.k.shape)
    rows = np.stack([m, diagram.k, diagram.recovered], axis=-1).reshape(-1, 3)
    head = f"n={diagram.n} trials={diagram.trials} seed={diagram.seed} rows={len(diagram.m)}\nm,k,recovered"
    np.savetxt(path, rows, fmt="%d", delimiter=",", header=head)


def read(path: Path = SHIPPED) -> PhaseDiagram:
    """Read a diagram; by default the one that comes with the package, with 200 numbers a signal."""
    with path.open(encoding="utf-8") as file:
        n, trials, seed, rows = (int(word.partition("=")[2]) for word in file.readline()[2:].split())
    m, k, recovered = np.loadtxt(path, int, delimiter=",").reshape(rows, -1, 3).transpose(2, 0, 1)
    return PhaseDiagram(n, trials, seed, m[:, 0], k, recovered)


def _check_shares(value: ArrayLike, name: str) -> Array:
    shares = array(value, name, ndim=1)
    _check_inside(shares, name)
    return shares


def _check_inside(shares: Array, name: str) -> None:
    outside = (shares <= 0) | (shares >= 1)
    if outside.any():
        raise ValueError(f"{name}: got {shares[outside].flat[0]:g}; give shares in (0, 1), without the ends")
