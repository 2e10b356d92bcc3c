"""What later notebooks ask about notebook 11."""

from . import Option, Question

RETRIEVAL = (
    Question(
        "A program tries 25 points on each quarter of the L2 ball's rim, keeps the best, and reports that "
        "L2 gives 3 % zeros. What is wrong?",
        (
            Option(
                "Nothing: a zero is rare under L2, and it does happen.",
                "A zero needs a least-squares point exactly on an axis. A point drawn at random is there "
                "with probability 0.",
            ),
            Option(
                "Too few least-squares points were drawn: with more of them, 3 % would go away.",
                "More of them only make the wrong share more precise. The list of points stays as it is.",
            ),
            Option(
                "The zeros come from the list of points: a finer list has fewer.",
                "Each point on an axis catches all directions within half a step. The exact share is 0 %.",
                correct=True,
            ),
            Option(
                "A rounding error: the zeros are not exact.",
                "The points on the axes are in the list. That they are chosen is no matter of rounding.",
            ),
        ),
        "11 Bug hunt, “1 · The zeros of L2”",
    ),
    Question(
        "The columns of X are orthonormal. At which threshold does ‖y − Xθ‖² + λ‖θ‖₁ cut z = Xᵀy?",
        (
            Option(
                "λ/2: without the ½ in front, the loss is twice as steep.",
                "Where θ > 0 the slopes 2(θ − z) and λ add up to 0, so θ = z − λ/2.",
                correct=True,
            ),
            Option(
                "λ: that is the soft threshold.",
                "It would be, for the sum with ½ in front of the squares. Here it cuts too much.",
            ),
            Option(
                "2λ: the derivative of the square has a 2.",
                "That 2 makes the *loss* steeper, so a weight leaves 0 earlier, not later.",
            ),
            Option(
                "λ/n: the mean counts.",
                "There is no mean in this sum, and no n.",
            ),
        ),
        "11 Bug hunt, “5 · A threshold”",
    ),
    Question(
        "One reading of y is wrong by a factor of 100. What makes a linear model robust against it?",
        (
            Option(
                "An L1 penalty on the weights: absolute values do not mind outliers.",
                "The absolute value has to stand at the residuals. At the weights it moves the estimate by "
                "the same amount, whatever the outlier does.",
            ),
            Option(
                "A large λ, of either penalty.",
                "It holds back the outlier, and the other readings just as well: on clean data it says 0.",
            ),
            Option(
                "An L2 penalty, because it shrinks what is large.",
                "It shrinks large *weights*. The large residual still enters the loss with its square.",
            ),
            Option(
                "A loss that grows like the absolute residual, whatever the penalty.",
                "Then one reading pulls as hard as any other. The median is the simplest case.",
                correct=True,
            ),
        ),
        "11 Bug hunt, “8 · Outliers”",
    ),
)
