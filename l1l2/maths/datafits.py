"""Datafits f(w): how badly the weights explain the data.

Each is a function F of the predictions z = Xw, with y inside: f(w) = F(Xw).  That split gives the gradient
X^T F'(z), the curvature X^T F''(z) X and, through the conjugate F*, every duality gap of the course.
Nothing here fits an intercept or centres anything: see `standardise`.  The methods check nothing: solvers
call them most.

Both keep a copy of X and y that cannot be written to: what was computed from them once stays true.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..validate import Array, array, same_rows

LARGEST = 1e151  # sums of squares of larger numbers overflow; squares of those below 1e-151 vanish


@dataclass(frozen=True, eq=False)
class Quadratic:
    """f(w) = 1/(2n) ||y - Xw||^2.

    Parameters
    ----------
    X : array_like, shape (n, p)
        Centred columns (`standardise`) if the model has an intercept.
    y : array_like, shape (n,)

    Raises
    ------
    TypeError, ValueError
        If X is not a finite matrix, y not a finite vector, their rows differ, or the largest number of X or
        of y is beyond 1e151, or below 1e-151 and not 0: their squares are no floats.
    """

    X: Array
    y: Array

    def __post_init__(self) -> None:
        object.__setattr__(self, "X", _freeze(array(self.X, "X", ndim=2), "X"))
        object.__setattr__(self, "y", _freeze(array(self.y, "y", ndim=1), "y"))
        same_rows(self.X, self.y)

    def value(self, w: Array) -> Array:
        """f(w) at w (p,), or at each row of w (k, p)."""
        return self.loss(w @ self.X.T)

    def loss(self, z: Array) -> Array:
        """F at the predictions z (n,), or at each row of z (k, n)."""
        residual = self.y - z
        return np.vecdot(residual, residual) / (2 * len(self.y))

    def slope(self, z: Array) -> Array:
        """F'(z) = (z - y)/n, shape (n,)."""
        return (z - self.y) / len(self.y)

    def gradient(self, w: Array) -> Array:
        """f'(w) = X^T (Xw - y)/n, shape (p,)."""
        return self.slope(self.X @ w) @ self.X

    def conjugate(self, v: Array) -> float:
        """F*(v) = sup_z <v, z> - F(z) = n/2 ||v||^2 + <y, v>."""
        return float(len(v) / 2 * (v @ v) + self.y @ v)

    def bend(self, w: Array) -> Array:
        """F''(Xw), shape (n,): 1/n a row, the same everywhere."""
        return np.full(len(self.y), 1 / len(self.y))

    def curvature_root(self, w: Array) -> Array:
        """A with A^T A = f''(w), shape (n, p): X/sqrt(n), the same everywhere."""
        return self.X / np.sqrt(len(self.y))

    def curvature(self, w: Array) -> Array:
        """f''(w) = X^T X / n, shape (p, p), the same everywhere."""
        return self.X.T @ self.X / len(self.y)

    @cached_property
    def gradient_at_zero(self) -> Array:
        """f'(0) = -X^T y / n, shape (p,)."""
        return -(self.y @ self.X) / len(self.y)

    @cached_property
    def lipschitz(self) -> float:
        """L = ||X||_2^2 / n, the largest curvature."""
        return _squared_norm(self.X) / len(self.y)

    @cached_property
    def coordinate_lipschitz(self) -> Array:
        """||x_j||^2 / n, the curvature along each coordinate, shape (p,)."""
        return np.vecdot(self.X.T, self.X.T) / len(self.y)


@dataclass(frozen=True, eq=False)
class Logistic:
    """f(w) = 1/n sum_i log(1 + exp(-y_i x_i^T w)), labels y in {-1, +1}.  Methods as in `Quadratic`.

    scikit-learn's ``LogisticRegression(C=1/(n*lam), fit_intercept=False)`` minimises the same f plus
    penalty.

    Parameters
    ----------
    X : array_like, shape (n, p)
    y : array_like, shape (n,)
        Labels -1 and +1.

    Raises
    ------
    TypeError, ValueError
        If X is no matrix that `Quadratic` takes, y holds anything but -1 and +1, or their rows differ.
    """

    X: Array
    y: Array

    def __post_init__(self) -> None:
        object.__setattr__(self, "X", _freeze(array(self.X, "X", ndim=2), "X"))
        object.__setattr__(self, "y", _freeze(array(self.y, "y", ndim=1), "y"))
        same_rows(self.X, self.y)
        if (other := self.y[np.abs(self.y) != 1]).size:
            raise ValueError(f"y: got the label {other[0]:g}; give labels -1 and +1")

    def value(self, w: Array) -> Array:
        """f(w), as in `Quadratic`."""
        return self.loss(w @ self.X.T)

    def loss(self, z: Array) -> Array:
        """F(z) = 1/n sum_i log(1 + exp(-y_i z_i))."""
        return np.logaddexp(0, -self.y * z).mean(axis=-1)

    def slope(self, z: Array) -> Array:
        """F'(z) = -y sigma(-y z)/n, shape (n,)."""
        return -self.y * _sigmoid(-self.y * z) / len(self.y)

    def gradient(self, w: Array) -> Array:
        """f'(w) = X^T F'(Xw), shape (p,)."""
        return self.slope(self.X @ w) @ self.X

    def conjugate(self, v: Array) -> float:
        """F*(v) = 1/n sum t log t + (1 - t) log(1 - t) at t = -n y v, where 0 <= t <= 1; else inf."""
        t = -len(v) * self.y * v
        if t.min() < -1e-12 or t.max() > 1 + 1e-12:
            return np.inf
        t = np.clip(t, 0.0, 1.0)
        positive = np.concatenate([t[t > 0], 1 - t[t < 1]])
        return float((positive * np.log(positive)).sum() / len(v))

    def bend(self, w: Array) -> Array:
        """F''(Xw) = sigma (1 - sigma)/n, shape (n,); never 0, so that a Newton step stays finite."""
        s = _sigmoid(self.X @ w)
        return np.maximum(s * (1 - s), 1e-16) / len(self.y)

    def curvature_root(self, w: Array) -> Array:
        """A with A^T A = f''(w), shape (n, p): the rows of X, each times the root of its bend."""
        return np.sqrt(self.bend(w))[:, None] * self.X

    def curvature(self, w: Array) -> Array:
        """f''(w), shape (p, p)."""
        root = self.curvature_root(w)
        return root.T @ root

    @cached_property
    def gradient_at_zero(self) -> Array:
        """f'(0) = -X^T y / (2n), shape (p,)."""
        return -(self.y @ self.X) / (2 * len(self.y))

    @cached_property
    def lipschitz(self) -> float:
        """L = ||X||_2^2 / (4n): the logistic curve bends by 1/4 at most."""
        return _squared_norm(self.X) / (4 * len(self.y))

    @cached_property
    def coordinate_lipschitz(self) -> Array:
        """||x_j||^2 / (4n), shape (p,)."""
        return np.vecdot(self.X.T, self.X.T) / (4 * len(self.y))


Datafit = Quadratic | Logistic


def _freeze(given: Array, name: str) -> Array:
    """A copy that nobody can edit, of numbers whose squares are floats."""
    largest = max(float(given.max()), -float(given.min()))
    if largest > LARGEST or 0 < largest < 1 / LARGEST:
        size = "squares overflow" if largest > 1 else "squares vanish"
        raise ValueError(
            f"{name}: got {largest:.3g} as its largest number, and {size}; give it in another unit"
        )
    copy = given.copy(order="K")
    copy.setflags(write=False)
    return copy


def _squared_norm(X: Array) -> float:
    """||X||_2^2 by the smaller Gram matrix."""
    gram = X @ X.T if len(X) < X.shape[1] else X.T @ X
    return max(float(np.linalg.eigvalsh(gram)[-1]), 0.0)


def _sigmoid(z: Array) -> Array:
    return (1 + np.tanh(z / 2)) / 2  # 1 / (1 + exp(-z)), which may overflow
