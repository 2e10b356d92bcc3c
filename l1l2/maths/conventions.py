"""One problem, as other libraries call it: what to type there for the same weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..validate import instance
from .datafits import Logistic
from .penalties import L1, L2, Elastic
from .problem import Problem, require_elastic

LEAST, MOST = 1e-100, 1e100  # of lam; for others some library's number may be no float
SKLEARN = "scikit-learn"
TORCH = "PyTorch"


@dataclass(frozen=True)
class Setting:
    """What another library takes for the same problem.

    Attributes
    ----------
    library : str
    name : str
        Of the estimator, or of loss and optimiser.
    values : mapping of str to float
        The arguments that say how strong the penalty is.
    objective : str
        What the library minimises, by its own documentation.
    extra : float
        A multiple of ||w||_1 to add to the loss oneself, where no argument does; else 0.
    """

    library: str
    name: str
    values: Mapping[str, float]
    objective: str
    extra: float = 0.0

    def __str__(self) -> str:
        arguments = ", ".join(f"{name}={value:.4g}" for name, value in self.values.items())
        by_hand = f", with {self.extra:.4g} ‖w‖₁ in the loss" if self.extra else ""
        return f"{self.library}: {self.name}({arguments}){by_hand}"


def translate(problem: Problem) -> tuple[Setting, ...]:
    """Say how scikit-learn, glmnet and PyTorch call a problem: their arguments for the same weights.

    Each means a fit without an intercept, on X and y as they are (glmnet: ``standardize = FALSE``).  Source:
    scikit-learn's user guide, "Linear models"; Friedman, Hastie & Tibshirani (2010), equations 1 and 18, and
    glmnet's vignette for its unit of y; PyTorch's `SGD`, `MSELoss` and `BCEWithLogitsLoss`.

    Parameters
    ----------
    problem : Problem
        Of a `Quadratic` whose y is not constant or a `Logistic`, with a penalty of lam > 0.

    Returns
    -------
    tuple of Setting
        One each of scikit-learn, glmnet and PyTorch.  PyTorch's ``weight_decay`` knows the squares alone: an
        L1 part is `extra`, to stand before ``w.abs().sum()`` in the loss.

    Raises
    ------
    TypeError, ValueError
        If it is no Problem, its penalty no elastic net, lam is 0, below 1e-100 or above 1e100, or y is the
        same in every row: glmnet divides by its standard deviation.
    """
    instance(problem, "problem", Problem, "a Problem, such as Problem(Quadratic(X, y), L1(lam))")
    penalty = require_elastic(problem)
    if penalty.lam == 0:
        raise ValueError("problem: got lam = 0; give a penalty of lam > 0")
    if not LEAST <= penalty.lam <= MOST:
        raise ValueError(
            f"problem: got lam = {penalty.lam:g}; give a penalty of {LEAST:g} <= lam <= {MOST:g}"
        )
    y = problem.datafit.y
    if isinstance(problem.datafit, Logistic):
        return _logistic(len(y), penalty)
    if (y == y[0]).all():
        raise ValueError(
            f"problem: got a y of {y[0]:g} in every row, and glmnet divides y by its standard deviation; "
            "give answers that differ"
        )
    return _squares(len(y), float(y.std()), penalty)


def _squares(n: int, spread: float, penalty: Elastic) -> tuple[Setting, ...]:
    l1, l2 = penalty.l1, penalty.l2
    if isinstance(penalty, L1):
        ours = Setting(SKLEARN, "Lasso", {"alpha": l1}, "1/(2n) ‖y − Xw‖² + alpha ‖w‖₁")
    elif isinstance(penalty, L2):
        ours = Setting(SKLEARN, "Ridge", {"alpha": n * l2}, "‖y − Xw‖² + alpha ‖w‖²")
    else:
        ours = Setting(
            SKLEARN,
            "ElasticNet",
            {"alpha": penalty.lam, "l1_ratio": penalty.l1_ratio},
            "1/(2n) ‖y − Xw‖² + alpha (l1_ratio ‖w‖₁ + (1 − l1_ratio)/2 ‖w‖²)",
        )
    # glmnet divides y by its standard deviation (over n), and so the weights: the square has another unit.
    lam = l1 + spread * l2
    return (
        ours,
        Setting(
            "glmnet",
            "glmnet",
            {"lambda": lam, "alpha": l1 / lam},
            "1/(2n) ‖y/s − Xv‖² + (lambda/s) (alpha ‖v‖₁ + (1 − alpha)/2 ‖v‖²), w = s v, s = sd(y)",
        ),
        Setting(
            TORCH,
            "MSELoss, SGD",
            {"weight_decay": 2 * l2},
            "1/n ‖y − Xw‖² + weight_decay/2 ‖w‖² + extra ‖w‖₁",
            2 * l1,
        ),
    )


def _logistic(n: int, penalty: Elastic) -> tuple[Setting, ...]:
    lam = penalty.lam
    ratio = penalty.l1 / lam
    loss = "Σ log(1 + exp(−yᵢ xᵢᵀw))"
    price = "{0} ‖w‖₁ + (1 − {0})/2 ‖w‖²".format
    return (
        Setting(
            SKLEARN,
            "LogisticRegression",
            {"C": 1 / (n * lam), "l1_ratio": ratio},
            f"C {loss} + {price('l1_ratio')}",
        ),
        Setting(
            "glmnet", "glmnet", {"lambda": lam, "alpha": ratio}, f"1/n {loss} + lambda ({price('alpha')})"
        ),
        Setting(
            TORCH,
            "BCEWithLogitsLoss, SGD",
            {"weight_decay": penalty.l2},
            f"1/n {loss} + weight_decay/2 ‖w‖² + extra ‖w‖₁",
            penalty.l1,
        ),
    )
