"""Which lambda predicts rows that the fit has not seen: folds, errors, and two rules that read them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, integer, same_rows
from .datasets import standardise
from .paths import lasso_path
from .sections import BAD_INPUT, append_sections


@dataclass(frozen=True, eq=False)
class CrossValidation:
    """Errors on held-out rows.

    Attributes
    ----------
    lam : ndarray, shape (m,)
        Strengths, falling.
    errors : ndarray, shape (m, k)
        Mean squared error on each of k folds, of the lasso fitted to the other k - 1.
    """

    lam: Array
    errors: Array

    @property
    def mean(self) -> Array:
        """Mean over the folds, shape (m,)."""
        return self.errors.mean(axis=1)

    @property
    def standard_error(self) -> Array:
        """Standard error of that mean, shape (m,), as if folds were independent."""
        return self.errors.std(axis=1, ddof=1) / np.sqrt(self.errors.shape[1])

    @property
    def best(self) -> int:
        """Index of the lam with the smallest mean."""
        return int(self.mean.argmin())

    @property
    def one_standard_error(self) -> int:
        """Index of the largest lam whose mean is within one standard error of the smallest.

        Source: Breiman, Friedman, Olshen & Stone (1984), section 3.4.3.
        """
        limit = self.mean[self.best] + self.standard_error[self.best]
        return int((self.mean <= limit).argmax())


@append_sections(BAD_INPUT)
def cross_validate(
    X: ArrayLike, y: ArrayLike, lam: ArrayLike, folds: int = 10, *, rng: np.random.Generator
) -> CrossValidation:
    """Lasso errors on held-out rows; centred and scaled anew for every fold, on the rows it is fitted to.

    Parameters
    ----------
    X : array_like, shape (n, p)
        In its own units: what is held out must not have told the fit its mean.
    y : array_like, shape (n,)
    lam : array_like, shape (m,)
        Strengths >= 0; one exact path a fold serves all.
    folds : int >= 2
        n at most.
    rng : numpy.random.Generator
        Deals the rows into folds.

    Returns
    -------
    CrossValidation
    """
    X, y, lam = array(X, "X", ndim=2), array(y, "y", ndim=1), array(lam, "lam", ndim=1)
    same_rows(X, y)
    if (lam < 0).any():
        raise ValueError(f"lam: got {lam.min():g}; give numbers >= 0")
    if integer(folds, "folds", least=2) > len(y):
        raise ValueError(f"folds: got {folds} for {len(y)} rows; give at most one a row")
    generator(rng)
    lam = np.sort(lam)[::-1]
    errors = []
    for held_out in np.array_split(rng.permutation(len(y)), folds):
        seen = standardise(np.delete(X, held_out, axis=0), np.delete(y, held_out))
        w = lasso_path(seen.X, seen.y, lam_min=float(lam[-1])).at(lam)
        slopes = w / seen.scale
        predicted = seen.y_centre + (X[held_out] - seen.centre) @ slopes.T
        errors.append(((y[held_out, None] - predicted) ** 2).mean(axis=0))
    return CrossValidation(lam, np.array(errors).T)
