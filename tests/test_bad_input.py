"""Every public callable answers bad input in one sentence that names the argument.

`CALLS` has one good call of each; each argument in turn is replaced by every bad value of its kind.  A new
public name without a line here fails, and says so.
"""

import inspect
import re
from dataclasses import fields

import numpy as np
import pytest

import l1l2
from l1l2 import (
    L1,
    L2,
    Gaussian,
    Laplace,
    LassoPath,
    Posterior1D,
    Problem,
    Quadratic,
    RidgePath,
    Standardised,
)

NOT_NUMBERS = {
    "None": None,
    "text": "one",
    "complex": np.array([[1j, 2.0], [3.0, 4.0], [5.0, 6.0]]),
    "objects": np.array([object(), None]),
    "ragged": [[1.0, 2.0], [3.0]],
    "function": len,
}
NOT_FINITE = {
    "empty": [],
    "NaN inside": [0.0, np.nan],
    "inf inside": [np.inf, 0.0],
    "-inf": -np.inf,
    "NaN": np.nan,
    "masked": np.ma.array([1.0, 2.0], mask=[0, 1]),
}
NO_NUMBER = {
    "None": None,
    "text": "1",
    "complex": 1j,
    "list": [1.0],
    "array": np.ones(2),
    "object": object(),
    "bool": True,
    "NaN": np.nan,
}
HUGE = {"inf": np.inf, "beyond floats": 10**400}
NO_OBJECT = {"None": None, "number": 1.0, "text": "ista", "array": np.ones(2)}


# Each returns a good value and its bad ones.


def any_array(good):
    return good, NOT_NUMBERS | NOT_FINITE


def vector(good):
    shapes = {"scalar": 1.0, "matrix": np.ones((2, 2)), "no rows": np.ones(0)}
    return good, NOT_NUMBERS | NOT_FINITE | shapes


def coefficients(good):
    return good, vector(good)[1] | {
        "one too many": np.ones(len(good) + 1),
        "one too few": np.ones(len(good) - 1),
    }


def rows_of_coefficients(good):
    """Problem.value: one a column, any number of rows."""
    shapes = {"one too many": np.ones(len(good) + 1), "scalar": 1.0, "no rows": np.ones((0, len(good)))}
    return good, NOT_NUMBERS | NOT_FINITE | shapes


def matrix(good):
    shapes = {
        "vector": np.ones(3),
        "cube": np.ones((3, 2, 2)),
        "no columns": np.ones((3, 0)),
        "no rows": np.ones((0, 2)),
        "row more": np.ones((len(good) + 1, 2)),
        "NaN": np.full((3, 2), np.nan),
        "inf": np.full((3, 2), np.inf),
        "masked": np.ma.array(np.ones((3, 2)), mask=np.eye(3, 2)),
    }
    return good, NOT_NUMBERS | shapes


def answers(good):
    return good, vector(good)[1] | {"row more": np.ones(len(good) + 1)}


def labels(good):
    return good, answers(good)[1] | {"zero and one": np.arange(3) % 2, "threes": np.full(3, 3.0)}


def not_negative(good):
    return good, NO_NUMBER | HUGE | {"negative": -1e-9}


def positive_or_none(good):
    return good, {k: v for k, v in (NO_NUMBER | HUGE).items() if k != "None"} | {"zero": 0, "negative": -1.0}


def positive(good):
    return good, NO_NUMBER | HUGE | {"zero": 0, "negative": -1.0}


def not_negative_array(good):
    return good, NOT_NUMBERS | NOT_FINITE | {"negative": [1.0, -1e-9]}


def pairs(good):
    return good, NOT_NUMBERS | NOT_FINITE | {"scalar": 1.0, "triples": np.ones((2, 3))}


def positive_definite():
    shapes = {"scalar": 1.0, "vector": np.ones(2), "of three": np.eye(3), "NaN": np.full((2, 2), np.nan)}
    wrong = {"singular": np.ones((2, 2)), "indefinite": np.diag([1.0, -1.0]), "lopsided": [[1, 0.5], [0, 1]]}
    return np.eye(2), NOT_NUMBERS | shapes | wrong


def power(good):
    return good, NO_NUMBER | {"zero": 0, "negative": -1.0, "-inf": -np.inf}


def share(good, least=0):
    return good, NO_NUMBER | HUGE | {"low": least - 1e-9, "high": 1 + 1e-9}


def inner_shares(good):
    return good, NOT_NUMBERS | NOT_FINITE | {"zero": [0.0], "one": [0.5, 1.0], "negative": [-0.1]}


def strengths(good):
    bad = {"negative": -1.0, "one negative": [1.0, -1e-9], "NaN": np.nan, "-inf": -np.inf, "empty": []}
    return good, NOT_NUMBERS | bad


def count(good, least=0):
    bad = {"low": least - 1, "fraction": 1.5, "whole float": 2.0}
    return good, NO_NUMBER | {"inf": np.inf} | bad


def generator():
    return np.random.default_rng(0), NO_OBJECT | {
        "seed": 0,
        "old": np.random.RandomState(0),
        "module": np.random,
    }


def groups():
    bad = {
        "None": None,
        "text": "01",
        "number": 1,
        "numbers": [0, 1],
        "names": [["a", "b"], ["c"]],
        "floats": [[0.0, 1.0]],
        "flags": [[True, False]],
        "no groups": [],
        "an empty group": [[0, 1], []],
        "ragged": [[[0], [1, 2]]],
        "a column twice": [[0, 1], [1]],
        "a gap": [[0], [2]],
        "from the end": [[0, -1]],
        "a set": {0, 1},
        "masked": [np.ma.array([0, 1], mask=[0, 1])],
    }
    return [[0, 2], [1]], bad


def two_counts():
    bad = {"None": None, "number": 2, "text": "12", "array": np.ones(2), "one": (2,), "three": (1, 2, 1)}
    return (2, 1), bad | {"zero": (2, 0), "fraction": (1, 2.5), "bool": (True, 2)}


def size(good):
    return good, NO_NUMBER | {"inf": np.inf, "zero": 0, "fraction": 1.5, "a zero inside": (2, 0)}


def thing(good, **more):
    return good, NO_OBJECT | more


X, Y = np.array([[1.0, 2.0], [0.0, -1.0], [-1.0, -1.0]]), np.array([1.0, -2.0, 1.0])
QUADRATIC = Quadratic(X, Y)
SMOOTH, SPARSE = Problem(QUADRATIC, L2(0.1)), Problem(QUADRATIC, L1(0.1))
W = np.array([0.5, -0.5])
DATA = dict(X=matrix(X), y=answers(Y))
PLANE = dict(G=positive_definite(), b=pairs(np.array([[1.0, 2.0], [0.1, 0.2]])))
SAMPLE = dict(size=size(5), rng=generator())
PENALTY = dict(noise_var=positive(1), n=count(5, 1))
# Designs with a column of zeros say nothing about its weight.
SEEN = DATA | dict(X=(X, matrix(X)[1] | {"a column of zeros": X * [1, 0]}))
SOLVER = dict(problem=thing(SPARSE, penalty=L1(1)), w=coefficients(W))

NO_QUESTIONS = {"no lesson": "turned", "another lesson": "sums/turned", "no key": "geometry/", "number": 3}
CALLS = {
    "ask": dict(name=("geometry/turned", NO_QUESTIONS)),
    "retrieve": dict(names=("geometry/turned", NO_QUESTIONS)),
    "show_course": {},
    "show_glossary": {},
    "L1": dict(lam=not_negative(0.1)),
    "L2": dict(lam=not_negative(0.1)),
    "ElasticNet": dict(lam=not_negative(0.1), l1_ratio=share(0.5)),
    "GroupL1": dict(lam=not_negative(0.1), groups=groups()),
    "TotalVariation": dict(lam=not_negative(0.1)),
    "Nuclear": dict(lam=not_negative(0.1), shape=two_counts()),
    "Quadratic": DATA,
    "Logistic": dict(X=matrix(X), y=labels(np.array([1.0, -1.0, 1.0]))),
    "Problem": dict(datafit=thing(QUADRATIC, penalty=L1(1)), penalty=thing(L1(1), datafit=QUADRATIC)),
    "Problem.value": dict(w=rows_of_coefficients(W)),
    "Problem.subgradient": dict(w=coefficients(W)),
    "Problem.kkt_violation": dict(w=coefficients(W)),
    "Problem.duality_gap": dict(w=coefficients(W)),
    "Problem.certificate": dict(w=coefficients(W)),
    "Standardised.coefficients": dict(w=coefficients(W)),
    "Standardised.predict": dict(
        X_new=(X, {k: v for k, v in matrix(X)[1].items() if k != "row more"}), w=coefficients(W)
    ),
    "Laplace": dict(scale=positive(1)),
    "Gaussian": dict(scale=positive(1)),
    "StudentT": dict(df=positive(3), scale=positive(1)),
    "Laplace.logpdf": dict(w=any_array(W)),
    "Laplace.sample": SAMPLE,
    "Laplace.penalty": PENALTY,
    "Gaussian.logpdf": dict(w=any_array(W)),
    "Gaussian.sample": SAMPLE,
    "Gaussian.penalty": PENALTY,
    "Posterior1D.logpdf": dict(w=any_array(W)),
    "Posterior1D.pdf": dict(w=any_array(W)),
    "Posterior1D.sample": SAMPLE,
    "LassoPath.at": dict(lam=strengths(0.1)),
    "RidgePath.at": dict(lam=strengths(0.1)),
    "soft_threshold": dict(v=any_array(W), t=not_negative(1)),
    "shrink": dict(v=any_array(W), t=not_negative(1)),
    "hard_threshold": dict(v=any_array(W), t=not_negative(1)),
    "block_soft_threshold": dict(v=vector(W), t=not_negative(1)),
    "lp_norm": dict(x=any_array(W), p=power(0.5)),
    "effective_size": dict(x=any_array(W)),
    "project_l1_ball": dict(v=vector(W), radius=not_negative(1)),
    "project_l2_ball": dict(v=vector(W), radius=not_negative(1)),
    "standardise": DATA,
    "diabetes": dict(noise=count(1), rng=generator()),
    "sparse_regression": dict(
        n=count(5, 1),
        p=count(3, 1),
        rng=generator(),
        support=(2, count(2)[1] | {"too many": 4}),
        correlation=share(0.5, -1),
        noise=not_negative(1),
    ),
    "two_features": dict(
        n=count(5, 4), rng=generator(), correlation=share(0.5, -1), w=coefficients(W), noise=not_negative(1)
    ),
    "ista": SOLVER | dict(step=positive_or_none(0.1)),
    "fista": SOLVER | dict(step=positive_or_none(0.1)),
    "subgradient_descent": SOLVER | dict(step=positive_or_none(0.1)),
    "gradient_descent": SOLVER | dict(problem=thing(SMOOTH, kink=SPARSE), step=positive_or_none(0.1)),
    "sgd": SOLVER | dict(step=positive_or_none(0.1), rng=generator(), batch=count(1, 1)),
    "adam": SOLVER | dict(step=positive(0.1)),
    "clipped": SOLVER | dict(step=positive_or_none(0.1)),
    "clipped_for_good": SOLVER | dict(step=positive_or_none(0.1)),
    "coordinate_descent": SOLVER,
    "level": dict(
        x=(W, vector(W)[1] | {"zeros": np.zeros(2)}), step=(0.1, positive(0.1)[1] | {"beyond": 0.6})
    ),
    "concentrate": dict(x=(W, vector(W)[1] | {"zeros": np.zeros(2)}), step=positive(0.1)),
    "run": dict(
        iterates=(
            [W],
            {
                "None": None,
                "number": 1.0,
                "text": "ista",
                "nothing": [],
                "nowhere": [W * np.nan],
                "words": [["a"]],
            },
        ),
        problem=thing(SPARSE, penalty=L1(1)),
        max_iter=count(5),
        tol=not_negative(1e-8),
    ),
    "lasso_2d_batch": dict(
        g11=not_negative_array(np.ones(3)),
        g12=(0.5, NOT_NUMBERS | NOT_FINITE | {"indefinite": 1.1, "of four": np.zeros(4)}),
        g22=not_negative_array(1.0),
        c1=any_array(1.0),
        c2=any_array(1.0),
        lam=not_negative_array(0.1),
    ),
    "lasso_batch": dict(
        G=(np.eye(2), NOT_NUMBERS | NOT_FINITE | {"of three": np.eye(3), "indefinite": -np.eye(2)}),
        c=(W, NOT_NUMBERS | NOT_FINITE | {"of three": np.ones(3), "scalar": 1.0}),
        lam=(0.1, NOT_NUMBERS | NOT_FINITE | {"zero": 0.0, "negative": [1.0, -1.0]}),
    ),
    "on_diamond": PLANE | dict(t=positive(1)),
    "on_disc": PLANE | dict(t=positive(1)),
    "lam_on_diamond": PLANE | dict(w=pairs(W)),
    "lam_on_disc": PLANE | dict(w=pairs(W)),
    "bowl": dict(G=positive_definite(), b=coefficients(W)),
    "corner_probability": dict(
        share=(0.5, NOT_NUMBERS | NOT_FINITE | {"zero": 0, "one more": [0.5, 1.1], "negative": -0.1})
    ),
    "corner_share": dict(
        G=positive_definite(),
        share=(0.5, NO_NUMBER | HUGE | {"zero": 0, "high": 1.1}),
        draws=count(5, 1),
        rng=generator(),
    ),
    "posterior_1d": dict(prior=thing(Laplace(1), penalty=L1(1)), y=(1, NO_NUMBER | HUGE), noise=positive(1)),
    "bayesian_lasso": SEEN
    | dict(
        y=(Y, answers(Y)[1] | {"zeros": np.zeros(3)}),
        lam_pc=positive(1),
        draws=count(500, 1),
        chains=count(2, 1),
        burn=count(5),
        rng=generator(),
        progress=thing(max),
    ),
    "ridge_posterior": SEEN | dict(scale=positive(1), noise=positive(1)),
    "solve": dict(
        problem=thing(SPARSE, datafit=QUADRATIC),
        tol=not_negative(1e-10),
        start=(
            W,
            {k: v for k, v in coefficients(W)[1].items() if k != "None"} | {"too large": [1e308, 1e308]},
        ),
    ),
    "lasso_path": DATA | dict(lam_min=not_negative(0.01)),
    "ridge_path": DATA,
    "cross_validate": DATA
    | dict(
        lam=([0.1], not_negative_array([0.1])[1] | {"scalar": 0.1, "empty": []}),
        folds=(2, count(2, 2)[1] | {"more than rows": 4}),
        rng=generator(),
    ),
    "degrees_of_freedom": dict(
        path=thing(l1l2.ridge_path(X, Y), problem=SPARSE), lam=not_negative_array([0.1])
    ),
    "translate": dict(problem=thing(SPARSE, penalty=L1(1), free=Problem(QUADRATIC, L1(0)))),
    "count_corners": dict(n=count(3, 1), rho=inner_shares([0.5]), draws=count(5, 1), rng=generator()),
    "zeros_in_the_limit": dict(rho=inner_shares([0.5])),
    "spikes": dict(
        m=(2, count(2, 1)[1] | {"more than n": 6}),
        n=count(5, 1),
        k=(1, count(1)[1] | {"more than m": 3}),
        rng=generator(),
        noise=not_negative(1),
    ),
    "basis_pursuit": dict(A=matrix(X.T), b=coefficients(W), noise=not_negative(0.1)),
    "recovers": dict(A=matrix(X.T), x=coefficients(Y)),
    "phase_diagram": dict(
        n=count(4, 2),
        delta=inner_shares([0.5]),
        rho=inner_shares([0.5]),
        trials=count(1, 1),
        seed=count(0),
        progress=thing(lambda done, total: None),
    ),
    "weak_threshold": dict(delta=(0.5, inner_shares([0.5])[1])),
    "lam_at_fit": dict(
        path=thing(l1l2.ridge_path(X, Y), problem=SPARSE),
        datafit=thing(QUADRATIC, logistic=l1l2.Logistic(X, np.ones(3)), other=Quadratic(np.eye(3), Y)),
        fit=share(0.1),
    ),
}

PUBLIC = {name: getattr(l1l2, name) for name in l1l2.__all__}
READERS = (
    Problem,
    Standardised,
    LassoPath,
    RidgePath,
    Laplace,
    Gaussian,
    Posterior1D,
)  # whose methods check what they are given
METHODS = {
    f"{kind.__name__}.{name}": getattr(kind, name)
    for kind in READERS
    for name, value in vars(kind).items()
    if inspect.isfunction(value) and not name.startswith("_")
}
OWNERS = {
    "Problem": SPARSE,
    "Standardised": l1l2.standardise(X, Y),
    "LassoPath": l1l2.lasso_path(X, Y),
    "RidgePath": l1l2.ridge_path(X, Y),
    "Laplace": Laplace(1),
    "Gaussian": Gaussian(1),
    "Posterior1D": l1l2.posterior_1d(Laplace(1), 1, 1),
}


def is_result(value):
    """Made by our own functions only: it documents Attributes, not Parameters."""
    return inspect.isclass(value) and "Attributes\n---" in inspect.getdoc(value)


def is_warning(value):
    return inspect.isclass(value) and issubclass(value, Warning)


CALLABLES = {k: v for k, v in PUBLIC.items() if not is_result(v) and not is_warning(v)} | METHODS
CASES = [
    pytest.param(name, argument, bad, id=f"{name}-{argument}-{label}")
    for name, arguments in CALLS.items()
    for argument, (_, bads) in arguments.items()
    for label, bad in bads.items()
]


def call(name, /, **arguments):
    owner, _, method = name.rpartition(".")
    function = getattr(OWNERS[owner], method) if owner else CALLABLES[name]
    many = [arguments.pop(name) for name, kind in kinds(function) if kind == inspect.Parameter.VAR_POSITIONAL]
    result = function(*many, **arguments)
    return next(result) if inspect.isgenerator(result) else result  # a generator checks at its first iterate


def kinds(function):
    return [(name, one.kind) for name, one in inspect.signature(function).parameters.items()]


def parameters(function):
    return [name for name in inspect.signature(function).parameters if name != "self"]


def documented(function, section):
    """Names in a section of a numpydoc docstring; None without the section."""
    found = re.search(rf"^{section}\n-+\n(.*?)(?=^\S[^\n]*\n---|\Z)", inspect.getdoc(function), re.M | re.S)
    if not found:
        return None
    return [
        name for line in re.findall(r"^\*?(\w[\w, ]*)(?= :|$)", found[1], re.M) for name in line.split(", ")
    ]


def test_every_public_callable_has_a_line_in_calls():
    missing, gone = CALLABLES.keys() - CALLS.keys(), CALLS.keys() - CALLABLES.keys()
    assert not missing, f"add good arguments and their kinds to CALLS for {sorted(missing)}"
    assert not gone, f"remove from CALLS: {sorted(gone)}"
    for name, function in CALLABLES.items():
        assert list(CALLS[name]) == parameters(function), (
            f"CALLS[{name!r}] must name every parameter, in order"
        )


@pytest.mark.parametrize("name", CALLS)
def test_good_input_is_taken(name):
    call(name, **{argument: good for argument, (good, _) in CALLS[name].items()})


@pytest.mark.parametrize(("name", "argument", "bad"), CASES)
def test_bad_input_is_answered_by_name(name, argument, bad):
    good = {other: value for other, (value, _) in CALLS[name].items()}
    with pytest.raises((TypeError, ValueError)) as caught:
        call(name, **good | {argument: bad})
    message = str(caught.value)
    assert re.search(rf"\b{argument}\b", message), f"does not name {argument}: {message}"
    assert re.match(r"\w+: got .+(; give |; this path | for a path )", message), f"says too little: {message}"


@pytest.mark.parametrize("name", CALLABLES)
def test_docstrings_name_every_parameter_and_what_is_raised(name):
    function = CALLABLES[name]
    assert documented(function, "Raises") or not parameters(function), f"{name}: no Raises section"
    if name in METHODS:
        return  # a method says what its argument is in its first line
    assert (documented(function, "Parameters") or []) == parameters(function)
    if inspect.isfunction(function):
        made = "Yields" if inspect.isgeneratorfunction(function) else "Returns"
        assert documented(function, made) is not None


@pytest.mark.parametrize("name", [k for k, v in PUBLIC.items() if is_result(v)])
def test_results_document_every_field(name):
    assert documented(PUBLIC[name], "Attributes") == [f.name for f in fields(PUBLIC[name])]


@pytest.mark.parametrize("name", CALLS)
def test_arguments_come_back_unchanged(name):
    good = {argument: value for argument, (value, _) in CALLS[name].items()}
    arrays = {k: v.copy() for k, v in good.items() if isinstance(v, np.ndarray)}
    call(name, **good)
    for argument, before in arrays.items():
        assert np.array_equal(good[argument], before)


@pytest.mark.parametrize(
    ("function", "arguments", "message"),
    [
        ("lasso_path", (X, [1.0, 2.0]), "y: got 2 values for the 3 rows of X; give one value a row"),
        ("L1", (-1,), "lam: got -1; give a finite number >= 0"),
        ("ElasticNet", (1, 2), "l1_ratio: got 2; give a finite number >= 0 and <= 1"),
        ("standardise", ([[1.0, np.nan]], [1.0]), "X: got nan at index (0, 1); give finite numbers"),
        ("solve", ("it",), "problem: got 'it'; give a Problem, such as Problem(Quadratic(X, y), L1(lam))"),
    ],
)
def test_the_sentences_themselves(function, arguments, message):
    with pytest.raises((TypeError, ValueError), match=f"^{re.escape(message)}$"):
        PUBLIC[function](*arguments)
