"""What notebook 01 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

LEVEL = Question(
    "Five bars, and their heights add up to 1. You may move height from bar to bar to make the sum of "
    "squares as small as you can. Where do you end?",
    (
        Option(
            "With one bar of height 1: the L1 budget makes sparse.",
            "The budget only says what may be spent. What is made small here is the sum of squares, and one "
            "tall bar has the largest of all. An L1 budget alone makes nothing sparse.",
        ),
        Option(
            "With five equal bars.",
            "Of two unequal bars, the taller one pays more for its last bit of height than the shorter one "
            "would. So height moves, until no two bars differ.",
            correct=True,
        ),
        Option(
            "Where you began: what one bar gives, another gets.",
            "The sum of sizes does not change. The sum of squares does: a bit of height costs more on a tall "
            "bar than on a short one.",
        ),
        Option(
            "With the short bars at zero, the rest unchanged.",
            "Small squares look like waste, but they are the cheapest height there is. To remove it you "
            "would have to pile it on tall bars, where it costs more.",
        ),
    ),
    "01 Bars, “Game 1: the sum of sizes is fixed”",
)

SURVIVE = Question(
    "Now the squares of the five bars add up to 1, and the sum of sizes should be as small as possible. What "
    "is the best split?",
    (
        Option(
            "Five equal bars: the fairest split is the smallest.",
            "Level is the worst split of this game, not the best. A bit of height makes more square on a "
            "tall bar, so a given sum of squares needs least height on one bar.",
        ),
        Option(
            "Five tiny bars: each as near to 0 as you like.",
            "Their squares must add up to 1. When one bar shrinks, another one has to grow.",
        ),
        Option(
            "One bar just below 1, the others very near 0.",
            "Very near is not best. Whatever is left of a short bar makes more square on the tall one, and "
            "then less height is needed.",
        ),
        Option(
            "One bar of height 1, the others exactly 0.",
            "In the picture the short bars stop at 0.0 one after the other, the shortest first, and none "
            "comes back: watch the diamonds.",
            correct=True,
        ),
    ),
    "01 Bars, “Game 2: the sum of squares is fixed”",
)

TIE = Question(
    "Game 2 again, but two bars start equally tall, and they are the tallest. Which bars survive?",
    (
        Option(
            "One of the two: only single bars are optimal.",
            "Only single bars are optimal, and the flow does not get there. It treats equal bars equally, so "
            "nothing ever tells one of the two from the other.",
        ),
        Option(
            "Both, equally tall, for ever.",
            "A tie stays a tie. It is no optimum, though: any difference, however small, will grow.",
            correct=True,
        ),
        Option(
            "All of them: a tie blocks the game.",
            "Only the tied bars block each other. The shorter ones lose to both, and die as before.",
        ),
        Option(
            "Neither: they wear each other down.",
            "The squares must add up to 1, so somebody has to be tall.",
        ),
    ),
    "01 Bars, “When two are equally tall”",
)

EXCHANGE = Question(
    "A tall bar hands a little of its height to a short one, and stays the taller. What happens to the "
    "two sums?",
    (
        Option(
            "Both fall: the split has become fairer.",
            "One bar loses exactly what the other one gets, so the sum of sizes cannot tell the difference. "
            "Only the squares see fairness.",
        ),
        Option(
            "The squares stay, the sizes fall.",
            "It is the other way round. What is handed over leaves one size and joins the other: the sum of "
            "sizes does not see it.",
        ),
        Option(
            "The sizes stay, the squares fall.",
            "The tall bar's square loses more than the short one's gains. This one move decides both games.",
            correct=True,
        ),
        Option(
            "Neither changes: nothing was created or destroyed.",
            "Height was neither created nor destroyed, and height is what the sum of sizes counts. "
            "Squares are not conserved.",
        ),
    ),
    "01 Bars, “One move explains both games”",
)

RETRIEVAL = (
    Question(
        "Which x with ‖x‖₁ = 1 has the smallest ‖x‖₂²?",
        (
            Option(
                "Every split with all sizes equal, whatever the signs.",
                "All |xᵢ| are 1/n, and ‖x‖₂² is 1/n. Neither norm sees a sign, so there are 2ⁿ of them, and "
                "one without negative entries.",
                correct=True,
            ),
            Option(
                "A single entry ±1, all others 0: L1 makes sparse.",
                "That is the largest ‖x‖₂² there is on the diamond, its corner. Which norm is fixed says "
                "little; which one is made small says all.",
            ),
            Option(
                "Only x = (1/n, …, 1/n): the minimum is unique.",
                "It is the only one without negative entries. With signs there are 2ⁿ, one on each face "
                "of the diamond: the boundary is no convex set, so nothing promises a single minimum.",
            ),
            Option(
                "x = 0, where every norm is smallest.",
                "Its ‖x‖₁ is 0 and not 1. The budget must be spent.",
            ),
        ),
        "01 Bars, “Game 1: the sum of sizes is fixed”",
    ),
    Question(
        "On the sphere you lower ‖x‖₁ step by step. Which steps make entries that are exactly 0?",
        (
            Option(
                "Steps against the sign vector, if they are short enough.",
                "A shorter step makes the hops around 0 shorter. It does not end them: the sign flips at 0, "
                "and the next step goes back.",
            ),
            Option(
                "Any steps that lower ‖x‖₁: zeros are where it is smallest.",
                "The minimum has zeros, and a sequence may approach it without ever having one. Being near 0 "
                "and being 0 are two things.",
            ),
            Option(
                "Subtract the same from every size, stop at 0, rescale.",
                "Stopping at 0 is the point. An entry that cannot pay is set to exactly 0, and rescaling "
                "leaves it there.",
                correct=True,
            ),
            Option(
                "Multiply every entry by the same factor below 1.",
                "That is what L2 does: a proportional step never reaches 0, and on the sphere rescaling "
                "undoes it altogether.",
            ),
        ),
        "01 Bars, “Exactly zero is the step's doing”",
    ),
    Question(
        "x has ‖x‖₂ = 1 and two entries of equal size, the rest 0. Is its ‖x‖₁ the smallest nearby?",
        (
            Option(
                "Yes: the flow stops there, so it is a minimum.",
                "A flow also stops on a mountain pass. Make one of the two a little larger, and it runs "
                "on to a single bar.",
            ),
            Option(
                "No: make one of the two larger and rescale, and ‖x‖₁ falls.",
                "Handing ε from one to the other keeps the sizes and raises the squares; rescaling then "
                "lowers the sizes. It is a saddle: ‖x‖₁ rises if a zero entry is woken.",
                correct=True,
            ),
            Option(
                "Yes: no vector with two entries has a smaller one.",
                "Of all splits over two entries the equal one has the largest ‖x‖₁. Unequal ones have less.",
            ),
            Option(
                "No: it is the largest there is on the sphere.",
                "Only if n = 2. With more entries, waking a zero entry raises ‖x‖₁; it is largest when all "
                "sizes are equal.",
            ),
        ),
        "01 Bars, “When two are equally tall”",
    ),
)
