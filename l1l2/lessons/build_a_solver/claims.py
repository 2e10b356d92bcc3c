"""What the lesson says, each sentence with its proof: `@claim("build_a_solver/name")`."""
