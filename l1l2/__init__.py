"""l1l2: why L1 regularisation gives zeros and L2 does not.

The mathematics of the course, with one objective throughout (X and y centred, one lam for both penalties):

    P(w) = 1/(2n) ||y - Xw||^2 + lam ||w||_1          P(w) = 1/(2n) ||y - Xw||^2 + lam/2 ||w||_2^2

Each lesson has a room in ``l1l2.lessons``; the engine of its pictures is ``l1l2.drawing``.
"""

from .course.catalogue import ask
from .course.glossary import show_glossary
from .course.home import show_course
from .course.retrieve import retrieve
from .maths.batch import lasso_2d_batch, lasso_batch
from .maths.conventions import Setting, translate
from .maths.crossvalidation import CrossValidation, cross_validate
from .maths.datafits import Logistic, Quadratic
from .maths.datasets import Dataset, Standardised, diabetes, sparse_regression, standardise, two_features
from .maths.descent import (
    adam,
    clipped,
    clipped_for_good,
    coordinate_descent,
    fista,
    gradient_descent,
    ista,
    sgd,
    subgradient_descent,
)
from .maths.dimension import Corners, count_corners, zeros_in_the_limit
from .maths.exact import Solution, solve
from .maths.flows import concentrate, level
from .maths.freedom import degrees_of_freedom
from .maths.gibbs import Draws, RidgePosterior, bayesian_lasso, ridge_posterior
from .maths.groups import GroupL1
from .maths.norms import effective_size, lp_norm, project_l1_ball, project_l2_ball
from .maths.nuclear import Nuclear
from .maths.paths import LassoPath, RidgePath, lam_at_fit, lasso_path, ridge_path
from .maths.penalties import L1, L2, ElasticNet
from .maths.phase import PhaseDiagram, phase_diagram, weak_threshold
from .maths.plane import (
    bowl,
    corner_probability,
    corner_share,
    lam_on_diamond,
    lam_on_disc,
    on_diamond,
    on_disc,
)
from .maths.posterior import Posterior1D, posterior_1d
from .maths.priors import Gaussian, Laplace, StudentT
from .maths.problem import ConvergenceWarning, Problem
from .maths.prox import block_soft_threshold, hard_threshold, shrink, soft_threshold
from .maths.recovery import Recovery, recovers
from .maths.sensing import Pursuit, Sensed, basis_pursuit, spikes
from .maths.trace import Trace, run
from .maths.variation import TotalVariation

__all__ = [
    "L1",
    "L2",
    "ConvergenceWarning",
    "Corners",
    "CrossValidation",
    "Dataset",
    "Draws",
    "ElasticNet",
    "Gaussian",
    "GroupL1",
    "Laplace",
    "LassoPath",
    "Logistic",
    "Nuclear",
    "PhaseDiagram",
    "Posterior1D",
    "Problem",
    "Pursuit",
    "Quadratic",
    "Recovery",
    "RidgePath",
    "RidgePosterior",
    "Sensed",
    "Setting",
    "Solution",
    "Standardised",
    "StudentT",
    "TotalVariation",
    "Trace",
    "adam",
    "ask",
    "basis_pursuit",
    "bayesian_lasso",
    "block_soft_threshold",
    "bowl",
    "clipped",
    "clipped_for_good",
    "concentrate",
    "coordinate_descent",
    "corner_probability",
    "corner_share",
    "count_corners",
    "cross_validate",
    "degrees_of_freedom",
    "diabetes",
    "effective_size",
    "fista",
    "gradient_descent",
    "hard_threshold",
    "ista",
    "lam_at_fit",
    "lam_on_diamond",
    "lam_on_disc",
    "lasso_2d_batch",
    "lasso_batch",
    "lasso_path",
    "level",
    "lp_norm",
    "on_diamond",
    "on_disc",
    "phase_diagram",
    "posterior_1d",
    "project_l1_ball",
    "project_l2_ball",
    "recovers",
    "retrieve",
    "ridge_path",
    "ridge_posterior",
    "run",
    "sgd",
    "show_course",
    "show_glossary",
    "shrink",
    "soft_threshold",
    "solve",
    "sparse_regression",
    "spikes",
    "standardise",
    "subgradient_descent",
    "translate",
    "two_features",
    "weak_threshold",
    "zeros_in_the_limit",
]
