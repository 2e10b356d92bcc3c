"""What notebook 03 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

FIRST_TOUCH = Question(
    "A circle around the origin grows inside the diamond |x₁| + |x₂| = 1. Where does it touch the diamond "
    "first?",
    (
        Option(
            "At the four corners, because they stick out.",
            "Who sticks out is far away. A corner lies at distance 1 from the origin, the middle of an edge "
            "at 1/√2: a circle that grows from inside reaches the corners last.",
        ),
        Option(
            "Along a whole edge at once.",
            "An edge is straight and a circle is round: they touch in one point. Two shapes share a whole "
            "edge only if both are straight there.",
        ),
        Option(
            "In the middle of all four edges at once.",
            "The nearest point of each edge is its middle, and by symmetry all four are equally near.",
            correct=True,
        ),
        Option(
            "In one point of one edge; which one is a matter of chance.",
            "Nothing in the problem prefers an edge: flip the sign of a coordinate and both shapes stay as "
            "they are. So what touches one edge touches all four.",
        ),
    ),
    "03 Geometry, “A circle grows inside a diamond”",
)

TURNED = Question(
    "Least squares at (1.6, 0.4), a budget of 1 on ‖w‖₁. With a round loss the solution is the corner "
    "(1, 0). Now the loss alone is turned and stretched. Can that move the solution?",
    (
        Option(
            "No: neither the diamond nor the least-squares point has moved.",
            "They have not; the contours have. What counts at the corner is the pull G(b − w), and G is the "
            "shape of the loss.",
        ),
        Option(
            "Yes, but only from one corner to another.",
            "It can do that as well. Far more often it slides off the corner along an edge, where both "
            "weights are alive.",
        ),
        Option(
            "Yes, onto an edge, and then nothing is 0.",
            "A stretched loss pulls in another direction, and as soon as the pull leaves the wedge, the "
            "corner lets go.",
            correct=True,
        ),
        Option(
            "Only if the loss is flat in some direction.",
            "Flatness makes ties, whole segments of solutions. To leave the corner a stretch of 1.5 is "
            "enough, if the angle is right.",
        ),
    ),
    "03 Geometry, “One inequality decides”",
)

ZERO_POSITIONS = Question(
    "A round loss, the budget 1 on ‖w‖₁. For which least-squares points (b₁, b₂) to the right of the diamond "
    "has the solution w₂ exactly 0?",
    (
        Option(
            "Those on the axis: b₂ has to be 0 already.",
            "That is the disc's answer: under L2 a zero takes a point on a line. A corner of the diamond "
            "collects points on both sides of the axis.",
        ),
        Option(
            "All of them: the corner is in the way.",
            "That takes the corner argument for a law. From each edge a strip goes out too, and its points "
            "end on the edge.",
        ),
        Option(
            "Those in a strip: b₂ small, however large b₁.",
            "That is the answer for a fixed price: w₂ = 0 where |b₂| ≤ λ. A fixed budget grows dearer the "
            "farther away least squares is, so that the strip widens.",
        ),
        Option(
            "Those in a wedge, which widens with the distance.",
            "It is the corner's normal cone, set on the corner. The farther away least squares is, the "
            "larger the b₂ that the corner still swallows.",
            correct=True,
        ),
    ),
    "03 Geometry, “The exact map”",
)

HOW_OFTEN = Question(
    "A round loss. The least-squares point is drawn at random from the square [−W, W]², and drawn again if "
    "it lies inside the diamond. The budget t is half of W. How often is the solution a corner?",
    (
        Option(
            "Nearly always: that is why L1 is sparse.",
            "Nearly always needs a budget that is small beside the least-squares point. At half of W the "
            "strips that lead to the edges take most of the square.",
        ),
        Option(
            "About two times in three.",
            "That is the answer for a tighter budget, t/W = 0.2. The corners lose fast as t grows.",
        ),
        Option(
            "Less than one time in three.",
            "It is 29 %. The wedges of the corners start at the corners, so that every step of t towards "
            "W takes away from them.",
            correct=True,
        ),
        Option(
            "Never: a corner is a point, and a point has probability 0.",
            "True of the least-squares point, which hits no given point. But the solution is not spread "
            "evenly over the diamond: each corner collects a whole wedge of least-squares points.",
        ),
    ),
    "03 Geometry, “How often is it a corner?”",
)

CORRELATED = Question(
    "At t/W = 0.5 a round loss ends at a corner in 29 % of the positions. Now the two columns correlate, at "
    "the same scale, so that the contours are long ellipses. What happens to the 29 %?",
    (
        Option(
            "Nothing: no position at all changes sides.",
            "The sides of every wedge run along the diagonals, and these are the axes of such an ellipse: G "
            "makes the pull along them longer or shorter and does not turn it.",
            correct=True,
        ),
        Option(
            "It rises: a long ellipse is more likely to find a corner.",
            "Long ellipses of another direction are. Those of two equally scaled columns lie along a "
            "diagonal, and there the wedges do not move.",
        ),
        Option(
            "It falls: the ellipse lies flat along the edges.",
            "Along two of the four edges, yes. But the strip that leads to an edge still meets it at a right "
            "angle, and is as wide as before.",
        ),
        Option(
            "It rises or falls with the sign of the correlation.",
            "Flip the sign of one weight: the correlation changes its sign, diamond and square stay what "
            "they are. So the sign cannot matter.",
        ),
    ),
    "03 Geometry, “How often is it a corner?”",
)

RETRIEVAL = (
    Question(
        "Two weights with a budget t on ‖w‖₁. Let g be the pull of the data at the corner (t, 0): minus the "
        "gradient of the misfit there. When is this corner the solution?",
        (
            Option(
                "When g₁ ≥ |g₂|: g lies in the corner's normal cone.",
                "The cone is a full wedge, so the pull may turn and the corner stays the solution.",
                correct=True,
            ),
            Option(
                "When g₂ = 0: g points along the axis.",
                "That is the condition on the circle, where the normal cone is one ray. A corner takes "
                "more: all directions between the normals of its two edges.",
            ),
            Option(
                "When g = 0, as at every minimum.",
                "Without a constraint, yes. On the boundary the pull need not vanish; it only must not point "
                "to anywhere that the ball reaches.",
            ),
            Option(
                "Whenever the least-squares point is outside.",
                "Outside is where the constraint binds. Whether it binds at a corner or on an edge is "
                "decided by the direction of the pull.",
            ),
        ),
        "03 Geometry, “One inequality decides”",
    ),
    Question(
        "“The loss meets the diamond at a corner.” What is right about it?",
        (
            Option(
                "It is a theorem: the corners stick out.",
                "They do, and still the contours often meet an edge: with a round loss and t/W = 0.9, the "
                "corners get only 1.7 % of the positions.",
            ),
            Option(
                "It holds as soon as the columns correlate.",
                "For two columns of the same scale the correlation changes nothing at all: the wedges stay "
                "where they are. A difference of scale moves them.",
            ),
            Option(
                "It has probability 0, as for every single point.",
                "It has the probability of the corner's whole wedge: 90 % for a round loss and t/W = 0.05.",
            ),
            Option(
                "It often happens when the budget is small; it is no law.",
                "From 90 % at t/W = 0.05 down to 1.7 % at 0.9, for a round loss. Under L2 it is 0 for "
                "every budget.",
                correct=True,
            ),
        ),
        "03 Geometry, “How often is it a corner?”",
    ),
    Question(
        "A lasso with penalty λ is the same as least squares under a budget t on ‖w‖₁. Which t belongs to λ?",
        (
            Option(
                "t = 1/λ: a high price is a small budget.",
                "The direction is right, the formula is not: from λ_max upwards t is 0, and which t belongs "
                "to a smaller λ depends on the data.",
            ),
            Option(
                "t = ‖w(λ)‖₁, which the data decide.",
                "Solve with λ and measure the solution. On other data the same λ has another t, and every λ "
                "from λ_max upwards has t = 0.",
                correct=True,
            ),
            Option(
                "Any t: the two problems only look alike.",
                "They share their solutions: take any λ, set t = ‖w(λ)‖₁, and the solution under that "
                "budget is w(λ).",
            ),
            Option(
                "One t for each λ, the same for all data.",
                "λ is a price and t a quantity. What a price buys depends on what the data are willing to "
                "pay.",
            ),
        ),
        "03 Geometry, “Budget or price”",
    ),
)
