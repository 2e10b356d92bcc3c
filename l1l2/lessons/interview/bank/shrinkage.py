"""Theory of shrinkage: what it costs in bias, and what it saves in degrees of freedom."""

from ....course.question import Option, Question
from ..entry import Entry, FollowUp

BIAS = Entry(
    key="bias",
    theme="theory",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.refit",
    question="The lasso is biased. How, and what can be done?",
    chinese="Lasso 有偏，偏在哪里，怎么补救？",
    short=(
        "The kink that kills small weights comes with a constant push λ on every survivor, however large: "
        "for orthogonal columns of variance 1 each living weight is its least squares value, brought nearer "
        "to 0 by λ. Remedies: refit the selected columns by least squares; the relaxed lasso, between the "
        "two; the adaptive lasso, which charges large weights less; or a non-convex price such as SCAD or "
        "MCP, which levels off."
    ),
    short_chinese=(
        "把小权重压到 0 的那股恒定的力 λ，也作用在每个留下的权重上，无论它多大：正交设计（XᵀX = nI）下就是最"
        "小二乘值向 0 缩短 λ。补救：对选中的列再做最小二乘；relaxed lasso（介于两者之间）；adaptive lasso（"
        "对大权重收费少）；SCAD/MCP 等非凸惩罚（大权重处变平）。"
    ),
    long=(
        "A constant pull does not fade for large weights, which is what makes zeros and what makes bias. "
        "Cross-validation then compromises: it lowers λ to relieve the large weights, and lets noise in. "
        "Refitting removes the shrinkage but not the selection effect: the columns were chosen because "
        "they looked good on these rows, so the refitted weights are too large in size, on average, and "
        "naive confidence intervals are wrong. The adaptive lasso uses the weights 1/|b| from a first fit: "
        "dear for small, cheap for large ones, and stays convex; under conditions it selects and "
        "estimates, with ever more rows, as if the support were known. SCAD and MCP reach that by prices "
        "that are flat for large weights: nearly unbiased there, non-convex, so the algorithm and the "
        "start matter. And bias is not an enemy in itself: with much noise it is what reduces the error."
    ),
    board=r"""Orthogonal columns of variance 1 ($X^\top X = nI$), $|b| > \lambda$:
$\ w = b - \lambda\operatorname{sign}(b)$, so the bias tends to
$-\lambda\operatorname{sign}(\beta)$ for large $|\beta|$.

Slope of the price for large $|w|$: $\ \lambda$ (lasso), $\ \lambda|w|$ (ridge), $\ \to 0$ (SCAD,
MCP).

Adaptive: $\ \lambda\sum_j |w_j|/|b_j| \ \Rightarrow\ w_j = S(b_j,\ \lambda/|b_j|)$: the shift
$\lambda/|b_j|$ fades for large $b_j$.""",
    follow_ups=(
        FollowUp(
            "Is ridge less biased?",
            "Differently: it shrinks by a factor, so large weights lose most in absolute terms. The lasso "
            "takes the same λ from each (both for orthogonal columns).",
        ),
        FollowUp(
            "You refit after the lasso and report p-values. What is wrong?",
            "They pretend that the columns were chosen before seeing the data. Split the sample, or use "
            "selective inference.",
        ),
    ),
    rubric=(
        "With orthogonal columns every survivor loses λ.",
        "Two remedies, one convex.",
        "Refit does not undo the selection effect.",
    ),
    asked=Question(
        "Orthogonal columns of variance 1 (XᵀX = nI), λ = 0.5, and a true weight so large that the noise "
        "does not matter. What does the lasso return for it, compared with least squares?",
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
        "08 Paths in practice, “Bias, and the refit”",
    ),
)

DEGREES = Entry(
    key="degrees",
    theme="theory",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.freedom",
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
        "columns plus a constant, whose divergence is the number of active columns; Stein's lemma turns "
        "the average of that into the degrees of freedom (Zou, Hastie and Tibshirani 2007; in general "
        "position). Forward selection and best subsets with k columns in general use more than k, because "
        "choosing costs and nothing is shrunk. Two cautions: the count of one fit is an unbiased estimate, "
        "not the number itself; and once the same data have chosen λ, it is too low."
    ),
    board=r"""$$\mathrm{df} = \frac{1}{\sigma^2}\sum_i \operatorname{cov}(\hat y_i, y_i)
\overset{\text{Stein}}{=} E\sum_i \frac{\partial\hat y_i}{\partial y_i} .$$

Ridge: $\ \hat y = X(X^\top X + n\lambda I)^{-1}X^\top y$, trace $\ \sum_k d_k^2/(d_k^2 +
n\lambda)$.

Lasso: $\ \hat y = P_Ay - n\lambda\,X_A(X_A^\top X_A)^{-1}s_A$ with $A, s$ locally constant:
divergence $= \operatorname{tr} P_A = |A|$.""",
    follow_ups=(
        FollowUp(
            "Orthogonal columns of variance 1, ridge: how many?",
            "p/(1 + λ), as XᵀX = nI, so every d² equals n. At λ = 1 half of p.",
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
                "So it would be if the five had been named in advance. They were searched for.",
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
                "Also with orthogonal columns: keeping the five largest of fifty without shrinkage follows "
                "the noise more.",
            ),
        ),
        "08 Paths in practice, “Degrees of freedom”",
    ),
)

ENTRIES = (BIAS, DEGREES)
