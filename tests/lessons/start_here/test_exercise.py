"""The check of *Start here* counts as scikit-learn does, and asks for a proof that is one."""

import numpy as np
import pytest
from sklearn.linear_model import Lasso
from sklearn.preprocessing import StandardScaler

from l1l2 import diabetes
from l1l2.lessons.start_here import check_half


def test_the_right_answer_says_how_many_are_zero():
    data = diabetes()
    X, y = StandardScaler().fit_transform(data.X), data.y - data.y.mean()
    lasso = Lasso(alpha=np.abs(X.T @ y).max() / len(y) / 2, tol=1e-12, max_iter=100_000).fit(X, y)
    zeros = np.count_nonzero(lasso.coef_ == 0)
    verdict = check_half(zeros, 0.0)
    assert verdict.right
    assert verdict.words.facts == {"zeros": zeros, "n": 10}


@pytest.mark.parametrize(("kkt", "right"), [(0.0, True), (1e-8, True), (2e-8, False), (-1e-12, False)])
def test_a_proof_is_below_the_bound_of_every_certificate(kkt, right):
    verdict = check_half(8, kkt)
    assert verdict.right == right
    assert right or "8 zeros is the right count, but a KKT violation of" in verdict.words
