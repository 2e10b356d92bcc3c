"""At the edges: λ at 0 and at infinity, the norm without its square, and the zeros that ridge has."""

from ....course.catalogue import ask
from ....course.question import Option, Question
from ..entry import Entry, FollowUp

LIMITS = Entry(
    key="limits",
    theme="derivative",
    notebook="04_derivative",
    picture="derivative.correlations",
    question="What happens as λ goes to 0 and to infinity?",
    chinese="λ 趋于 0 和趋于无穷时，Lasso 与岭回归分别怎样？",
    short=(
        "As λ goes to 0 both approach least squares: ridge the solution of smallest L2 norm, the lasso one "
        "of smallest L1 norm, if there are many. Upwards they differ. The lasso is exactly 0 from a finite λ "
        "on: λ_max, the largest |xⱼᵀy|/n. Ridge gets as small as you like, but it is 0 only at infinity, "
        "unless y is uncorrelated with every column."
    ),
    short_chinese=(
        "λ→0 时两者都趋于最小二乘：若解不唯一，岭回归趋于 L2 范数最小的解，Lasso 趋于 L1 范数最小的解。λ "
        "变大时不同：Lasso 从有限的 λ_max = maxⱼ|xⱼᵀy|/n 起全部恰好为 0；岭回归任意小，但只有 λ=∞ 时才为 "
        "0（除非 y 与每一列都不相关）。"
    ),
    long=(
        "At w = 0 the residual is y, and the optimality condition of the lasso asks that every |xⱼᵀy|/n is "
        "at most λ. So λ_max is a number that one matrix product gives, and a grid of λ should start "
        "there. It is not a property of the penalty alone: it depends on the data, and on the scale of y. "
        "Below it weights enter, and sometimes leave, along a path that is straight between finitely many "
        "knots. For ridge write the singular value decomposition: along each singular direction the least "
        "squares weight is multiplied by d²/(d² + nλ). Each factor falls smoothly from 1 to 0 and reaches "
        "0 at no finite λ. At the other end, λ to 0 in a problem with more columns than rows, both limits "
        "interpolate generic data, and they select different interpolants."
    ),
    board=r"""Lasso: $\ w = 0$ is optimal $\iff \lVert X^\top y\rVert_\infty / n \le \lambda$, so
$\lambda_{\max} = \lVert X^\top y\rVert_\infty/n$.

Ridge, with $X = UDV^\top$:

$$w(\lambda) = \sum_k \frac{d_k^2}{d_k^2 + n\lambda}\,\frac{u_k^\top y}{d_k}\,v_k,$$

which is 0 at a finite λ only if every $u_k^\top y = 0$.""",
    follow_ups=(
        FollowUp(
            "You double y. What happens to λ_max?",
            "It doubles. Under L1 the solution for 2y and 2λ is twice the one for y and λ. Under L2 the λ "
            "may stay: the solution is linear in y.",
        ),
        FollowUp(
            "Is the lasso's path monotone: does every weight grow as λ falls?",
            "No. A weight may shrink as λ falls, and may even leave again. What grows is ‖w‖₁.",
        ),
    ),
    rubric=(
        "λ_max = max |xⱼᵀy|/n, finite.",
        "Ridge is 0 only at infinity.",
        "Said which least squares solution the limit λ → 0 is.",
    ),
    asked=Question(
        "λ grows without end. Which of the two models is exactly 0 from some finite λ on?",
        (
            Option(
                "The lasso, from λ_max = max |xⱼᵀy|/n; ridge not.",
                "At w = 0 the residual is y, so its pulls are known before any fit, and the largest is the λ "
                "that holds them all.",
                correct=True,
            ),
            Option(
                "Both: a large enough price suppresses any weight.",
                "Suppresses, yes. But the ridge factors d²/(d² + nλ) are positive at every finite λ: small "
                "is not 0.",
            ),
            Option(
                "Neither: 0 is only reached in the limit.",
                "True of ridge. The lasso's condition at w = 0, every |xⱼᵀy|/n ≤ λ, is met by a finite λ.",
            ),
            Option(
                "Ridge: the square punishes hardest.",
                "It punishes large weights hard, and small ones hardly at all: its slope at 0 is 0.",
            ),
        ),
        "04 Derivative, “Ten weights, one line”",
    ),
)

UNSQUARED = Entry(
    key="unsquared",
    theme="derivative",
    notebook="04_derivative",
    picture="derivative.minimisers",
    question="What does the L2 norm do if it is not squared?",
    chinese="惩罚用不平方的 ‖w‖₂ 会怎样？",
    short=(
        "It makes zeros, but of whole vectors. ‖w‖₂ is a cone with its tip at the origin: it has a kink "
        "there and nowhere else. So, for orthogonal columns of variance 1, the least squares vector is "
        "shortened by λ as a whole, and is exactly 0 if it is no longer than λ; no single coordinate inside "
        "is singled out. Sum it over groups of weights and you have the group lasso: groups live or die "
        "together."
    ),
    short_chinese=(
        "它会产生零，但是整组一起为零。‖w‖₂ 像一个顶点在原点的圆锥，只在原点有尖点：正交设计（XᵀX = nI）下，"
        "整个最小二乘向量被缩短 λ，长度不超过 λ 就整体恰好为 0，而向量内部的单个坐标不会被单独选出来。对各组"
        "求和就是 group lasso：一组变量同生共死。"
    ),
    long=(
        "“L1 is sparse and L2 is not” is shorthand for L1 against the squared L2. The square is what makes "
        "L2 flat at 0. Without it the subdifferential at the origin is the whole ball of radius λ, so any "
        "pull of length up to λ is held. The minimiser of ½‖w − b‖² + λ‖w‖₂ is b shortened by λ, or 0: block "
        "soft threshold. Away from the origin the norm is smooth, so no coordinate becomes 0 on its own. "
        "With one group for each weight the sum of ‖w_g‖₂ is the L1 norm, with one group for all it is ‖w‖₂. "
        "Use it when columns belong together: the dummies of a category, the channels of a filter, the lags "
        "of a series. Groups of different size are usually weighted by the square root of their size."
    ),
    board=r"""At $w \ne 0$: $\ w - b + \lambda\,w/\lVert w\rVert = 0$, so $w$ is parallel to $b$ and
$\lVert w\rVert = \lVert b\rVert - \lambda$.

At $w = 0$: $\ \partial\lVert\cdot\rVert_2(0) = \{u : \lVert u\rVert_2 \le 1\}$, so 0 is optimal
$\iff \lVert b\rVert_2 \le \lambda$. Together

$$w = \Big(1 - \frac{\lambda}{\lVert b\rVert_2}\Big)_+ b.$$""",
    follow_ups=(
        FollowUp(
            "How do you get zeros inside a group as well?",
            "Add an L1 term: the sparse group lasso, λ₁‖w‖₁ + λ₂ Σ‖w_g‖₂. Its prox is the soft threshold "
            "first, then the block soft threshold.",
        ),
        FollowUp(
            "A category with ten levels becomes ten dummies. Why not the plain lasso?",
            "It may keep three of the ten dummies, and which ones depends on the coding. The group lasso "
            "takes or leaves the variable. (If each group is first made orthonormal, the answer does not "
            "depend on the coding.)",
        ),
    ),
    rubric=(
        "Said: kink at the origin only.",
        "Whole vector 0 exactly when ‖b‖₂ ≤ λ.",
        "Named the group lasso.",
    ),
    asked=Question(
        "The penalty is λ‖w‖₂, the length itself, not its square. What can the minimiser of ½‖w − b‖² + "
        "λ‖w‖₂ be, if no entry of b is 0?",
        (
            Option(
                "Never 0: an L2 norm is smooth.",
                "Its square is. The length has a kink at the origin, like the tip of a cone.",
            ),
            Option(
                "Any pattern of zeros, as with the lasso.",
                "Away from the origin the length is smooth, so no single coordinate is held at 0.",
            ),
            Option(
                "0 as a whole, or with no zero entry at all.",
                "b is shortened by λ: it keeps its direction, and if it is no longer than λ, nothing is "
                "left.",
                correct=True,
            ),
            Option(
                "The same as ridge: the square only rescales λ.",
                "For one data set some λ of one matches some λ of the other as long as w ≠ 0. But ridge "
                "never returns 0 here, and this one does as soon as ‖b‖₂ ≤ λ.",
            ),
        ),
        "04 Derivative, “Five prices, one weight”",
    ),
)

RIDGE_ZERO = Entry(
    key="ridge_zero",
    theme="derivative",
    notebook="00_start_here",
    picture="start_here.equal_fit",
    question="Can ridge give an exact zero? Can the lasso give none?",
    chinese="岭回归会给出恰好为 0 的系数吗？Lasso 会一个零都没有吗？",
    short=(
        "Yes and yes. A ridge coefficient may change its sign as λ grows, and then it is 0 at an isolated λ "
        "on the way; it does not stay. And with λ small enough, the lasso keeps every column, if there are "
        "no more than the rows allow and least squares has no zero. So “L2 never, L1 always” is wrong in "
        "both halves: the difference is an isolated point against an interval."
    ),
    short_chinese=(
        "都会。岭回归的某个系数随 λ 变号时，会在一个孤立的 λ 上恰好为 0，但不会停留。λ 足够小时（p ≤ n 且最"
        "小二乘没有零），Lasso 一个零也没有。所以“L2 绝不、L1 总是”两句都不对：差别在于孤立的点与整段区间。"
    ),
    long=(
        "With two correlated columns, ridge's first weight is proportional to c₁(1 + λ) − g c₂, if the "
        "columns have variance 1, correlate by g, and have correlations c₁, c₂ with a y of variance 1. If "
        "c₁ is positive and smaller than g c₂, the weight is negative for small λ and positive for large, "
        "and 0 at exactly one λ. On the diabetes data five of the ten weights change their sign, one of "
        "them twice. A grid of λ almost surely misses the point, which is why one says never. In general a "
        "ridge weight is 0 on a set of λ of measure 0, unless it is 0 for all. The lasso at a small λ is "
        "close to least squares, whose weights are all different from 0 for generic data; the first zero as "
        "λ rises from 0 comes at the last knot of the path."
    ),
    board=r"""Two columns, $x_j^\top x_j/n = 1$, $x_1^\top x_2/n = g$, $c_j = x_j^\top y/n$:

$$w_1 = \frac{(1+\lambda)\,c_1 - g\,c_2}{(1+\lambda)^2 - g^2} = 0 \iff \lambda = \frac{g\,c_2}{c_1} -
1 .$$

Example: $c_1 = 0.4,\ c_2 = 0.9,\ g = 0.5$: $\ \lambda = 0.125$. At every other λ it is not 0.""",
    follow_ups=(
        FollowUp(
            "Then what does “ridge does not select” mean?",
            "That the zeros have measure 0 in λ and in the data: they are coincidences and not held against "
            "any pull.",
        ),
        FollowUp(
            "How would you tell a ridge zero from a lasso zero?",
            "Change y, or λ, a little. The lasso's zero stays, if its pull is below λ; ridge's is gone.",
        ),
    ),
    rubric=(
        "Ridge: yes, at an isolated λ, when a weight changes sign.",
        "Lasso: none, at small λ.",
        "Isolated point against interval.",
    ),
    asked=ask("start_here/one_coefficient"),
)

ENTRIES = (LIMITS, UNSQUARED, RIDGE_ZERO)
