import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2 import diabetes, standardise
from l1l2.drawing import Area, Dots, Line, Text
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
    facts = picture.frame(lam=lam).facts
    assert (facts["lam"], facts["names"], facts["p"]) == (lam, data.names[pull.argmax()], 10)
    assert facts.keys() == {"lam", "names", "p", "bound"}
    below = lengths(picture.frame(lam=lam), "ghost", "A")
    assert np.isnan(below).sum() == 1 and (below[~np.isnan(below)] < lam).all()


@pytest.mark.parametrize("lam", [45.0, 30.0, 10.0, 0.5])
def test_caption_is_what_scikit_learn_finds(picture, stage, lam):
    data = diabetes()
    d = standardise(data.X, data.y)
    w = Lasso(alpha=lam, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(d.X, d.y).coef_
    frame = picture.frame(lam=lam)
    facts = frame.facts
    rows = [label.get_text() for label in stage(picture)["A"].get_yticklabels()]
    assert sorted(rows) == sorted(data.names)
    order = [data.names.index(name) for name in rows]
    assert (facts["lam"], facts["n"], facts["zeros"], facts["p"]) == (lam, (w != 0).sum(), (w == 0).sum(), 10)
    assert facts["names"] == ", ".join(name for name, alive in zip(rows, w[order] != 0, strict=True) if alive)
    # Every bar stands in the row that has its name.
    assert np.nan_to_num(lengths(frame, "l1", "B")) == pytest.approx(w[order], abs=1e-5)
    pull = np.abs(d.X.T @ (d.y - d.X @ w)) / len(d.y)
    drawn = np.nan_to_num(lengths(frame, "l1", "A")) + np.nan_to_num(lengths(frame, "ghost", "A"))
    assert drawn == pytest.approx(pull[order], abs=1e-4)


def test_the_largest_least_squares_coefficients_are_those_of_the_names(picture, stage):
    data = diabetes()
    d = standardise(data.X, data.y)
    w = np.linalg.lstsq(d.X, d.y)[0]
    rows = [label.get_text() for label in stage(picture)["A"].get_yticklabels()]
    assert lengths(picture.frame(lam=0.0), "l1", "B") == pytest.approx(
        [w[data.names.index(name)] for name in rows]
    )


def test_the_words_count_the_bars_that_are_drawn(picture):
    for lam in picture.controls["lam"].values:
        frame = picture.frame(lam=lam)
        at, note, touching, zeros = (mark for mark in frame.marks if isinstance(mark, Text))
        assert (note.x.size, note.text) == (int(lam == 0), "all are 0")
        assert at.text.facts == {"lam": lam} and at.role == "target"
        assert at.x[0] == np.clip(lam, 5, 44)
        (line,) = (mark for mark in frame.marks if isinstance(mark, Line))
        assert set(line.x) == {lam} and line.role == "target"
        bars = (~np.isnan(lengths(frame, "l1", "A"))).sum() if lam else 10  # at λ = 0 they have no length
        (dead,) = (mark for mark in frame.marks if isinstance(mark, Dots))
        assert touching.text.facts == {"n": bars, "p": 10} and touching.panel == "A"
        assert zeros.text.facts == {"zeros": dead.x.size, "p": 10} and zeros.panel == "B"
        assert {mark.role for mark in (note, touching, zeros, dead)} == {"l1"}
        if "n" in frame.facts:
            assert (frame.facts["n"], frame.facts["zeros"]) == (
                bars,
                dead.x.size,
            ) and bars + dead.x.size == 10
        else:
            assert dead.x.size in (0, 10)


def test_what_is_said_where_nothing_or_everything_touches(picture):
    above, most, one = (picture.frame(lam=lam) for lam in (50.0, lam_of_first_touch(picture), 43.0))
    assert above.caption.startswith("At λ = 50.00 no bar reaches the line, and all 10 weights are exactly 0.")
    assert most.caption.startswith("At λ_max = 45.16 the first bar touches, body mass; all 10 weights are")
    assert one.caption.startswith(
        "At λ = 43.00, 1 of 10 bars touches the line: body mass. Only this weight differs from 0; the other "
        "9 are exactly 0."
    )
    assert above.facts.keys() == {"lam", "p", "bound"} and above.facts["p"] == 10


def test_without_penalty_every_bar_is_at_0(picture):
    frame = picture.frame(lam=0.0)
    assert frame.caption.startswith(
        "At λ = 0 the line and all bars are at 0: least squares, none of the 10 weights 0."
    )
    assert np.isnan(lengths(frame, "ghost", "A")).all()


def test_the_titles_say_what_the_bars_are(picture, stage):
    axes = stage(picture)
    assert axes["A"].get_title() == "Correlation with the residual, |xⱼᵀr|/n"
    assert axes["B"].get_title() == "Weights of the lasso"
    assert axes["A"].get_xlabel() == "orange: touches the line;  grey: below it"
    assert [text.get_text() for text in axes["B"].texts] == ["diamond: exactly 0"]
