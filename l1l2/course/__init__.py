"""What every lesson is made of, without any lesson's content: questions, claims, exercises, predictions."""
