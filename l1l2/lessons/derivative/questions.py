"""What notebook 04 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

TWO_MINIMA = Question(
    "The misfit is the parabola ½(w − 0.9)². Add λ|w| to it, or add (λ/2)w², each with λ = 1.2. Where are "
    "the two minima?",
    (
        Option(
            "Both nearer to 0 than 0.9, and neither at 0.",
            "A price makes a weight smaller: that much is right for both. But at 0 the absolute value has "
            "a kink, and a kink can stop a minimum dead.",
        ),
        Option(
            "With λ|w| exactly at 0; with (λ/2)w² at about 0.4.",
            "At 0 the misfit has slope −0.9. The absolute value adds 1.2 on the right and −1.2 on the "
            "left, so both ways out go uphill. The square adds nothing there.",
            correct=True,
        ),
        Option(
            "Both exactly at 0, because λ is more than 0.9.",
            "For |w| that decides, and its minimum is at 0. But (λ/2)w² has slope 0 at 0, however large "
            "λ: it has nothing to set against the slope of the misfit.",
        ),
        Option(
            "With λ|w| nowhere, as it has no derivative at 0.",
            "A minimum does not need a derivative. It needs no way out that goes downhill, and a kink has "
            "a slope for each of the two ways.",
        ),
    ),
    "04 Derivative, “One weight, two prices”",
)

FLAT_PIECE = Question(
    "Five prices for one weight: |w|, w², a mixture of both (elastic net), “pay once if w is not 0” (hard "
    "threshold), and the length ‖w‖₂, not squared, of a whole group. Which of them answer a whole "
    "interval of data with exactly 0?",
    (
        Option(
            "|w| alone: sparsity belongs to L1.",
            "Zeros belong not to L1, but to a kink at 0 (or a jump there). The mixture keeps the kink of "
            "its first half, and the length of a vector has a kink at the origin, like the tip of a cone.",
        ),
        Option(
            "|w| and the elastic net: the two with a corner.",
            "|w| and the elastic net do. But ‖w‖₂ has a kink as well, where the whole vector is 0, and the "
            "hard threshold pays as soon as w leaves 0.",
        ),
        Option(
            "All five, if λ is large enough.",
            "w² does so at no λ: it divides the data by 1 + λ, and what is not 0 stays not 0.",
        ),
        Option(
            "All of them except w².",
            "Four of the five charge for the first step away from 0. The squared one lets it go almost free.",
            correct=True,
        ),
    ),
    "04 Derivative, “Five prices, one weight”",
)

ROUNDED = Question(
    "√(w² + ε²) is |w| with its kink rounded off, and differs from |w| by at most ε. The minimiser of "
    "½(w − 0.3)² + ½|w| is exactly 0. What does it become if |w| is rounded so, with ε = 0.001?",
    (
        Option(
            "Small, but not 0; and at no ε > 0 is it 0.",
            "The rounded curve is flat at 0, so nothing opposes the slope −0.3 of the misfit there. A "
            "smaller ε makes the minimiser smaller: in the end, in proportion to ε.",
            correct=True,
        ),
        Option(
            "Exactly 0: 0.001 is far too little to matter.",
            "An ε of 0.001 matters little for the value of the sum, and entirely for its slope at 0. The "
            "zero came from the slope.",
        ),
        Option(
            "Exactly 0, but only once ε is below some threshold.",
            "There is no such threshold: at every ε > 0 the rounded curve has slope 0 at 0, and the "
            "misfit has not.",
        ),
        Option(
            "About 0.3: without a kink the price no longer works.",
            "The rounded price still pulls, and nearly all the way. What is lost is only the last step, "
            "from small to zero.",
        ),
    ),
    "04 Derivative, “Round the kink”",
)

FIRST_ALIVE = Question(
    "Diabetes data, ten standardised columns. λ falls from λ_max, where all ten lasso weights are 0. "
    "Cholesterol has the largest least squares coefficient, body mass the largest correlation with the "
    "answer. Which weight leaves 0 first?",
    (
        Option(
            "Cholesterol: it matters most in the full model.",
            "Cholesterol matters most beside nine others, one of which (LDL-cholesterol) nearly repeats "
            "it. At λ_max all weights are 0, and what counts is the pull on each as things stand there.",
        ),
        Option(
            "All ten together: they share one λ.",
            "The ten share the λ and not the pull. The line comes down on ten pulls of different size, and "
            "reaches the largest first.",
        ),
        Option(
            "Body mass: the data pull it hardest.",
            "At w = 0 the residual is y itself. The columns are standardised, so the pulls are the "
            "correlations with the answer, but for the scale of y, and λ_max is the largest pull. "
            "Cholesterol joins as the seventh.",
            correct=True,
        ),
        Option(
            "It cannot be said before the path is computed.",
            "The first one needs no path: at w = 0 nothing has been fitted, so the pulls are known from "
            "one product of X and y.",
        ),
    ),
    "04 Derivative, “Ten weights, one line”",
)

RETRIEVAL = (
    Question(
        "f is convex, with one weight. When is 0 a minimiser of f(w) + λ|w|?",
        (
            Option(
                "When f′(0) = 0.",
                "That is the condition under (λ/2)w², whose slope at 0 is 0. The kink of |w| adds any "
                "slope between −λ and λ.",
            ),
            Option(
                "When the minimum of f lies within λ of 0.",
                "For the parabola ½(w − b)² this comes to the same, because its slope at 0 is −b. For "
                "another curve it is the slope at 0 that counts, not where its minimum lies.",
            ),
            Option(
                "When |f′(0)| ≤ λ.",
                "The slope on the left, f′(0) − λ, must not be positive, and the one on the right, f′(0) "
                "+ λ, not negative.",
                correct=True,
            ),
            Option(
                "Never exactly: |w| has no derivative at 0.",
                "|w| has a slope on each side of 0. A minimum needs no derivative, only no way downhill.",
            ),
        ),
        "04 Derivative, “One weight, two prices”",
    ),
    Question(
        "To use plain gradients, somebody replaces |w| in the lasso by √(w² + ε²) with a tiny ε. What "
        "happens to the zeros of the solution?",
        (
            Option(
                "They become small numbers, none of them 0 but by coincidence.",
                "The rounded curve has slope 0 at 0, so any pull of the data moves the weight, however "
                "small ε. To stay at 0 it would need a pull of exactly 0.",
                correct=True,
            ),
            Option(
                "Nothing: the two curves differ by at most ε.",
                "The curves are close, their slopes at 0 are not: an interval for one, the single slope 0 "
                "for the other. Zeros are made by slopes.",
            ),
            Option(
                "They stay, as long as λ is well above the pull.",
                "With the kink, λ above the pull is what holds them. Without it, nothing does, however "
                "large λ.",
            ),
            Option(
                "Half of them stay: those with the weakest pull.",
                "A weak pull moves its weight a little. Only a pull of exactly 0 would leave it at 0, a "
                "coincidence.",
            ),
        ),
        "04 Derivative, “Round the kink”",
    ),
    Question(
        "At a solution of the lasso, the pull |xⱼᵀr|/n on weight j is strictly less than λ. What is wⱼ?",
        (
            Option(
                "Small: the weaker the pull, the smaller the weight.",
                "A living weight is pulled by exactly λ, whether it is large or small. A pull below λ has "
                "another meaning.",
            ),
            Option(
                "Exactly 0, in this and in every other solution.",
                "Alive means |pull| = λ. Below the line a weight is held, by slack that every other "
                "solution has as well.",
                correct=True,
            ),
            Option(
                "Its least squares value, minus λ.",
                "That holds for orthogonal columns of variance 1 (XᵀX = nI), and there only for weights that "
                "are not 0: their pull has reached the line.",
            ),
            Option(
                "Not determined: the pull is one thing, the weight another.",
                "They are tied: where wⱼ is not 0, the price has the one slope ±λ, and the pull must "
                "balance it exactly.",
            ),
        ),
        "04 Derivative, “Ten weights, one line”",
    ),
)
