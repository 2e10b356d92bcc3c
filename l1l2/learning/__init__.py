"""What turns the package into a course: the pieces that a learner meets around the pictures."""
