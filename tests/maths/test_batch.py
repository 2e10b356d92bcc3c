import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l1l2 import L1, ConvergenceWarning, Problem, Quadratic, lasso_2d_batch, lasso_batch, solve
from l1l2.maths import batch
from l1l2.maths.exact import lasso_2d, missed

from .cases import quick, seeds


def lassos(seed, n=5, k=200):
    """k small lassos in the plane: X, y, lam, and what the batch is given."""
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((k, n, 2)), 2 * rng.standard_normal((k, n))
    X[:, :, 1] += rng.uniform(-3, 3, (k, 1)) * X[:, :, 0]  # correlations of every strength
    X *= 10 ** rng.uniform(-3, 3, (k, 1, 2))
    return (X, y, *entries(X, y, rng.uniform(0, 1.2, k)))


def entries(X, y, part):
    """The six arguments, with lam a part of each lam_max."""
    G, c = X.swapaxes(1, 2) @ X / X.shape[1], (y[:, None] @ X)[:, 0] / X.shape[1]
    lam = part * np.abs(c).max(axis=1)
    return lam, (G[:, 0, 0], G[:, 0, 1], G[:, 1, 1], c[:, 0], c[:, 1], lam)


def violations(X, y, lam, w):
    return [
        Problem(Quadratic(*data), L1(at)).kkt_violation(each)
        for *data, at, each in zip(X, y, lam, w, strict=True)
    ]


@given(seeds)
@quick
def test_each_is_the_scalar_lasso_with_the_same_zeros(seed):
    *_, six = lassos(seed)
    w = lasso_2d_batch(*six)
    alone = np.array([lasso_2d(*map(float, each)) for each in zip(*six, strict=True)])
    assert np.array_equal(w == 0, alone == 0)
    assert np.allclose(w, alone, rtol=1e-7, atol=0)


def test_each_is_what_solve_finds_and_certified():
    for seed in range(3):
        X, y, lam, six = lassos(seed, k=100)
        w = lasso_2d_batch(*six)
        assert max(violations(X, y, lam, w)) <= 1e-12
        theirs = [solve(Problem(Quadratic(*data), L1(at))).w for *data, at in zip(X, y, lam, strict=True)]
        assert np.allclose(w, theirs, rtol=1e-6, atol=1e-12 * np.abs(w).max())


@pytest.mark.parametrize("factor", [1.0, -1.0, 0.3, -7.0, 1e5, 0.0])
def test_columns_that_depend_on_each_other(factor):
    """A whole segment of minimisers may be best; one with a zero is taken, and it is optimal."""
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((200, 6, 2)), rng.standard_normal((200, 6))
    X[:, :, 1] = factor * X[:, :, 0]
    for A in (X, X[:, :, ::-1]):
        lam, six = entries(A, y, rng.uniform(0, 1.1, len(y)))
        w = lasso_2d_batch(*six)
        assert (w == 0).any(axis=1).all()
        assert max(violations(A, y, lam, w)) <= 1e-12


@pytest.mark.parametrize("lengths", [(-3, 3), (7.4, 8.1), (-8.1, -7.4), (12, 16)])
def test_proportional_columns_of_any_lengths(lengths):
    """The bugs to catch: rounding makes the rest -1 part of a column, or a tiny positive one."""
    rng = np.random.default_rng(2)
    X, y = rng.standard_normal((3000, 6, 2)), rng.standard_normal((3000, 6))
    X[:, :, 1] = rng.choice([-1, 1], (3000, 1)) * 10 ** rng.uniform(*lengths, (3000, 1)) * X[:, :, 0]
    lam, six = entries(X, y, rng.uniform(1e-3, 1.1, len(y)))
    w, c = lasso_2d_batch(*six), np.stack(six[3:5], axis=1)
    assert (w == 0).any(axis=1).all()
    pull = ((y - (X @ w[..., None])[..., 0])[:, None] @ X)[:, 0] / 6
    assert (missed(w, pull, lam[:, None]) <= 1e-10 * np.abs(c).max(axis=1)).all()


def test_the_proportional_columns_that_were_nan():
    six = (
        0.017382127693933616,
        10322246.832869662,
        6129789261407475.0,
        0.018163486682270982,
        10786251.037919566,
    )
    assert np.array_equal(lasso_2d_batch(*six, 16179376.556879349), [0, 0])  # lam is above both pulls


def test_columns_that_are_equal_but_for_rounding_count_as_equal():
    k = np.random.default_rng(0).integers(-1, 2, (4, 2000)) * np.finfo(float).eps
    lam = np.linspace(0.01, 1.1, 2000)
    w = lasso_2d_batch(1 + k[0], 1 + k[1], 1 + k[2], 1, 1 + k[3], lam)
    assert (w == 0).any(axis=1).all()
    assert np.allclose(w.sum(axis=1), np.maximum(1 - lam, 0), atol=1e-14)


@pytest.mark.parametrize("size", [1e-150, 1e150])
def test_units_do_not_matter(size):
    *_, six = lassos(4)
    g11, g12, g22, c1, c2, lam = (size * np.array(each) for each in six)
    assert np.allclose(lasso_2d_batch(g11, g12, g22, c1, c2, lam), lasso_2d_batch(*six), rtol=1e-12, atol=0)
    with pytest.raises(ValueError, match=r"g12: got g12\^2 > g11 g22"):
        lasso_2d_batch(size**1.3, -1.001 * size**1.3, size**1.3, 1, 1, 1)
    _, _, lam, G, c = stack(0)
    assert np.allclose(lasso_batch(size * G, size * c, size * lam), lasso_batch(G, c, lam), rtol=1e-9)


def test_weights_that_are_no_floats_are_refused_by_name():
    with pytest.raises(ValueError, match=r"^c1, c2: got numbers so large beside G"):
        lasso_2d_batch(1e-200, 0, 1e-200, 1e200, 1, 1)
    with pytest.raises(ValueError, match=r"^c: got numbers so large beside G"):
        lasso_batch(1e-200 * np.eye(2), [1e200, 1], 1)


@pytest.mark.parametrize("near", [1e-4, 1e-6, 1e-8, 1e-10])
def test_columns_that_nearly_do(near):
    rng = np.random.default_rng(1)
    X, y = rng.standard_normal((200, 6, 2)), rng.standard_normal((200, 6))
    X[:, :, 1] = X[:, :, 0] + near * X[:, :, 1]
    lam, six = entries(X, y, rng.uniform(0, 1.1, len(y)))
    assert max(violations(X, y, lam, lasso_2d_batch(*six))) <= 1e-8


def test_nothing_but_zeros():
    assert np.array_equal(lasso_2d_batch(0, 0, 0, 0, 0, 0), [0, 0])
    w = lasso_2d_batch(1, 0.5, 1, [-1, 1], [1, -1], 1)
    assert np.array_equal(w, np.zeros((2, 2))) and not np.signbit(w).any()


@given(st.floats(-2, 2), st.floats(-2, 2))
@quick
def test_no_zero_is_negative(c1, c2):
    w = lasso_2d_batch(1, 0.5, 1, c1, c2, 0.5)
    assert not np.signbit(w[w == 0]).any()


def test_arguments_broadcast():
    c = np.linspace(-1, 1, 5)
    w = lasso_2d_batch(1, 0.2, 2, c[:, None], c, 0.1)
    assert w.shape == (5, 5, 2)
    assert np.array_equal(w[1, 3], lasso_2d_batch(1, 0.2, 2, c[1], c[3], 0.1))


def test_shapes_that_do_not_broadcast_are_named():
    message = r"c2: got shape \(3,\) beside \(2,\); give shapes that broadcast"
    with pytest.raises(ValueError, match=message):
        lasso_2d_batch(1, 0, 1, np.ones(2), np.ones(3), 0.1)


def test_a_matrix_that_is_not_semidefinite_is_refused():
    with pytest.raises(ValueError, match=r"g12: .*positive semidefinite"):
        lasso_2d_batch([1.0, 1.0], [0.5, -1.01], 1, 0, 0, 0.1)


def stack(seed, k=60, n=25, p=6, dependent=False):
    """k lassos with p weights: X, y, lam, G, c."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((k, n, p)) + rng.uniform(0, 2, (k, 1, 1)) * rng.standard_normal((k, n, 1))
    X *= 10 ** rng.uniform(-2, 2, (k, 1, p))
    if dependent:
        X[:, :, 1], X[:, :, 2] = X[:, :, 0], 0.0
    y = rng.standard_normal((k, n)) + X[:, :, 0]
    G, c = X.swapaxes(1, 2) @ X / n, (y[:, None] @ X)[:, 0] / n
    return X, y, rng.uniform(0.01, 1.1, k) * np.abs(c).max(axis=1), G, c


@given(seeds, st.integers(1, 25))
@quick
def test_each_of_a_stack_is_what_solve_finds(seed, p):
    X, y, lam, G, c = stack(seed, k=12, p=p)
    w = lasso_batch(G, c, lam)
    assert max(violations(X, y, lam, w)) <= 1e-9
    theirs = [solve(Problem(Quadratic(*data), L1(at))).w for *data, at in zip(X, y, lam, strict=True)]
    assert np.allclose(w, theirs, rtol=1e-5, atol=1e-10 * np.abs(w).max())
    assert np.array_equal(w == 0, np.array(theirs) == 0)


@pytest.mark.parametrize("n", [25, 4])
def test_stacks_with_columns_that_depend_on_each_other(n):
    X, y, lam, G, c = stack(0, n=n, dependent=True)
    w = lasso_batch(G, c, lam)
    assert max(violations(X, y, lam, w)) <= 1e-9
    assert not w[:, 2].any()


@pytest.mark.parametrize("share", [1e-4, 1e-6, 1e-7, 1e-8, 1e-10])
@pytest.mark.parametrize(("n", "p"), [(30, 8), (6, 8), (2, 4)])
def test_weak_penalties_on_columns_that_depend_on_each_other(share, n, p):
    """The bug to catch: the little that keeps a linear system solvable is not little beside lam."""
    rng = np.random.default_rng(n)
    X, y = rng.standard_normal((200, n, p)), rng.standard_normal((200, n))
    X[:, :, 1], X[:, :, 3] = X[:, :, 0], X[:, :, 0] + X[:, :, 2]
    G, c = X.swapaxes(1, 2) @ X / n, (y[:, None] @ X)[:, 0] / n
    lam, size = share * np.abs(c).max(axis=1), np.abs(c).max(axis=1)
    w = lasso_batch(G, c, lam)
    assert (missed(w, c - (w[:, None] @ G)[:, 0], lam[:, None]) <= 2e-9 * size).all()


@pytest.mark.parametrize("p", [2, 3, 6])
def test_stacks_of_two_columns_made_many(p):
    """The bug to catch: signs that stay as they are guessed, of weights that miss their conditions."""
    rng = np.random.default_rng(p)
    X, y = (
        rng.standard_normal((4000, 8, 2)) @ rng.standard_normal((4000, 2, p)),
        rng.standard_normal((4000, 8)),
    )
    G, c = X.swapaxes(1, 2) @ X / 8, (y[:, None] @ X)[:, 0] / 8
    size = np.abs(c).max(axis=1)
    w = lasso_batch(G, c, 1e-5 * size)
    assert (missed(w, c - (w[:, None] @ G)[:, 0], 1e-5 * size[:, None]) <= 1e-9 * size).all()


def test_of_two_answers_to_one_of_a_stack_the_better_counts(monkeypatch):
    monkeypatch.setattr(batch, "EXACT", 0.0)  # all are solved once more
    monkeypatch.setattr(batch, "lasso_gram", lambda G, c, lam: 0 * c)
    _, _, lam, G, c = stack(1)
    w = lasso_batch(G, c, lam)
    assert (missed(w, c - (w[:, None] @ G)[:, 0], lam[:, None]) <= 1e-10 * np.abs(c).max(axis=1)).all()


def test_few_of_a_stack_are_solved_alone(monkeypatch):
    """What makes a stack fast: else each problem costs as much as `solve`."""
    alone = []
    monkeypatch.setattr(batch, "lasso_gram", lambda G, c, lam: alone.append(lam) or np.zeros(len(c)))
    monkeypatch.setattr(batch, "TOO_FAR", np.inf)
    for seed in range(5):
        _, _, lam, G, c = stack(seed, k=200, p=12)
        lasso_batch(G, c, lam)
    assert len(alone) <= 10


def test_what_is_not_solved_is_said(monkeypatch):
    monkeypatch.setattr(batch, "ROUNDS", 0)
    monkeypatch.setattr(batch, "lasso_gram", lambda G, c, lam: 0 * c)
    G, c = np.eye(2), [[1.0, 0.2], [0.1, 0.1], [2.0, 0.0]]
    said = r"^lasso_batch: 2 of 3 answers miss their optimality conditions by up to 9\.5e-01 of max \|c\|$"
    with pytest.warns(ConvergenceWarning, match=said) as caught:
        assert not lasso_batch(G, c, 0.1).any()
    assert caught[0].filename == __file__


def test_what_circles_in_a_stack_is_solved_alone(monkeypatch):
    _, _, lam, G, c = stack(1)
    w = lasso_batch(G, c, lam)
    monkeypatch.setattr(batch, "ROUNDS", 0)
    assert np.allclose(lasso_batch(G, c, lam), w, rtol=1e-6, atol=1e-10 * np.abs(w).max())


@pytest.mark.parametrize("newer", ["matvec", "vecmat"])
def test_a_stack_needs_no_newer_numpy_than_we_promise(newer, monkeypatch):
    """NumPy 2.2 brought these; we promise 2.0, and browsers have no newer one."""
    monkeypatch.delattr(np, newer, raising=False)
    assert np.allclose(lasso_batch(np.eye(2), [1.0, 0.05], 0.1), [0.9, 0.0])


def test_stacks_are_those_of_the_plane():
    *_, six = lassos(3)
    g11, g12, g22, c1, c2, lam = six
    G = np.stack([g11, g12, g12, g22], axis=-1).reshape(-1, 2, 2)
    w = lasso_batch(G, np.stack([c1, c2], axis=-1), lam)
    assert np.allclose(w, lasso_2d_batch(*six), rtol=1e-6, atol=0)


def test_stacks_broadcast():
    _, _, lam, G, c = stack(2, k=4)
    w = lasso_batch(G[0], c[:3], lam[:2, None])
    assert w.shape == (2, 3, 6)
    assert np.allclose(w[1, 2], lasso_batch(G[0], c[2], lam[1]))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (dict(G=np.eye(3)), r"G: got shape \(3, 3\) for c of shape \(2,\)"),
        (dict(c=1.0), r"G: got shape \(2, 2\) for c of shape \(\)"),
        (dict(G=np.diag([1.0, -1.0])), "G: .*positive semidefinite"),
        (dict(G=[[1, 0.5], [0.4, 1]]), "G: .*symmetric"),
        (dict(G=np.diag([1.0, 0.0])), "c: got a pull along a column of zeros"),
        (dict(lam=0), "lam: got 0; give numbers > 0"),
        (dict(c=np.ones((3, 2)), lam=[1.0, 1.0]), "lam: .*broadcast"),
    ],
)
def test_bad_stacks_are_refused_by_name(wrong, message):
    with pytest.raises(ValueError, match=message):
        lasso_batch(**(dict(G=np.eye(2), c=np.ones(2), lam=0.1) | wrong))


@pytest.mark.parametrize(("off", "taken"), [(1e-11, True), (1e-9, False)])
def test_rounding_alone_may_part_a_matrix_from_its_transpose(off, taken):
    G = np.array([[1.0, 0.5], [0.5 + off, 1.0]])
    if taken:
        assert np.isfinite(lasso_batch(G, np.ones(2), 0.1)).all()
    else:
        with pytest.raises(ValueError, match=r"^G: .*symmetric"):
            lasso_batch(G, np.ones(2), 0.1)


@pytest.mark.parametrize(("off", "taken"), [(1e-13, True), (1e-11, False)])
def test_rounding_alone_may_part_a_matrix_from_a_semidefinite_one(off, taken):
    g = 1 + off
    if taken:
        assert np.isfinite(lasso_2d_batch(1, g, 1, 1, 1, 0.1)).all()
        assert np.isfinite(lasso_batch([[1, g], [g, 1]], np.ones(2), 0.1)).all()
    else:
        with pytest.raises(ValueError, match=r"^g12: .*positive semidefinite"):
            lasso_2d_batch(1, g, 1, 1, 1, 0.1)
        with pytest.raises(ValueError, match=r"^G: .*positive semidefinite"):
            lasso_batch([[1, g], [g, 1]], np.ones(2), 0.1)


@pytest.mark.parametrize("name", ["g11", "g22", "lam"])
def test_negative_entries_are_refused_by_name(name):
    given = dict(g11=1.0, g12=0.0, g22=1.0, c1=1.0, c2=1.0, lam=0.1)
    assert np.isfinite(lasso_2d_batch(**given | {name: 0.0})).all()
    with pytest.raises(ValueError, match=rf"^{name}: got -0.5; give numbers >= 0$"):
        lasso_2d_batch(**given | {name: -0.5})


@pytest.mark.parametrize(("over", "joins"), [(5e-11, False), (5e-10, True)])
def test_a_pull_above_lam_by_more_than_rounding_brings_its_column_in(over, joins):
    c = np.array([[2.0, 1.0 + over]])
    after = batch._solved(np.eye(2)[None], c, np.array([[1.0]]), np.array([[1.0, 0.0]]))[1]
    assert np.array_equal(after, [[1.0, float(joins)]])


def test_of_many_lams_the_one_that_is_wrong_is_named():
    with pytest.raises(ValueError, match=r"^lam: got -0\.25; give numbers > 0$"):
        lasso_batch(np.eye(2), np.ones(2), [1.0, -0.25, 3.0])
    with pytest.raises(ValueError, match=r"^g22: got -0\.25; give numbers >= 0$"):
        lasso_2d_batch(1, 0, [1.0, -0.25, 3.0], 1, 1, 1)
