"""What every penalty must obey, elastic net or not: a law takes it, two points (p,) and a step > 0."""

from dataclasses import replace

import numpy as np

CLOSE = 1e-9


def value_is_least_at_zero_takes_rows_and_goes_with_lam(g, v, w, step):
    assert g.value(0 * v) == 0 <= g.value(v)
    assert np.allclose(g.value(np.array([v, w])), [g.value(v), g.value(w)], rtol=1e-12)
    double = replace(g, lam=2 * g.lam)
    assert np.allclose(double.value(v), 2 * g.value(v), rtol=1e-12)


def prox_is_the_argmin(g, v, x, step):
    """The three-point inequality: u is the minimiser of a function that curves by 1 at least."""
    u = g.prox(v, step)
    ours = step * g.value(u) + ((u - v) @ (u - v) + (x - u) @ (x - u)) / 2
    assert ours <= step * g.value(x) + (x - v) @ (x - v) / 2 + CLOSE


def moreaus_identity(g, v, other, t):
    """v = x + t u, where x = prox_{t g}(v) and u = prox_{g*/t}(v/t), each proved by its own inequality."""
    x = g.prox(v, t)
    u = (v - x) / t
    assert abs(g.value(x) + g.conjugate(u) - x @ u) <= CLOSE  # u is a slope of g at x

    def objective(a):
        return g.conjugate(a) + t / 2 * ((a - v / t) @ (a - v / t))

    assert objective(u) <= objective(other) + CLOSE
    envelopes = g.value(x) + (v - x) @ (v - x) / (2 * t) + objective(u)
    assert abs(envelopes - v @ v / (2 * t)) <= CLOSE


def fenchels_inequality(g, w, u, step):
    assert g.value(w) + g.conjugate(u) >= w @ u - CLOSE
    s = g.dual_scaling(u)
    assert g.value(w) + g.conjugate(s * u) >= s * w @ u - CLOSE


def distance_is_zero_at_a_slope_and_grows_from_there(g, v, d, step):
    w = g.prox(v, step)
    slope = (v - w) / step
    assert np.linalg.norm(g.distance(w, slope)) <= CLOSE
    assert np.linalg.norm(g.distance(w, slope + d)) <= np.linalg.norm(d) + CLOSE


def distance_is_no_less_than_what_a_prox_step_moves(g, v, pull, step):
    """A prox moves no further than its point: from w + slope, which it takes to w, to w + pull."""
    w = g.prox(v, step)
    moved = np.linalg.norm(w - g.prox(w + pull, 1.0))
    assert np.linalg.norm(g.distance(w, pull)) >= moved - CLOSE


def dual_scaling_is_the_largest_factor_that_works(g, u, _, step):
    s = g.dual_scaling(u)
    assert 0 <= s <= 1
    assert g.conjugate(s * u) < np.inf
    assert s == 1 or g.conjugate((s + 1e-6) * u) == np.inf


def lam_max_is_where_zero_becomes_optimal(g, pull, _, step):
    zero, lam_max = 0 * pull, g.lam_max(-pull)
    if lam_max == np.inf:
        assert replace(g, lam=1e6).distance(zero, pull).max() > 0
        return
    assert replace(g, lam=lam_max * (1 + 1e-9)).distance(zero, pull).max() == 0
    assert lam_max == 0 or replace(g, lam=lam_max * (1 - 1e-6)).distance(zero, pull).max() > 0


LAWS = (
    value_is_least_at_zero_takes_rows_and_goes_with_lam,
    prox_is_the_argmin,
    moreaus_identity,
    fenchels_inequality,
    distance_is_zero_at_a_slope_and_grows_from_there,
    distance_is_no_less_than_what_a_prox_step_moves,
    dual_scaling_is_the_largest_factor_that_works,
    lam_max_is_where_zero_becomes_optimal,
)
