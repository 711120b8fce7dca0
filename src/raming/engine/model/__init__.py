"""The published model: supply, demand and the advised intake."""
