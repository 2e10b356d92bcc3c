from dataclasses import replace

import matplotlib.pyplot as plt
import numpy as np
import pytest
from sklearn.linear_model import Lasso, Ridge

import l1l2
from l1l2.drawing import Area, Dots, Line, Text
from l1l2.drawing.live import page
from l1l2.lessons.prior import credible_intervals, intervals
from l1l2.maths.paths import lasso_path


@pytest.fixture(scope="module")
def picture():
    return credible_intervals()


@pytest.fixture(scope="module")
def data():
    """X, y and the columns' names as the picture's rows: in the order in which they join the lasso path."""
    raw = l1l2.diabetes()
    d = l1l2.standardise(raw.X, raw.y)
    order = np.argsort((lasso_path(d.X, d.y).w != 0).argmax(axis=0))
    return d.X[:, order], d.y, [raw.names[j] for j in order]


def shown(frame, panel):
    """The ten coefficients of a panel: estimates, low ends, medians, high ends; and its diamonds."""
    bars, line, medians, zeros = (
        mark for mark in frame.marks if mark.panel == panel and isinstance(mark, (Area, Line, Dots))
    )
    role = "l1" if panel == "A" else "l2"
    assert [mark.role for mark in (bars, line, medians, zeros)] == [role, "solution", "solution", role]
    lengths, heights = bars.x.reshape(-1, 5)[:, 1], bars.y.reshape(-1, 5)[:, :4].mean(axis=1)
    ends = line.x.reshape(-1, 3)
    assert np.round(heights).tolist() == np.round(medians.y).tolist() == list(range(10))
    assert line.y.reshape(-1, 3)[:, 0] == pytest.approx(medians.y) and (heights < medians.y).all()
    return np.nan_to_num(lengths), ends[:, 0], medians.x, ends[:, 1], zeros  # nan where there is no bar


@pytest.mark.parametrize("lam_pc", [5.0, 40.0, 120.0])
def test_bars_are_what_scikit_learn_finds_and_diamonds_their_zeros(picture, data, lam_pc):
    frame, (X, y, _) = picture.frame(lam_pc=lam_pc), data
    facts = frame.facts
    lasso = Lasso(alpha=facts["lasso"]["lam"], tol=1e-12, max_iter=100_000).fit(X, y)
    ridge = Ridge(alpha=len(y) * facts["ridge"]["lam"]).fit(X, y)
    for panel, name, model in ("A", "lasso", lasso), ("B", "ridge", ridge):
        w, *_, zeros = shown(frame, panel)
        assert w == pytest.approx(model.coef_, abs=1e-4)
        assert np.array_equal(np.round(zeros.y), np.flatnonzero(model.coef_ == 0)) and (zeros.x == 0).all()
        assert facts[name]["zeros"] == (model.coef_ == 0).sum()
    assert lasso.score(X, y) == pytest.approx(ridge.score(X, y), abs=1e-6)
    assert facts["bound"] == 1e-8


def test_a_diamond_stands_where_the_bar_would(picture):
    for lam_pc in picture.controls["lam_pc"].values:
        of_lasso = [
            mark for mark in picture.frame(lam_pc=lam_pc).marks if (mark.role, mark.panel) == ("l1", "A")
        ]
        bars, diamonds = of_lasso[:2]
        corners = np.stack([bars.x, bars.y]).reshape(2, -1, 5)[..., :4]
        missing = np.isnan(corners[0]).any(axis=1)
        assert missing.any()
        assert diamonds.y == pytest.approx(corners[1, missing].mean(axis=1))


def test_the_lasso_is_matched_through_the_scale_of_the_prior(picture, data):
    for lam_pc in picture.controls["lam_pc"].values:
        facts = picture.frame(lam_pc=lam_pc).facts
        assert facts["lam_pc"] == lam_pc
        assert facts["scale"] == pytest.approx(facts["sigma"] / lam_pc)
        assert facts["lasso"]["lam"] == pytest.approx(facts["sigma"] ** 2 / (len(data[1]) * facts["scale"]))


def test_no_median_is_exactly_0_though_estimates_are(picture):
    zeros = []
    for lam_pc in picture.controls["lam_pc"].values:
        frame = picture.frame(lam_pc=lam_pc)
        for panel in "AB":
            _, low, median, high, _ = shown(frame, panel)
            assert (median != 0).all()
            assert ((low < median) & (median < high)).all()
        zeros.append((shown(frame, "A")[0] == 0).sum())
    assert zeros == sorted(zeros)
    assert zeros[0] >= 1


def test_what_is_said_is_counted_among_the_marks(picture):
    for lam_pc in picture.controls["lam_pc"].values:
        frame = picture.frame(lam_pc=lam_pc)
        for panel, name, role in ("A", "lasso", "l1"), ("B", "ridge", "l2"):
            w, low, median, high, _ = shown(frame, panel)
            facts = frame.facts[name]
            expected = (w == 0).sum(), (median == 0).sum(), ((low < 0) & (high > 0)).sum(), 10
            assert tuple(facts[key] for key in ("zeros", "zero_medians", "intervals", "p")) == expected
            counted, lam = (m for m in frame.marks if isinstance(m, Text) and m.panel == panel)
            assert counted.role == lam.role == role
            assert counted.text.message == "{zeros} of {p} exactly 0; {zero_medians} of {p} medians"
            for text in counted.text, lam.text:
                assert dict(text.facts).items() <= dict(facts).items()
            assert lam.text.message == "λ = {lam:.3g}"


def test_the_caption_says_all_of_it(picture):
    assert picture.frame(lam_pc=60.0).caption == (
        "Park and Casella's prior with λ_PC = 60 has scale b = σ/λ_PC = 1, for σ = 60.1 in the posterior, "
        "which makes it the lasso with λ = σ²/(nb). The lasso at λ = 8.15 has 6 of 10 exactly 0; 0 of 10 "
        "medians; 7 of 10 intervals hold 0. Ridge, which fits as well, at λ = 0.742 has 0 of 10 exactly 0; 0 "
        "of 10 medians; 3 of 10 intervals hold 0. Certified: KKT violation below 1e-08."
    )


def test_without_the_posterior_only_the_estimates_are_drawn_and_said(picture):
    drawn, hidden = (picture.frame(lam_pc=60.0, posterior=posterior) for posterior in (True, False))
    assert drawn.facts["lasso"]["zero_medians"] == 0 < drawn.facts["lasso"]["zeros"]
    assert hidden.caption.endswith(
        "λ = σ²/(nb). The lasso at λ = 8.15 has 6 of 10 exactly 0. Ridge, which fits as well, at λ = 0.742 "
        "has 0 of 10 exactly 0. Certified: KKT violation below 1e-08."
    )
    for panel in "AB":
        (w, *_, zeros), (same, *quantiles, same_zeros) = (shown(frame, panel) for frame in (drawn, hidden))
        assert np.array_equal(w, same) and np.array_equal(zeros.y, same_zeros.y)
        assert np.isnan(quantiles).all()
        counted = next(m for m in hidden.marks if isinstance(m, Text) and m.panel == panel)
        assert counted.text.message == "{zeros} of {p} exactly 0"
    control = picture.controls["posterior"]
    assert (control.label, control.readout(False), control.readout(True)) == ("posterior", "hidden", "drawn")


@pytest.mark.parametrize("name", ["lasso", "ridge"])
def test_an_estimate_that_is_no_optimum_is_not_certified(name):
    belief, datafit = intervals._believe(60.0), intervals._data().datafit
    estimate = getattr(belief, name)
    assert intervals._describe(60.0, belief, datafit, posterior=True).facts["bound"] == 1e-8
    wrong = replace(belief, **{name: replace(estimate, w=1.01 * estimate.w)})
    assert intervals._describe(60.0, wrong, datafit, posterior=True).facts["kkt"] > 1e-3


def test_the_stage_names_the_rows_and_what_each_mark_is(picture, data):
    figure, axes = plt.subplot_mosaic("AB")
    picture.stage(axes)
    plt.close(figure)
    assert [label.get_text() for label in axes["A"].get_yticklabels()] == data[2]
    assert axes["A"].get_yticks().tolist() == axes["B"].get_yticks().tolist() == list(range(10))
    titles = "Lasso (L1) and its posterior", "Ridge (L2) and its posterior"
    keys = "bar: the lasso, diamond: exactly 0", "star: median, line: 95 % of the posterior"
    for ax, title, key in zip(axes.values(), titles, keys, strict=True):
        assert ax.get_title() == title and [text.get_text() for text in ax.texts] == [key]
        assert ax.get_xlabel() == "coefficient, per standard deviation of the column"
    control = picture.controls["lam_pc"]
    assert control.label == "Park and Casella's λ" and control.readout(60.0) == "60"


def plain_gibbs(X, y, lam_pc, draws, rng):
    """Park & Casella's own three steps, one chain, no more: the weights, and the mean noise."""
    (n, p), G, c = X.shape, X.T @ X, X.T @ y
    noise_var, precision, out = y.var(), np.ones(p), []
    for _ in range(draws + 100):
        A = np.linalg.inv(G + np.diag(precision))
        w = rng.multivariate_normal(A @ c, noise_var * A, method="cholesky")
        rss = ((y - X @ w) ** 2).sum() + (precision * w**2).sum()
        noise_var = rss / 2 / rng.gamma((n - 1 + p) / 2)
        precision = rng.wald(np.sqrt(lam_pc**2 * noise_var / w**2), lam_pc**2)
        out.append(np.append(w, noise_var))
    drawn = np.array(out[100:])
    return drawn[:, :-1], np.sqrt(drawn[:, -1].mean())


@pytest.mark.parametrize("lam_pc", [5.0, 60.0])
def test_medians_and_intervals_are_those_of_park_and_casella_s_own_sampler(picture, data, lam_pc):
    w, sigma = plain_gibbs(*data[:2], lam_pc, 4000, np.random.default_rng(0))
    frame = picture.frame(lam_pc=lam_pc)
    assert frame.facts["sigma"] == pytest.approx(sigma, rel=0.01)
    _, *found, _ = shown(frame, "A")
    spread = w.std(axis=0)
    for share, quantile, miss in zip((0.025, 0.5, 0.975), found, (0.45, 0.15, 0.45), strict=True):
        assert (
            np.abs(quantile - np.quantile(w, share, axis=0)) < miss * spread
        ).all()  # Monte Carlo error of both


def test_ridge_is_the_median_of_its_posterior_and_the_interval_is_the_gaussian_s(picture, data):
    frame, (X, y, _) = picture.frame(lam_pc=20.0), data
    sigma, strength = frame.facts["sigma"], frame.facts["ridge"]["lam"]
    w, low, median, high, _ = shown(frame, "B")
    assert w == pytest.approx(median)
    covariance = sigma**2 * np.linalg.inv(X.T @ X + len(y) * strength * np.eye(10))
    assert (high - low) / 2 == pytest.approx(1.96 * np.sqrt(np.diag(covariance)), rel=1e-4)


@pytest.mark.thorough  # tests/drawing/test_live.py holds every page to the package's own budget
def test_the_page_is_within_its_budget(picture):
    assert len(page(picture).encode()) <= 140_000
