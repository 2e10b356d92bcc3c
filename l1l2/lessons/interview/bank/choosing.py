"""Choosing a penalty: the one, the other, or both."""

from ....course.question import Option, Question
from ..entry import Entry, FollowUp

WHICH_ONE = Entry(
    key="which_one",
    theme="practice",
    notebook="12_interview",
    picture="start_here.equal_fit_with_noise",
    question="When do you take L1, when L2, in production?",
    chinese="实际工作中什么时候用 L1，什么时候用 L2？",
    short=(
        "L1 when a short model is worth something: fewer features to compute, store and explain, lower "
        "latency, more columns than rows with few of them relevant. L2 when many small effects add up, when "
        "columns are strongly correlated, or when stable weights matter. Elastic net when I want short "
        "models and have correlated columns. And I let validation decide: sparsity is a reason, better "
        "accuracy is a hope."
    ),
    short_chinese=(
        "需要短模型时用 L1：特征的计算、存储、解释有成本，延迟敏感，或 p≫n 且只有少数特征有用。许多小效应叠"
        "加、特征强相关、需要稳定权重时用 L2。既要短又有相关特征时用弹性网。最后由验证集决定：稀疏是理由，更"
        "准只是希望。"
    ),
    long=(
        "Ask three questions. What does a feature cost? In advertising or ranking, a feature is a lookup, "
        "a pipeline, a contract; zeros pay for themselves. What does the truth look like? If a few columns "
        "carry the signal, L1 is hard to beat; if everything matters a little, as in genomics risk scores "
        "or text with dense embeddings, L2 predicts better, and throwing columns away costs accuracy. How "
        "will the weights be used? Retrained weekly and watched on a dashboard, the lasso's selections "
        "flicker between near copies; ridge moves smoothly. Then the practical points: lasso weights are "
        "biased, so refit or use a relaxed lasso if sizes are reported; give both the same effort of "
        "tuning; monitor the number of active features like any other metric."
    ),
    board=r"""Error of the two shrinkers for one weight, truth $\beta$, $b \sim N(\beta, 1)$:

$$E\,(b/(1+\lambda) - \beta)^2 = \frac{1 + \lambda^2\beta^2}{(1+\lambda)^2}, \qquad E\,(S(b,
\lambda) - \beta)^2 \le 1 + \lambda^2 .$$

Ridge's error grows with $\beta^2$, the soft threshold's is bounded: many β at 0 and a few large
favour L1, β of about the same size favour L2.""",
    follow_ups=(
        FollowUp(
            "The lasso and ridge have the same validation error. Which do you ship?",
            "The one whose by-product I need: the lasso if features cost something, ridge if weights must be "
            "stable from one training to the next.",
        ),
        FollowUp(
            "The lasso kept 40 of 1,000 features. What do you tell the product manager?",
            "That these 40 suffice to predict about as well. Not that the other 960 are irrelevant: near "
            "copies of kept ones are among them.",
        ),
    ),
    rubric=(
        "L1: cost per feature, few relevant, p ≫ n.",
        "L2: dense small effects, correlation, stability.",
        "Lets validation decide.",
    ),
    asked=Question(
        "All of 200 columns have a small effect each, of about the same size. Which penalty is likely to "
        "predict better?",
        (
            Option(
                "L2: it shrinks all of them and drops none.",
                "A Gaussian cloud of small effects is the very prior that ridge stands for.",
                correct=True,
            ),
            Option(
                "L1: it removes the noise of weak columns.",
                "It removes their signal as well. Here every column dropped is a loss.",
            ),
            Option(
                "L1: with more zeros there is less overfitting.",
                "Zeros are one way to lower the variance, shrinking is another. Which is better depends on "
                "the truth, and this truth has no zeros.",
            ),
            Option(
                "They are the same at equal λ.",
                "The same λ is not the same strength; compare each at its own best λ.",
            ),
        ),
        "12 Interview, “Numbers to have ready”",
    ),
)

ELASTIC_NET = Entry(
    key="elastic_net",
    theme="practice",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.near_copies",
    question="Elastic net: why both penalties?",
    chinese="弹性网为什么把两种惩罚合在一起？",
    short=(
        "L1 gives the zeros, L2 the stability. The kink at 0 survives the addition of a smooth square, so "
        "weights are still exactly 0. The square makes the objective strictly convex: the solution is "
        "unique, near copies get nearly equal weights, and more than n columns can be selected. The price is "
        "a second number to tune and more shrinkage."
    ),
    short_chinese=(
        "L1 负责零，L2 负责稳定。加上光滑的平方项，0 处的尖点仍在，所以仍有精确的零；平方项使目标严格凸：解"
        "唯一，高度相关的列权重相近（分组效应，grouping effect），选中的列数可以超过 n。代价是多一个超参数"
        "，收缩也更多。"
    ),
    long=(
        "The penalty is λ(ρ‖w‖₁ + (1 − ρ)/2 ‖w‖₂²), with ρ the l1_ratio. In one dimension the minimiser is "
        "the soft threshold at λρ followed by division by 1 + λ(1 − ρ): a flat piece, then a slope below 1. "
        "In the plane its ball keeps the points of the diamond on the axes and bends the edges outwards. "
        "Algebraically it is a lasso on augmented data: append √(n λ(1 − ρ)) times the identity to X and "
        "zeros to y. The augmented matrix has full column rank, which explains the three gifts at once: "
        "uniqueness, no limit of n on the number selected, and near copies treated alike. Zou and Hastie "
        "(2005) rescaled the result to undo the double shrinkage and called the plain version naive; "
        "scikit-learn and glmnet do not rescale."
    ),
    board=r"""$$\min_w \tfrac12(w - b)^2 + \lambda\rho|w| + \tfrac{\lambda(1-\rho)}{2}w^2 \ \Rightarrow\ w =
\frac{S(b,\ \lambda\rho)}{1 + \lambda(1-\rho)}.$$

$$\frac{1}{2n}\left\lVert \begin{pmatrix} y\\ 0\end{pmatrix} - \begin{pmatrix} X\\
\sqrt{n\lambda(1-\rho)}\,I\end{pmatrix} w\right\rVert^2 + \lambda\rho\lVert w\rVert_1 \quad\text{is
a lasso with independent columns.}$$""",
    follow_ups=(
        FollowUp(
            "Does ρ = 0.5 mean half sparse?",
            "No. The flat piece at 0 is λρ wide on each side at a given λ, but λ is chosen anew for each ρ. "
            "ρ is a shape, not a share of zeros.",
        ),
        FollowUp(
            "Do exact copies get exactly equal weights?",
            "Yes, for ρ < 1 and λ > 0: if they differed, averaging the two would keep the fit, not raise L1, "
            "and lower the squares.",
        ),
    ),
    rubric=(
        "Kink survives: still exact zeros.",
        "Strict convexity: unique, grouping.",
        "Can select more than n columns.",
    ),
    asked=Question(
        "Adding (λ₂/2)‖w‖₂² with λ₂ > 0 to a lasso: what becomes of its exact zeros?",
        (
            Option(
                "They go: the square smooths the kink.",
                "A smooth function added to a kink leaves the kink: the left and the right slope at 0 stay "
                "2λ₁ apart.",
            ),
            Option(
                "Half of them stay.",
                "There is no such share. Each weight has its own condition, |pull| ≤ λ₁, as before.",
            ),
            Option(
                "All stay exactly as they were.",
                "The condition has the same form, but the other weights have changed and with them the "
                "pulls, so the set of zeros may change.",
            ),
            Option(
                "There are still exact zeros: the kink is untouched.",
                "At w = 0 the square has slope 0, so the condition at 0 is still |pull| ≤ λ₁.",
                correct=True,
            ),
        ),
        "08 Paths in practice, “The same column twice”",
    ),
)

ENTRIES = (WHICH_ONE, ELASTIC_NET)
