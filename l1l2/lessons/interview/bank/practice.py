"""Practice: scales, correlation, λ, and how to choose it."""

from ....course.catalogue import ask
from ..entry import Entry, FollowUp

CORRELATED = Entry(
    key="correlated",
    theme="practice",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.near_copies",
    question="What do L1 and L2 do with correlated features?",
    chinese="特征高度相关时，L1 和 L2 各会怎样？",
    short=(
        "Ridge shares: near copies get nearly equal weights, which is stable. The lasso picks: it often "
        "drops some of the near copies, and at correlations very near 1 usually all but one. Which ones it "
        "keeps may change with a few rows. Prediction hardly suffers, the interpretation does. So do not "
        "read “dropped” as “irrelevant”. Remedies: elastic net, grouping, or stability selection."
    ),
    short_chinese=(
        "岭回归会平分：几乎相同的列得到几乎相同的权重，结果稳定。Lasso 会挑选：常常丢掉其中几个，相关系数非"
        "常接近 1 时通常只留一个；留下哪几个，换几行数据就可能变。预测影响不大，解释影响很大，所以“被丢掉”不"
        "等于“不相关”。办法：弹性网、分组、稳定性选择。"
    ),
    long=(
        "Take a column twice. The fit depends on the sum of the two weights only. The sum of squares is "
        "least for equal halves, so ridge splits evenly. The L1 price is the same for every split with "
        "equal signs, so a whole segment is optimal and the solver's order decides. Near copies break the "
        "tie, by a hair, and the next sample breaks it the other way. For ridge, what near copies have in "
        "common is a direction with a large singular value, which is shrunk least; their difference has a "
        "small one, and is shrunk most. The elastic net adds a little strict convexity: exact copies get "
        "equal weights, and near copies nearly so, while zeros survive. For an honest statement about "
        "selection, resample: how often is a column in?"
    ),
    board=r"""Doubled column, total $s = w_1 + w_2$ fixed by the fit:

$$w_1^2 + w_2^2 = \tfrac12 s^2 + \tfrac12 (w_1 - w_2)^2 \ \text{ least at } w_1 = w_2; \qquad
|w_1| + |w_2| = |s| \ \text{ for every split with equal signs.}$$""",
    follow_ups=(
        FollowUp(
            "Is the lasso's choice among correlated columns at least the best one?",
            "For this sample and this λ its objective is optimal. But it is the optimum by a margin that "
            "noise can turn over, so the identity of the column is not reliable.",
        ),
        FollowUp(
            "Does correlation hurt the prediction?",
            "Much less. Near copies carry the same information, so whichever is kept predicts about as well.",
        ),
    ),
    rubric=(
        "Ridge shares, lasso picks.",
        "The pick is unstable; “dropped” is not “irrelevant”.",
        "Elastic net, or a resampling check.",
    ),
    asked=ask("paths_in_practice/two_copies"),
)

STANDARDISE = Entry(
    key="standardise",
    theme="practice",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.units",
    question="Do you standardise first? Do you penalise the intercept?",
    chinese="正则化前要标准化吗？截距要不要惩罚？",
    short=(
        "Standardise: yes, unless the columns share a unit that means something. A penalty compares weights, "
        "and a weight's size depends on the unit of its column: kilometres instead of metres, and the weight "
        "is a thousand times larger and pays for it. The intercept: no. It stands for the level of y; "
        "penalising it would make the fit depend on where zero is on the scale of y. Centre instead, with "
        "the training rows' means."
    ),
    short_chinese=(
        "一般要标准化，除非各列单位相同且有意义：惩罚比较的是权重大小，而权重大小取决于列的单位。截距不惩罚"
        "：它只表示 y 的水平，惩罚它会使结果依赖于 y 的零点。做法是用训练集的均值和标准差来中心化、缩放，再"
        "应用到测试集。"
    ),
    long=(
        "Multiply a column by s: the weight that gives the same fit is divided by s, so its L1 price is "
        "divided by s and its L2 price by s². Least squares does not notice; both penalties do. So scaling "
        "is a modelling decision: dividing by the standard deviation says that a typical change of each "
        "column is equally plausible to matter. Exceptions: columns in the same unit, such as pixels or "
        "counts of the same thing; dummies, for which the standard deviation depends on how rare the level "
        "is. Do the centring and scaling on the training rows only, inside the cross-validation, as one "
        "pipeline, or the test rows leak into the fit. Centring X and y makes the unpenalised intercept drop "
        "out: it is the mean of y minus the weights times the means of the columns."
    ),
    board=r"""$$\tilde x_j = s\,x_j,\ \ \tilde w_j = w_j/s: \quad \tilde x_j\tilde w_j = x_jw_j, \qquad
\lambda|\tilde w_j| = \frac{\lambda|w_j|}{s}, \qquad \frac{\lambda}{2}\tilde w_j^2 =
\frac{\lambda}{2}\frac{w_j^2}{s^2}.$$

Intercept, unpenalised: $\ \partial/\partial w_0 = 0 \Rightarrow w_0 = \bar y - \bar x^\top w$;
insert, and X, y are centred.""",
    follow_ups=(
        FollowUp(
            "You standardise all rows, then split. What is wrong?",
            "The test rows have told the fit their mean and spread: leakage. The harm is often small, but "
            "the test is no longer untouched, and a pipeline costs one line.",
        ),
        FollowUp(
            "After fitting on standardised columns, how do you report in the original units?",
            "Divide each weight by its column's standard deviation and recompute the intercept. The zeros "
            "stay zeros.",
        ),
    ),
    rubric=(
        "Yes, because the price depends on units.",
        "No penalty on the intercept, with a reason.",
        "Training rows only: no leakage.",
    ),
    asked=ask("paths_in_practice/other_units"),
)

CHOOSE_LAM = Entry(
    key="choose_lam",
    theme="practice",
    notebook="08_paths_in_practice",
    picture="paths_in_practice.two_rules",
    question="How do you choose λ, and how do the λ of different libraries compare?",
    chinese="λ 怎么选？不同库里的 alpha、C 怎么换算？",
    short=(
        "By cross-validation on a grid that starts at λ_max and falls geometrically, scaling inside the "
        "folds; then the best λ, or by the one-standard-error rule the largest that is not clearly worse. "
        "Across libraries read the objective: scikit-learn's Lasso has the same alpha as our λ, its Ridge "
        "alpha is n times our λ, and LogisticRegression's C is 1/(nλ). The same number is not the same "
        "strength, and across penalties not even the same unit."
    ),
    short_chinese=(
        "用交叉验证：网格从 λ_max 起按几何级数下降，标准化放在折内；取误差最小的 λ，或按“一个标准误”规则取不"
        "明显更差的最大 λ。换算要看目标函数：sklearn 的 Lasso(alpha)=λ；Ridge(alpha)=nλ；"
        "LogisticRegression(C)=1/(nλ)。同一个数字不等于同样的强度。"
    ),
    long=(
        "First say what the model is for. For prediction, minimise the cross-validated error; the curve is "
        "flat near its minimum, so the one-standard-error rule buys a shorter model for little. For finding "
        "features, note that the λ that predicts best usually lets noise columns in, because shrinkage of "
        "the true ones is what it trades against; use a larger λ and refit, or stability selection. Use the "
        "same folds for all λ, warm starts along the path, and an outer split if you also report the error. "
        "Information criteria work too, with degrees of freedom: the number of active weights for the lasso. "
        "Compare penalties at equal fit or equal validation error, never at equal λ. And write down the "
        "objective with its constants, because every library has its own."
    ),
    board=r"""$$\text{ours: } \tfrac{1}{2n}\lVert y - Xw\rVert^2 + \lambda\lVert w\rVert_1 \ \Big|\ +
\tfrac\lambda2\lVert w\rVert_2^2$$

| library | objective | so |
|---|---|---|
| `Lasso(alpha)` | the same | alpha = λ |
| `Ridge(alpha)` | ‖y − Xw‖² + alpha ‖w‖² | alpha = nλ |
| `LogisticRegression(C)` | C Σ loss + penalty | C = 1/(nλ) |""",
    follow_ups=(
        FollowUp(
            "Why does the grid start at λ_max?",
            "Above it every lasso model is 0, so larger values only waste time. It is one product: the "
            "largest |xⱼᵀy|/n.",
        ),
        FollowUp(
            "Cross-validation picks the smallest λ of your grid. What now?",
            "The grid ends too early, or no shrinkage is wanted: extend it downwards, and ask whether the "
            "rows are as independent as the folds assume.",
        ),
    ),
    rubric=(
        "Cross-validation, with scaling inside the folds.",
        "One-standard-error rule, or prediction against selection.",
        "Converted at least one library's constant.",
    ),
    asked=ask("paths_in_practice/ridge_alpha"),
)

ENTRIES = (CORRELATED, STANDARDISE, CHOOSE_LAM)
