"""Nuclear: the penalty that keeps or drops ranks of a matrix of weights."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..validate import Array, integer, number
from .sections import BAD_INPUT, append_sections

ROUNDING = 1e-12  # a singular value that is smaller than this share of the largest is 0


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class Nuclear:
    """lam times the sum of the singular values of W, the matrix whose rows, one after the other, are w.

    It is L1 on the singular values, so some become 0 and W has low rank.  Methods as in `Penalty`;
    `distance` gives one number.

    Parameters
    ----------
    lam : float >= 0
        Regularisation strength.
    shape : (int, int)
        Rows and columns of W.

    References
    ----------
    Fazel (2002), "Matrix rank minimization with applications"; Cai, Candes & Shen (2010), "A singular value
    thresholding algorithm for matrix completion", theorem 2.1.

    Examples
    --------
    >>> Nuclear(1.0, (2, 2)).prox(np.array([3.0, 0.0, 0.0, 0.5]), step=1.0).reshape(2, 2)
    array([[2., 0.],
           [0., 0.]])
    """

    lam: float
    shape: tuple[int, int]

    def __post_init__(self) -> None:
        object.__setattr__(self, "lam", number(self.lam, "lam", least=0))
        object.__setattr__(self, "shape", _check_shape(self.shape))

    @property
    def p(self) -> int:
        """Number of coefficients that it fits."""
        return self.shape[0] * self.shape[1]

    def value(self, w: Array) -> Array:
        """g(w) of w (p,), or of each row of w (k, p)."""
        return self.lam * np.linalg.svd(self._matrix(w), compute_uv=False).sum(axis=-1)

    def prox(self, v: Array, step: float) -> Array:
        """Soft threshold of the singular values at step * lam; the singular vectors stay."""
        t = step * self.lam
        if t == 0:  # there is nothing to round
            return v + 0.0
        left, sizes, right = np.linalg.svd(self._matrix(v), full_matrices=False)
        return ((left * np.maximum(sizes - t, 0.0)) @ right).ravel() + 0.0

    def distance(self, w: Array, pull: Array) -> Array:
        """How far pull (p,) is from the slopes at w, shape (1,).

        Along the r singular pairs of W a slope is lam at each; where W is 0 on both sides it is any matrix
        of singular values up to lam.  Source: Watson (1992), "Characterization of the subdifferential of
        some matrix norms".
        """
        left, sizes, right = np.linalg.svd(self._matrix(w), full_matrices=True)
        r = int((sizes > ROUNDING * sizes.max()).sum())
        turned = left.T @ self._matrix(pull) @ right.T
        turned[:r, :r] -= self.lam * np.eye(r)
        beyond = np.linalg.svd(turned[r:, r:], compute_uv=False) - self.lam
        turned[r:, r:] = 0.0
        return np.array([np.hypot(np.linalg.norm(turned), np.linalg.norm(np.maximum(beyond, 0.0)))])

    def conjugate(self, u: Array) -> float:
        """0 where no singular value of u is beyond lam, else inf."""
        return 0.0 if self.lam_max(u) <= self.lam * (1 + ROUNDING) else np.inf

    def dual_scaling(self, u: Array) -> float:
        """Largest factor <= 1 that brings u (p,) to where g* is finite."""
        largest = self.lam_max(u)
        return 1.0 if largest <= self.lam else float(self.lam / largest)

    def lam_max(self, gradient_at_zero: Array) -> float:
        """The largest singular value of the gradient."""
        return float(np.linalg.norm(self._matrix(gradient_at_zero), 2))

    def _matrix(self, w: Array) -> Array:
        return w.reshape(*w.shape[:-1], *self.shape)


def _check_shape(shape: object) -> tuple[int, int]:
    """Rows and columns.

    Raises
    ------
    TypeError, ValueError
        If they are no two integers >= 1.
    """
    if not isinstance(shape, Sequence) or isinstance(shape, str):
        raise TypeError(f"shape: got a {type(shape).__name__}; give rows and columns, such as (2, 3)")
    if len(shape) != 2:
        raise ValueError(f"shape: got {len(shape)} numbers; give rows and columns, such as (2, 3)")
    return integer(shape[0], "shape", least=1), integer(shape[1], "shape", least=1)
