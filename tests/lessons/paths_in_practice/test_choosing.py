import re

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from l1l2 import sparse_regression, standardise
from l1l2.lessons.paths_in_practice import freedom, refit, two_rules


def test_the_rule_takes_a_larger_lam_and_fewer_columns():
    picture = two_rules()
    said = {lam: picture.frame(lam=lam).caption for lam in picture.controls["lam"].values}
    (best,) = (lam for lam, words in said.items() if "the least error" in words)
    (short,) = (lam for lam, words in said.items() if "the one-standard-error rule" in words)
    error = {
        lam: float(re.search(r"is ([\d,]+) ±", words).group(1).replace(",", ""))
        for lam, words in said.items()
    }
    kept = {
        lam: sum(map(int, re.findall(r"(\d+) of \d+ (?:meas|col)", words))) for lam, words in said.items()
    }
    spread = float(re.search(r"± (\d+)", said[best]).group(1))
    assert short > best
    assert error[best] == min(error.values())
    assert error[short] <= error[best] + spread + 1
    assert all(error[lam] > error[best] + spread - 1 for lam in said if lam > short)
    assert kept[short] < kept[best]


def test_degrees_of_freedom_go_from_none_to_all():
    picture = freedom()
    grid = picture.controls["lam"].values
    found = [
        re.search(r"has (\d+) weights? not 0, ridge ([\d.]+\d)", picture.frame(lam=lam).caption)
        for lam in grid
    ]
    lasso, ridge = np.array([[float(number) for number in one.groups()] for one in found]).T
    assert (lasso[0], lasso[-1]) == (0, 10)
    assert (np.diff(ridge) > 0).all() and ridge[0] < 0.2 and ridge[-1] > 9.5
    assert (np.diff(lasso) < 0).sum() == 1  # HDL leaves


@pytest.mark.parametrize("at", [15, 30, 50])
def test_the_refit_is_least_squares_on_the_survivors(at):
    data = sparse_regression(80, 20, rng=np.random.default_rng(3), noise=1.0)
    d = standardise(data.X, data.y)
    picture = refit()
    lam = picture.controls["lam"].values[at]
    frame = picture.frame(lam=lam)
    bars = [m for m in frame.marks if type(m).__name__ == "Area"]
    lasso, again = (np.array([b[1] for b in m.y.reshape(20, 5)]) for m in bars)
    order = np.argsort(data.w == 0, kind="stable")
    alive = order[~np.isnan(lasso)]
    model = LinearRegression(fit_intercept=False).fit(d.X[:, alive], d.y)
    assert again[~np.isnan(again)] == pytest.approx(model.coef_)
    assert np.array_equal(np.isnan(lasso), np.isnan(again))
