import re

import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge

import l1l2
from l1l2.drawing import Area, Dots, Line
from l1l2.drawing.live import page
from l1l2.lessons.prior import credible_intervals
from l1l2.maths.paths import lasso_path


@pytest.fixture(scope="module")
def picture():
    return credible_intervals()


@pytest.fixture(scope="module")
def data():
    """X, y with the columns as the picture's rows: in the order in which they join the lasso path."""
    raw = l1l2.diabetes()
    d = l1l2.standardise(raw.X, raw.y)
    order = np.argsort((lasso_path(d.X, d.y).w != 0).argmax(axis=0))
    return d.X[:, order], d.y


def shown(frame, panel):
    """The ten coefficients of a panel: estimates, low ends, medians, high ends; and its diamonds."""
    bars, line, medians, zeros = (
        mark for mark in frame.marks if mark.panel == panel and isinstance(mark, (Area, Line, Dots))
    )
    lengths = bars.x.reshape(-1, 5)[:, 1]  # nan where there is no bar
    ends = line.x.reshape(-1, 3)
    return np.nan_to_num(lengths), ends[:, 0], medians.x, ends[:, 1], zeros


def numbers(frame):
    """lam_pc, b and sigma as the caption says them, and the lambdas of the lasso and ridge."""
    signs = (
        re.search(rf"{sign} = ([\d.]+\d|\d+)", frame.caption) for sign in ("λ_PC", "b = σ/λ_PC", "for σ")
    )
    said = [float(found.group(1)) for found in signs]
    return *said, *(float(lam) for lam in re.findall(r"at λ = ([\d.]+\d)", frame.caption))


@pytest.mark.parametrize("lam_pc", [5.0, 40.0, 120.0])
def test_bars_are_what_scikit_learn_finds_and_diamonds_their_zeros(picture, data, lam_pc):
    frame, (X, y) = picture.frame(lam_pc=lam_pc), data
    *_, lam, strength = numbers(frame)
    lasso = Lasso(alpha=lam, tol=1e-10, max_iter=100_000).fit(X, y)
    ridge = Ridge(alpha=len(y) * strength).fit(X, y)
    for panel, model in ("A", lasso), ("B", ridge):
        w, *_, zeros = shown(frame, panel)
        assert w == pytest.approx(model.coef_, rel=0.02, abs=0.05)  # the caption's lambda has three digits
        assert np.array_equal(np.round(zeros.y), np.flatnonzero(model.coef_ == 0))
    assert lasso.score(X, y) == pytest.approx(ridge.score(X, y), abs=2e-3)


def test_the_lasso_is_matched_through_the_scale_of_the_prior(picture, data):
    for lam_pc in picture.controls["lam_pc"].values:
        said, scale, sigma, lam, _ = numbers(picture.frame(lam_pc=lam_pc))
        assert said == lam_pc
        assert scale == pytest.approx(sigma / lam_pc, rel=0.01)
        assert lam == pytest.approx(sigma**2 / (len(data[1]) * scale), rel=0.015)


def test_no_median_is_exactly_0_though_estimates_are(picture):
    zeros = []
    for lam_pc in picture.controls["lam_pc"].values:
        frame = picture.frame(lam_pc=lam_pc)
        for panel in "AB":
            w, low, median, high, _ = shown(frame, panel)
            assert (median != 0).all()
            assert ((low < median) & (median < high)).all()
            words = (
                f"{(w == 0).sum()} of 10 exactly 0; 0 of 10 medians; {(low * high < 0).sum()} of 10 intervals"
            )
            assert words in frame.caption
        zeros.append((shown(frame, "A")[0] == 0).sum())
    assert zeros == sorted(zeros)
    assert zeros[0] >= 1


def plain_gibbs(X, y, lam_pc, draws, rng):
    """Park & Casella's own three steps, one chain, no more."""
    (n, p), G, c = X.shape, X.T @ X, X.T @ y
    noise_var, precision, out = y.var(), np.ones(p), []
    for _ in range(draws + 100):
        A = np.linalg.inv(G + np.diag(precision))
        w = rng.multivariate_normal(A @ c, noise_var * A, method="cholesky")
        rss = ((y - X @ w) ** 2).sum() + (precision * w**2).sum()
        noise_var = rss / 2 / rng.gamma((n - 1 + p) / 2)
        precision = rng.wald(np.sqrt(lam_pc**2 * noise_var / w**2), lam_pc**2)
        out.append(w)
    return np.array(out[100:])


@pytest.mark.parametrize("lam_pc", [5.0, 60.0])
def test_medians_and_intervals_are_those_of_park_and_casella_s_own_sampler(picture, data, lam_pc):
    w = plain_gibbs(*data, lam_pc, 4000, np.random.default_rng(0))
    _, *found, _ = shown(picture.frame(lam_pc=lam_pc), "A")
    spread = w.std(axis=0)
    for share, quantile, miss in zip((0.025, 0.5, 0.975), found, (0.45, 0.15, 0.45), strict=True):
        assert (
            np.abs(quantile - np.quantile(w, share, axis=0)) < miss * spread
        ).all()  # Monte Carlo error of both


def test_ridge_is_the_median_of_its_posterior_and_the_interval_is_the_gaussian_s(picture, data):
    frame, (X, y) = picture.frame(lam_pc=20.0), data
    *_, sigma, _, strength = numbers(frame)
    w, low, median, high, _ = shown(frame, "B")
    assert w == pytest.approx(median)
    covariance = sigma**2 * np.linalg.inv(X.T @ X + len(y) * strength * np.eye(10))
    assert (high - low) / 2 == pytest.approx(1.96 * np.sqrt(np.diag(covariance)), rel=0.01)


def test_the_page_is_within_its_budget(picture):
    assert len(page(picture).encode()) <= 140_000
