"""The planning model a second time: plain Python, one function a formula, written from the formulas.

Slow and obvious on purpose, to be read beside the paper. It shares no line with ``src/raming``; the tests
hold the two together. Start in ``case.py`` (what goes in) and ``project.py`` (what comes out).
"""
