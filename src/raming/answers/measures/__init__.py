"""Measures: what each does, alone and together, which close a gap, and who else could do the work."""
