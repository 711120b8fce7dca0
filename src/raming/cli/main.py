"""The command `raming`: finds the verb, and turns bad input into one clear message and exit code 2."""

import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError, Group

from raming import __version__
from raming.cli.help import EXITS, START, SUMMARY, Formatter, examples
from raming.inputs.characters import refuse_unknown
from raming.inputs.problems import InputError

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

VERBS = {
    "advise": "How many people should start the training each year?",
    "project": "What will supply and demand be, year by year?",
    "explain": "Why is the advice what it is?",
    "outlook": "Which occupations head for a shortage, and how likely is it?",
    "sensitivity": "Which figure would be worth knowing better?",
    "backtest": "What would earlier rounds have foreseen, and what came true?",
    "compare": "Why did the number change?",
    "regions": "Who will be short where?",
    "balance": "How is each region balanced, and what addresses its bottleneck?",
    "allocate": "How are training places divided?",
    "measures": "What do measures do, each alone and together?",
    "close": "What closes the gap, with which confidence and at what cost?",
    "decide": "What would another number of places do?",
    "skillmix": "Which team does the work?",
    "together": "What should several occupations train that share limits?",
    "vacancies": "How many vacancies are there, the hidden ones counted?",
    "answer": "A parliamentary answer sheet for a question.",
    "sector": "How did the forecasts for all of health and welfare move?",
    "ledger": "What was advised, decided, funded and filled?",
    "occupations": "Which occupations are there, and for which is there an advice?",
    "parameters": "Which figures does it rest on, and how did they move?",
    "check": "Is a pack right, and what does it lack?",
    "reproduce": "Does the same question give the same figures again?",
    "schema": "What is the JSON Schema of an answer?",
    "serve": "Pages and HTTP API on this machine.",
    "backup": "Write everything that was saved to one file.",
    "restore": "Take a backup back into an empty database.",
}
"""The questions, each a verb in a module of its own name."""

OWN = frozenset(("outlook", "compare", "check", "reproduce", "schema", "serve", "backup", "restore"))
"""Verbs with a module of their own: they do more than ask a question, or ask none."""

app = App(
    name="raming",
    usage="Usage: raming VERB [OCCUPATION] [OPTIONS]",
    help=f"{SUMMARY}\n\n{START}",
    help_epilogue=EXITS,
    version=__version__,
    version_flags=["--version"],
    help_format="plaintext",
    help_formatter=Formatter(),
    group_commands=Group("Verbs", sort_key=0),
    group_parameters=Group("Options", sort_key=9),
)
app["--help"].group = "Options"
app["--version"].group = "Options"
for _place, (_verb, _question) in enumerate(VERBS.items()):
    app.command(
        f"raming.cli.{_verb if _verb in OWN else 'verbs'}:{_verb}",
        name=_verb,
        help=_question,
        help_epilogue=examples(_verb),
        group_parameters=Group("About what", sort_key=0),
        sort_key=_place,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: words after `raming`; those of the process when left out.

    Returns:
        The exit code.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        refuse_unknown(words)
        code = app(words or ["--help"], exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except (InputError, CycloptsError) as error:
        return _refuse(error, words)
    except KeyboardInterrupt:
        from raming.cli.refusals import interrupted  # noqa: PLC0415 - only where something is wrong

        print(f"raming: {interrupted(words)}", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0


def _refuse(error: InputError | CycloptsError, words: Sequence[str]) -> int:
    """Say on the error stream what is wrong, a line each."""
    from raming.cli.refusals import refused  # noqa: PLC0415 - only where something is wrong

    for message in refused(error, words, tuple(VERBS)):
        print(f"raming: {message}", file=sys.stderr)
    return EXIT_BAD_INPUT
