"""What the lesson says, each sentence with its proof: `@claim("choosing/name")`."""
