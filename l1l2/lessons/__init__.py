"""The lessons of the course, each with a room for all that its notebook shows and asks."""

LESSONS = (
    "start_here",
    "bars",
    "inequality",
    "geometry",
    "derivative",
    "gradient_descent",
    "prior",
    "one_lambda",
    "paths_in_practice",
    "high_dimensions",
    "compressed_sensing",
    "bug_hunt",
    "interview",
)
