"""The command `raming`: finds the verb, and turns bad input into one clear message and exit code 2."""

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError

from raming import __version__
from raming.inputs.problems import InputError

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

HELP = """Open health-workforce planning: from published figures to a defensible training intake.

Examples:

    raming advise huisarts
    raming explain huisarts --lang en --chart why.svg
    raming advise huisarts --round 2022 --variant low --json

Exit codes: 0 answered; 1 computed, but not what was promised (a pack with errors, a run that differs);
2 bad input, nothing computed; 130 interrupted.
"""

app = App(name="raming", help=HELP, version=__version__, version_flags=["--version"], help_format="plaintext")
for _verb, _summary in (
    ("advise", "How many people should start the training each year?"),
    ("project", "What will supply and demand be, year by year?"),
    ("explain", "Why is the advice what it is?"),
    ("ledger", "What was advised, decided, funded and filled?"),
    ("occupations", "Which occupations are there, and for which is there an advice?"),
    ("parameters", "Which figures does it rest on, and how did they move?"),
    ("check", "Is a pack right, and what does it lack?"),
    ("reproduce", "Does the same question give the same figures again?"),
    ("schema", "What is the JSON Schema of an answer?"),
    ("serve", "Pages and HTTP API on this machine."),
    ("backup", "Write everything that was saved to one file."),
    ("restore", "Take a backup back into an empty database."),
):
    app.command(f"raming.cli.{_verb}:{_verb}", name=_verb, help=_summary)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: words after `raming`; those of the process when left out.

    Returns:
        The exit code.
    """
    try:
        words = sys.argv[1:] if arguments is None else list(arguments)
        code = app(words or ["--help"], exit_on_error=False, print_error=False, result_action="return_value")
    except InputError as error:
        for problem in error.problems:
            print(f"raming: {problem}", file=sys.stderr)
        return EXIT_BAD_INPUT
    except CycloptsError as error:
        print(f"raming: {error}".replace("\n", " "), file=sys.stderr)
        print("raming: `raming --help` shows the verbs, `raming VERB --help` its options", file=sys.stderr)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        print("raming: interrupted, nothing was left half-written", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0
