"""Packs, parameters and scenarios: what goes into a run, with its source and its checks."""
