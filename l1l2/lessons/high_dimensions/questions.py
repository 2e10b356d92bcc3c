"""What notebook 09 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

SMALL_BUDGET = Question(
    "Three weights, a round loss with a Gaussian centre b. With a budget of 0.3 of ‖b‖₁ the edges catch more "
    "points than faces or vertices do. Cut the budget to 0.1. Where do most points lie now?",
    (
        Option(
            "Inside the faces: a smaller body has more face than edge.",
            "All parts shrink alike. What grows is the region of centres from which a vertex is nearest.",
        ),
        Option(
            "On the edges still: the shape is the same.",
            "The shape is the same, but the centres stand farther outside, measured in its size. From "
            "there the "
            "tips catch more.",
        ),
        Option(
            "At the vertices: two of the three weights are 0.",
            "The smaller the budget, the larger the soft threshold, and the fewer weights are above it.",
            correct=True,
        ),
        Option(
            "At the vertices, all of them without exception.",
            "Most, and not all: two nearly equal sizes stay together on an edge, however small the budget.",
        ),
    ),
    "09 High dimensions, “Three weights”",
)

MORE_WEIGHTS = Question(
    "Half of the budget, ρ = 0.5. The number of weights grows from 2 to 1000. What becomes of the chance "
    "of at least one zero, and of the chance of a vertex?",
    (
        Option(
            "Both go to 1: the diamond becomes spikier.",
            "The diamond does become spikier, and one of the two does go to 1. But a vertex has a "
            "single living weight, and of a "
            "thousand Gaussian weights no single one outweighs the others.",
        ),
        Option(
            "The first goes to 1, the second to 0.",
            "Among many weights one is small enough to be cut. And a vertex needs one size to exceed the "
            "second by half of the sum of all.",
            correct=True,
        ),
        Option(
            "Both go to 0: there are far more facets than corners.",
            "There are more facets, but on a facet no weight is 0, and among many one is nearly always "
            "small.",
        ),
        Option(
            "Both stay: the budget is a share, and it stays the same.",
            "The share of zeros settles down. These two are about the smallest and the largest of n sizes, "
            "and those change with n.",
        ),
    ),
    "09 High dimensions, “More weights”",
)

RETRIEVAL = (
    Question(
        "A lasso solution with 1000 weights has 621 that are not 0. Where on the diamond does it lie?",
        (
            Option(
                "Inside a face of dimension 620: some zeros.",
                "All points inside a face have the same zeros and signs. A vertex has one living weight, a "
                "facet no zero.",
                correct=True,
            ),
            Option(
                "At a vertex, as every sparse solution.",
                "A vertex has a single weight that is not 0.",
            ),
            Option(
                "On an edge: between two vertices.",
                "An edge has two weights that are not 0.",
            ),
            Option(
                "Nowhere on the boundary: too many weights live.",
                "It spends its budget, so it is on the boundary, whose parts have from none to 999 zeros.",
            ),
        ),
        "09 High dimensions, “How many zeros”",
    ),
    Question(
        "Round loss, Gaussian centre, half of the budget, ten weights. How often is some weight 0, and "
        "how often is the solution a vertex?",
        (
            Option(
                "Nearly always, and nearly always.",
                "A zero, yes. But a vertex would leave one of ten alive, on half of the budget.",
            ),
            Option(
                "About half of the time each.",
                "That is near the answer for two weights, where the two are the same event.",
            ),
            Option(
                "Nearly always, and nearly never.",
                "In 99% of draws some weight is 0, and a vertex came up in none of 20,000.",
                correct=True,
            ),
            Option(
                "Nearly never, and never.",
                "Among ten sizes one is nearly always below half of their mean. That is enough for a zero.",
            ),
        ),
        "09 High dimensions, “More weights”",
    ),
    Question(
        "The same with many weights. To what does the share of zeros tend as n grows, at a fixed ρ?",
        (
            Option(
                "To 1: in the end everything is cut.",
                "Then the budget would not be spent. What is spent must stay a share ρ of ‖b‖₁.",
            ),
            Option(
                "To a number between 0 and 1 that ρ alone decides.",
                "τ is such that the share ρ is spent, and 1 − 2Q(τ) of the weights lie within ±τ: no n in "
                "it.",
                correct=True,
            ),
            Option(
                "To 0: there are too many facets.",
                "The chance of *no* zero goes to 0.",
            ),
            Option(
                "It does not settle: each draw is different.",
                "A single weight differs from draw to draw. By the law of large numbers their share settles.",
            ),
        ),
        "09 High dimensions, “How many zeros”",
    ),
)
