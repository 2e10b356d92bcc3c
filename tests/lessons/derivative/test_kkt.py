import re

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2 import diabetes, standardise
from l1l2.drawing import Area, Dots
from l1l2.lessons.derivative import correlations


@pytest.fixture(scope="module")
def picture():
    return correlations()


def lengths(frame, role, panel):
    """The ten bars of a role; nan where there is none."""
    (bars,) = (m for m in frame.marks if isinstance(m, Area) and (m.role, m.panel) == (role, panel))
    ends = bars.x.reshape(10, 5)
    return ends[np.arange(10), np.abs(ends[:, :4]).argmax(axis=1)]


def test_a_weight_lives_where_its_pull_touches_the_line_and_nowhere_else(picture):
    lam_max = lam_of_first_touch(picture)
    for lam in picture.controls["lam"].values:
        frame = picture.frame(lam=lam)
        touching, below = lengths(frame, "l1", "A"), lengths(frame, "ghost", "A")
        alive = ~np.isnan(lengths(frame, "l1", "B"))
        assert np.allclose(touching[~np.isnan(touching)], lam, atol=1e-7)
        assert (below[~np.isnan(below)] < lam - 1e-3).all()
        assert np.array_equal(np.isnan(touching), ~np.isnan(below))
        (dead,) = (m.y for m in frame.marks if isinstance(m, Dots))
        assert np.array_equal(np.setdiff1d(np.arange(10), dead), alive.nonzero()[0])
        if lam != lam_max:
            assert np.array_equal(alive, ~np.isnan(touching)), lam


def lam_of_first_touch(picture):
    return next(
        lam
        for lam in picture.controls["lam"].values
        if not np.isnan(lengths(picture.frame(lam=lam), "l1", "A")).all()
    )


def test_lam_max_is_where_the_first_pull_touches(picture):
    data = diabetes()
    d = standardise(data.X, data.y)
    pull = np.abs(d.X.T @ d.y) / len(d.y)
    lam = lam_of_first_touch(picture)
    assert lam == pytest.approx(pull.max(), rel=1e-12)
    caption = picture.frame(lam=lam).caption
    assert f"At λ_max = {lam:.2f} the first pull touches, {data.names[pull.argmax()]}; all 10" in caption
    assert (lengths(picture.frame(lam=lam), "ghost", "A")[1:] < lam).all()


@pytest.mark.parametrize("lam", [30.0, 10.0, 0.5])
def test_caption_is_what_scikit_learn_finds(picture, lam):
    data = diabetes()
    d = standardise(data.X, data.y)
    model = Lasso(alpha=lam, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(d.X, d.y)
    frame = picture.frame(lam=lam)
    count, names = re.search(r"(\d+) of 10 pulls touch the line: (.*?)\. Only", frame.caption).groups()
    assert int(count) == (model.coef_ != 0).sum()
    assert set(names.split(", ")) == {data.names[j] for j in model.coef_.nonzero()[0]}
    drawn = lengths(frame, "l1", "B")
    assert np.allclose(np.sort(drawn[~np.isnan(drawn)]), np.sort(model.coef_[model.coef_ != 0]), atol=1e-5)


def test_without_penalty_every_pull_is_0(picture):
    caption = picture.frame(lam=0.0).caption
    assert "the line is at 0 and so is every pull: least squares, none of the 10 weights 0." in caption
    assert np.isnan(lengths(picture.frame(lam=0.0), "ghost", "A")).all()
