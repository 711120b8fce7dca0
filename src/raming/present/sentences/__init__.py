"""What each answer says, in sentences: one module a question, below charts and documents."""
