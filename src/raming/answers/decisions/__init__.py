"""Decisions: what they do, where they departed from the advice, posts and vacancies, and the answer sheet."""
