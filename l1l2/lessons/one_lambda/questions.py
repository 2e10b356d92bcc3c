"""What notebook 07 asks before its picture moves, and what later notebooks ask about it."""

from . import Option, Question

WHERE_FIRST = Question(
    "Six views of one lasso, each with a method of its own. λ grows from 0, and at least squares w₂ = 0.41. "
    "In which view does w₂ become exactly 0 first?",
    (
        Option(
            "In the ball: its corners catch the solution early.",
            "The ball has no λ of its own. It has the budget whose price is λ, and that budget's best point "
            "reaches the corner at the same λ.",
        ),
        Option(
            "In the path: it is exact, and the algorithms lag behind.",
            "An algorithm lags in *steps*, not in λ. Run to its end at each λ, it has the zero where the "
            "path has it.",
        ),
        Option(
            "In all six at the same λ.",
            "At λ = 0.675 none of them has a zero, and at 0.7 all six have w₂ = 0. They solve one problem "
            "with one solution, and the picture certifies each answer.",
            correct=True,
        ),
        Option(
            "In all but the belief: a posterior has no zeros.",
            "Its draws and its mean have none. But the view marks the *peak* of the joint density, and that "
            "is held at 0 like the others.",
        ),
    ),
    "07 One λ, “The vote”",
)

RETRIEVAL = (
    Question(
        "Two columns correlate by 0.7. Alone, the second would survive: |x₂ᵀy|/n is above λ. Is w₂ then "
        "different from 0 in the lasso with both?",
        (
            Option(
                "Not for certain: what counts is the pull once the first has taken its part.",
                "The first column explains part of what the second could. At λ = 0.9 the pull 1.11 shrinks "
                "to 0.839, and w₂ is 0.",
                correct=True,
            ),
            Option(
                "Yes: a pull above λ is what a weight needs to leave 0.",
                "The right rule for the wrong pull: it must be taken at the solution, where the first weight "
                "is not 0.",
            ),
            Option(
                "No: of two correlated columns the lasso keeps just one.",
                "There is no such law: below λ = 0.697 this lasso keeps both.",
            ),
            Option(
                "Yes, for its least-squares weight is positive.",
                "A weight may be positive at least squares and 0 in the lasso: for large λ, all of them "
                "are 0.",
            ),
        ),
        "07 One λ, “Your turn: the pull that is left”",
    ),
    Question(
        "ISTA has stopped, certified to a KKT violation below 1e-8, and shows a weight of some 1e-8. Is the "
        "weight 0 at the solution?",
        (
            Option(
                "Yes: what is as small as the tolerance is 0.",
                "A living weight can be that small as well, next to a knot.",
            ),
            Option(
                "No: an exact method would have made it 0.0.",
                "ISTA is exact in the end. But next to a knot that takes many steps, and the certificate "
                "may end the run before.",
            ),
            Option(
                "Yes: a certificate says that the support is right.",
                "It says that the point is nearly optimal. Next to a knot two supports are.",
            ),
            Option(
                "It cannot be said: run on, or ask an exact method.",
                "Each digit nearer to the knot costs ISTA twelve more steps here. The path has no such "
                "trouble: it knows the knot.",
                correct=True,
            ),
        ),
        "07 One λ, “Where they part”",
    ),
    Question(
        "Laplace priors, Gaussian noise. Which curve has its peak at the lasso's w₂?",
        (
            Option(
                "The posterior of w₂ by itself, all others averaged out.",
                "That is the marginal. With a correlation of 0.7 its peak was at 0 where the lasso's w₂ is "
                "0.02.",
            ),
            Option(
                "The joint posterior of all weights.",
                "The lasso is the peak of the joint density, all weights together. Averaging over w₁ moves "
                "the peak of what is left.",
                correct=True,
            ),
            Option(
                "Either of them: averaging leaves the peak in its place.",
                "It leaves the peak of a Gaussian. Where the density has kinks, what is averaged out may "
                "lean to one side.",
            ),
            Option(
                "Neither: only the mean of the posterior is the lasso.",
                "The mean is never 0 but by accident. It was 0.32 where the lasso's w₂ is 0.02.",
            ),
        ),
        "07 One λ, “Where they part”",
    ),
)
