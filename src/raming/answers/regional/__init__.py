"""Regions: who is short where and why, the balance, and how it holds against what was said of regions."""
