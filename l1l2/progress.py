"""A progress bar for work that takes long, and nothing at all for work that does not."""

import sys
from collections.abc import Callable
from typing import Any


def late_bar(patience: float = 5.0) -> Callable[[int, int], None]:
    """Return a function of the numbers of steps done and to do, which draws a bar on stderr.

    A number of steps that is not larger than the last one begins new work.

    Parameters
    ----------
    patience : float
        Seconds that the work has taken before the bar appears.

    Returns
    -------
    callable
    """
    bar: Any = None

    def tell(done: int, total: int) -> None:
        nonlocal bar
        from tqdm import tqdm  # only long work needs it

        if bar is None or done <= bar.n:
            if bar is not None:
                bar.close()  # what it counted was broken off
            bar = tqdm(total=total, delay=patience, file=sys.stderr, ncols=72, leave=True)
        bar.update(done - bar.n)
        if done == total:
            bar.close()
            bar = None

    return tell
