"""What notebook 10 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

HALF = Question(
    "A signal of 100 numbers, 5 of them not 0. You keep 50 random sums of it: 50 equations for 100 "
    "unknowns. Of all signals with these sums, take the one with the smallest ‖x‖₂, or the one with the "
    "smallest ‖x‖₁. Which is the signal itself, for nearly all random sums?",
    (
        Option(
            "Neither: with half of the equations missing nobody can know.",
            "Nobody could, if any signal were as plausible as any other. Here we know that most numbers are "
            "0, and one of the two norms puts that knowledge to use.",
        ),
        Option(
            "The one with the smallest ‖x‖₁, to the last digit.",
            "Up to rounding. Nothing was told to it but the sums: not where the spikes are, and not how "
            "many.",
            correct=True,
        ),
        Option(
            "The one with the smallest ‖x‖₂: it is unique.",
            "It is unique, and unique is not the same as right. It spreads each spike over all positions.",
        ),
        Option(
            "Both come near, and the error of each is about half.",
            "One of them loses about half of the signal’s squares: an error of about 71 %. For the other the "
            "error is 0.",
        ),
    ),
    "10 Compressed sensing, “Fewer equations than unknowns”",
)

CLIFF = Question(
    "Signals of 200 numbers, and half as many random sums: m = 100. Up to about how many spikes does "
    "smallest ‖x‖₁ find most signals again?",
    (
        Option(
            "About 5: signals must be very sparse.",
            "At five spikes nearly every signal is found, and with far fewer sums. Half as many sums as "
            "numbers is plenty.",
        ),
        Option(
            "About 50: a spike has a place and a size, two sums each.",
            "Two sums a spike would do, if all sets of places were tried. Smallest ‖x‖₁ tries none of them, "
            "and pays for it with more sums a spike.",
        ),
        Option(
            "About 40: it takes some more than two sums a spike.",
            "With half as many sums as numbers theory says 0.386 spikes a sum, or 2.6 sums a spike.",
            correct=True,
        ),
        Option(
            "About 100: as many spikes as sums.",
            "With as many spikes as sums, other signals with the same sums are shorter. Whatever "
            "the sums, some signal of smallest ‖x‖₁ has at most m spikes.",
        ),
    ),
    "10 Compressed sensing, “Where is the cliff?”",
)

NOISE = Question(
    "The same five spikes, 50 sums, and now each sum is disturbed by noise σ. We allow Ax to miss b by as "
    "much as the noise does. How does the error of the smallest ‖x‖₁ depend on σ?",
    (
        Option(
            "It grows about in proportion to σ.",
            "Twice the noise, about twice the error, from no noise on. Nothing breaks.",
            correct=True,
        ),
        Option(
            "It is 0 up to some σ, and then jumps.",
            "That would be a cliff in σ. There is one in the number of measurements; to noise the answer "
            "gives way smoothly.",
        ),
        Option(
            "The least noise ruins it: being exact was a lucky accident.",
            "It was no accident: the signal is the minimiser with room to spare, and a little noise moves "
            "it a little.",
        ),
        Option(
            "Not at all, as long as the five places are found.",
            "The sizes are estimated from disturbed sums, so they are disturbed, even at the right places.",
        ),
    ),
    "10 Compressed sensing, “Noise”",
)

RETRIEVAL = (
    Question(
        "How do you prove that a signal x has the smallest ‖x‖₁ of all that explain b, without trying the "
        "others?",
        (
            Option(
                "Show a y with ‖Aᵀy‖∞ ≤ 1 and bᵀy = ‖x‖₁.",
                "For every x′ with Ax′ = b, bᵀy = x′ᵀAᵀy ≤ ‖x′‖₁. So bᵀy is a floor, and x stands on it.",
                correct=True,
            ),
            Option(
                "Show that Ax = b, and that x has few non-zero entries.",
                "Few is not fewest, and fewest is not smallest ‖x‖₁. What is missing is a floor for all the "
                "others.",
            ),
            Option(
                "Start the solver again from elsewhere, and get the same x.",
                "That shows that the solver repeats itself. A proof must speak about every x, tried or not.",
            ),
            Option(
                "Show that the gradient of ‖x‖₁ is 0 at x.",
                "It is 0 nowhere but at the origin, and there only as one choice of several. With a "
                "constraint it need not be 0: it must be a combination of the rows of A.",
            ),
        ),
        "10 Compressed sensing, “A proof without the signal”",
    ),
    Question(
        "At m/n = ½ theory puts the weak threshold at k/m = 0.386. What does that say?",
        (
            Option(
                "Every signal with fewer spikes is found, whatever the sums.",
                "That is more than it says: it speaks of random sums and of most signals. For every signal "
                "at once the threshold is lower (the strong one).",
            ),
            Option(
                "With 38.6 % of the sums one finds the signal.",
                "The share is of spikes per sum, not of sums per number.",
            ),
            Option(
                "For large n, random sums find most signals below it, few above.",
                "Most, not all, and for large n: at n = 200 the cliff still is a slope.",
                correct=True,
            ),
            Option(
                "That L1 is off by 38.6 % there.",
                "It is no error. Below the threshold the error is 0, for most signals.",
            ),
        ),
        "10 Compressed sensing, “Where is the cliff?”",
    ),
    Question(
        "Instead of random sums, you look at 50 of the 100 numbers themselves. Five are not 0. Does "
        "smallest ‖x‖₁ find them?",
        (
            Option(
                "Yes: 50 measurements are more than enough for five.",
                "Enough of the right kind. A number that no measurement contains leaves no trace, and "
                "smallest ‖x‖₁ sets it to 0.",
            ),
            Option(
                "Only if all five happen to be among the 50.",
                "A measurement must feel every position. Random sums do; a look at single positions does "
                "not.",
                correct=True,
            ),
            Option(
                "No, never: single numbers are no sums.",
                "A single number is a sum with all other factors 0, and with luck it is the right one.",
            ),
            Option(
                "Yes, if smallest ‖x‖₂ is taken instead.",
                "It sets what it does not see to 0 as well.",
            ),
        ),
        "10 Compressed sensing, “What this does not say”",
    ),
)
