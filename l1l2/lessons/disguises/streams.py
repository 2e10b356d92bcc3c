"""A stream of rows: online subgradient steps beside one threshold on the sum of all gradients."""

import numpy as np

from ...maths.prox import soft_threshold
from ...validate import Array

ROWS, COLUMNS, AT_WORK, LAM, SEED = 400, 40, 3, 0.2, 0


def run_stream() -> tuple[Array, Array]:
    """Return the weights of both methods after 400 rows, each shape (40,).

    The second is dual averaging: Xiao (2010), "Dual averaging methods for regularized stochastic learning and
    online optimization", with s growing as the square root of the number of rows.
    """
    rng = np.random.default_rng(SEED)
    truth = np.append(np.ones(AT_WORK), np.zeros(COLUMNS - AT_WORK))
    steps, summed, z = np.zeros(COLUMNS), np.zeros(COLUMNS), np.zeros(COLUMNS)
    for t in range(1, ROWS + 1):
        x = rng.standard_normal(COLUMNS)
        y = x @ truth + 0.5 * rng.standard_normal()
        slope = (x @ steps - y) * x + LAM * np.sign(steps)
        steps = steps - 0.1 / np.sqrt(t) * slope
        z += (x @ summed - y) * x
        summed = -soft_threshold(z, t * LAM) / (10 * np.sqrt(t))
    return steps, np.asarray(summed)
