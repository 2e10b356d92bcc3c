"""What notebook 00 asks before its picture moves, and what later notebooks ask about it."""

from . import Option, Question

EQUAL_FIT = Question(
    "Both penalties are turned up until both models fit the training rows equally badly: R² 0.45. How many "
    "of the ten coefficients are then exactly zero?",
    (
        Option(
            "About as many for both: equal fit, equal zeros.",
            "The fit is the same, so the models ought to be alike. They are alike in what they predict, "
            "and quite different in what they are made of. Count the diamonds.",
        ),
        Option(
            "Most of the lasso's, none of ridge's.",
            "It is no accident of these patients. The rest of the course is about why.",
            correct=True,
        ),
        Option(
            "Many for both, and a few more for the lasso.",
            "So it looks when small numbers are called zero: three of ridge's ten are below 1 in size. We "
            "count only what is == 0.0, and there ridge has none.",
        ),
        Option(
            "None for either: floating-point numbers are never exactly zero.",
            "A fair suspicion, and true of a careless algorithm. But the minimiser itself has zeros, and a "
            "solver that works with the penalty's own shape lands on them exactly: 0.0, with a proof.",
        ),
    ),
    "00 Start here, “First predict, then look”",
)

RETRIEVAL = (
    Question(
        "You raise ridge's λ from 0 on real data and watch one coefficient. What can it do?",
        (
            Option(
                "Only shrink: ridge makes every coefficient smaller at every step.",
                "What shrinks is the length of the whole vector. A single coefficient may grow, and 5 of "
                "the 10 on the diabetes data change sign.",
            ),
            Option(
                "Reach 0 at some finite λ, and stay there.",
                "That is the lasso. Ridge's price is flat at 0, so any pull of the data moves the "
                "coefficient away again; ridge is zero as a whole only at λ = ∞.",
            ),
            Option(
                "Shrink, grow or change sign; it may pass through 0 at an isolated λ, but does not stay.",
                "Passing through takes one exact value of λ, which a grid of values almost surely misses. "
                "The lasso's zeros last for whole intervals of λ.",
                correct=True,
            ),
            Option(
                "Anything but be 0: under L2 a coefficient is never 0.",
                "“Never” is too strong: a coefficient that changes sign is 0 on the way, at one isolated "
                "λ. It does not rest there, and that is the difference.",
            ),
        ),
        "00 Start here, “Every λ at once”",
    ),
    Question(
        "Lasso and ridge are fitted to the same columns with the same λ. Are they equally strongly "
        "regularised?",
        (
            Option(
                "Yes: λ is the strength of the penalty.",
                "λ is a price, in two currencies: of a sum of sizes, and of half a sum of squares. For the "
                "same fit to the diabetes data the lasso needed λ = 16.3 and ridge 1.51.",
            ),
            Option(
                "Yes, once every column has standard deviation 1.",
                "Scaling makes the columns comparable with each other, not the two penalties. The columns "
                "were scaled when the same fit took λ = 16.3 and 1.51.",
            ),
            Option(
                "No: L1 is the stronger one, so the lasso is the more strongly regularised.",
                "Against a single coefficient L1 pulls with λ and L2 with λ|w|: L1 is the stronger one "
                "only while |w| < 1.",
            ),
            Option(
                "No: λ multiplies different quantities. Compare them at the same fit.",
                "The same training R² took λ = 16.3 for the lasso and 1.51 for ridge.",
                correct=True,
            ),
        ),
        "00 Start here, “First predict, then look”",
    ),
    Question(
        "When is a lasso coefficient exactly 0?",
        (
            Option(
                "When its least squares value is smaller than λ.",
                "What counts is xⱼᵀr/n, with the residual r that the other coefficients leave. Only for "
                "orthogonal columns of variance 1 (XᵀX = nI) is that the least squares value.",
            ),
            Option(
                "When the data pull it away from 0 with a force of at most λ.",
                "The slope of the misfit at 0, with the other coefficients in place, lies between −λ and "
                "λ: the kink holds it.",
                correct=True,
            ),
            Option(
                "When the solver leaves it below 0.001: that is as good as 0.",
                "A tolerance makes zeros of its own: with a wide one, ridge looks sparse too. Ask for 0.0 "
                "and for the certificate, the KKT violation.",
            ),
            Option(
                "Once λ has pushed it to 0, at every larger λ.",
                "It is often so, and not a law: between two positions of the slider LDL touches zero and "
                "comes back. From λ_max upwards all of them are 0.",
            ),
        ),
        "00 Start here, “Why? Six views of one answer”",
    ),
)
