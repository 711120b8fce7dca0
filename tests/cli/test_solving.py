"""What a solver prints from C does not get into what raming prints."""

import json
import subprocess
import sys

PRINTS = """
import ctypes, sys
from raming.answers.measures import joint
from raming.cli.main import main

solve = joint.advise_together

def noisy(*words, **options):
    ctypes.CDLL(None).puts(b"a line of the solver")
    return solve(*words, **options)

joint.advise_together = noisy
sys.exit(main(sys.argv[1:]))
"""


def test_a_line_of_the_solver_goes_to_the_error_stream() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PRINTS, "together", "--json"], capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout)["occupations"]
    assert ran.stderr.count("a line of the solver") >= 1
