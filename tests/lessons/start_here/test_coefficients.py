import re

import numpy as np
import pytest
from sklearn.linear_model import Lasso, LinearRegression, Ridge
from sklearn.metrics import r2_score, root_mean_squared_error
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from l1l2 import diabetes
from l1l2.drawing import Area, Dots
from l1l2.drawing.render import staged
from l1l2.lessons.start_here import equal_fit, equal_fit_with_noise


@pytest.mark.parametrize(("maker", "noise"), [(equal_fit, 0), (equal_fit_with_noise, 30)])
@pytest.mark.parametrize("fit", [0.1, 0.3, 0.45, 0.54])
def test_caption_is_what_scikit_learn_finds(maker, noise, fit):
    """The same split, the same lambdas, none of our code: fit, zeros and test error agree."""
    frame = maker().frame(fit=fit)
    data = diabetes(noise, np.random.default_rng(1))
    train, test = np.split(np.random.default_rng(0).permutation(442), [300])
    lams = [float(lam) for lam in re.findall(r"λ = ([\d.]+)", frame.caption)]
    zeros = re.findall(r"(\d+) of \d+ exactly 0", frame.caption)
    errors = re.findall(r"test error ([\d.]+\d)", frame.caption)
    models = Lasso(alpha=lams[0], tol=1e-10, max_iter=100_000), Ridge(alpha=300 * lams[1])
    for model, zero, error in zip(models, zeros, errors, strict=True):
        fitted = make_pipeline(StandardScaler(), model).fit(data.X[train], data.y[train])
        assert r2_score(data.y[train], fitted.predict(data.X[train])) == pytest.approx(fit, abs=2e-3)
        assert int(zero) == (model.coef_ == 0).sum()
        found = root_mean_squared_error(data.y[test], fitted.predict(data.X[test]))
        assert float(error) == pytest.approx(found, abs=0.1)


def bars_by_row(area):
    """The middle of each lying bar, and how far it reaches from 0: 0 for one that is hidden."""
    corners = np.column_stack([area.x, area.y]).reshape(-1, 5, 2)[:, :4]
    reach = np.nansum(corners[:, [1, 2], 0], axis=1) / 2
    return corners[:, :, 1].mean(axis=1).round(6), reach


@pytest.mark.parametrize(("maker", "noise"), [(equal_fit, 0), (equal_fit_with_noise, 30)])
def test_every_bar_stands_beside_its_own_name(maker, noise):
    """The names as the picture prints them, the coefficients as scikit-learn finds them."""
    picture = maker()
    _, axes = staged(picture, 50)
    ticks = zip(axes["A"].get_yticks(), axes["A"].get_yticklabels(), strict=True)
    printed = {row: label.get_text() for row, label in ticks}
    data = diabetes(noise, np.random.default_rng(1))
    train = np.random.default_rng(0).permutation(442)[:300]
    frame = picture.frame(fit=0.45)
    lams = [float(lam) for lam in re.findall(r"λ = ([\d.]+)", frame.caption)]
    models = Lasso(alpha=lams[0], tol=1e-10, max_iter=100_000), Ridge(alpha=300 * lams[1]), LinearRegression()
    for model, role in zip(models, ("l1", "l2", "ghost"), strict=True):
        make_pipeline(StandardScaler(), model).fit(data.X[train], data.y[train])
        named = dict(zip(data.names, model.coef_, strict=True))
        areas = [mark for mark in frame.marks if isinstance(mark, Area) and mark.role == role]
        assert len(areas) == (4 if role == "ghost" else 2)  # of the named columns and of the noise
        for named_ones in areas[::2]:
            rows, reach = bars_by_row(named_ones)
            assert {printed[row] for row in rows} == set(data.names[:10])
            assert reach == pytest.approx([named[printed[row]] for row in rows], abs=0.2)


def test_diamonds_mark_the_zeros_and_nothing_else():
    picture = equal_fit()
    for fit in picture.controls["fit"].values:
        frame = picture.frame(fit=fit)
        lasso, ridge = (mark.y.size for mark in frame.marks if isinstance(mark, Dots))
        assert f"has {lasso} of 10 exactly 0" in frame.caption
        assert ridge == (10 if fit == 0 else 0)


def test_zeros_come_one_by_one_as_fit_is_given_up():
    picture = equal_fit()
    zeros = [
        int(re.search(r"has (\d+) of 10", picture.frame(fit=fit).caption).group(1))
        for fit in picture.controls["fit"].values
    ]
    assert zeros[0] == 10
    assert zeros[-1] == 0
    assert np.diff(zeros).max() <= 1  # one feature may leave the path again; never more at once
