"""Theory: how many columns, the right ones, how biased, how many degrees of freedom."""

from ..questions import Option, Question
from .entry import Entry, FollowUp

WIDE = Entry(
    key="wide",
    theme="theory",
    notebook="09_high_dimensions",
    picture="path.equal_fit_with_noise",
    question="What happens with more columns than rows?",
    chinese="p > n 时会怎样？",
    short=(
        "Least squares has infinitely many solutions that fit perfectly. Ridge picks a unique vector, all of "
        "whose weights are alive in general. The lasso selects at most n columns, n − 1 once an intercept is "
        "fitted, if the columns are in general position. So if more than n features matter, the lasso cannot "
        "find them all; the elastic net can select more."
    ),
    short_chinese=(
        "最小二乘有无穷多个完美拟合。岭回归给出唯一解，一般全部非零。Lasso 最多选出 n 列（拟合截距后是 n − 1 "
        "列，列处于一般位置时）。所以若真正有用的特征多于 n，Lasso 不可能全部找到；弹性网可以选得更多。"
    ),
    long=(
        "The columns whose pull is λ are the only ones that may be alive, and a solution exists whose active "
        "columns are linearly independent: if they were dependent, one could move along the dependence "
        "without changing the fit, and without raising the L1 norm, until a weight hits 0. Independent "
        "vectors in n dimensions are at most n; centring removes one dimension. Two misunderstandings: this "
        "is a limit, not a target, as λ decides how many; and it says nothing about whether they are the "
        "right ones. For that, theory asks for sparsity and a design with little correlation: with k "
        "relevant columns, an error of the order of k log(p)/n, so p may be exponentially large in n. In "
        "high dimension the picture of the corner changes, too: solutions lie on faces with many zeros and "
        "many non-zeros, hardly ever on a vertex."
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
            "Its weights lie in the row space of X: they are Xᵀ times n numbers. So n effective numbers, "
            "spread over all p columns.",
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
        "09 High dimensions",
    ),
)

TRUE_FEATURES = Entry(
    key="true_features",
    theme="theory",
    notebook="08_paths_in_practice",
    picture="path.equal_fit_with_noise",
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
        "只在一定条件下可以：假特征不能被真特征解释得太好（不可表示条件），真权重要足够大，λ 要合适。强相关"
        "会破坏第一条，即使没有噪声。预测最优的 λ 通常会混进假特征。Lasso 更可靠的作用是筛选：真特征大多在它"
        "保留的集合里。"
    ),
    long=(
        "Suppose the lasso has exactly the true support, with the right signs. Then the residual's pull on a "
        "false column is λ times its regression on the true ones against their signs, plus noise. To stay 0 "
        "this must be at most λ, so the irrepresentable condition: for each false column, the sum of its "
        "regression coefficients on the true ones, signed, is below 1 in size. A column that resembles two "
        "true ones at once violates it. An example without noise: two uncorrelated true columns with weight "
        "1 each, and a false one that correlates 0.6 with both. The signed sum is 1.2, so the false column "
        "is in at every λ below λ_max; it even enters first. Remedies: the adaptive lasso, whose weighted "
        "price achieves what the plain one cannot, stability selection, knockoffs for a controlled false "
        "discovery rate, and modest language in reports."
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
                "It would leave if its pull fell below λ. The pull is a fixed multiple of λ, and the "
                "multiple is above 1.",
            ),
        ),
        "08 Paths in practice",
    ),
)

BIAS = Entry(
    key="bias",
    theme="theory",
    notebook="08_paths_in_practice",
    picture="thresholds.minimisers",
    question="The lasso is biased. How, and what can be done?",
    chinese="Lasso 有偏，偏在哪里，怎么补救？",
    short=(
        "The kink that kills small weights also takes λ from every survivor, however large: for orthonormal "
        "columns each living weight is its least squares value, brought nearer to 0 by λ. Remedies: refit "
        "the selected columns by least squares; the relaxed lasso, between the two; the adaptive lasso, "
        "which charges large weights less; or a non-convex price such as SCAD or MCP, which levels off."
    ),
    short_chinese=(
        "去掉小权重的那个尖点，也从每个留下的权重里减去 λ，无论它多大：正交设计下就是最小二乘值减 λ。补救："
        "对选中的列再做最小二乘；relaxed lasso（介于两者之间）；adaptive lasso（对大权重收费少）；SCAD/MCP "
        "等非凸惩罚（大权重处变平）。"
    ),
    long=(
        "A constant pull does not fade for large weights, which is what makes zeros and what makes bias. "
        "Cross-validation then compromises: it lowers λ to relieve the large weights, and lets noise in. "
        "Refitting removes the shrinkage but not the selection effect: the columns were chosen because they "
        "looked good on these rows, so the refitted weights are too large in expectation, and naive "
        "confidence intervals are wrong. The adaptive lasso uses the weights 1/|b| from a first fit: dear "
        "for small, cheap for large ones, and stays convex; under conditions it selects and estimates as if "
        "the support were known. SCAD and MCP reach that by prices that are flat for large weights: nearly "
        "unbiased there, non-convex, so the algorithm and the start matter. And bias is not an enemy in "
        "itself: with much noise it is what reduces the error."
    ),
    board=r"""Orthonormal columns, $|b| > \lambda$: $\ w = b - \lambda\operatorname{sign}(b)$, so the bias
tends to $-\lambda\operatorname{sign}(\beta)$ for large $|\beta|$.

Slope of the price for large $|w|$: $\ \lambda$ (lasso), $\ \lambda|w|$ (ridge), $\ \to 0$ (SCAD,
MCP).

Adaptive: $\ \lambda\sum_j |w_j|/|b_j| \ \Rightarrow\ w_j = S(b_j,\ \lambda/|b_j|)$: the shift
$\lambda/|b_j|$ fades for large $b_j$.""",
    follow_ups=(
        FollowUp(
            "Is ridge less biased?",
            "Differently: it shrinks by a factor, so large weights lose most in absolute terms. The lasso "
            "takes the same λ from each.",
        ),
        FollowUp(
            "You refit after the lasso and report p-values. What is wrong?",
            "They pretend that the columns were chosen before seeing the data. Split the sample, or use "
            "selective inference.",
        ),
    ),
    rubric=(
        "Every survivor loses λ.",
        "Two remedies, one convex.",
        "Refit does not undo the selection effect.",
    ),
    asked=Question(
        "Orthonormal columns, λ = 0.5, and a true weight so large that the noise does not matter. What does "
        "the lasso return for it, compared with least squares?",
        (
            Option(
                "The same: only small weights are affected.",
                "That is the hard threshold. The soft threshold shifts everything that survives.",
            ),
            Option(
                "Two thirds of it: everything is shrunk by 1/(1 + λ).",
                "That is ridge at this λ.",
            ),
            Option(
                "0.5 less.",
                "The constant pull does not know that the weight is large. That is the bias, and a reason to "
                "refit.",
                correct=True,
            ),
            Option(
                "Slightly less, the less the larger the weight.",
                "So it is with the adaptive lasso, SCAD and MCP. The lasso's shift is constant.",
            ),
        ),
        "08 Paths in practice",
    ),
)

DEGREES = Entry(
    key="degrees",
    theme="theory",
    notebook="08_paths_in_practice",
    picture="path.equal_fit",
    question="How many degrees of freedom do lasso and ridge use?",
    chinese="Lasso 和岭回归的自由度是多少？",
    short=(
        "Ridge: the sum of d²/(d² + nλ) over the singular values, the trace of its hat matrix: from p down "
        "to 0, smoothly. Lasso: the expected number of active weights. That is surprising, for the search "
        "over columns costs degrees of freedom, as in best subsets, but the shrinkage pays them back "
        "exactly. So AIC, BIC or Cp can use the count of non-zeros."
    ),
    short_chinese=(
        "岭回归：Σ d²/(d² + nλ)，即帽子矩阵的迹，从 p 平滑降到 0。Lasso：非零权重个数的期望。令人意外：挑选"
        "变量要花自由度（如最优子集），但收缩恰好把它还了回来。所以 AIC、BIC、Cp 里可以直接用非零个数。"
    ),
    long=(
        "Degrees of freedom are defined for any fitting rule as the sum of the covariances between each y "
        "and its own fitted value, over σ². For a linear rule that is the trace of the matrix. For the "
        "lasso, locally, with active set and signs fixed, the fit is the projection of y on the active "
        "columns plus a constant, whose divergence is the number of active columns; Stein's lemma turns the "
        "average of that into the degrees of freedom (Zou, Hastie and Tibshirani 2007; in general position). "
        "Forward selection and best subsets with k columns use more than k, because choosing costs and "
        "nothing is shrunk. Two cautions: the count of one fit is an unbiased estimate, not the number "
        "itself; and after choosing λ by the same data even that is optimistic."
    ),
    board=r"""$$\mathrm{df} = \frac{1}{\sigma^2}\sum_i \operatorname{cov}(\hat y_i, y_i)
\overset{\text{Stein}}{=} E\sum_i \frac{\partial\hat y_i}{\partial y_i} .$$

Ridge: $\ \hat y = X(X^\top X + n\lambda I)^{-1}X^\top y$, trace $\ \sum_k d_k^2/(d_k^2 +
n\lambda)$.

Lasso: $\ \hat y = P_Ay - n\lambda\,X_A(X_A^\top X_A)^{-1}s_A$ with $A, s$ locally constant:
divergence $= \operatorname{tr} P_A = |A|$.""",
    follow_ups=(
        FollowUp(
            "Orthonormal columns, ridge: how many?",
            "p/(1 + λ), as every d² equals n. At λ = 1 half of p.",
        ),
        FollowUp(
            "Best subset of size k has how many?",
            "More than k, in general: the selection adapts to the noise, and nothing is shrunk in return.",
        ),
    ),
    rubric=(
        "Ridge: Σ d²/(d² + nλ).",
        "Lasso: E|active|.",
        "Why: shrinkage pays for the search.",
    ),
    asked=Question(
        "A lasso and a best-subset fit both use 5 of 50 columns. Which has more degrees of freedom?",
        (
            Option(
                "The same: five weights each.",
                "So one would count if the five had been named in advance. They were searched for.",
            ),
            Option(
                "The lasso: it has λ as well.",
                "λ is fixed in advance here. If it is chosen by the data, that costs both.",
            ),
            Option(
                "Best subset: it searches and does not shrink.",
                "The lasso searches too, and its shrinkage pays that back: its expected count is its degrees "
                "of freedom.",
                correct=True,
            ),
            Option(
                "Best subset, if columns correlate; else the same.",
                "Also with orthonormal columns: keeping the five largest of fifty without shrinkage follows "
                "the noise more.",
            ),
        ),
        "08 Paths in practice",
    ),
)

ENTRIES = (WIDE, TRUE_FEATURES, BIAS, DEGREES)
