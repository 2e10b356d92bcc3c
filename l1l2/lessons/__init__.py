"""The lessons of the course, each with a room for all that its notebook shows and asks."""

# In reading order: a lesson's place here is its number.
COURSE = (
    "start_here",
    "why_shrink",
    "bars",
    "inequality",
    "geometry",
    "derivative",
    "gradient_descent",
    "build_a_solver",
    "prior",
    "one_lambda",
    "paths",
    "choosing",
    "high_dimensions",
    "compressed_sensing",
    "disguises",
    "sparsity_of_what",
    "bug_hunt",
    "interview",
)
# Not written yet; they keep their numbers, so that no other lesson's number changes when they come.
PLANNED = ("disguises",)
LESSONS = tuple(lesson for lesson in COURSE if lesson not in PLANNED)
