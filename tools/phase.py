"""Compute the phase diagram that comes with the package, l1l2/maths/phase_diagram.csv, on all cores.

Usage: python -m tools.phase        (20 x 20 cells of 20 signals: 8,000 problems)
"""

import time

import numpy as np

from l1l2.maths.phase import SHIPPED, phase_diagram, write

SHARES = (np.arange(20) + 0.5) / 20

if __name__ == "__main__":
    start = time.perf_counter()
    write(phase_diagram(200, SHARES, SHARES, trials=20, seed=0), SHIPPED)
    print(f"{SHIPPED}: {time.perf_counter() - start:.1f} s")
