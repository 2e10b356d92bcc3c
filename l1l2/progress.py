"""A progress bar for work that takes long, and nothing at all for work that does not."""

import sys
from collections.abc import Callable
from math import inf
from time import monotonic

WIDTH = 30  # characters


def late_bar(patience: float = 5.0) -> Callable[[int, int], None]:
    """Return a function of the numbers of steps done and to do, which draws a bar on stderr.

    The bar appears only once the work has taken `patience` seconds.  A number of steps that is not larger
    than the last one begins new work.

    Parameters
    ----------
    patience : float
        Seconds.

    Returns
    -------
    callable
    """
    began, before = inf, inf

    def tell(done: int, total: int) -> None:
        nonlocal began, before
        if done <= before:
            began = monotonic()
        before = inf if done == total else done
        if monotonic() - began >= patience:
            full = WIDTH * done // total
            end = "\n" if done == total else ""
            print(f"\r[{'#' * full:.<{WIDTH}}] {done / total:4.0%}", end=end, file=sys.stderr, flush=True)

    return tell
