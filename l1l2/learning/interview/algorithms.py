"""Algorithms: who arrives at 0, and what that takes in a deep network."""

from ..questions import Option, Question, descent
from .entry import Entry, FollowUp

DESCENT = Entry(
    key="descent",
    theme="algorithms",
    notebook="05_gradient_descent",
    picture="pull.spring_and_gravity",
    question="Explain L1 and L2 by gradient descent.",
    chinese="从梯度下降的角度解释 L1 和 L2。",
    short=(
        "Without data, L1 pulls a weight with constant force λ: each step takes off the same amount, so it "
        "is at 0 after finitely many steps. L2 pulls with λ|w|, which fades as the weight does: each step "
        "takes the same fraction, geometric decay, never 0. But the plain (sub)gradient method steps over "
        "the kink and jitters. Exact zeros need a step that stops there: a soft threshold."
    ),
    short_chinese=(
        "不考虑数据时，L1 的拉力恒为 λ，每步减去同样的量，有限步到 0；L2 的拉力是 λ|w|，随权重变小而变弱，每"
        "步按比例缩小，永远到不了 0。但普通的（次）梯度下降会跨过尖点来回跳，得不到精确的零；要用会停在 0 的"
        "步骤：软阈值（近端梯度、坐标下降）。"
    ),
    long=(
        "Take one weight and no data. Under L2 the update is w(1 − ηλ): after k steps the weight has shrunk "
        "by the k-th power and is still there. Under L1 the update subtracts ηλ with the sign of w: after "
        "|w|/(ηλ) steps it is at 0, if it is told to stop there. Told by whom? The subgradient method is "
        "not: it takes sign(w) for the slope and overshoots, then comes back. Adam and SGD do the same. The "
        "proximal step is: it takes a gradient step on the loss and then moves the weight towards 0 by ηλ, "
        "but not beyond. With data the soft threshold holds a weight at 0 as long as the pull of the loss is "
        "below λ, and lets it go otherwise. Correct two common additions: L1's pull is larger than L2's only "
        "while |w| < 1, and a larger pull does not mean faster convergence; on the loss, L2 even helps, as "
        "it adds curvature."
    ),
    board=r"""No data, step η, weight $w_0 > 0$:

$$\text{L2: } w_k = (1 - \eta\lambda)^k w_0 > 0 \qquad\quad \text{L1: } w_k = \max(w_0 -
k\eta\lambda,\, 0) = 0 \text{ for } k \ge \frac{w_0}{\eta\lambda}.$$

With data, proximal gradient (ISTA): $\quad v = w - \eta\nabla f(w), \qquad w^+ =
\operatorname{sign}(v)\max(|v| - \eta\lambda, 0).$""",
    follow_ups=(
        FollowUp(
            "Why not clip the weight to 0 when it crosses?",
            "Nothing holds it there: the next step takes it off again. And if crossing kills for good, a "
            "weight that had to pass 0 on its way to the other side is lost.",
        ),
        FollowUp(
            "When may a zero of ISTA be trusted?",
            "After finitely many steps ISTA has the right support, if no dead weight has a pull of exactly "
            "λ. The certificate is the KKT violation, not the look of the iterate.",
        ),
    ),
    rubric=(
        "Constant pull, finite time; proportional pull, geometric.",
        "Said that (sub)gradient steps give no exact zeros.",
        "Named the soft threshold, or prox.",
    ),
    asked=descent.WHO_KEEPS_ZEROS,
)

OPTIMISE = Entry(
    key="optimise",
    theme="algorithms",
    notebook="05_gradient_descent",
    picture="race.gaps",
    question="L1 is not differentiable. How do you optimise it?",
    chinese="L1 不可导，怎么优化？",
    short=(
        "It is convex, and not differentiable at 0 only, and there we know everything about it. Coordinate "
        "descent: one weight at a time, each by an exact soft threshold. Proximal gradient, ISTA, and its "
        "accelerated form FISTA: gradient step on the loss, soft threshold for the price. LARS, or homotopy: "
        "the whole path, knot by knot. ADMM splits loss and price; OWL-QN adapts L-BFGS. Plain subgradient "
        "descent works, but slowly and without exact zeros."
    ),
    short_chinese=(
        "它是凸的，只在 0 不可导。常用：坐标下降（每个坐标做一次软阈值）；近端梯度 ISTA 与加速的 FISTA；"
        "LARS/同伦法（给出整条路径）；ADMM；OWL-QN（改造的 L-BFGS）。次梯度法也收敛，但慢，而且得不到精确的"
        "零。"
    ),
    long=(
        "The structure is smooth loss plus a price with a known prox, and the good methods use it. "
        "Coordinate descent is what glmnet and scikit-learn run: for squares, each update is a closed "
        "formula, residuals are updated in place, warm starts walk down a grid of λ, and screening or "
        "working sets skip the columns that are certainly 0. Proximal gradient needs only gradients of the "
        "loss, so it suits logistic loss, matrices known through products, and GPUs; its gap falls as 1/T, "
        "FISTA's bound as 1/T². The subgradient method has the bound 1/√T. LARS gives the exact path when "
        "there are not too many knots. ADMM is for more complicated prices, such as total variation, and for "
        "distributed data. Stop by the duality gap, which bounds the distance of the value from the optimum, "
        "not by how little the weights moved."
    ),
    board=r"""Coordinate $j$, with $r_{-j}$ the residual without column $j$:

$$w_j \leftarrow \frac{S\big(x_j^\top r_{-j}/n,\ \lambda\big)}{\lVert x_j\rVert^2/n}, \qquad S(b, t) =
\operatorname{sign}(b)\max(|b| - t, 0).$$

Proximal gradient: $\ w \leftarrow S\big(w - \eta\nabla f(w),\ \eta\lambda\big)$, with $\eta = 1/L$,
$L = \lVert X\rVert_2^2/n$.""",
    follow_ups=(
        FollowUp(
            "Why does coordinate descent not get stuck at the kink?",
            "Because the kink is separable: a sum over coordinates. If no single coordinate can improve, "
            "none of their combinations can. For a fused price, |w₁ − w₂|, it can get stuck.",
        ),
        FollowUp(
            "How do you know that you are done?",
            "Scale the residual to a feasible point of the dual. The duality gap is at least the distance "
            "from the optimal value, and 0 at the optimum.",
        ),
    ),
    rubric=(
        "Said convex, and non-differentiable at 0 only.",
        "Two methods with a soft threshold, and how they differ.",
        "A stopping rule: KKT violation or duality gap.",
    ),
    asked=Question(
        "The L1 norm has no derivative at 0. What follows for optimising loss plus L1?",
        (
            Option(
                "It is non-convex, so expect local minima.",
                "It is convex: the kink points down. With a convex loss every local minimum is global. L0 "
                "and q < 1 are the non-convex ones.",
            ),
            Option(
                "Gradient methods cannot be used at all.",
                "They can, on the smooth part: gradient step on the loss, then a soft threshold for the "
                "price.",
            ),
            Option(
                "Use its prox, a soft threshold: the convergence is that of smooth problems.",
                "ISTA has the 1/T of gradient descent, although the sum has a kink; coordinate descent uses "
                "the same formula, one weight at a time.",
                correct=True,
            ),
            Option(
                "Nothing: a derivative is hardly ever asked for at exactly 0.",
                "At the solution most weights are at 0, so it is asked for all the time, and iterates that "
                "ignore it jitter around.",
            ),
        ),
        "05 Gradient descent, “One line makes the zeros”",
    ),
)

WEIGHT_DECAY = Entry(
    key="weight_decay",
    theme="algorithms",
    notebook="05_gradient_descent",
    picture="pull.spring_and_gravity",
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
        "stepping. The two parametrisations agree up to that factor η, which matters as soon as the learning "
        "rate has a schedule: a decay that is not multiplied by the rate is then another method. Momentum "
        "already separates them a little, because the penalty's gradient goes through the velocity. In Adam "
        "the separation is plain: each coordinate's step is divided by the root of its mean squared "
        "gradient, penalty included; where the loss's gradients are large, λw is divided by a large number. "
        "Loshchilov and Hutter (2019) showed this and proposed AdamW. In PyTorch, `weight_decay` in `SGD` "
        "and `Adam` is the L2 penalty added to the gradient, with slope λw; in `AdamW` it is the decoupled "
        "decay. Neither makes zeros."
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
        "05 Gradient descent, “Two pulls on one weight”",
    ),
)

DEEP = Entry(
    key="deep",
    theme="algorithms",
    notebook="05_gradient_descent",
    picture="race.zeros",
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
        "作用相同，但损失不再凸，优化器多为 Adam/SGD，它们不产生精确的零，所以常见做法是：带 L1 训练、按阈值"
        "剪枝、再微调。单个权重为零在普通硬件上几乎不加速；要加速得让整个通道或头为零：group "
        "lasso，或对通道缩放系数（如 BN 的 γ）加 L1。"
    ),
    long=(
        "Three things change. First, no optimality certificate: the KKT conditions hold at a local minimum "
        "at best, and which weights are 0 depends on the start. Second, scale: with ReLU or a normalisation "
        "layer one can make the weights of one layer small and those of the next large without changing the "
        "function, so the L1 norm of a layer can be lowered for nothing; penalise what is not compensated, "
        "or fix the scales. Third, hardware: unstructured zeros need sparse kernels, so structured sparsity "
        "is what buys latency. Zeros that are exact come from a proximal step after the optimiser's, with "
        "thresholds that match its step for each weight. Plain magnitude pruning with fine-tuning is a "
        "strong baseline, and so is training a smaller network. L1 on activations is another thing again: "
        "it makes codes sparse, as in sparse autoencoders."
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

ENTRIES = (DESCENT, OPTIMISE, WEIGHT_DECAY, DEEP)
