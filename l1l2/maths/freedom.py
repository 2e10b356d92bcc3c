"""Degrees of freedom: how many weights' worth of fitting a penalised fit has done."""

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, instance
from .paths import LassoPath, RidgePath
from .sections import BAD_INPUT, append_sections


@append_sections(BAD_INPUT)
def degrees_of_freedom(path: LassoPath | RidgePath, lam: ArrayLike) -> Array:
    """Degrees of freedom sum_i cov(fitted_i, y_i) / sigma^2 along a path, without those of an intercept.

    Ridge is linear in y, and they are sum_j d_j^2 / (d_j^2 + n lam), exactly.  For the lasso the number of
    weights that are not 0 has them as its mean, where the columns are linearly independent.

    Source: Zou, Hastie & Tibshirani (2007), "On the degrees of freedom of the lasso"; Hastie, Tibshirani &
    Friedman (2009), equation 3.50.

    Parameters
    ----------
    path : LassoPath or RidgePath
    lam : array_like
        Strengths >= 0.

    Returns
    -------
    ndarray, shape of lam
    """
    instance(path, "path", (LassoPath, RidgePath), "a LassoPath or a RidgePath")
    lam = array(lam, "lam")
    if (lam < 0).any():
        raise ValueError(f"lam: got {lam.min():g}; give numbers >= 0")
    if isinstance(path, LassoPath):
        return np.count_nonzero(path.at(lam), axis=-1).astype(float)
    with np.errstate(over="ignore"):  # where the denominator overflows, the share is 0
        return (path.d**2 / (path.d**2 + path.n * lam[..., None])).sum(axis=-1)
