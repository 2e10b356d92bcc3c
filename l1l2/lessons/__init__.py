"""The lessons of the course, each with a room for all that its notebook shows and asks."""

# In reading order: a lesson's place here is its number.
LESSONS = (
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
