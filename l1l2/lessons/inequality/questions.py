"""What notebook 02 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

GAP = Question(
    "The square of side ‖x‖₁ is cut into blocks, and the blocks on the diagonal make up ‖x‖₂². For "
    "which bars is there nothing but the diagonal left?",
    (
        Option(
            "When all bars are equal.",
            "There the rest is as large as it can be: of k equal bars the diagonal gets only one part in k.",
        ),
        Option(
            "When all bars are short enough.",
            "Shrinking every bar shrinks the whole square, blocks and all. The shares stay what they were.",
        ),
        Option(
            "When at most one bar is not 0.",
            "Every block off the diagonal belongs to a pair of bars. It takes two bars that are not 0 to "
            "make one.",
            correct=True,
        ),
        Option(
            "Never: a square is always more than its diagonal.",
            "A line would be. But this diagonal is made of blocks, and a single block can fill the square.",
        ),
    ),
    "02 Inequality, “A square cut by its bars”",
)

TYPICAL = Question(
    "Throw a dart: a random direction in five dimensions, no direction preferred. One bar alone would "
    "amount to 1, five equal bars to 5. What do the five sizes amount to, on average?",
    (
        Option(
            "Near 1: chance is unfair, one bar dominates.",
            "It happens, and rarely. Five large shares of chance are far more common than a single one.",
        ),
        Option(
            "About 2.5: half of what five bars could be.",
            "A fair guess, and too low: it would take two or three entries that dwarf the others.",
        ),
        Option(
            "About 3.5: most of the bars take part.",
            "Where no direction is preferred, a random one is dense. In high dimensions the share is near "
            "2/π for almost every direction.",
            correct=True,
        ),
        Option(
            "Near 5: a random direction has no favourites.",
            "It has none on average over many throws. A single throw has larger and smaller entries, and "
            "unequal bars amount to fewer.",
        ),
    ),
    "02 Inequality, “How many bars is that, really?”",
)

COUNT = Question(
    "Every bar is raised to the power p, and p falls from 2 to almost 0. What does the sum of |xᵢ|ᵖ tend to?",
    (
        Option(
            "To 0: powers of small numbers become small.",
            "It is the exponent that becomes small: any number above 0 has the 0th power 1.",
        ),
        Option(
            "To the largest bar.",
            "That is the other end: ‖x‖ₚ tends to the largest bar as p grows to infinity.",
        ),
        Option(
            "To the sum of the sizes.",
            "It passes there, at p = 1, and goes on.",
        ),
        Option(
            "To the number of bars that are not 0.",
            "Every bar that is not 0 tends to 1, be it tall or tiny; a bar that is 0 stays 0.",
            correct=True,
        ),
    ),
    "02 Inequality, “One family of norms”",
)

RETRIEVAL = (
    Question(
        "What is ‖x‖₁² − ‖x‖₂²?",
        (
            Option(
                "Rounding: the two are the same number, computed in two ways.",
                "They are equal only if at most one entry is not 0. (0.5, 0.3, 0.2) has 1 and 0.38.",
            ),
            Option(
                "Twice the sum of |xᵢ||xⱼ| over all pairs: 0 iff at most one entry is not 0.",
                "Multiply the sum of sizes by itself: each entry meets itself once, and every pair meets "
                "twice.",
                correct=True,
            ),
            Option(
                "The sum of (|xᵢ| − |xⱼ|)² over all pairs: 0 iff all sizes are equal.",
                "That is the gap on the other side, n‖x‖₂² − ‖x‖₁². The one asked for is largest for equal "
                "sizes, if ‖x‖₂ is fixed.",
            ),
            Option(
                "It depends on the signs: it may be negative.",
                "Both norms see sizes only, and products of sizes are never negative.",
            ),
        ),
        "02 Inequality, “A square cut by its bars”",
    ),
    Question(
        "x has 100 entries and amounts to ‖x‖₁²/‖x‖₂² = 1.04 equal bars. How many entries are exactly 0?",
        (
            Option(
                "99: it amounts to one bar.",
                "One bar exactly would be 1. It takes at least two non-zero entries to amount to more "
                "than 1.",
            ),
            Option(
                "About 95 of the 100.",
                "The number measures how equal the sizes are. No count of zeros can be read off it.",
            ),
            Option(
                "None, for certain: random vectors are dense.",
                "Random directions are, if none is preferred, and they amount to far more than 1.04. This "
                "vector may have zeros or none.",
            ),
            Option(
                "Unknown, but at most 98: nearly sparse is not sparse.",
                "All that it proves is ‖x‖₀ ≥ 1.04, so at least two entries are not 0. The others may be "
                "tiny or 0.",
                correct=True,
            ),
        ),
        "02 Inequality, “How many bars is that, really?”",
    ),
    Question(
        "x has k entries that are not 0. Which of these is true for every such x, and as tight as possible?",
        (
            Option(
                "‖x‖₂ ≤ ‖x‖₁ ≤ √k ‖x‖₂",
                "Left: the gap is made of products. Right: only entries that are not 0 count, and the worst "
                "case is k equal ones.",
                correct=True,
            ),
            Option(
                "‖x‖₁ ≤ ‖x‖₂ ≤ √k ‖x‖₁",
                "The two are swapped. Squaring a sum gives the squares and the products as well, so ‖x‖₁ is "
                "the larger one.",
            ),
            Option(
                "‖x‖₂ ≤ ‖x‖₁ ≤ k ‖x‖₂",
                "True, and not as tight as possible: k‖x‖₂² − ‖x‖₁² is a sum of squares, so √k is enough.",
            ),
            Option(
                "‖x‖₂² ≤ ‖x‖₁ ≤ k ‖x‖₂²",
                "Lengths against areas: double x, and one side doubles while the other grows fourfold.",
            ),
        ),
        "02 Inequality, “The other end: √n, and better”",
    ),
)
