"""What *Compressed sensing* says about a lasso solver with a tiny λ: what it returns, and why it stops."""

import warnings

import numpy as np

from ...course.claim import claim
from ...maths.recovery import recovers
from ...maths.sensing import basis_pursuit, spikes


@claim("compressed_sensing/tiny_lambda")
def tiny_lambda() -> None:
    from sklearn.linear_model import Lasso

    draws = [spikes(25, 60, 8, rng=np.random.default_rng(seed)) for seed in range(100)]
    assert sum(recovers(s.A, s.x).recovered for s in draws) == 69
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fits = [Lasso(alpha=1e-6, fit_intercept=False).fit(s.A, s.b).coef_ for s in draws]
    errors = [np.linalg.norm(w - s.x) / np.linalg.norm(s.x) for w, s in zip(fits, draws, strict=True)]
    assert min(errors) > 0.01, min(errors)


@claim("compressed_sensing/tiny_gap")
def tiny_gap() -> None:
    """The gap by its definition, with the residual, scaled to be feasible, as the dual vector."""
    from sklearn.linear_model import Lasso

    for seed in range(100):
        s = spikes(25, 60, 8, rng=np.random.default_rng(seed))
        lasso = Lasso(alpha=1e-6, fit_intercept=False).fit(s.A, s.b)
        w, lam = lasso.coef_, 25e-6
        r = s.b - s.A @ w
        scale = min(1, lam / np.abs(s.A.T @ r).max())
        gap = (1 + scale**2) / 2 * (r @ r) + lam * np.abs(w).sum() - scale * (r @ s.b)
        assert np.isclose(gap, 25 * lasso.dual_gap_) and gap < lasso.tol * (s.b @ s.b), seed
        assert np.linalg.norm(r) < 0.001 * np.linalg.norm(s.b), "Ax ≈ b"


@claim("compressed_sensing/longer_sweeps")
def longer_sweeps() -> None:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import Lasso

    for seed in range(3):
        s = spikes(25, 60, 8, rng=np.random.default_rng(seed))
        lasso = Lasso(alpha=1e-6, fit_intercept=False, tol=1e-8, max_iter=100_000)
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            w = lasso.fit(s.A, s.b).coef_
        assert [each.category for each in said] == [ConvergenceWarning]
        exact = basis_pursuit(s.A, s.b).x
        assert np.linalg.norm(w - exact) > 0.01 * np.linalg.norm(exact), seed
