"""What interviewers ask: the bank, a quiz, a mock interview, and the course on one sheet."""

from .bank import BANK
from .exercise import check_correlation, check_crossing
from .mock_page import mock
from .quiz_page import quiz

__all__ = [
    "BANK",
    "check_correlation",
    "check_crossing",
    "mock",
    "quiz",
]
