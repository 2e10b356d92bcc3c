"""What notebook 06 asks before its pictures move, and what later notebooks ask about it."""

from . import Option, Question

ONLY_MAP = Question(
    "One observation y = 1 of one weight, noise 1, a Laplace prior that amounts to λ = 1.3. The lasso's "
    "answer, the peak of the posterior, is exactly 0. Where are the posterior's median and mean?",
    (
        Option(
            "Both at 0: three names for the middle of one curve.",
            "They coincide when the curve is symmetric around its peak. This one leans towards the "
            "observation at 1: there is more belief to the right of the peak than to the left.",
        ),
        Option(
            "Both above 0, the mean further out than the median.",
            "The median is 0.333 and the mean 0.413. The peak is the one point that the kink holds at 0; the "
            "area under the curve lies mostly to the right of it.",
            correct=True,
        ),
        Option(
            "The median at 0, for half of the belief is at 0. The mean above.",
            "No belief is at 0: a density has height there and no mass. A median at 0 would need as much "
            "area on the left as on the right.",
        ),
        Option(
            "Both at 1: the data decide where the area is.",
            "The data alone would put them there. The prior pulls them towards 0, and not all the way.",
        ),
    ),
    "06 Prior, “One weight, one observation”",
)

PEAKED = Question(
    "A Student-t prior peaks at 0 as well. Make it as narrow and as high there as you like. For which "
    "observations y is the peak of the posterior exactly at 0?",
    (
        Option(
            "For a wider and wider interval of y, the narrower it is.",
            "For a given y the peak comes nearer and nearer to 0. But the prior is level on top, with slope "
            "0 at 0, and that leaves nothing to hold a weight there against the data.",
        ),
        Option(
            "For the same interval as under Laplace: both peak at 0.",
            "Where a prior peaks says where the weight is pulled to. Whether it can be held there is a "
            "matter of the slopes beside the peak.",
        ),
        Option(
            "For none at all, not even for y = 0.",
            "At y = 0 prior and likelihood both peak at 0, and so does their product.",
        ),
        Option(
            "For y = 0 only, however narrow.",
            "The slope of its log-density at 0 is 0, as a Gaussian's is. So any other y moves the peak away "
            "from 0: by very little, if the prior is very narrow.",
            correct=True,
        ),
    ),
    "06 Prior, “Why is it zero?”",
)

STACK = Question(
    "Gaussians of many widths, stacked and averaged, come as close to the Laplace density as you like. Take "
    "the average of 100 of them as the prior. Is the peak of the posterior exactly 0 for a whole interval "
    "of y, as under Laplace?",
    (
        Option(
            "No: each of the 100 is smooth at 0, and so is their average.",
            "A sum of curves that are level at 0 is level at 0, so only y = 0 leaves the peak there. The "
            "kink takes Gaussians of every width, down to 0.",
            correct=True,
        ),
        Option(
            "Yes: it is nearly the same prior, so it makes the same zeros.",
            "“Nearly |x| is nearly sparse” has been refuted before: close curves may have different "
            "slopes at 0, and zeros are made by slopes.",
        ),
        Option(
            "Yes, but the interval is shorter.",
            "An interval of y needs an interval of slopes at 0. A smooth prior has a single one.",
        ),
        Option(
            "No: an average of Gaussians is a Gaussian.",
            "Right about the zeros, wrong about the reason. It holds for the average of independent "
            "variables. The average of their densities is another curve: sharper peak, heavier tails.",
        ),
    ),
    "06 Prior, “A stack of bells”",
)

TEN_MEDIANS = Question(
    "The diabetes data with a Laplace prior on each weight, and the lasso that belongs to it. Several lasso "
    "weights are exactly 0. How many of the ten posterior medians are?",
    (
        Option(
            "As many, and the same ones.",
            "They are near the lasso's weights and not equal to them. The lasso reports the peak, and only "
            "the peak is held at 0.",
        ),
        Option(
            "More: all whose 95 % interval contains 0.",
            "An interval that contains 0 says that 0 is plausible. The median can be anywhere in it.",
        ),
        Option(
            "None.",
            "Each median has half of the belief on either side, and to be exactly 0 it would need a "
            "coincidence. The Laplace prior puts no mass on 0, and neither does its posterior.",
            correct=True,
        ),
        Option(
            "Fewer: those whose posterior is very narrow.",
            "Narrow or not, a median moves as soon as one side has more area than the other.",
        ),
    ),
    "06 Prior, “Ten weights”",
)

RETRIEVAL = (
    Question(
        "For which model is the lasso the peak of the posterior?",
        (
            Option(
                "Laplace noise, and all weights equally plausible.",
                "That is least absolute deviations: the kink is in the misfit, and it makes zeros among the "
                "residuals.",
            ),
            Option(
                "Gaussian noise, and a Gaussian prior on each weight.",
                "Minus the logarithm of that prior is a square: it is ridge.",
            ),
            Option(
                "Gaussian noise, and a Laplace prior on each weight.",
                "The noise gives the squared misfit, the prior gives |w|/b. Divided through, λ = σ²/(nb).",
                correct=True,
            ),
            Option(
                "Laplace noise, and a Laplace prior on each weight.",
                "The prior is right. But Laplace noise would make the misfit a sum of |residuals|, not of "
                "squares.",
            ),
        ),
        "06 Prior, “A belief becomes a price”",
    ),
    Question(
        "Gaussian noise, a Laplace prior. Which summaries of the posterior are exactly 0 for a whole "
        "interval of data?",
        (
            Option(
                "The peak only.",
                "The kink holds the peak. Mean and median move with every change of the data, and a draw is "
                "never 0.",
                correct=True,
            ),
            Option(
                "The peak and the median.",
                "The median would have to have half of the mass on either side for a whole interval of data. "
                "It moves as soon as y leaves 0.",
            ),
            Option(
                "Peak, median and mean: the prior is sparse.",
                "The prior is a density: it puts no mass on 0, and neither does the posterior. Zeros come "
                "from reporting the peak.",
            ),
            Option(
                "None: a zero has probability 0.",
                "A draw is 0 with probability 0. The peak is no draw; it sits at 0 whenever the pull of "
                "the data is weak enough.",
            ),
        ),
        "06 Prior, “One weight, one observation”",
    ),
    Question(
        "What must a prior of finite density, symmetric around 0, have so that small but non-zero data leave "
        "the peak of the posterior at exactly 0?",
        (
            Option(
                "A high, narrow peak at 0.",
                "A narrow Gaussian or Student-t has one, and makes weights tiny, not 0: on top it is level.",
            ),
            Option(
                "A log-density with a kink at 0.",
                "Its slopes just beside 0 are what the data must overcome. If they are 0, any pull moves the "
                "peak.",
                correct=True,
            ),
            Option(
                "Heavier tails than a Gaussian.",
                "Tails decide what happens to large weights: how much they are shrunk.",
            ),
            Option(
                "A variance below that of the noise.",
                "It makes the shrinkage strong. Any Gaussian still divides y by a constant.",
            ),
        ),
        "06 Prior, “Why is it zero?”",
    ),
)
