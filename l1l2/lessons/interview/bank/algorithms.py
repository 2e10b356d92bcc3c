"""Algorithms: who arrives at 0, and with which step."""

from ....course.catalogue import ask
from ....course.question import Option, Question
from ..entry import Entry, FollowUp

DESCENT = Entry(
    key="descent",
    theme="algorithms",
    notebook="05_gradient_descent",
    picture="gradient_descent.spring_and_gravity",
    question="Explain L1 and L2 by gradient descent.",
    chinese="从梯度下降的角度解释 L1 和 L2。",
    short=(
        "Without data, L1 pulls a weight with constant force λ: each step takes off the same amount, so it "
        "is at 0 after finitely many steps. L2 pulls with λ|w|, which fades as the weight does: each step "
        "takes the same fraction, geometric decay, never 0. But the plain (sub)gradient method steps over "
        "the kink and jitters. Exact zeros need a step that stops there: a soft threshold."
    ),
    short_chinese=(
        "不考虑数据时，L1 的拉力恒为 λ，每步减去同样的量，有限步到 0；L2 的拉力是 λ|w|，随权重变小而变弱，每"
        "步按比例缩小，永远到不了 0。但普通的（次）梯度下降会跨过尖点来回跳，得不到精确的零；要用会停在 0 的"
        "步骤：软阈值（近端梯度、坐标下降）。"
    ),
    long=(
        "Take one weight and no data. Under L2 the update is w(1 − ηλ): after k steps the weight is "
        "multiplied by the k-th power of that factor, and is still there. Under L1 the update subtracts ηλ "
        "with the sign of w: after |w|/(ηλ) steps, rounded up, it is at 0, if it is told to stop there. "
        "Told by whom? The subgradient method is not: it takes sign(w) for the slope and overshoots, then "
        "comes back. Adam and SGD do the same. The proximal step is: it takes a gradient step on the loss "
        "and then moves the weight towards 0 by ηλ, but not beyond. With data the soft threshold holds a "
        "weight at 0 as long as the pull of the loss is below λ, and lets it go otherwise. Correct two "
        "common additions: L1's pull is larger than L2's only while |w| < 1, and a larger pull does not "
        "mean faster convergence; L2 even helps the optimiser, as it adds curvature."
    ),
    board=r"""No data, step η with $\eta\lambda < 1$, weight $w_0 > 0$:

$$\text{L2: } w_k = (1 - \eta\lambda)^k w_0 > 0 \qquad\quad \text{L1: } w_k = \max(w_0 -
k\eta\lambda,\, 0) = 0 \text{ for } k \ge \frac{w_0}{\eta\lambda}.$$

With data, proximal gradient (ISTA): $\quad v = w - \eta\nabla f(w), \qquad w^+ =
\operatorname{sign}(v)\max(|v| - \eta\lambda, 0).$""",
    follow_ups=(
        FollowUp(
            "Why not clip the weight to 0 when it crosses?",
            "Nothing holds it there: the next step takes it off again. And if crossing kills for good, a "
            "weight that had to pass 0 on its way to the other side is lost.",
        ),
        FollowUp(
            "When may a zero of ISTA be trusted?",
            "In the end ISTA has the right support, if no dead weight has a pull of exactly λ, but it does "
            "not say when. Trust a zero whose pull is below λ by far more than the KKT violation.",
        ),
    ),
    rubric=(
        "Constant pull, finite time; proportional pull, geometric.",
        "Said that (sub)gradient steps give no exact zeros.",
        "Named the soft threshold, or prox.",
    ),
    asked=ask("gradient_descent/who_keeps_zeros"),
)

OPTIMISE = Entry(
    key="optimise",
    theme="algorithms",
    notebook="05_gradient_descent",
    picture="gradient_descent.gaps",
    question="L1 is not differentiable. How do you optimise it?",
    chinese="L1 不可导，怎么优化？",
    short=(
        "It is convex, and has a derivative wherever no weight is 0; and its slopes at 0 are known. "
        "Coordinate descent: one weight at a time, each by an exact soft threshold. Proximal gradient, "
        "ISTA, and its accelerated form FISTA: gradient step on the loss, soft threshold for the price. "
        "LARS, or homotopy: the whole path, knot by knot. ADMM splits loss and price; OWL-QN adapts "
        "L-BFGS. Plain subgradient descent works, but slowly and without exact zeros."
    ),
    short_chinese=(
        "它是凸的，只在某个坐标为 0 处不可导，而那里的次微分是已知的。常用：坐标下降（每个坐标做一次软阈值"
        "）；近端梯度 ISTA 与加速的 FISTA；LARS/同伦法（给出整条路径）；ADMM；OWL-QN（改造的 L-BFGS）。次梯"
        "度法也收敛，但慢，而且得不到精确的零。"
    ),
    long=(
        "The structure is smooth loss plus a price with a known prox, and the good methods use it. "
        "Coordinate descent is what glmnet and scikit-learn run: for squares, each update is a closed "
        "formula, residuals are updated in place, warm starts walk down a grid of λ, and screening and "
        "working sets skip columns that are certainly, or probably, 0. Proximal gradient needs only "
        "gradients of the loss, so it suits logistic loss, matrices known through products, and GPUs; the "
        "bound on its gap falls as 1/T, FISTA's as 1/T². The subgradient method's bound is about 1/√T. LARS "
        "gives the exact path when there are not too many knots. ADMM is for more complicated prices, such "
        "as total variation, and for distributed data. Stop by the duality gap, which bounds the distance "
        "of the value from the optimum, not by how little the weights moved."
    ),
    board=r"""Coordinate $j$, with $r_{-j}$ the residual without column $j$:

$$w_j \leftarrow \frac{S\big(x_j^\top r_{-j}/n,\ \lambda\big)}{\lVert x_j\rVert^2/n}, \qquad S(b, t) =
\operatorname{sign}(b)\max(|b| - t, 0).$$

Proximal gradient: $\ w \leftarrow S\big(w - \eta\nabla f(w),\ \eta\lambda\big)$, with $\eta = 1/L$,
$L = \lVert X\rVert_2^2/n$.""",
    follow_ups=(
        FollowUp(
            "Why does coordinate descent not get stuck at the kink?",
            "Because the loss is smooth and the kink is separable, a sum over coordinates. If no single "
            "coordinate can improve, none of their combinations can. For a fused price, |w₁ − w₂|, it can "
            "get stuck.",
        ),
        FollowUp(
            "How do you know that you are done?",
            "Scale the residual to a feasible point of the dual. The duality gap is at least the distance "
            "from the optimal value, and 0 at the optimum.",
        ),
    ),
    rubric=(
        "Said convex, with a kink only where a weight is 0.",
        "Two methods with a soft threshold, and how they differ.",
        "A stopping rule: KKT violation or duality gap.",
    ),
    asked=Question(
        "The L1 norm has no derivative at 0. What follows for optimising loss plus L1?",
        (
            Option(
                "It is non-convex, so expect local minima.",
                "It is convex: the kink points down. With a convex loss every local minimum is global. L0 "
                "and q < 1 are the non-convex ones.",
            ),
            Option(
                "Gradient methods cannot be used at all.",
                "They can, on the smooth part: gradient step on the loss, then a soft threshold for the "
                "price.",
            ),
            Option(
                "Use its prox, a soft threshold: the convergence is that of smooth problems.",
                "ISTA has the 1/T of gradient descent, although the sum has a kink; coordinate descent uses "
                "the same formula, one weight at a time.",
                correct=True,
            ),
            Option(
                "Nothing: a derivative is hardly ever asked for at exactly 0.",
                "At the solution many weights are at 0, so it matters all the time, and iterates that "
                "ignore it jitter around.",
            ),
        ),
        "05 Gradient descent, “One line of difference”",
    ),
)

ENTRIES = (DESCENT, OPTIMISE)
