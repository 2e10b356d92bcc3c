"""The slope at 0: who is held there, and exactly when."""

from ....course.catalogue import ask
from ....course.question import Option, Question
from ..entry import Entry, FollowUp

WHY_SPARSE = Entry(
    key="why_sparse",
    theme="derivative",
    notebook="04_derivative",
    picture="derivative.one_weight",
    question="Why does L1 make weights exactly 0, and L2 not?",
    chinese="为什么 L1 正则会产生稀疏解，而 L2 不会？",
    short=(
        "A weight is 0 at the optimum when no way out of 0 goes downhill. The L1 price has a kink at 0: its "
        "slopes fill the whole interval from −λ to λ, so it holds the weight against any pull of the data up "
        "to λ. The squared L2 price has slope 0 at 0, so the slightest pull moves the weight. L1 therefore "
        "gives zeros for a whole range of data, L2 only by coincidence."
    ),
    short_chinese=(
        "权重在最优点等于 0，当且仅当离开 0 的两个方向都不能使目标下降。L1 在 0 处有尖点，次微分是整个区间 "
        "[−λ, λ]，只要数据的拉力不超过 λ，权重就被精确地留在 0。L2 的平方项在 0 处斜率为 "
        "0，一点点拉力就会使权重离开 0。所以 L1 在一整段数据上给出零，L2 只在巧合时给出零。"
    ),
    long=(
        "Start from one weight and a convex, smooth misfit f. Under L1 the sum has the slope f′(0) − λ on "
        "the left of 0 and f′(0) + λ on the right. Zero is the minimum exactly when the first is not "
        "positive and the second not negative: |f′(0)| ≤ λ, an interval. Under L2 the price adds nothing "
        "to the slope at 0, so 0 is the minimum only if f′(0) = 0, a single point. In many dimensions the "
        "same holds for each coordinate, with the pull of its column on the residual in place of −f′(0). "
        "The geometric picture says it again: the diamond has corners on the axes, the circle is smooth. "
        "The corner is a picture of the kink, and it is no law: a budget large enough leaves no zero. And "
        "a solver has to respect the kink, or its iterates pass zero by."
    ),
    board=r"""$$F(w) = f(w) + \lambda|w|,\qquad F'(0^-) = f'(0) - \lambda,\quad F'(0^+) = f'(0) +
\lambda.$$

Zero is the minimiser of the convex $F$ if and only if $F'(0^-) \le 0 \le F'(0^+)$, that is

$$|f'(0)| \le \lambda \qquad\text{(L1)}\qquad\qquad f'(0) = 0 \qquad\text{(L2, because }
(\tfrac{\lambda}{2}w^2)' = 0 \text{ at } 0).$$""",
    follow_ups=(
        FollowUp(
            "Is it the corner or the kink that matters?",
            "They are one thing seen twice: the corner of the ball lies where the price has its kink. The "
            "kink is the better answer, because it comes with a condition, |f′(0)| ≤ λ, that decides.",
        ),
        FollowUp(
            "Would a smooth price that is very close to |w| do?",
            "No. √(w² + ε²) has slope 0 at 0, so its minimiser is small and not 0, however small ε is. Zeros "
            "are made by slopes, not by closeness.",
        ),
    ),
    rubric=(
        "Named the kink at 0, or the subdifferential [−λ, λ].",
        "Gave the condition |pull| ≤ λ against pull = 0.",
        "Said that L2 shrinks and does not stop at 0.",
    ),
    asked=Question(
        "Which answer to “why is L1 sparse?” survives the follow-up “exactly when?”",
        (
            Option(
                "At 0 its slopes fill [−λ, λ], so any pull of the data up to λ is held.",
                "It is a reason and a condition in one: the pull at 0 is compared with λ. L2 has the single "
                "slope 0 there.",
                correct=True,
            ),
            Option(
                "Its ball has corners, and the solution is always at a corner.",
                "The corners are there, “always” is not: with a large budget the loss meets an edge. And "
                "asked exactly when, this answer has nothing to compare.",
            ),
            Option(
                "Its gradient is bigger than that of L2, so it pushes harder towards 0.",
                "λ is bigger than λ|w| only while |w| < 1. What matters is that the pull does not fade at 0, "
                "and can balance the data there.",
            ),
            Option(
                "It minimises the number of weights that are not 0.",
                "That is L0. L1 sums sizes; that it makes zeros is a consequence of its kink, not its "
                "definition.",
            ),
        ),
        "04 Derivative, “One weight, two prices”",
    ),
)

EXACTLY_WHEN = Entry(
    key="exactly_when",
    theme="derivative",
    notebook="04_derivative",
    picture="derivative.correlations",
    question="Exactly when is a lasso weight 0?",
    chinese="Lasso 的某个权重究竟在什么条件下恰好等于 0？",
    short=(
        "Put weight j at 0 and let the others be at their optimum. It may stay there exactly when the pull "
        "of its column on the residual that is left, |xⱼᵀr|/n, is at most λ. So what is compared with λ is "
        "neither its least squares value nor its own correlation with the answer, but the partial residual "
        "correlation: what the column could still explain that the others do not."
    ),
    short_chinese=(
        "先把第 j 个权重设为 0，其余权重取最优值。当且仅当第 j 列与剩余残差的内积除以 n 后，绝对值不超过 λ "
        "时，这个权重为 0。与 λ 比较的既不是它的最小二乘系数，也不是它与 y 的边际相关，而是这一列还能解释、"
        "别的列解释不了的那部分。"
    ),
    long=(
        "Write the optimality conditions of the lasso. For a weight that is not 0, the pull of its column on "
        "the residual equals λ times the sign of the weight. For a weight that is 0, the pull lies between "
        "−λ and λ. Since a weight of 0 contributes nothing to the fit, that pull is the same as the pull on "
        "the partial residual, in which column j does not take part. So the decision is about what column j "
        "can add to the others. A strong column may be 0 because a near copy of it is already in; a column "
        "of no correlation with the answer may be alive because it repairs what another one does. A pull "
        "strictly below λ says even more: then the weight is 0 in every solution."
    ),
    board=r"""With $r = y - Xw$ and $r_{-j} = y - X_{-j}w_{-j}$,

$$\frac{x_j^\top r}{n} = \lambda\,\operatorname{sign}(w_j)\ \ (w_j \ne 0), \qquad
\Big|\frac{x_j^\top r}{n}\Big| \le \lambda\ \ (w_j = 0).$$

If $w_j = 0$ then $r = r_{-j}$; if $w_j \neq 0$ then $x_j^\top r_{-j}/n =
\lambda\operatorname{sign}(w_j) + w_j\lVert x_j\rVert^2/n$, which is larger than λ in size. Hence

$$w_j = 0 \iff \frac{|x_j^\top r_{-j}|}{n} \le \lambda .$$""",
    follow_ups=(
        FollowUp(
            "What is λ_max?",
            "The λ from which on all weights are 0. At w = 0 the residual is y, so λ_max is the largest "
            "|xⱼᵀy|/n: one product, no solver.",
        ),
        FollowUp(
            "The pull on a weight is exactly λ. Is the weight alive?",
            "Usually, but not for certain: at a knot of the path it sits at 0 with its pull at λ. The safe "
            "direction is the other one: a pull below λ means 0.",
        ),
    ),
    rubric=(
        "Said partial residual, or “with the others in place”.",
        "Compared a correlation with λ, with its 1/n.",
        "Did not compare the least squares weight with λ.",
    ),
    asked=ask("derivative/first_alive"),
)

DERIVE = Entry(
    key="derive",
    theme="derivative",
    notebook="04_derivative",
    picture="derivative.minimisers",
    question="Derive the lasso and the ridge solution for orthogonal columns of variance 1.",
    chinese="在正交设计（各列正交、方差为 1，即 XᵀX = nI）下推导 Lasso 和岭回归的闭式解。",
    short=(
        "If XᵀX/n is the identity, the objective splits into one problem a weight: ½(w − b)² plus its price, "
        "with b the least squares weight. For L1 set the slope to 0 on either side of 0: w = b − λ sign(w), "
        "and 0 where |b| ≤ λ. That is the soft threshold. For L2, w − b + λw = 0, so w = b/(1 + λ). L1 "
        "subtracts and stops; L2 divides and never does."
    ),
    short_chinese=(
        "若 XᵀX/n = I，目标按坐标分解，每个权重是 ½(w − b)² 加上惩罚，b 是最小二乘系数。L1：在 0 "
        "的两侧令导数为零，得 w = sign(b)·max(|b| − λ, 0)，即软阈值。L2：w − b + λw = 0，得 w = b/(1 + "
        "λ)。L1 做减法并停在 0，L2 做除法，永远不停在 0。"
    ),
    long=(
        "Say first which constants you use: ours is 1/(2n) in front of the squares and λ, or λ/2, in front "
        "of the penalty. With orthogonal columns of variance 1, XᵀX = nI, the misfit is a constant plus "
        "half the squared distance of w from the least squares weights, so every coordinate is a problem of "
        "its own. Under L1 distinguish three cases. Suppose w > 0: then w = b − λ, consistent if b > λ. "
        "Suppose w < 0: w = b + λ, consistent if b < −λ. Otherwise w = 0. Under L2 the only equation is "
        "linear. Read the two maps: the soft threshold takes λ from every survivor, which is the bias of "
        "the lasso; ridge multiplies all weights by the same factor. If the interviewer says orthonormal "
        "and means XᵀX = I, replace λ by nλ in both formulas. For correlated columns there is no general "
        "closed form, but coordinate descent uses exactly this formula, one weight at a time."
    ),
    board=r"""$$\frac{1}{2n}\lVert y - Xw\rVert^2 = \text{const} + \tfrac12\lVert w - b\rVert^2, \qquad b =
\frac{X^\top y}{n} \quad (X^\top X = nI).$$

L1: $\ 0 \in w - b + \lambda\,\partial|w|$, so

$$w = \begin{cases} b - \lambda & b > \lambda\\ 0 & |b| \le \lambda\\ b + \lambda & b < -\lambda
\end{cases} \;=\; \operatorname{sign}(b)\max(|b| - \lambda, 0).$$

L2: $\ w - b + \lambda w = 0$, so $w = b/(1 + \lambda)$.""",
    follow_ups=(
        FollowUp(
            "What is the threshold for (w − b)² + λ|w|, without the half?",
            "λ/2. The slope of the square is then 2(w − b), so the kink holds against |2b| ≤ λ. Published "
            "formulas slip here, and so do interviews.",
        ),
        FollowUp(
            "And for ½(w − b)² plus λ times the indicator of w ≠ 0?",
            "The hard threshold: keep b if b²/2 > λ, that is |b| > √(2λ), else 0. Survivors are not shrunk, "
            "but the map jumps.",
        ),
    ),
    rubric=(
        "Stated the constants (1/(2n), λ/2) before starting.",
        "Did the three cases of the soft threshold.",
        "Got b/(1 + λ) for ridge.",
    ),
    asked=Question(
        "For ½(w − b)² + λ|w| with b = 1.5 and λ = 1, and for ½(w − b)² + (λ/2)w², where are the minima?",
        (
            Option(
                "At 1.0 and at 0.75.",
                "The second is right. In the first, λ/2 was taken off: that is the threshold of (w − b)² + "
                "λ|w|, without the half before the square.",
            ),
            Option(
                "At 0.5 and at 0.75.",
                "The soft threshold subtracts λ, so 1.5 − 1; ridge divides by 1 + λ, so 1.5/2.",
                correct=True,
            ),
            Option(
                "At 0.5 and at 0.5.",
                "The first is right. The second belongs to λw², without the half: there the slope is 2λw, "
                "and b is divided by 1 + 2λ.",
            ),
            Option(
                "At 1.5 and at 0.75: 1.5 is above λ, so L1 keeps it.",
                "That is a hard threshold. The soft one takes λ from the survivors, too.",
            ),
        ),
        "04 Derivative, “One weight, two prices”",
    ),
)

ENTRIES = (WHY_SPARSE, EXACTLY_WHEN, DERIVE)
