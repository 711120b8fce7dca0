"""Choices: measures, portfolios, places and teams, as operations research on what the model gives."""
