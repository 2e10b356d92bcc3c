"""The stream: few exact zeros are by chance, and many are not."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from l1l2.lessons.disguises import run_stream
from l1l2.lessons.disguises.streams import LAM


def test_only_the_sum_of_gradients_gives_exact_zeros_and_both_learn():
    steps, summed = run_stream()
    assert np.count_nonzero(steps) == 40 and np.count_nonzero(summed) == 3
    assert steps[:3] == pytest.approx(1 - LAM, abs=0.15)
    assert (summed[:3] > 0.5).all()


def test_the_zeros_are_those_of_the_lasso_on_all_rows():
    rng = np.random.default_rng(0)
    drawn = [(x := rng.standard_normal(40), x[:3].sum() + 0.5 * rng.standard_normal()) for _ in range(400)]
    X, y = np.array([x for x, _ in drawn]), np.array([y for _, y in drawn])
    w = Lasso(alpha=LAM, fit_intercept=False).fit(X, y).coef_
    assert (w != 0).tolist() == (run_stream()[1] != 0).tolist()
