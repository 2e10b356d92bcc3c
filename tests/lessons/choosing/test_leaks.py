"""R² of pure noise, against scikit-learn's pipelines on the same draws."""

import numpy as np
import pytest
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from l1l2.drawing import Dots, Line, Text
from l1l2.lessons.choosing import picked_noise

from ..drawn import only, places

ROLES = {"all_rows": "truth", "each_fold": "solution"}


def scores(p):
    """Means of 20 draws: picked before the cross-validation, and inside."""
    found = []
    for draw in range(20):
        rng = np.random.default_rng(draw)
        X, y = rng.standard_normal((60, p)), rng.standard_normal(60)
        pick, model = SelectKBest(f_regression, k=20), make_pipeline(StandardScaler(), Ridge(alpha=10))
        before = cross_val_score(model, pick.fit_transform(X, y), y, cv=5)
        found.append((before.mean(), cross_val_score(make_pipeline(pick, model), X, y, cv=5).mean()))
    return dict(zip(ROLES, np.mean(found, axis=0), strict=True))


@pytest.mark.parametrize("p", [20, 200, 1000])
def test_scores_are_those_of_the_pipelines(p):
    frame, right = picked_noise().frame(p=p), scores(p)
    assert dict(frame.facts) == pytest.approx({"p": p, **right}, abs=1e-9)
    for name, role in ROLES.items():
        assert places(only(frame, Dots, role)) == [pytest.approx([p, right[name]])]


def test_a_line_ends_where_the_reader_is():
    """What is to be predicted stays hidden."""
    picture = picked_noise()
    for p in picture.controls["p"].values:
        frame = picture.frame(p=p)
        for name, role in ROLES.items():
            line = only(frame, Line, role)
            assert line.x.tolist() == [q for q in picture.controls["p"].values if q <= p]
            assert line.y[-1] == frame.facts[name]


def test_words_stand_beside_their_dots_and_apart():
    picture = picked_noise()
    for p in picture.controls["p"].values:
        frame = picture.frame(p=p)
        above, below = (only(frame, Text, role).y[0] for role in ROLES.values())
        assert above - below > 0.15
        assert abs(above - frame.facts["all_rows"]) < 0.1 and abs(below - frame.facts["each_fold"]) < 0.1
