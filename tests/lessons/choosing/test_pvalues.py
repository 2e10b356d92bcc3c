"""P-values of selected columns, against SciPy's and the table that statisticians print."""

import numpy as np
import pytest
from scipy.stats import linregress

from l1l2.lessons.choosing import count_small_p_values
from l1l2.lessons.choosing.pvalues import find_p_values


def test_a_single_column_s_p_value_is_scipys():
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal(30), rng.standard_normal(30)
    assert find_p_values(x[:, None], y) == pytest.approx([linregress(x, y).pvalue])


def test_p_values_of_noise_are_uniform_if_nothing_was_picked():
    rng = np.random.default_rng(1)
    found = [find_p_values(rng.standard_normal((40, 3)), rng.standard_normal(40)) for _ in range(2000)]
    assert np.mean(np.array(found) < 0.05) == pytest.approx(0.05, abs=0.01)
    assert np.mean(np.array(found) < 0.5) == pytest.approx(0.5, abs=0.02)


def test_old_rows_deceive_and_new_ones_do_not():
    assert count_small_p_values(fresh=False) > 0.5
    assert count_small_p_values(fresh=True) == pytest.approx(0.05, abs=0.03)
