"""Every lambda at once: the lasso path exactly, knot by knot, and the ridge path from one SVD."""

from dataclasses import dataclass
from warnings import warn

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, instance, number, reals
from .datafits import Quadratic
from .homotopy import Design, Gram, homotopy, squarable
from .problem import ConvergenceWarning, gradient_scale


@dataclass(frozen=True, eq=False)
class LassoPath:
    """Solutions of 1/(2n) ||y - Xw||^2 + lam ||w||_1 for every lam: straight lines between the knots.

    Attributes
    ----------
    lam : ndarray, shape (k,)
        Knots, falling strictly from lam_max to 0 (or to the `lam_min` asked for).
    w : ndarray, shape (k, p)
        The solution at each knot.
    kkt : float
        Largest KKT violation at a knot, measured as `Problem.kkt_violation` measures it.
    """

    lam: Array
    w: Array
    kkt: float

    def at(self, lam: ArrayLike) -> Array:
        """Solution at lam >= 0, shape (p,); a row each for an array of lam.

        Raises
        ------
        TypeError, ValueError
            If a lam is negative, NaN, not real, or below the end of the path.
        """
        lam = _check_strengths(lam)
        if (lam < self.lam[-1]).any():
            raise ValueError(f"lam: got {lam.min():g}; this path ends at {self.lam[-1]:g}")
        right = np.searchsorted(-self.lam, -lam).clip(1, len(self.lam) - 1) if len(self.lam) > 1 else 0
        gap = self.lam[right - 1] - self.lam[right]
        share = ((self.lam[right - 1] - np.minimum(lam, self.lam[0])) / np.where(gap > 0, gap, 1.0))[
            ..., None
        ]
        return (1 - share) * self.w[right - 1] + share * self.w[right]


@dataclass(frozen=True, eq=False)
class RidgePath:
    """Solutions of 1/(2n) ||y - Xw||^2 + lam/2 ||w||_2^2 for every lam, along the axes of X = U diag(d) V^T.

    Attributes
    ----------
    d : ndarray, shape (r,)
        Singular values that are not 0.
    V : ndarray, shape (p, r)
        Directions in the space of coefficients.
    b : ndarray, shape (r,)
        U^T y.
    n : int
        Rows of X.
    """

    d: Array
    V: Array
    b: Array
    n: int

    def at(self, lam: ArrayLike) -> Array:
        """Solution at 0 <= lam <= inf, shape (p,); a row each for an array of lam.

        At lam = 0 the least-squares solution of smallest norm, at lam = inf zero.

        Raises
        ------
        TypeError, ValueError
            If a lam is negative, NaN or not real.
        """
        lam = _check_strengths(lam)[..., None]
        with np.errstate(over="ignore"):  # a lam beyond all floats is as good as inf
            return (self.b / (self.d + self.n * lam / self.d)) @ self.V.T


def lasso_path(X: ArrayLike, y: ArrayLike, *, lam_min: float = 0.0) -> LassoPath:
    """All lasso solutions down to lam_min, by the exact homotopy.

    Source: Osborne, Presnell & Turlach (2000); Efron, Hastie, Johnstone & Tibshirani (2004).

    Parameters
    ----------
    X : array_like, shape (n, p)
        Centred columns (`standardise`).
    y : array_like, shape (n,)
        Centred.
    lam_min : float >= 0
        Where to stop; for large p the last stretch costs most.

    Returns
    -------
    LassoPath

    Raises
    ------
    TypeError, ValueError
        If X is not a finite matrix, y not a finite vector, their rows differ, lam_min is no number >= 0, or
        y or a column of X is so large or small (beyond 1e140, below 1e-140) that its square is no float.

    Warns
    -----
    ConvergenceWarning
        If a knot misses its optimality condition by more than 1e-8 of lam_max, as it may where columns nearly
        depend on each other (but for 1e-3 of their length and less), or if the path was cut short.
    """
    f = _make_quadratic(X, y)
    lam_min = number(lam_min, "lam_min", least=0)
    n, p = f.X.shape
    w = np.zeros(p)
    form = Gram(f.curvature(w)) if p <= max(n, 100) else Design(np.ascontiguousarray(f.curvature_root(w).T))
    lam, w = map(np.array, zip(*homotopy(form, -f.gradient_at_zero, lam_min), strict=True))
    last = np.append(lam[1:] < lam[:-1], True)  # of several events at one lam only the last
    lam, w = lam[last], w[last]
    kkt = _largest_violation(f, lam, w)
    if not kkt <= 1e-8 or lam[-1] > lam_min:
        warn(
            f"lasso_path stops at lam = {lam[-1]:.3g} with KKT violation {kkt:.1e}",
            ConvergenceWarning,
            stacklevel=2,
        )
    return LassoPath(lam, w, kkt)


def ridge_path(X: ArrayLike, y: ArrayLike) -> RidgePath:
    """All ridge solutions, from one singular value decomposition.

    Source: Hastie, Tibshirani & Friedman (2009), "The elements of statistical learning", equation 3.47;
    Drmac & Veselic (2008), "New fast and accurate Jacobi SVD algorithm", for the QR decompositions that come
    first.

    Parameters
    ----------
    X, y
        As in `lasso_path`.

    Returns
    -------
    RidgePath

    Raises
    ------
    TypeError, ValueError
        As in `lasso_path`.
    """
    f = _make_quadratic(X, y)
    # Columns are sorted from long to short and made triangular twice, so that rounding errors of long columns
    # do not hide short ones.
    length = np.linalg.norm(f.X, axis=0)
    order = np.argsort(-length, kind="stable")
    Q, R = np.linalg.qr(f.X[:, order])
    P, L = np.linalg.qr(R.T)
    U, d, Vt = np.linalg.svd(L.T)
    Vt = Vt @ P.T
    kept = d > np.abs(Vt) @ length[order] * max(f.X.shape) * np.finfo(float).eps
    V = np.empty((len(length), kept.sum()))
    V[order] = Vt[kept].T
    return RidgePath(d[kept], V, f.y @ Q @ U[:, kept], len(f.y))


def lam_at_fit(path: LassoPath | RidgePath, datafit: Quadratic, fit: float) -> float:
    """The lam at which a path reaches a training R^2 = 1 - f(w)/f(0): one currency for both penalties.

    Parameters
    ----------
    path : LassoPath or RidgePath
    datafit : Quadratic
        The data that the path was made from.
    fit : float
        Training R^2, from 0 (lam_max for the lasso, inf for ridge) to that of the path's end.

    Returns
    -------
    float

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or no lam fits that well.
    """
    instance(path, "path", (LassoPath, RidgePath), "a LassoPath or a RidgePath")
    instance(datafit, "datafit", Quadratic, "the Quadratic that the path was made from")
    end = float(path.lam[-1]) if isinstance(path, LassoPath) else 0.0
    w = path.at(end)
    if len(w) != datafit.X.shape[1]:
        raise ValueError(f"datafit: got {datafit.X.shape[1]} columns for a path of {len(w)} coefficients")
    zero, least = datafit.value(0 * w), datafit.value(w)
    # The other penalty's path may give the same fit with another rounding error.
    best = max(float(1 - least / zero), 0.0) + 1e-12 if zero > 0 else 0.0
    fit = number(fit, "fit", least=0, most=best)
    if fit == 0:
        return float(path.lam[0]) if isinstance(path, LassoPath) else np.inf

    if not 1 - least / zero - fit > 1e-12:
        return end
    unit = float(path.lam[0] if isinstance(path, LassoPath) else path.d[0] ** 2 / path.n)

    def lam(x: float) -> float:  # maps [0, 1] to [end, inf]; the fit is halved near the middle
        return end + unit * x / (1 - x) if x < 1 else np.inf

    def excess(x: float) -> float:
        return float(1 - datafit.value(path.at(lam(x))) / zero) - fit

    from scipy.optimize import brentq  # here, so that `import l1l2` does not wait for SciPy

    return lam(brentq(excess, 0.0, 1.0, xtol=1e-15, rtol=1e-14))


def _make_quadratic(X: ArrayLike, y: ArrayLike) -> Quadratic:
    f = Quadratic(array(X, "X", ndim=2), array(y, "y", ndim=1))
    squarable(f.X, "X")
    squarable(f.y, "y")
    return f


def _largest_violation(f: Quadratic, lam: Array, w: Array) -> float:
    """`Problem.kkt_violation` for all knots at once."""
    pull = (f.y - w @ f.X.T) @ f.X / len(f.y)
    lam = lam[:, None]
    missed = np.where(w == 0, np.maximum(np.abs(pull) - lam, 0), np.abs(pull - lam * np.sign(w)))
    return float(missed.max() / gradient_scale(f))


def _check_strengths(lam: ArrayLike) -> Array:
    given = reals(lam, "lam")
    if not given.size:
        raise ValueError("lam: got an empty array; give numbers >= 0, or inf")
    if (wrong := given[~(given >= 0)]).size:
        raise ValueError(f"lam: got {wrong.flat[0]:g}; give numbers >= 0, or inf")
    return given
