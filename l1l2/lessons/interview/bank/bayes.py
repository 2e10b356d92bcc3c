"""Beliefs: what a prior says about the weights, and a loss about the noise."""

from ....course.catalogue import ask
from ....course.question import Option, Question
from ..entry import Entry, FollowUp

BAYES = Entry(
    key="bayes",
    theme="bayes",
    notebook="06_prior",
    picture="prior.estimates",
    question="Give the Bayesian view of L1 and L2.",
    chinese="从贝叶斯（先验）的角度解释 L1 和 L2。",
    short=(
        "Gaussian noise gives the squares. A prior on the weights gives the penalty: minus its logarithm. "
        "Gaussian prior: squares of weights, ridge. Laplace prior: sizes, the lasso. The penalised "
        "estimate is the posterior's peak, the MAP. Only the peak is sparse: the posterior mean and median "
        "are 0 by coincidence only, and draws never, because Laplace is a density and puts no mass on 0. "
        "The zeros come from the kink of its logarithm at 0, not from its being peaked."
    ),
    short_chinese=(
        "高斯噪声给出平方损失；对权重的先验取负对数就是惩罚：高斯先验得 L2（岭回归），拉普拉斯先验得 L1（"
        "Lasso）。惩罚估计就是后验的众数（MAP）。只有众数是稀疏的：后验均值和中位数只有碰巧才为 0，抽样以概"
        "率 1 不为 0，因为拉普拉斯是密度，在 0 点没有质量。零来自对数密度在 0 处的尖点，而不是因为它“更集中"
        "在 0”。"
    ),
    long=(
        "Write −log posterior: the sum of squared residuals over 2σ², plus the sum of −log p(wⱼ). Divide by "
        "n/σ² to get the convention of this course: λ = σ²/(nb) for a Laplace prior of mean size b, λ = "
        "σ²/(nτ²) for a Gaussian one of standard deviation τ. Then answer the question behind the question: "
        "does the Bayesian believe in zeros? Not with this prior. Under it a weight of exactly 0 has "
        "probability 0, before and after the data; the lasso's zeros are a property of reporting the mode. A "
        "sharp peak is not enough either: a narrow Student-t is peaked and gives none, since its log-density "
        "is smooth at 0. A prior that does believe in zeros is the spike-and-slab: with some probability the "
        "weight is 0. The horseshoe has no mass at 0 either, but shrinks small weights hard and large ones "
        "hardly."
    ),
    board=r"""$$-\log p(w\mid y) = \frac{1}{2\sigma^2}\lVert y - Xw\rVert_2^2 - \sum_j\log p(w_j) +
\text{const}$$

Laplace $p(w) = \frac{1}{2b}e^{-|w|/b}$: $\ -\log p = |w|/b + \dots$; Gaussian: $w^2/(2\tau^2) +
\dots$. Times $\sigma^2/n$:

$$\frac{1}{2n}\lVert y - Xw\rVert_2^2 + \frac{\sigma^2}{nb}\lVert w\rVert_1 \qquad\text{or}\qquad
\frac{1}{2n}\lVert y - Xw\rVert_2^2 + \frac12\,\frac{\sigma^2}{n\tau^2}\lVert w\rVert_2^2 .$$""",
    follow_ups=(
        FollowUp(
            "Is the MAP a good summary of this posterior?",
            "Of its peak only. It ignores the width, it is not invariant under a change of parameters, and "
            "with correlated weights the joint peak need not be where the marginal peaks are. For squared "
            "errors the posterior mean is best, if you believe the prior.",
        ),
        FollowUp(
            "What does the variance of the prior have to do with λ?",
            "Narrow prior, large λ: λ is the ratio of the noise variance to n times the prior's scale "
            "(squared, for a Gaussian). Twice the rows halve the λ of our convention.",
        ),
    ),
    rubric=(
        "Prior on the weights; −log prior is the penalty.",
        "Only the MAP is sparse.",
        "Kink of the log-density, not “more mass at 0”.",
    ),
    asked=Question(
        "“L1 is a Laplace prior.” Which completion is right?",
        (
            Option(
                "So the data, or their noise, are assumed to be Laplace.",
                "The prior is on the weights. Laplace noise would change the loss to a sum of |residuals|.",
            ),
            Option(
                "So the posterior mean is sparse.",
                "The mean averages over the whole posterior, which has area on either side of 0. It moves as "
                "soon as the data leave symmetry.",
            ),
            Option(
                "So a weight has a positive probability of being exactly 0.",
                "Laplace is a density: it has height at 0 and no mass. Spike-and-slab has mass there.",
            ),
            Option(
                "So the posterior's peak is the lasso, and only the peak is sparse.",
                "The kink of the log-density holds the peak at 0. Mean, median and draws are not held.",
                correct=True,
            ),
            Option(
                "And L2 is the Laplace prior's mirror image: heavier tails, fewer zeros.",
                "The other way round: the Gaussian has the lighter tails, and it is the Gaussian that "
                "belongs to L2.",
            ),
        ),
        "06 Prior, “One weight, one observation”",
    ),
)

OUTLIERS = Entry(
    key="outliers",
    theme="bayes",
    notebook="11_bug_hunt",
    picture="prior.update",
    question="L1 loss or L1 penalty: which one is robust to outliers?",
    chinese="L1 损失和 L1 惩罚，哪一个对异常值稳健？",
    short=(
        "Robustness belongs to the loss. The L1 loss, a sum of |residuals|, lets a far-off observation pull "
        "with a constant force, so its influence is bounded: it is the median, as against the mean. The L1 "
        "penalty is on the weights: it says nothing about residuals, and a lasso with squared loss follows "
        "an outlier in y as far as you like. In Bayesian terms: Laplace noise against a Laplace prior."
    ),
    short_chinese=(
        "稳健来自损失，不来自惩罚。L1 损失（残差绝对值之和）让离群点的拉力恒定，影响有界：相当于中位数对均值"
        "。L1 惩罚加在权重上，与残差无关；平方损失的 Lasso 会被 y 中的异常值任意拉走。用贝叶斯的话说：前者是"
        "拉普拉斯噪声，后者是拉普拉斯先验。"
    ),
    long=(
        "Keep the four combinations apart. Squares plus L1 penalty is the lasso: sparse weights, not "
        "robust. Absolute residuals without penalty is median regression: robust in y, with exact zeros "
        "among the residuals instead of the weights. Absolute residuals plus L1 penalty is both. Huber loss "
        "plus L1 is the usual compromise: quadratic near 0, linear far out. Show it with one weight and a "
        "column of ones: squares plus λ|w| is least at the soft-thresholded mean, and one observation that "
        "goes to infinity takes the mean with it, minus a constant λ. With absolute residuals it is the "
        "median, which moves by at most one place among the sorted observations. None of them is robust "
        "against outliers in X, leverage points, which can pull any linear fit; that takes other methods."
    ),
    board=r"""One weight, column of ones:

$$\arg\min_w \frac{1}{2n}\sum_i(y_i - w)^2 + \lambda|w| = S(\bar y, \lambda), \qquad \arg\min_w
\sum_i|y_i - w| = \operatorname{median}(y).$$

Send $y_1 \to \infty$: $\ S(\bar y, \lambda) = \bar y - \lambda \to \infty$; the median moves by at most one
place among the sorted observations.

Influence of a residual $r$: derivative of the loss, $r$ for squares (unbounded),
$\operatorname{sign}(r)$ for absolute values (bounded).""",
    follow_ups=(
        FollowUp(
            "Where does the L1 loss make zeros?",
            "Among the residuals: with p free weights, some solution fits at least p observations exactly. "
            "The kink is the same, it stands elsewhere.",
        ),
        FollowUp(
            "What would you use with outliers and many irrelevant columns?",
            "A Huber or absolute loss with an L1 penalty: robust loss for the rows, kinked price for the "
            "columns; and I would look at the leverage points.",
        ),
    ),
    rubric=(
        "Robustness is the loss's, sparsity the penalty's.",
        "Mean against median, or bounded influence.",
        "Mentioned that outliers in X are another matter.",
    ),
    asked=ask("bug_hunt/robust"),
)

ENTRIES = (BAYES, OUTLIERS)
