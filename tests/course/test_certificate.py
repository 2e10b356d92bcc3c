import numpy as np

from l1l2 import L1, Problem, Quadratic, solve
from l1l2.course.certificate import certificate


def test_one_wrong_weight_spoils_the_certificate():
    problem = Problem(Quadratic(np.eye(3), np.array([3.0, 1.0, 0.2])), L1(0.1))
    w = solve(problem).w
    assert certificate((problem, w)) == "Certified: KKT violation below 1e-08."
    assert certificate((problem, w), (problem, w + 1e-6)).startswith("NOT certified: KKT violation")
