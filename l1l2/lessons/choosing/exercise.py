"""The check of the lesson's exercise: see `l1l2.course.exercise`."""
