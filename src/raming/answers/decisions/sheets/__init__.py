"""What an answer sheet says, one file a question, and what they share."""
