"""What notebook 05 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

WHO_ARRIVES = Question(
    "Two weights start at height 2. With λ = 1, one is pulled down with the constant force "
    "λ (L1), the other with λw (L2). There are no data. Who is lower on the way, and who reaches 0?",
    (
        Option(
            "L1, all the way: its gradient is the bigger one.",
            "λ is bigger than λ|w| only while |w| < 1. Above that height the proportional pull is the "
            "stronger one, so L2 falls faster at first.",
        ),
        Option(
            "L2 is lower for most of the way. L1 alone reaches 0.",
            "The proportional pull is strong while the weight is large and fades with it. The constant "
            "pull never fades, so it wins the last stretch, the only one that makes a zero.",
            correct=True,
        ),
        Option(
            "L2, all the way: above 1 its pull is the bigger one.",
            "Above 1 the pull of L2 is the bigger one. But it weakens with every step, and near 0 there "
            "is hardly any left.",
        ),
        Option(
            "Both reach 0, L1 earlier than L2.",
            "What loses the same fraction in every step has always something left. L2 gets as small as you "
            "like, and never arrives.",
        ),
    ),
    "05 Gradient descent, “Two pulls on one weight”",
)

WHO_KEEPS_ZEROS = Question(
    "Eight methods minimise the same lasso with 60 weights, most of them 0 at the minimum. After 5,000 "
    "steps, which methods hold these weights at exactly 0?",
    (
        Option(
            "All of them: they all minimise the same sum.",
            "Most of them come near its minimum. But near 0 is not at 0, and what makes the difference is "
            "what a method does at the kink.",
        ),
        Option(
            "All but SGD, which is too noisy for it.",
            "Noise is not what spoils the zeros. The plain subgradient method has none and steps over 0 as "
            "well.",
        ),
        Option(
            "None: a floating-point number is never exactly 0.",
            "The soft threshold returns 0.0 for every number up to its threshold: v minus v is 0 in "
            "floating point, too.",
        ),
        Option(
            "Those that use a soft threshold: ISTA, FISTA, coordinate descent.",
            "A soft threshold stops at 0, and goes on stopping there as long as the pull of the data is "
            "below λ. Subgradient, SGD and Adam step over 0, clipped weights wander off again, and "
            "*clipped for good* holds some zeros, right ones and wrong ones.",
            correct=True,
        ),
    ),
    "05 Gradient descent, “The race”",
)

RETRIEVAL = (
    Question(
        "“L1's gradient is bigger, so L1 converges faster.” What is right about it?",
        (
            Option(
                "Everything: λ beats λ|w|, so the descent is steeper.",
                "λ beats λ|w| only while |w| < 1. Above, L2 pulls harder; and a steeper slope does not "
                "make a method converge faster: the condition number decides how fast it is.",
            ),
            Option(
                "Near 0 L1's pull stays λ, while L2's fades: L1 alone can arrive.",
                "That is the true core. The rest is not: above 1 the pull of L2 is bigger, and the one with "
                "the smaller condition number needs fewer steps, here lasso, there ridge.",
                correct=True,
            ),
            Option(
                "Nothing: the gradient plays no part in sparsity.",
                "It does: that the pull does not fade near 0 is why a weight can arrive, and be held there.",
            ),
            Option(
                "It is right once every column has standard deviation 1.",
                "Scaling the columns changes neither λ nor λ|w|. Which of the two is larger depends on |w|.",
            ),
        ),
        "05 Gradient descent, “Two pulls on one weight”",
    ),
    Question(
        "What turns subgradient descent for the lasso into a method whose weights become exactly 0, and "
        "rightly so?",
        (
            Option(
                "A gradient step on the misfit only, then a soft threshold.",
                "That is ISTA. The threshold knows the kink: what is within step times λ of 0 becomes "
                "0.0, and what the data pull harder gets away.",
                correct=True,
            ),
            Option(
                "Shorter and shorter steps.",
                "They make the hops over 0 shorter, and only by coincidence does a hop end on 0.",
            ),
            Option(
                "Setting a weight to 0 whenever it changes sign.",
                "It is 0 for one step. Nothing holds it there, so the next step takes it off again.",
            ),
            Option(
                "Setting a weight to 0 for good when it changes sign.",
                "Now it stays, even if it only passed through 0 on its way to the other side. What "
                "survives depends on the start.",
            ),
        ),
        "05 Gradient descent, “Why not clip?”",
    ),
    Question(
        "A solver for the lasso returns 60 weights. None is 0.0, and half of them are below 0.001. How "
        "many zeros does the minimiser have?",
        (
            Option(
                "Half of them, about 30: 0.001 is as good as 0.",
                "With another tolerance it is another number, and the tolerance is yours, not the data's. "
                "One can make ridge look sparse in this way.",
            ),
            Option(
                "None: a minimiser that had zeros would show them.",
                "The solver shows its last iterate, and a method without a soft threshold passes zero by.",
            ),
            Option(
                "It cannot be read off. Solve it with a method that knows the kink.",
                "Then count == 0.0, and check the certificate: the KKT violation.",
                correct=True,
            ),
            Option(
                "All of them: the solver was on its way to 0.",
                "Some are on their way to 0, some are not. Small now does not mean 0 in the end.",
            ),
        ),
        "05 Gradient descent, “A tolerance makes zeros of its own”",
    ),
)
