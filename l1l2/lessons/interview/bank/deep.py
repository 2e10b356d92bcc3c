"""Deep networks: weight decay, and what L1 is good for where nothing is convex."""

from ....course.question import Option, Question
from ..entry import Entry, FollowUp

WEIGHT_DECAY = Entry(
    key="weight_decay",
    theme="algorithms",
    notebook="08_paths_in_practice",
    picture="gradient_descent.spring_and_gravity",
    question="Is L2 regularisation the same as weight decay?",
    chinese="L2 正则和 weight decay 是一回事吗？",
    short=(
        "For plain SGD yes: a gradient step on loss plus (λ/2)‖w‖² multiplies w by 1 − ηλ, which is decay. "
        "For Adam no: the gradient of the penalty is divided by the same running scale as the gradient of "
        "the loss, so weights with large gradients are decayed less. AdamW takes the decay out of the "
        "gradient and applies it to the weight directly."
    ),
    short_chinese=(
        "对普通 SGD 是一回事：对损失加 (λ/2)‖w‖² 做一步梯度，就是先把 w 乘以 (1 − ηλ)。对 Adam 不是：惩罚的"
        "梯度也被自适应的尺度除掉，梯度大的权重反而衰减得少。AdamW 把衰减从梯度里拿出来，直接作用在权重上。"
    ),
    long=(
        "Write one SGD step on f(w) + (λ/2)‖w‖²: w − η∇f − ηλw, the same as decaying by 1 − ηλ and then "
        "stepping. The two parametrisations agree up to that factor η, which matters as soon as the "
        "learning rate has a schedule: a decay that is not multiplied by the rate is then another method. "
        "Momentum already separates them a little, because the penalty's gradient goes through the "
        "velocity. In Adam the separation is plain: each coordinate's step is divided by the root of its "
        "mean squared gradient, penalty included; where the loss's gradients are large, λw is divided by a "
        "large number. Loshchilov and Hutter (2019) showed this and proposed AdamW. In PyTorch, "
        "`weight_decay` in `SGD` and `Adam` is the L2 penalty added to the gradient, with slope λw; in "
        "`AdamW` it is the decoupled decay. In a linear model neither holds a weight at 0. In a deep net L2 "
        "can: on both factors of a product uv it acts like L1 on the product, because ½(u² + v²) ≥ |uv|, so "
        "products and whole ReLU units can become 0."
    ),
    board=r"""$$\text{SGD: } w - \eta\,(\nabla f + \lambda w) = (1 - \eta\lambda)\,w - \eta\nabla f
\quad\text{= decay.}$$

$$\text{Adam: } w - \eta\,\frac{m}{\sqrt v + \epsilon}, \quad m, v \text{ of } \nabla f + \lambda w:
\ \text{the decay of } w \text{ is about } \eta\lambda w/\sqrt v .$$

$$\text{AdamW: } (1 - \eta\lambda)\,w - \eta\,\frac{m}{\sqrt v + \epsilon}, \quad m, v \text{ of }
\nabla f .$$""",
    follow_ups=(
        FollowUp(
            "And for L1 with Adam?",
            "Adding λ sign(w) to the gradient is scaled in the same way, and gives no zeros. Take it out and "
            "apply a soft threshold after the step, scaled as the step is for each weight.",
        ),
        FollowUp(
            "Should biases and normalisation parameters be decayed?",
            "Usually not, for the reason that an intercept is not penalised: 0 is no natural value for them. "
            "With a normalisation layer behind it, the scale of a weight has no effect on the function, and "
            "decay acts through the effective step size.",
        ),
    ),
    rubric=(
        "SGD: yes, with the factor 1 − ηλ.",
        "Adam: no, because of the adaptive scale.",
        "AdamW decouples.",
    ),
    asked=Question(
        "You add (λ/2)‖w‖² to the loss and train with Adam. Is that weight decay by the factor 1 − ηλ?",
        (
            Option(
                "Yes: its gradient is λw, whatever the optimiser.",
                "The gradient is λw. What Adam does with a gradient is another matter: it divides it by the "
                "scale of past gradients.",
            ),
            Option(
                "No: weights with large gradients are decayed less.",
                "λw is divided by the same root as the loss's gradient. AdamW decays the weight itself, and "
                "is a different method.",
                correct=True,
            ),
            Option(
                "No: Adam ignores constant factors, so λ has no effect.",
                "Only if the whole gradient were λw. Beside the loss's gradient its share counts, divided by "
                "the common scale.",
            ),
            Option(
                "Yes, if the learning rate is small.",
                "The scaling by past gradients is there at any learning rate.",
            ),
        ),
        "08 Paths in practice, “The same number is not the same strength”",
    ),
)

DEEP = Entry(
    key="deep",
    theme="algorithms",
    notebook="05_gradient_descent",
    picture="gradient_descent.zeros",
    question="What does L1 do inside a deep network, and in pruning?",
    chinese="L1 在深度网络和剪枝里起什么作用？",
    short=(
        "The same as elsewhere: it favours small sums of sizes. But the loss is no longer convex, the "
        "optimiser is usually Adam or SGD, and neither makes exact zeros, so in practice one trains with L1, "
        "prunes below a threshold, and fine-tunes. Zeros of single weights hardly speed anything up on usual "
        "hardware; for that one wants whole channels or heads to be 0: group lasso, or L1 on the scales of "
        "channels."
    ),
    short_chinese=(
        "作用相同，但损失不再凸，优化器多为 Adam/SGD，它们不产生精确的零，所以常见做法是：带 L1 训练、按阈"
        "值剪枝、再微调。单个权重为零在普通硬件上几乎不加速；要加速得让整个通道或注意力头为零：group lasso"
        "，或对通道缩放系数（如 BN 的 γ）加 L1。"
    ),
    long=(
        "Three things change. First, no certificate of optimality: the KKT conditions hold at every local "
        "minimum, and at saddles, and which weights are 0 depends on the start. Second, scale: with ReLU "
        "or a normalisation layer one can make the weights of one layer small and those of the next large "
        "without changing the function, so the L1 norm of a layer can be lowered for nothing; penalise "
        "what is not compensated, or fix the scales. Third, hardware: unstructured zeros need sparse "
        "kernels, so structured sparsity is what buys latency. Zeros that are exact come from a proximal "
        "step after the optimiser's, with thresholds that match its step for each weight. Plain magnitude "
        "pruning with fine-tuning is a strong baseline, and so is training a smaller network. L1 on "
        "activations is another thing again: it makes codes sparse, as in sparse autoencoders."
    ),
    board=r"""Rescaling of a ReLU unit, $c > 0$:

$$a\,\max(0,\, b^\top x) = (a/c)\,\max(0,\, (cb)^\top x),$$

so the penalty $|a| + \lVert b\rVert_1$ falls to $2\sqrt{|a|\,\lVert b\rVert_1}$ for the best $c$,
with the same function. What L1 on both layers really charges is a *square root* of the product:
another price on functions.

Channel pruning: $\ \min\ \text{loss} + \lambda\sum_c|\gamma_c|$, with $\gamma_c$ the scale of
channel $c$, by proximal steps.""",
    follow_ups=(
        FollowUp(
            "You train with Adam and L1 and count weights below 10⁻³. What have you measured?",
            "Your threshold. Move it and the count moves. Apply a proximal step, or prune and report the "
            "accuracy after pruning.",
        ),
        FollowUp(
            "Half of the weights are 0. Is inference twice as fast?",
            "Not by itself: dense kernels multiply by the zeros. Structured zeros, a sparse format at high "
            "sparsity, or hardware for fixed patterns is needed.",
        ),
    ),
    rubric=(
        "Non-convex, and the usual optimisers give no exact zeros.",
        "Prune and fine-tune, or a proximal step.",
        "Structured sparsity for speed.",
    ),
    asked=Question(
        "A network is trained with an L1 penalty and Adam. No weight is exactly 0. What is the best reading?",
        (
            Option(
                "L1 does not work on non-convex losses.",
                "Non-convexity costs the certificate, not the kink: at a local minimum the weights that are "
                "pulled by less than λ are 0.",
            ),
            Option(
                "Adam found a dense minimum, so the task needs every weight.",
                "An iterate with tiny weights that hop around 0 is no such evidence.",
            ),
            Option(
                "λ is too small; multiply it until zeros appear.",
                "A larger λ makes the weights smaller, not 0: the steps go over the kink at any λ.",
            ),
            Option(
                "Adam steps over the kink. Use a proximal step, or prune and fine-tune.",
                "The penalty is fine, the optimiser is blind to its kink. A soft threshold after each step, "
                "matched to its size, makes zeros.",
                correct=True,
            ),
        ),
        "05 Gradient descent, “The race”",
    ),
)

ENTRIES = (WEIGHT_DECAY, DEEP)
