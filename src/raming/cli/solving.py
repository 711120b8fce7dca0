"""What a solver prints from C stays off standard output: JSON must be JSON."""

import os
import sys

OURS = 1
"""The file descriptor of standard output."""


def keep_output_ours() -> None:
    """Send what is printed below Python to the error stream, for the rest of the process.

    HiGHS now and then prints a line of its own, which C keeps back until the process ends; so the error
    stream takes the place of standard output for good, and what Python prints keeps the real one.
    """
    real, errors = sys.__stdout__, sys.__stderr__
    if real is None or errors is None or sys.stdout is not real or real.fileno() != OURS:
        return  # something else has taken its place already
    real.flush()
    kept = os.dup(OURS)
    os.dup2(errors.fileno(), OURS)
    sys.stdout = os.fdopen(kept, "w", encoding=real.encoding, errors=real.errors)
