from functools import cache
from itertools import count

import numpy as np
import pytest
from arviz_stats.base import array_stats
from scipy import stats
from tqdm import std

from l1l2 import (
    ConvergenceWarning,
    Gaussian,
    Problem,
    Quadratic,
    bayesian_lasso,
    diabetes,
    lasso_path,
    posterior_1d,
    ridge_path,
    ridge_posterior,
    solve,
    standardise,
)
from l1l2.maths.gibbs import inverse_gaussian, split_r_hat


def data(n, p, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, p)) + rng.standard_normal((n, 1))  # correlated
    made = standardise(X, X[:, 0] - 0.3 * X[:, -1] + rng.standard_normal(n))
    return made.X, made.y


@cache
def on_diabetes(lam_pc=20):
    given = diabetes()
    made = standardise(given.X, given.y)
    return made, bayesian_lasso(made.X, made.y, lam_pc, rng=np.random.default_rng(0))


def on_a_grid(X, y, lam_pc):
    """Means of w, w^2, |w| and sigma by p(w, sigma | y) on a grid, for p <= 2."""
    n, p = X.shape
    middle = np.linalg.lstsq(X, y)[0]
    spread = np.sqrt(np.diag(np.linalg.inv(X.T @ X)) * np.sum((y - X @ middle) ** 2) / (n - p))
    sides = [np.linspace(m - 14 * s, m + 14 * s, 281) for m, s in zip(middle, spread, strict=True)]
    w = np.stack(np.meshgrid(*sides, indexing="ij"), axis=-1)
    rss = ((y - w @ X.T) ** 2).sum(axis=-1)
    sizes = np.abs(w).sum(axis=-1)
    sigmas = np.geomspace(0.05, 20, 81) * np.sqrt(rss.min() / n)
    log_p = [-(n - 1 + p) * np.log(s) - rss / (2 * s**2) - lam_pc * sizes / s for s in sigmas]
    mass = np.exp(np.array(log_p) - np.max(log_p))
    mass /= mass.sum()  # even steps in log sigma, as the prior 1/sigma^2 d sigma^2 is
    of_w = mass.sum(axis=0)
    axes = tuple(range(p))
    return np.concatenate(
        [
            *[(of_w[..., None] * value).sum(axis=axes) for value in (w, w**2, np.abs(w))],
            [mass.reshape(len(sigmas), -1).sum(axis=1) @ sigmas],
        ]
    )


@pytest.mark.parametrize(("n", "p", "lam_pc"), [(6, 1, 0.5), (9, 1, 6), (12, 2, 1), (8, 2, 4)])
def test_draws_agree_with_the_exact_posterior(n, p, lam_pc):
    X, y = data(n, p, seed=n)
    made = bayesian_lasso(X, y, lam_pc, draws=2500, rng=np.random.default_rng(1))
    sigma = np.sqrt(made.noise_var)[..., None]
    draws = np.concatenate([made.w, made.w**2, np.abs(made.w), sigma], axis=2)
    error = [array_stats.mcse(column, method="mean") for column in np.moveaxis(draws, 2, 0)]
    exact = on_a_grid(X, y, lam_pc)
    assert (np.abs(draws.mean(axis=(0, 1)) - exact) <= 4 * np.array(error)).all()
    assert (np.array(error) <= 0.03 * (np.abs(exact) + 0.1)).all()  # else the line above says nothing


def test_chains_agree_and_arviz_thinks_so_too():
    _, made = on_diabetes()
    assert made.w.shape == (10, 1000, 10) and made.noise_var.shape == (10, 1000)
    columns = [*np.moveaxis(made.w, 2, 0), made.noise_var]
    assert max(array_stats.rhat(column) for column in columns) <= 1.01
    assert min(array_stats.ess(column) for column in columns) >= 2000
    ours = max(array_stats.rhat(column, method="split") for column in columns)
    assert made.r_hat == pytest.approx(ours, abs=1e-12)


def test_the_worst_r_hat_counts_be_it_of_a_weight_or_of_the_noise():
    X, y = data(20, 2)
    worst = set()
    for seed in range(8):
        made = bayesian_lasso(X, y, 2, draws=200, rng=np.random.default_rng(seed))
        columns = *np.moveaxis(made.w, 2, 0), made.noise_var
        theirs = [array_stats.rhat(column, method="split") for column in columns]
        assert made.r_hat == pytest.approx(max(theirs), abs=1e-12)
        worst.add(int(np.argmax(theirs)))
    assert worst >= {2} and worst & {0, 1}  # else the lines above say less


def test_medians_are_near_the_lasso_and_no_draw_is_zero():
    made, drawn = on_diabetes(lam_pc := 20)
    sigma = np.sqrt(np.median(drawn.noise_var))
    lasso = lasso_path(made.X, made.y).at(sigma * lam_pc / len(made.y))
    medians = np.median(drawn.w, axis=(0, 1))
    assert (drawn.w != 0).all() and (medians != 0).all() and (lasso == 0).any()
    assert (np.abs(medians - lasso) <= drawn.w.std(axis=(0, 1))).all()


def test_the_scale_is_conditional_on_sigma():
    _, made = on_diabetes()
    assert made.lam_pc == 20
    assert np.allclose(made.scale * made.lam_pc, np.sqrt(made.noise_var))


def test_a_strong_prior_holds_the_weights_and_a_weak_one_lets_go():
    X, y = data(40, 3)
    strong = bayesian_lasso(X, y, 1e4, rng=np.random.default_rng(0))
    assert np.abs(strong.w).mean() == pytest.approx(np.sqrt(strong.noise_var).mean() / 1e4, rel=0.1)
    weak = bayesian_lasso(X, y, 1e-3, rng=np.random.default_rng(0))
    assert np.allclose(weak.w.mean(axis=(0, 1)), np.linalg.lstsq(X, y)[0], atol=0.05)


def test_more_columns_than_rows():
    """The prior is proper, so the posterior is; and what is drawn explains the data."""
    X, y = data(6, 9)
    made = bayesian_lasso(X, y, 1, rng=np.random.default_rng(0))
    assert made.r_hat <= 1.05
    fitted = np.median(made.w @ X.T, axis=(0, 1))
    assert np.sum((y - fitted) ** 2) < 0.5 * y @ y


def test_units_do_not_matter():
    """The prior is in units of sigma: y a million times as large gives the same draws, as large."""
    X, y = data(20, 3)
    one, other = (bayesian_lasso(X, unit * y, 2, draws=50, rng=np.random.default_rng(0)) for unit in (1, 1e6))
    assert np.allclose(1e6 * one.w, other.w, rtol=1e-9)
    assert np.allclose(1e12 * one.noise_var, other.noise_var, rtol=1e-9)


def test_the_same_generator_the_same_draws():
    X, y = data(20, 3)
    one, other, third = (
        bayesian_lasso(X, y, 2, draws=300, rng=np.random.default_rng(seed)).w for seed in (5, 5, 6)
    )
    assert np.array_equal(one, other) and not np.array_equal(one, third)


@pytest.mark.parametrize(("draws", "found"), [(3, "nan"), (8, r"1\.[1-9]")])
def test_chains_that_disagree_say_so(draws, found):
    """More weights than data and next to no prior: each wanders far and slowly."""
    X, y = data(20, 30)
    with pytest.warns(ConvergenceWarning, match=rf"R-hat = {found}.* after {draws} draws of 10 chains"):
        made = bayesian_lasso(X, y, 1e-3, draws=draws, burn=0, rng=np.random.default_rng(0))
    assert not made.r_hat <= 1.05


@pytest.mark.parametrize(("draws", "burn"), [(1000, 234), (20, 3)])
def test_progress_is_told_up_to_the_end(draws, burn):
    X, y = data(20, 2)
    told = []
    bayesian_lasso(
        X,
        y,
        2,
        draws=draws,
        burn=burn,
        rng=np.random.default_rng(0),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (draws + burn, draws + burn)
    assert np.diff([done for done, _ in told]).min() > 0
    assert 20 <= len(told) <= 110


@pytest.mark.parametrize(("mean", "shape"), [(1.0, 1.0), (0.05, 2.0), (300.0, 1.5)])
def test_inverse_gaussian_draws_are_wald_s(mean, shape):
    rng = np.random.default_rng(0)
    draws = inverse_gaussian(np.full(20_000, mean), shape, rng.standard_normal(20_000), rng.random(20_000))
    assert stats.kstest(draws, stats.invgauss(mean / shape, scale=shape).cdf).pvalue > 0.01


@pytest.mark.parametrize("mean", [1e8, 1e16, 1e100])
def test_inverse_gaussian_of_an_endless_mean_is_levy_s(mean):
    rng = np.random.default_rng(0)
    draws = inverse_gaussian(np.full(20_000, mean), 2.0, rng.standard_normal(20_000), rng.random(20_000))
    assert (draws > 0).all()
    assert stats.kstest(draws, stats.levy(scale=2).cdf).pvalue > 0.01


@pytest.mark.parametrize(("chains", "draws"), [(4, 100), (2, 7), (5, 4)])
def test_split_r_hat_is_arviz_s(chains, draws):
    x = np.random.default_rng(0).standard_normal((chains, draws, 3)).cumsum(axis=1)
    theirs = [array_stats.rhat(x[:, :, j], method="split") for j in range(3)]
    assert np.allclose(split_r_hat(x), theirs, rtol=1e-12)


def test_ridge_posterior_is_the_normal_equations():
    X, y = data(15, 4)
    scale, noise = 0.8, 1.7
    made = ridge_posterior(X, y, scale, noise)
    precision = X.T @ X / noise**2 + np.eye(4) / scale**2
    assert np.allclose(made.covariance @ precision, np.eye(4), atol=1e-12)
    assert np.allclose(precision @ made.mean, X.T @ y / noise**2, atol=1e-12)
    assert np.allclose(made.sd**2, np.linalg.inv(precision).diagonal())


@pytest.mark.parametrize(("n", "p"), [(15, 4), (5, 8)])
def test_ridge_posterior_is_around_ridge(n, p):
    X, y = data(n, p)
    made = ridge_posterior(X, y, 0.8, 1.7)
    penalty = Gaussian(0.8).penalty(1.7**2, n)
    assert penalty.lam == pytest.approx(1.7**2 / (n * 0.64))
    assert np.allclose(made.mean, ridge_path(X, y).at(penalty.lam), atol=1e-10)
    assert np.allclose(made.mean, solve(Problem(Quadratic(X, y), penalty)).w, atol=1e-8)


def test_ridge_posterior_of_one_weight():
    one = posterior_1d(Gaussian(0.8), 1.2, 0.5)
    made = ridge_posterior([[1.0]], [1.2], 0.8, 0.5)
    assert made.mean[0] == pytest.approx(one.mean)
    assert made.mean[0] + made.sd[0] == pytest.approx(one.inverse_cdf(stats.norm.cdf(1)))


def test_a_long_run_shows_a_bar_and_a_short_one_does_not(monkeypatch, capsys):
    X, y = data(20, 2)
    bayesian_lasso(X, y, 2, draws=200, rng=np.random.default_rng(0))
    assert capsys.readouterr() == ("", "")
    seconds = count()
    monkeypatch.setattr(std, "time", lambda: float(next(seconds)))
    bayesian_lasso(X, y, 2, draws=200, rng=np.random.default_rng(0))
    assert "100%" in capsys.readouterr().err


@pytest.mark.parametrize("lam_pc", [1e-300, 1e-160, 1e-8, 1e160, 1e300])
@pytest.mark.parametrize("shape", [(20, 3), (5, 10)])
def test_a_prior_beyond_floats_is_refused_by_its_name(lam_pc, shape):
    X, y = data(*shape)
    with pytest.raises(ValueError, match=r"^lam_pc: got .*; give a number from .* to .* times"):
        bayesian_lasso(X, y, lam_pc, rng=np.random.default_rng(0))


@pytest.mark.filterwarnings("ignore::l1l2.ConvergenceWarning")
@pytest.mark.parametrize("times", [1.001e-6, 0.999e75])
@pytest.mark.parametrize("shape", [(20, 3), (5, 10)])
def test_at_the_ends_of_what_is_allowed_draws_are_numbers(times, shape):
    X, y = data(*shape)
    lam_pc = times * np.linalg.norm(X, 2)
    made = bayesian_lasso(X, y, lam_pc, draws=50, chains=4, burn=20, rng=np.random.default_rng(0))
    assert np.isfinite(made.w).all() and (made.w != 0).all() and (made.noise_var > 0).all()


def test_one_row_tells_nothing_of_the_noise():
    with pytest.raises(ValueError, match=r"^X: got 1 row, which leaves .*; give at least 2$"):
        bayesian_lasso([[1.0, 2.0]], [1.0], 1.0, rng=np.random.default_rng(0))


@pytest.mark.parametrize("name", ["scale", "noise", "X", "y"])
@pytest.mark.parametrize("size", [1e-200, 1e200])
def test_sizes_whose_squares_leave_the_floats_are_refused_by_name(name, size):
    X, y = data(20, 3)
    given = {"X": X, "y": y, "scale": 1.0, "noise": 1.0}
    given[name] = given[name] * size
    with pytest.raises(ValueError, match=rf"^{name}: got .*; give a finite number >= 1e-75 and <= 1e\+75$"):
        ridge_posterior(**given)
    if name in "Xy":
        with pytest.raises(ValueError, match=rf"^{name}: got .*; give a finite number >= 1e-75"):
            bayesian_lasso(given["X"], given["y"], 1.0, rng=np.random.default_rng(0))


@pytest.mark.parametrize("name", ["X", "y"])
@pytest.mark.parametrize("large", [1e200, -1e200])
def test_one_number_too_large_among_zeros_is_refused_as_well(name, large):
    given = {"X": np.eye(3), "y": np.array([0.0, 1.0, 0.0]), "scale": 1.0, "noise": 1.0}
    given[name][1] *= large
    with pytest.raises(ValueError, match=rf"^{name}: got 1e\+200; give a finite number >= 1e-75"):
        ridge_posterior(**given)


def test_a_column_of_zeros_is_named_and_answers_of_zeros_are_answers():
    with pytest.raises(ValueError, match=r"^X: got zeros only in column 2; give columns that vary$"):
        ridge_posterior([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]], [1.0, 2.0], 1.0, 1.0)
    assert not ridge_posterior(np.eye(2), [0.0, 0.0], 1.0, 1.0).mean.any()
    with pytest.raises(ValueError, match=r"^y: got zeros only, which leave sigma\^2 no posterior"):
        bayesian_lasso(np.eye(2), [0.0, 0.0], 1.0, rng=np.random.default_rng(0))


@pytest.mark.parametrize("scale", [1e-75, 1.0, 1e75])
@pytest.mark.parametrize("noise", [1e-75, 1.0, 1e75])
def test_ridge_s_posterior_at_the_ends_of_what_is_allowed(scale, noise):
    """One weight: what two Gaussians make of each other."""
    made, right = ridge_posterior([[1.0]], [1.2], scale, noise), posterior_1d(Gaussian(scale), 1.2, noise)
    assert made.mean[0] == pytest.approx(right.mean, rel=1e-12)
    assert made.sd[0] == pytest.approx(scale / np.hypot(scale, noise) * noise, rel=1e-12)


def test_unless_told_ten_chains_of_a_thousand_draws_after_two_hundred_steps():
    seen = []
    made = bayesian_lasso(
        [[1.0], [-1.0], [0.5]],
        [2.0, -1.0, 0.3],
        1.0,
        rng=np.random.default_rng(0),
        progress=lambda done, total: seen.append(total),
    )
    assert made.w.shape == (10, 1000, 1) and made.noise_var.shape == (10, 1000)
    assert set(seen) == {1200}
