"""Theory of selection: how many columns, and whether they are the right ones."""

from ....course.question import Option, Question
from ..entry import Entry, FollowUp

WIDE = Entry(
    key="wide",
    theme="theory",
    notebook="09_high_dimensions",
    picture="high_dimensions.chances",
    question="What happens with more columns than rows?",
    chinese="p > n 时会怎样？",
    short=(
        "Least squares has infinitely many solutions, and for generic columns they fit perfectly. Ridge "
        "picks a unique vector, all of whose weights are alive in general. The lasso selects at most n "
        "columns, n − 1 once an intercept is fitted, if the columns are in general position. So if more "
        "than n features matter, the lasso cannot find them all; the elastic net can select more."
    ),
    short_chinese=(
        "最小二乘有无穷多个解，一般都完美拟合。岭回归给出唯一解，一般全部非零。Lasso 最多选出 n 列（拟合截"
        "距后是 n − 1 列，列处于一般位置时）。所以若真正有用的特征多于 n，Lasso 不可能全部找到；弹性网可以"
        "选得更多。"
    ),
    long=(
        "The columns whose pull is λ are the only ones that may be alive, and a solution exists whose "
        "active columns are linearly independent: if they were dependent, one could move along the "
        "dependence without changing the fit, and without raising the L1 norm, until a weight hits 0. "
        "Independent vectors in n dimensions are at most n; centring removes one dimension. Two "
        "misunderstandings: this is a limit, not a target, as λ decides how many; and it says nothing about "
        "whether they are the right ones. For that, theory asks for sparsity and a design with little "
        "correlation: with k relevant columns, a squared error of the order of k log(p)/n, so p may be "
        "exponentially large in n. In high dimension the picture of the corner changes, too: below λ_max "
        "solutions soon lie on faces with many zeros and many non-zeros, hardly ever on a vertex."
    ),
    board=r"""Let $A$ be the active set with signs $s$, and $X_Av = 0$ with $v \ne 0$. Then $w + \epsilon
v$ has the same fit, and $\lVert w + \epsilon v\rVert_1 = \lVert w\rVert_1 + \epsilon\,s^\top v$ for
small ε. Optimality forces $s^\top v = 0$, so move until one weight is 0. Repeat: $X_A$ has
independent columns,

$$|A| \le \operatorname{rank}(X) \le \min(n, p), \qquad \text{centred: } \le \min(n - 1, p).$$""",
    follow_ups=(
        FollowUp(
            "Is there still a unique solution?",
            "For columns from a continuous distribution, with probability 1, for every p. For data with ties "
            "and dummies, not necessarily.",
        ),
        FollowUp(
            "What limits ridge?",
            "Its weights lie in the row space of X: they are Xᵀ times n numbers. So at most n effective "
            "numbers, spread over all p columns.",
        ),
    ),
    rubric=(
        "At most min(n, p), n − 1 with an intercept.",
        "Ridge keeps all.",
        "A limit, no promise that they are the right ones.",
    ),
    asked=Question(
        "50 rows, 1,000 columns in general position, an intercept. How many columns can a lasso solution "
        "keep, at any λ > 0?",
        (
            Option(
                "Up to 1,000, if λ is small.",
                "Beyond the rank of the centred X the active columns would be linearly dependent, and that "
                "does not happen in general position.",
            ),
            Option(
                "At most 49.",
                "Active columns are independent, and centred columns of 50 rows live in 49 dimensions.",
                correct=True,
            ),
            Option(
                "Exactly 50: as many as rows.",
                "It is a bound, less one for the intercept, and λ decides how many.",
            ),
            Option(
                "At most 25: half of the rows.",
                "There is no such half. Compressed sensing has thresholds on how many can be recovered, "
                "which is another question.",
            ),
        ),
        "09 High dimensions, “Fewer rows than columns”",
    ),
)

TRUE_FEATURES = Entry(
    key="true_features",
    theme="theory",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.two_rules",
    question="Does the lasso find the true features?",
    chinese="Lasso 能找到真正的特征吗？",
    short=(
        "Only under conditions. The false columns must not be too well explained by the true ones, the "
        "irrepresentable condition, the true weights must be large enough against noise and λ, and λ must be "
        "right. Correlation breaks the first, even without any noise. The λ that predicts best typically "
        "includes false columns. What the lasso does more reliably is screening: the true ones are often "
        "among those it keeps."
    ),
    short_chinese=(
        "只在一定条件下可以：无关特征不能被真实特征解释得太好（不可表示条件），真实权重要足够大，λ 要合适。"
        "强相关会破坏第一条，即使没有噪声。预测最优的 λ 通常会混进无关特征。Lasso 更可靠的作用是筛选：真实"
        "特征大多在它保留的集合里。"
    ),
    long=(
        "Suppose the lasso has exactly the true support, with the right signs. Then the residual's pull on "
        "a false column is λ times its regression on the true ones against their signs, plus noise. To "
        "stay 0 this must be at most λ, so the irrepresentable condition: for each false column, the sum "
        "of its regression coefficients on the true ones, signed, is below 1 in size. A column that "
        "resembles two true ones at once can violate it. An example without noise: two uncorrelated true "
        "columns with weight 1 each, and a false one that correlates 0.6 with both. The signed sum is 1.2, "
        "so the false column is in at every λ below λ_max; it even enters first. Remedies: the adaptive "
        "lasso, whose weighted price can achieve what the plain one cannot, stability selection, knockoffs "
        "for a controlled false discovery rate, and modest language in reports."
    ),
    board=r"""True support $S$, signs $s$, no noise. On $S$: $\ X_S^\top(y - Xw)/n = \lambda s$, so the
residual is $\lambda n\,X_S(X_S^\top X_S)^{-1}s$. A false $j$ stays 0 iff

$$\big|x_j^\top X_S(X_S^\top X_S)^{-1}s\big| \le 1 .$$

Example: $X_S^\top X_S/n = I$, $x_j^\top X_S/n = (0.6,\ 0.6)$, $s = (1, 1)$: $\ 0.6 + 0.6 = 1.2 >
1$.""",
    follow_ups=(
        FollowUp(
            "And if λ goes to 0 with more and more data?",
            "The condition does not contain λ or n. If it fails, the false column is in at every small λ; "
            "more data do not help.",
        ),
        FollowUp(
            "So what may I conclude from a lasso selection?",
            "That these columns together predict. For claims about single columns use resampling or methods "
            "that control false discoveries, and valid inference after selection.",
        ),
    ),
    rubric=(
        "Named a condition on correlations.",
        "Signal must be strong enough; λ right.",
        "Best prediction and selection want different λ.",
    ),
    asked=Question(
        "No noise at all, and two true columns. Can the lasso let a false column in, at every λ from just "
        "below λ_max down to 0?",
        (
            Option(
                "No: without noise there is nothing to mislead it.",
                "Shrinkage misleads it. The residual that the penalty leaves may point along a false column.",
            ),
            Option(
                "Only if the false column is a copy of a true one.",
                "A copy makes a tie. Here the false one wins outright, by resembling two true ones at once.",
            ),
            Option(
                "Yes, if the false one correlates enough with both.",
                "The signed sum of its regression coefficients on the true ones is above 1: the "
                "irrepresentable condition fails, at every λ.",
                correct=True,
            ),
            Option(
                "Yes, but only near λ_max; it leaves as λ falls.",
                "It could leave only if its pull, with itself at 0, were at most λ. Below λ_max that pull "
                "is above λ, always.",
            ),
        ),
        "08 Paths in practice, “What this does not say”",
    ),
)

ENTRIES = (WIDE, TRUE_FEATURES)
