"""Geometry: budgets and prices, balls and bars."""

from ....course.catalogue import ask
from ....course.question import Option, Question
from ..entry import Entry, FollowUp

PENALTY_CONSTRAINT = Entry(
    key="penalty_constraint",
    theme="geometry",
    notebook="03_geometry",
    picture="geometry.price_of_budget",
    question="Why is a penalty the same as a constraint?",
    chinese="为什么“加惩罚”和“加约束”是等价的？",
    short=(
        "Lagrange: λ is the price of the budget t. If w minimises misfit plus λ‖w‖₁, then it also "
        "minimises the misfit among all vectors with an L1 norm of at most t = ‖w‖₁: anything that fits "
        "better and costs no more would have won before. The other way, convexity and a budget t > 0 "
        "guarantee a multiplier. But the map between λ and t depends on the data, and every λ from λ_max "
        "on means t = 0."
    ),
    short_chinese=(
        "拉格朗日：λ 就是预算 t 的价格。若 w 最小化“误差 + λ‖w‖₁”，那么在所有 ‖v‖₁ ≤ t = ‖w‖₁ 的向量里它的误"
        "差也最小。反过来，凸性加上 t > 0（Slater 条件）保证乘子存在。但 λ 与 t 的对应关系依赖于数据，而且所"
        "有 λ ≥ λ_max 都对应 t = 0。"
    ),
    long=(
        "From penalty to constraint no theory is needed: if some v with ‖v‖₁ ≤ ‖w‖₁ had a smaller misfit, "
        "its penalised sum would be smaller too. From constraint to penalty you need convexity and "
        "Slater's condition, a strictly feasible point, which is the origin as soon as t > 0; then the KKT "
        "conditions of the constrained problem provide a multiplier λ ≥ 0, and they are those of the "
        "penalised problem. If t is at least the L1 norm of some least squares solution, the budget does "
        "not bind and λ = 0. The correspondence is t = ‖w(λ)‖₁: it never rises with λ, it is different for "
        "every data set, and it is not one to one, because all λ ≥ λ_max give t = 0. So in "
        "cross-validation it does matter which of the two you hold fixed from fold to fold. For non-convex "
        "penalties the second half can fail."
    ),
    board=r"""Penalty ⇒ constraint: let $w \in \arg\min f + \lambda g$ and $g(v) \le g(w) =: t$. Then

$$f(w) + \lambda g(w) \le f(v) + \lambda g(v) \le f(v) + \lambda g(w) \ \Rightarrow\ f(w) \le
f(v).$$

Constraint ⇒ penalty ($f, g$ convex, $g(0) = 0 < t$, so Slater holds): there is $\lambda \ge 0$ with

$$0 \in \partial f(w) + \lambda\,\partial g(w), \qquad \lambda\,(g(w) - t) = 0.$$""",
    follow_ups=(
        FollowUp(
            "Where does convexity enter?",
            "In the existence of the multiplier. Without it the best penalised value may jump over some "
            "budgets: there are t that no λ reaches, as for best subsets.",
        ),
        FollowUp(
            "What does λ mean in the constrained picture?",
            "A price: how fast the least misfit falls as the budget grows. It is minus the slope of the "
            "optimal misfit as a function of t.",
        ),
    ),
    rubric=(
        "Gave at least one direction as an argument.",
        "t = ‖w(λ)‖₁ depends on the data.",
        "All λ ≥ λ_max map to t = 0; or named Slater.",
    ),
    asked=ask("geometry/budget_of_penalty"),
)

OTHER_EXPONENTS = Entry(
    key="other_exponents",
    theme="geometry",
    notebook="03_geometry",
    picture="geometry.unit_balls",
    question="Why not L0, exponents below 1, between 1 and 2, or L-infinity?",
    chinese="为什么不用 L0、q<1、1<q<2 或 L∞？",
    short=(
        "Two properties are wanted: convex, so that the optimum can be found and proven, and pointed on the "
        "axes, so that zeros are held. Exponents below 1, and L0, are pointed but not convex. Exponents "
        "above 1 are convex but smooth on the axes: no zeros. L-infinity is convex and has corners, but off "
        "the axes: it makes ties. In this family only q = 1 has both."
    ),
    short_chinese=(
        "我们想要两点：凸（能找到并证明最优）和在坐标轴上有尖点（能保住零）。q<1 与 L0 有尖点但不凸；q>1 凸"
        "但在轴上光滑，没有零；L∞ 凸且有角，但角不在轴上，得到的是大小相等的权重，而不是零。这一族里只有 "
        "q=1 两者兼备。"
    ),
    long=(
        "Look at the balls |w₁|^q + |w₂|^q ≤ 1. Below 1 they are stars: the tips are on the axes, and the "
        "set is not convex, so local minima appear, and best subset selection, q = 0, is NP-hard in general "
        "(small cases are solved by mixed-integer programming today). At 1 the star becomes the diamond. "
        "Just above 1 the tips are rounded: the slope of |w|^q at 0 is 0, so nothing opposes a weak pull, "
        "and there is no zero, although weights may be tiny. At 2 it is the circle, and the answer is linear "
        "in y. At infinity it is the square: its corners have equal sizes in all coordinates, so large "
        "weights tie. The elastic net is not in this family: it keeps the points of the diamond and bends "
        "its edges. Non-convex prices such as SCAD and MCP keep the kink at 0 and level off: less bias for "
        "large weights, at the price of local minima."
    ),
    board=r"""$$\frac{d}{dw}|w|^q = q|w|^{q-1}\operatorname{sign}(w) \;\xrightarrow{\;w\to0^+\;}\;
\begin{cases}\infty & 0 < q < 1\\ 1 & q = 1\\ 0 & q > 1\end{cases}$$

A zero is held against pulls up to (λ times) that limit: all of them (as a local minimum), those up
to λ, none but 0. And $|w|^q$ is convex if and only if $q \ge 1$. Both: $q = 1$.""",
    follow_ups=(
        FollowUp(
            "With q below 1 the slope at 0 is infinite. Is then every weight 0?",
            "w = 0 is a local minimum for any data, but not always the global one: a long way out the misfit "
            "may be much better. That is what non-convex means here.",
        ),
        FollowUp(
            "Is the lasso then only a convex relaxation of L0?",
            "On the cube where all |wⱼ| ≤ 1 it is the largest convex function below the count of non-zeros, "
            "so there the tightest. But it also shrinks, which L0 does not, and with much noise shrinking "
            "can be what helps.",
        ),
    ),
    rubric=(
        "Two criteria: convex, and pointed on the axes.",
        "1 < q: slope 0 at 0, so no zeros.",
        "L-infinity: corners off the axes, so ties.",
    ),
    asked=Question(
        "The penalty Σ|wⱼ|^1.1 is almost L1, and convex. How many weights does it set to exactly 0, for "
        "generic data?",
        (
            Option(
                "Nearly as many as L1: 1.1 is nearly 1.",
                "Nearly |x| is not nearly sparse: the slope of |w|^1.1 at 0 is 0, and zeros are made by "
                "slopes at 0.",
            ),
            Option(
                "About half as many.",
                "An exponent above 1 does not hold half of the pulls. It holds none but 0.",
            ),
            Option(
                "All of them, once λ is large.",
                "They become tiny. But at 0 the price is flat, so any pull that is not 0 moves the weight.",
            ),
            Option(
                "None.",
                "At 0 the price has slope 0. It gets steep very soon after, so weak weights become tiny, "
                "and not 0.",
                correct=True,
            ),
        ),
        "03 Geometry, “Which balls have such corners?”",
    ),
)

UNIQUE = Entry(
    key="unique",
    theme="geometry",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.twice",
    question="Is the lasso solution unique? Is there a closed form?",
    chinese="Lasso 的解唯一吗？有闭式解吗？",
    short=(
        "Not always unique, because the squares are not strictly convex when columns depend on each other: "
        "double a column that is in use, and a whole segment of vectors is optimal. But the fitted values "
        "and ‖w‖₁ are the same for all solutions, and for columns drawn from a continuous distribution the "
        "solution is unique with probability 1, even with more columns than rows. There is no closed form "
        "in general; for orthogonal columns of variance 1 it is the soft threshold."
    ),
    short_chinese=(
        "不一定唯一：列线性相关时平方损失不是严格凸的，例如把一个入选的列重复一次，整条线段都是最优解。但所"
        "有解的拟合值和 ‖w‖₁ 都相同；若设计矩阵来自连续分布，即使 p > n，解也几乎必然唯一。一般没有闭式解；"
        "正交设计（XᵀX = nI）下就是软阈值。"
    ),
    long=(
        "The misfit is strictly convex in the fit Xw, so Xw is unique, and if λ > 0 then ‖w‖₁ is unique as "
        "well. w itself is unique if the columns whose pull is exactly λ are linearly independent. That "
        "fails for duplicated columns that are in use, and may fail with dummies for every level of a "
        "category; it holds almost surely for continuous columns in general position (Tibshirani 2013). "
        "Ridge with λ > 0 is always unique, as its objective is strictly convex. Beware of a sentence that "
        "is often copied: that “L2 has one solution and L1 many”, drawn with Manhattan paths. It is about "
        "shortest paths between two points in a grid, and says nothing about minimisers of a loss plus a "
        "penalty. Closed forms exist for orthogonal columns, for one column, for two; in general the "
        "solution is piecewise linear in λ and in y, which is what path algorithms use."
    ),
    board=r"""Let $u, v$ both be optimal with $Xu \ne Xv$. By strict convexity of $\lVert y -
\cdot\rVert^2$ and convexity of $\lVert\cdot\rVert_1$, $\tfrac12(u + v)$ would be strictly better:
contradiction. So $Xu = Xv$, and then $\lVert u\rVert_1 = \lVert v\rVert_1$ for $\lambda > 0$.

Doubled column $x_1 = x_2$: $\ w_1x_1 + w_2x_2 = (w_1 + w_2)x_1$, and $|w_1| + |w_2| = |w_1 + w_2|$
for equal signs. Every split of the total is optimal.""",
    follow_ups=(
        FollowUp(
            "How does ridge split a doubled column?",
            "Evenly. The sum is what fits, and the sum of squares is least for equal halves. The lasso does "
            "not care, and what you see depends on the solver.",
        ),
        FollowUp(
            "Two solvers return different w. How do you find out whether one is wrong?",
            "Compare values, KKT violations or duality gaps, not w. Both can be right.",
        ),
    ),
    rubric=(
        "Fit and ‖w‖₁ are unique, w not always.",
        "Gave duplicated columns, or general position.",
        "No closed form in general; soft threshold if columns are orthogonal.",
    ),
    asked=Question(
        "“The L2 solution is unique, the L1 solution is not.” What is right about it, for a penalty with λ > "
        "0?",
        (
            Option(
                "All: between two points there are many Manhattan paths.",
                "Those are shortest paths in a city, not minimisers of a loss. The picture has wandered into "
                "the wrong argument.",
            ),
            Option(
                "Ridge always is; the lasso is, for columns in general position.",
                "Ridge is strictly convex. The lasso needs independent columns among those whose pull is λ, "
                "which continuous data give almost surely.",
                correct=True,
            ),
            Option(
                "The first half only: with a kink, a minimum is never unique.",
                "A kink makes a minimum more stubborn, not more numerous: ½(w − b)² + λ|w| has exactly one.",
            ),
            Option(
                "Nothing: both are strictly convex.",
                "Ridge is. The L1 norm is not, and with dependent columns neither is the misfit.",
            ),
        ),
        "08 Paths in practice, “The same column twice”",
    ),
)

TWO_BARS = Entry(
    key="two_bars",
    theme="geometry",
    notebook="01_bars",
    picture="bars.exchange",
    question="Explain sparsity at the whiteboard with two bars and no calculus.",
    chinese="不用微积分，只用两根柱子，在白板上解释稀疏性。",
    short=(
        "Two bars, a > b. Move a little ε from the tall to the short one: the sum of sizes does not "
        "change, and the sum of squares falls. So with a fixed sum, L2 is least when the bars are equal. "
        "Now fix the sum of squares: level bars then have the largest sum of sizes, and a single bar the "
        "smallest, because (a + b)² is a² + b² plus 2ab, and 2ab is 0 only if one bar is 0."
    ),
    short_chinese=(
        "两根柱子 a > b。从高的移一点 ε 给矮的：高度和不变，平方和变小。所以固定 L1 时，L2 在两根一样高时最"
        "小。反过来固定平方和：(a+b)² = a² + b² + 2ab，平方和不变时，2ab 最小（为 0）当且仅当有一根柱子为 0"
        "，所以 L1 最小的是单独一根柱子。"
    ),
    long=(
        "Draw a square of side a + b and cut it by the bars: two squares a² and b² on the diagonal, and two "
        "rectangles ab beside it. The whole is ‖x‖₁², the diagonal is ‖x‖₂², and the rectangles are the gap, "
        "2ab. With the whole fixed, the diagonal is smallest when the rectangles are largest: equal bars. "
        "With the diagonal fixed, the whole is smallest when the rectangles vanish: one bar. The exchange "
        "argument does the same by moving ε: squares change by −2ε(a − b) + 2ε², which is negative as long "
        "as ε is less than a − b. Then be honest: this compares the two norms, and a regression adds a third "
        "actor, the data. The norm's taste decides only as far as the data let it."
    ),
    board=r"""$$(a - \varepsilon)^2 + (b + \varepsilon)^2 = a^2 + b^2 - 2\varepsilon\,(a - b -
\varepsilon) < a^2 + b^2 \qquad (0 < \varepsilon < a - b),$$

while $(a - \varepsilon) + (b + \varepsilon) = a + b$. And

$$(a + b)^2 = a^2 + b^2 + 2ab \ \ge\ a^2 + b^2, \quad\text{equal} \iff ab = 0.$$""",
    follow_ups=(
        FollowUp(
            "What about n bars?",
            "Apply the move to any two of them. With a fixed sum, squares are least when all are equal; "
            "with fixed squares, the sum is least with one bar. The gap is twice the sum over all pairs of "
            "their product.",
        ),
        FollowUp(
            "Does this prove that the lasso is sparse?",
            "No. It says what each norm likes at a fixed budget. Whether a weight is 0 in a regression is "
            "decided by the data against λ: |pull| ≤ λ.",
        ),
    ),
    rubric=(
        "Moved ε from tall to short and compared both norms.",
        "Used (a + b)² = a² + b² + 2ab.",
        "Said that the data are a third actor.",
    ),
    asked=ask("bars/exchange"),
)

ENTRIES = (PENALTY_CONSTRAINT, OTHER_EXPONENTS, UNIQUE, TWO_BARS)
