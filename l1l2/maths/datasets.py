"""Data: the diabetes study, regressions to order, and the one place that centres and scales."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, integer, number, same_rows
from .sections import BAD_INPUT, append_sections


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows, answers and names.

    Attributes
    ----------
    X : ndarray, shape (n, p)
    y : ndarray, shape (n,)
    names : tuple of str
        One a column of X.
    w : ndarray, shape (p,), or None
        The coefficients that made y, where they are known.
    """

    X: Array
    y: Array
    names: tuple[str, ...]
    w: Array | None = None


@dataclass(frozen=True, eq=False)
class Standardised:
    """Centred, scaled data, and the way back.

    Attributes
    ----------
    X : ndarray, shape (n, p)
        Each column has mean 0 and mean square 1; a constant column is 0.
    y : ndarray, shape (n,)
        Mean 0, in the reader's own units; a constant y is 0.
    centre, scale : ndarray, shape (p,)
        Mean and standard deviation (over n) of each column; the scale of a constant column is 1.
    y_centre : float
        Mean of y.
    """

    X: Array
    y: Array
    centre: Array
    scale: Array
    y_centre: float

    def coefficients(self, w: ArrayLike) -> tuple[Array, float]:
        """Coefficients a unit of each original column (p,), and the intercept.

        Raises
        ------
        TypeError, ValueError
            If w is not a finite vector of p numbers.
        """
        slopes = array(w, "w", shape=self.centre.shape) / self.scale
        return slopes, float(self.y_centre - self.centre @ slopes)

    def predict(self, X_new: ArrayLike, w: ArrayLike) -> Array:
        """Predictions (m,) for new rows (m, p) in the original units.

        Raises
        ------
        TypeError, ValueError
            If X_new is not a finite matrix of p columns, or w not a finite vector of p numbers.
        """
        X_new = array(X_new, "X_new", ndim=2)
        if X_new.shape[1] != len(self.centre):
            raise ValueError(
                f"X_new: got {X_new.shape[1]} columns; give the {len(self.centre)} that were standardised"
            )
        slopes, intercept = self.coefficients(w)
        return X_new @ slopes + intercept


def standardise(X: ArrayLike, y: ArrayLike) -> Standardised:
    """Centre X and y and scale the columns of X to mean square 1.  Give it the training rows only.

    Parameters
    ----------
    X : array_like, shape (n, p)
    y : array_like, shape (n,)

    Returns
    -------
    Standardised

    Raises
    ------
    TypeError, ValueError
        If X is not a finite matrix, y not a finite vector, their rows differ, or the largest number of a
        column is beyond 1e300, or below 1e-290 and not 0.
    """
    X, y = _refuse_extremes(array(X, "X", ndim=2), "X"), _refuse_extremes(array(y, "y", ndim=1), "y")
    same_rows(X, y)
    centre, spread = _centre_and_spread(X)
    y_centre, y_spread = _centre_and_spread(y)
    scale = np.where(spread > 0, spread, 1.0)
    return Standardised(
        X=np.where(spread > 0, (X - centre) / scale, 0.0),
        y=np.where(y_spread > 0, y - y_centre, 0.0),
        centre=centre,
        scale=scale,
        y_centre=float(y_centre),
    )


@append_sections(BAD_INPUT)
def diabetes(noise: int = 0, rng: np.random.Generator | None = None) -> Dataset:
    """Progression of diabetes a year on, from ten measurements of 442 patients, in their own units.

    Scikit-learn's copy.  Source: Efron, Hastie, Johnstone & Tibshirani (2004), "Least angle regression",
    table 1.

    Parameters
    ----------
    noise : int >= 0
        Columns of pure Gaussian noise to append.
    rng : numpy.random.Generator, optional
        Draws the noise; needed if there is any.

    Returns
    -------
    Dataset
        X (442, 10 + noise), y (442,).
    """
    noise = integer(noise, "noise", least=0)

    from sklearn.datasets import load_diabetes  # here, so that `import l1l2` does not wait for scikit-learn

    X, y = load_diabetes(return_X_y=True, scaled=False)
    names = (
        "age",
        "sex",
        "body mass",
        "blood pressure",
        "cholesterol",
        "LDL",
        "HDL",
        "cholesterol / HDL",
        "triglycerides",
        "blood sugar",
    )
    if noise:
        X = np.hstack([X, generator(rng).standard_normal((len(X), noise))])
    return Dataset(X, y, names + tuple(f"noise {i + 1}" for i in range(noise)))


@append_sections(BAD_INPUT)
def sparse_regression(
    n: int,
    p: int,
    *,
    rng: np.random.Generator,
    support: int = 5,
    correlation: float = 0.0,
    noise: float = 1.0,
) -> Dataset:
    """y = Xw + noise with few weights at work; columns i and j of X correlate by correlation^|i - j|.

    Tibshirani (1996), section 7, simulates with such correlations.

    Parameters
    ----------
    n, p : int >= 1
    rng : numpy.random.Generator
    support : int >= 0
        Number of non-zero weights, each +1 or -1; p at most.
    correlation : float in [-1, 1]
    noise : float >= 0
        Standard deviation.

    Returns
    -------
    Dataset
    """
    n, p = integer(n, "n", least=1), integer(p, "p", least=1)
    rng = generator(rng)
    support = int(number(integer(support, "support", least=0), "support", most=p))
    correlation = number(correlation, "correlation", least=-1, most=1)
    noise = number(noise, "noise", least=0)
    X = rng.standard_normal((n, p))
    for j in range(1, p):  # an autoregression along the columns
        X[:, j] = correlation * X[:, j - 1] + np.sqrt(1 - correlation**2) * X[:, j]
    w = np.zeros(p)
    w[rng.choice(p, support, replace=False)] = rng.choice([-1.0, 1.0], support)
    return Dataset(X, X @ w + noise * rng.standard_normal(n), tuple(f"x{j + 1}" for j in range(p)), w)


@append_sections(BAD_INPUT)
def two_features(
    n: int,
    *,
    rng: np.random.Generator,
    correlation: float = 0.7,
    w: ArrayLike = (1.0, 0.41),
    noise: float = 1.0,
) -> Dataset:
    """y = Xw + a rest, with two columns whose correlation in the sample is exact, and so is least squares: w.

    Columns and rest have mean 0, the columns mean square 1, and the rest is orthogonal to both.

    Parameters
    ----------
    n : int >= 4
        Rows: a mean, two columns and a rest take four directions.
    rng : numpy.random.Generator
        Turns them; nothing that a penalty sees depends on it.
    correlation : float in [-1, 1]
    w : array_like, shape (2,)
        What least squares finds (where the correlation is not 1 or -1).
    noise : float >= 0
        Root mean square of the rest.

    Returns
    -------
    Dataset
    """
    n, rng = integer(n, "n", least=4), generator(rng)
    correlation = number(correlation, "correlation", least=-1, most=1)
    w, noise = array(w, "w", shape=(2,)), number(noise, "noise", least=0)
    directions = np.column_stack([np.ones(n), rng.standard_normal((n, 3))])
    first, second, rest = np.sqrt(n) * np.linalg.qr(directions)[0].T[1:]
    X = np.column_stack([first, correlation * first + np.sqrt(1 - correlation**2) * second])
    return Dataset(X, X @ w + noise * rest, ("x1", "x2"), w)


def _refuse_extremes(a: Array, name: str) -> Array:
    """Refuse columns whose differences or spreads are no floats of full length."""
    largest = np.abs(a).max(axis=0)
    if (wrong := np.extract((largest > 1e300) | ((largest > 0) & (largest < 1e-290)), largest)).size:
        raise ValueError(f"{name}: got {wrong[0]:.3g} as the largest of a column; give it in another unit")
    return a


def _centre_and_spread(a: Array) -> tuple[Array, Array]:
    """Mean and standard deviation over the rows; exactly 0 where rounding alone tells the rows apart."""
    unit = np.ldexp(1.0, np.frexp(np.abs(a).max(axis=0))[1])  # a power of two: dividing by it rounds nothing
    shares = a / unit  # their squares and sums neither overflow nor vanish
    spread = shares.std(axis=0)
    return shares.mean(axis=0) * unit, np.where(
        spread > 1e-13 * np.abs(shares).max(axis=0), spread, 0.0
    ) * unit
