"""What the lesson says about the signal with jumps and the picture with hidden pixels."""

from itertools import product

import numpy as np
from sklearn.linear_model import Lasso

from ...course.claim import claim
from ...maths.datafits import Quadratic
from ...maths.exact import solve
from ...maths.nuclear import Nuclear
from ...maths.penalties import L1, L2
from ...maths.problem import Problem
from ...maths.prox import soft_threshold
from ...maths.variation import TotalVariation
from .jumps import LAMS, TRUTH, N, denoise, measure_signal, steps_or_curve
from .ranks import LETTER, completion, find_hidden, impute
from .ranks import complete as complete_letter


@claim("sparsity_of_what/four_jumps")
def four_jumps() -> None:
    """At λ = 3 the true jumps, levels closer to each other, a better refit; at λ = 0.8 more jumps."""
    (_, w), _ = denoise(3.0)
    found, true = np.flatnonzero(np.diff(w)), np.flatnonzero(np.diff(TRUTH))
    assert np.array_equal(found, true) and len(true) == 4
    assert (np.abs(np.diff(w))[true] < np.abs(np.diff(TRUTH))[true]).all()
    refit = np.concatenate([np.full(len(part), part.mean()) for part in np.split(measure_signal(), true + 1)])
    picture = steps_or_curve()
    said = {lam: picture.frame(lam=lam).facts for lam in LAMS}
    assert np.sqrt(np.mean((refit - TRUTH) ** 2)) < said[3.0]["off"] / 2
    best = min(facts["off"] for facts in said.values())
    assert said[0.8]["off"] == best < said[3.0]["off"]
    assert set(true) < set(np.flatnonzero(np.diff(denoise(0.8)[0][1]))), "with false jumps"
    assert all(facts["others"] == 59 for facts in said.values()), "the squares keep all jumps"


@claim("sparsity_of_what/large_lam_gives_the_mean")
def large_lam_gives_the_mean() -> None:
    rng = np.random.default_rng(0)
    for n in (2, 5, 40):
        y = rng.standard_normal(n) + 3
        limit = np.abs(np.cumsum(y - y.mean())[:-1]).max()
        for lam in (limit * (1 + 1e-9), 10 * limit, 1e6):
            assert np.allclose(TotalVariation(lam).prox(y, 1.0), y.mean(), atol=1e-9)
        assert np.ptp(TotalVariation(0.99 * limit).prox(y, 1.0)) > 1e-4


@claim("sparsity_of_what/string_is_the_prox")
def string_is_the_prox() -> None:
    """The string lies in the tube, is no longer than others in it, and has the fit's slopes."""
    y = measure_signal()
    sums, rng = np.append(0.0, np.cumsum(y - y.mean())), np.random.default_rng(1)
    for lam in (0.4, 1.5, 4.0):
        (problem, w), _ = denoise(lam)
        assert problem.kkt_violation(w) < 1e-9
        string = np.append(0.0, np.cumsum(w - y.mean()))
        assert np.isclose(string[-1], sums[-1], atol=1e-9) and (np.abs(string - sums) <= lam + 1e-9).all()
        length = np.hypot(1, np.diff(string)).sum()
        for _ in range(50):
            other = sums + lam * rng.uniform(-1, 1, N + 1)
            other[[0, -1]] = sums[[0, -1]]
            for share in (0.01, 0.5, 1.0):  # the tube is convex
                mixed = (1 - share) * string + share * other
                assert np.hypot(1, np.diff(mixed)).sum() >= length


@claim("sparsity_of_what/partial_sums")
def partial_sums() -> None:
    y = measure_signal()
    for lam in LAMS[1:]:
        w = denoise(lam)[0][1]
        sums, jumps = np.cumsum(y - w)[:-1], np.diff(w)
        assert (np.abs(sums) <= lam + 1e-9).all()
        assert np.allclose(sums[jumps != 0], -lam * np.sign(jumps[jumps != 0]), atol=1e-9)


@claim("sparsity_of_what/lasso_of_jumps")
def lasso_of_jumps() -> None:
    y, steps = measure_signal(), np.tri(N)[:, 1:]
    for lam in (0.6, 2.0):
        lasso = Lasso(alpha=lam / N, tol=1e-13, max_iter=10**6).fit(steps, y)
        w = denoise(lam)[0][1]
        assert np.allclose(lasso.predict(steps), w, atol=1e-6)
        assert np.allclose(lasso.coef_, np.diff(w), atol=1e-6) and np.isclose(lasso.intercept_, w[0])


@claim("sparsity_of_what/pixels_stay_zero")
def pixels_stay_zero() -> None:
    seen = np.setdiff1d(np.arange(100), find_hidden(65))
    f = Quadratic(np.eye(100)[seen], LETTER.ravel()[seen])
    for penalty in (L1(0.001), L2(0.001)):
        w = solve(Problem(f, penalty)).w
        assert (w[find_hidden(65)] == 0).all() and w.any()


@claim("sparsity_of_what/letter_found")
def letter_found() -> None:
    facts = completion().frame(lam=0.01, share=65).facts
    assert (f"{facts['off']:.3f}", facts["rank"]) == ("0.003", 2), facts
    assert np.linalg.matrix_rank(LETTER) == 2 and len(find_hidden(65)) == 35


@claim("sparsity_of_what/letter_lost")
def letter_lost() -> None:
    """It fits the pixels that are seen, its nuclear norm is smaller, and it is another picture."""
    problem, w = complete_letter(0.01, 35)
    hidden, truth = find_hidden(35), LETTER.ravel()
    seen = np.setdiff1d(np.arange(100), hidden)
    assert len(seen) == 35 and np.abs(w - truth)[seen].max() < 0.01
    assert problem.penalty.value(w) < 0.96 * problem.penalty.value(truth)
    assert ((w > 0.5) != (truth > 0.5))[hidden].sum() > len(hidden) / 5


@claim("sparsity_of_what/svd_threshold")
def svd_threshold() -> None:
    """The prox is no worse than what random steps away from it give, and has these singular values."""
    rng = np.random.default_rng(2)
    V = rng.standard_normal((4, 5))
    for t in (0.3, 1.5):
        g = Nuclear(t, (4, 5))
        w = g.prox(V.ravel(), 1.0)
        values = np.linalg.svd(w.reshape(4, 5), compute_uv=False)
        assert np.allclose(values, soft_threshold(np.linalg.svd(V, compute_uv=False), t), atol=1e-12)
        least = np.sum((w - V.ravel()) ** 2) / 2 + g.value(w)
        for size, _ in product((1e-3, 0.1, 1.0), range(100)):
            x = w + size * rng.standard_normal(20)
            assert np.sum((x - V.ravel()) ** 2) / 2 + g.value(x) >= least


@claim("sparsity_of_what/soft_impute")
def soft_impute() -> None:
    """The words as code: fill, threshold, repeat; it arrives where the solver is."""
    problem, best = complete_letter(1.0, 65)
    seen = np.setdiff1d(np.arange(100), find_hidden(65))
    guess = np.zeros((10, 10))
    for _ in range(300):
        guess.ravel()[seen] = LETTER.ravel()[seen]
        left, values, right = np.linalg.svd(guess)
        guess = left @ np.diag(soft_threshold(values, 1.0)) @ right
    assert np.allclose(guess.ravel(), best, atol=1e-8)
    assert np.allclose(impute(problem, best), best, atol=1e-9)
