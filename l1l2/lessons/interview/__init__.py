"""What interviewers ask: the bank, a quiz, a mock interview, and the course on one sheet."""

from .bank import BANK
from .coding import check_ridge, check_soft_threshold, check_violation
from .coding_solvers import check_choice, check_coordinate_descent, check_gap, check_ista
from .exercise import check_correlation, check_crossing
from .mock_page import mock
from .quiz_page import quiz

__all__ = [
    "BANK",
    "check_choice",
    "check_coordinate_descent",
    "check_correlation",
    "check_crossing",
    "check_gap",
    "check_ista",
    "check_ridge",
    "check_soft_threshold",
    "check_violation",
    "mock",
    "quiz",
]
