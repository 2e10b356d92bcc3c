"""Priors p(w) of one weight: what was believed before the data came, and which penalty that belief is.

The data are y = Xw + noise of variance sigma^2.  Then -log posterior = (n/sigma^2) P(w) + constant, with P
the objective of the course and its penalty the prior's: a prior is a constructor of a penalty.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..validate import Array, array, generator, integer, number
from .penalties import L1, L2
from .sections import BAD_INPUT, append_sections

AT_REALS = """
    Raises
    ------
    TypeError, ValueError
        If w is not finite and real.
    """

DRAWN = """
    Raises
    ------
    TypeError, ValueError
        If size is no number >= 1 or tuple of such, or rng no generator.
    """

FROM_NOISE = """
    Raises
    ------
    TypeError, ValueError
        If noise_var is not a finite number > 0, n no integer >= 1, or lam is no float > 0.
    """


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class Laplace:
    """exp(-|w|/scale) / (2 scale): a corner at 0 in the logarithm (Tibshirani 1996, section 5).

    Parameters
    ----------
    scale : float > 0
        Mean of |w|; the standard deviation is sqrt(2) times that.
    """

    scale: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", number(self.scale, "scale", above=0))

    @append_sections(AT_REALS)
    def logpdf(self, w: ArrayLike) -> Array:
        """Logarithm of the density at each w."""
        with np.errstate(over="ignore"):  # where the logarithm overflows, it is -inf
            return -np.abs(array(w, "w")) / self.scale - np.log(2) - np.log(self.scale)

    @append_sections(DRAWN)
    def sample(self, size: int | tuple[int, ...], rng: np.random.Generator) -> Array:
        """Independent draws of shape size."""
        return generator(rng).laplace(0, self.scale, shape(size))

    @append_sections(FROM_NOISE)
    def penalty(self, noise_var: float, n: int) -> L1:
        """L1(noise_var / (n * scale)), of which the posterior's peak is the minimiser."""
        return L1(_strength(noise_var, n, self.scale, 1))


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class Gaussian:
    """exp(-w^2 / (2 scale^2)) / (scale sqrt(2 pi)): the belief that ridge is (Hoerl & Kennard 1970).

    Parameters
    ----------
    scale : float > 0
        Standard deviation.
    """

    scale: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", number(self.scale, "scale", above=0))

    @append_sections(AT_REALS)
    def logpdf(self, w: ArrayLike) -> Array:
        """Logarithm of the density at each w."""
        with np.errstate(over="ignore"):  # where the logarithm overflows, it is -inf
            return -((array(w, "w") / self.scale) ** 2) / 2 - np.log(self.scale) - np.log(2 * np.pi) / 2

    @append_sections(DRAWN)
    def sample(self, size: int | tuple[int, ...], rng: np.random.Generator) -> Array:
        """Independent draws of shape size."""
        return generator(rng).normal(0, self.scale, shape(size))

    @append_sections(FROM_NOISE)
    def penalty(self, noise_var: float, n: int) -> L2:
        """L2(noise_var / (n * scale^2)), of which the posterior's peak (and mean) is the minimiser."""
        return L2(_strength(noise_var, n, self.scale, 2))


@append_sections(BAD_INPUT)
@dataclass(frozen=True)
class StudentT:
    """Student's t: as peaked as one likes and heavy in the tails, but smooth at 0.

    Parameters
    ----------
    df : float > 0
        Degrees of freedom; 1 is Cauchy's, infinity would be Gauss's.
    scale : float > 0
    """

    df: float
    scale: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "df", number(self.df, "df", above=0))
        object.__setattr__(self, "scale", number(self.scale, "scale", above=0))

    @append_sections(AT_REALS)
    def logpdf(self, w: ArrayLike) -> Array:
        """Logarithm of the density at each w."""
        from scipy.special import betaln  # here, so that `import l1l2` does not wait for SciPy

        df = self.df
        constant = -betaln(df / 2, 1 / 2) - np.log(df) / 2 - np.log(self.scale)
        w = np.abs(array(w, "w"))
        with np.errstate(over="ignore", divide="ignore"):
            size = w / self.scale / np.sqrt(df)
            beyond = np.log(w) - np.log(self.scale) - np.log(df) / 2
        near, far = np.minimum(size, 1), np.maximum(size, 1)
        log_far = np.where(far < np.inf, np.log(far), beyond)
        # This is log(1 + size^2), written so that size^2 is never computed: it and size may be no floats.
        return constant - (df + 1) / 2 * (np.log1p((near / far) ** 2) + 2 * log_far)

    @append_sections(DRAWN)
    def sample(self, size: int | tuple[int, ...], rng: np.random.Generator) -> Array:
        """Independent draws of shape size."""
        return self.scale * generator(rng).standard_t(self.df, shape(size))

    def penalty(self, noise_var: float, n: int) -> L1 | L2:
        """None of ours: -logpdf is not convex, and without a kink it makes no zeros.

        Raises
        ------
        ValueError
            Always.
        """
        raise ValueError(
            f"prior: got {self}, whose -logpdf is neither convex nor kinked at 0: no penalty here; "
            "give Laplace(scale) for L1 or Gaussian(scale) for L2"
        )


Prior = Laplace | Gaussian | StudentT


def _strength(noise_var: float, n: int, scale: float, power: int) -> float:
    """noise_var / (n scale^power), refused where that leaves the floats."""
    noise_var, n = number(noise_var, "noise_var", above=0), integer(n, "n", least=1)
    lam = noise_var / number(n, "n")
    for _ in range(power):
        lam /= scale
    if 0 < lam < np.inf:
        return lam
    over = "scale^2" if power == 2 else "scale"
    raise ValueError(
        f"noise_var: got {noise_var:g} for n = {n:g} and scale = {scale:g}; "
        f"give numbers whose noise_var / (n {over}) is a float > 0"
    )


def shape(size: int | tuple[int, ...]) -> tuple[int, ...]:
    """Return size as a shape; raise a TypeError or ValueError if it is no number >= 1 or tuple of such."""
    return tuple(integer(k, "size", least=1) for k in (size if isinstance(size, tuple) else (size,)))
