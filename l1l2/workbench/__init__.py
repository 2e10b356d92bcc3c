"""The reader's own table of numbers: read, fitted by both penalties, compared."""

from .widgets import workbench

__all__ = ["workbench"]
