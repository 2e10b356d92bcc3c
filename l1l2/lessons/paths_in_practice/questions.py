"""What notebook 08 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

WHO_STAYS = Question(
    "λ falls from λ_max to almost 0, and columns join the lasso path. What can happen to a column that "
    "has joined?",
    (
        Option(
            "It stays: less penalty never removes a column.",
            "The penalty falls for all of them. A column that joins later may say the same, and better, "
            "and then "
            "nothing is left for the earlier one.",
        ),
        Option(
            "It may go back to exactly 0, and even stay there for a while.",
            "At a knot a coefficient may meet 0 again. It stays there for a whole interval of λ, until its "
            "pull reaches λ once more.",
            correct=True,
        ),
        Option(
            "It may pass through 0, to the other sign, without a stop.",
            "Passing without a stop is what ridge does. Under L1 it must stop at 0: to leave on the "
            "other side, its "
            "pull has to travel from λ to −λ first.",
        ),
        Option(
            "It may come close to 0, but exactly 0 is only the start.",
            "Exactly 0 is where L1 holds a coefficient whose pull is below λ, early on the path or late.",
        ),
    ),
    "08 Paths in practice, “All λ at once”",
)

OTHER_UNITS = Question(
    "Body mass is a fifth of what it was, s = 0.2, in all rows; the two λ stay. Least squares would take a "
    "coefficient five times larger. What do the penalties make of the column's effect?",
    (
        Option(
            "L1 drops it, and L2 shrinks it to a small rest.",
            "The same effect takes a coefficient five times larger. L1 charges its size, L2 its square: both "
            "prices rise, and only L1 makes it 0.",
            correct=True,
        ),
        Option(
            "Nothing changes: a unit is not information.",
            "Least squares would agree. A penalty compares coefficients, and their sizes are in units.",
        ),
        Option(
            "Both shrink it to a fifth of its effect.",
            "Shrinkage is no division by s. The prices rise by different factors, and the other columns "
            "take over part of the effect.",
        ),
        Option(
            "L1 shrinks it a little, and L2, which squares, drops it.",
            "L2's price rises more, but a square is flat at 0, at any price. It never drops a column.",
        ),
    ),
    "08 Paths in practice, “A column in other units”",
)

TWO_COPIES = Question(
    "Body mass stands in the table twice, λ is 5. The fit depends on the sum of its two coefficients only. "
    "Which splits of the sum are minimisers?",
    (
        Option(
            "Under both penalties only the even split, by symmetry.",
            "The set of minimisers is symmetric. Under L1 that set is a segment, and its points need not be.",
        ),
        Option(
            "Under L1 only “all on one copy”; under L2 the even split.",
            "“All on one” is an end of L1's segment. The sum of two sizes is the same all along it.",
        ),
        Option(
            "Under L1 every split with equal signs; under L2 the even split alone.",
            "|a| + |b| = |a + b| as long as the signs are equal. a² + b² is least for equal halves.",
            correct=True,
        ),
        Option(
            "Under both every split: the fit is the same.",
            "The same fit, and the same L1 price. But the sum of squares differs: one coefficient s "
            "costs s², two "
            "halves half of it.",
        ),
    ),
    "08 Paths in practice, “The same column twice”",
)

MORE_ROWS = Question(
    "Keep our λ and go from 50 rows to 442. Which of the numbers that you type into the libraries must "
    "change, for the same λ?",
    (
        Option(
            "None of them: λ is λ.",
            "In our objective λ stays. Some libraries have the mean of the losses, as we have, and others "
            "the sum.",
        ),
        Option(
            "Lasso's alpha grows with n, Ridge's stays.",
            "Lasso has 1/(2n) before the squares, as we have, and Ridge has not.",
        ),
        Option(
            "All of them grow with n.",
            "Those whose loss is a mean do not, and C goes the other way: it stands before the loss.",
        ),
        Option(
            "Ridge's alpha grows with n, and C falls.",
            "alpha = nλ, and C = 1/(nλ): their losses are sums over the rows. (glmnet's lambda for L2 moves "
            "a little, too, with the standard deviation of y.)",
            correct=True,
        ),
    ),
    "08 Paths in practice, “The same number is not the same strength”",
)

RETRIEVAL = (
    Question(
        "Everything is noise: 60 rows, 1000 columns. Somebody picks the 20 columns that correlate best "
        "with y, cross-validates a model on them, and reports R² = 0.58. What went wrong?",
        (
            Option(
                "Too few folds: with more of them R² would be near 0.",
                "More folds do not help: every fold was held out too late. Its answers had already picked "
                "the columns.",
            ),
            Option(
                "The columns were picked with the answers of the held-out rows.",
                "Inside the pipeline each fold picks for itself, and R² is below 0, as it should be.",
                correct=True,
            ),
            Option(
                "Nothing: 20 of 1000 columns happen to be good.",
                "They are good on these rows. On new rows they are as good as any other noise.",
            ),
            Option(
                "The columns were not standardised first.",
                "They were standardised, and it would not matter: the leak is in who looked at y.",
            ),
        ),
        "08 Paths in practice, “A leak”",
    ),
    Question(
        "Ridge in our objective, 1/(2n)‖y − Xw‖² + (λ/2)‖w‖², with 442 rows and λ = 0.1. Which alpha does "
        "scikit-learn's Ridge need?",
        (
            Option(
                "0.1, as for its Lasso.",
                "Its Lasso has 1/(2n) before the squares, its Ridge has not.",
            ),
            Option(
                "0.1 / 442: its loss is a sum.",
                "Its loss is a sum, so it is larger, and the penalty must be larger with it.",
            ),
            Option(
                "44.2, because alpha = nλ.",
                "Multiply our objective by 2n: ‖y − Xw‖² + nλ‖w‖².",
                correct=True,
            ),
            Option(
                "1 / 44.2, because alpha is an inverse.",
                "C is an inverse, in LogisticRegression. A large alpha is a strong penalty.",
            ),
        ),
        "08 Paths in practice, “The same number is not the same strength”",
    ),
    Question(
        "Of three near copies, all at work, the lasso keeps one. Another sample of rows: what will it keep?",
        (
            Option(
                "Perhaps another one, or two: the choice hangs by a hair.",
                "Near copies fit almost equally well, so the noise of the sample decides. Ridge and the "
                "elastic net share instead.",
                correct=True,
            ),
            Option(
                "The same one: it is the best of the three.",
                "Best for that sample, by a margin that the next sample turns over.",
            ),
            Option(
                "All three: with new rows the noise averages out.",
                "It is one new sample, as noisy as the first. Averages over many samples would tell.",
            ),
            Option(
                "None: the lasso cannot handle copies.",
                "It handles them well for prediction. It is the reading of “dropped” as “irrelevant” that "
                "fails.",
            ),
        ),
        "08 Paths in practice, “The same column twice”",
    ),
)
