"""The command `raming`: finds the verb, and turns bad input into one clear message and exit code 2."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache

from cyclopts import App, CycloptsError, Group

from raming import __version__
from raming.cli.encoding import accept_every_character
from raming.cli.first_tries import as_one_question, in_ids, verb_first
from raming.cli.help import EXITS, Formatter, examples, start, verbs
from raming.inputs.characters import refuse_unknown
from raming.inputs.problems import InputError, Phrase

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

OWN = frozenset(
    (
        *("outlook", "compare", "check", "template", "pack", "reproduce", "schema", "completion"),
        *("serve", "backup", "restore"),
    )
)
"""Verbs with a module of their own: they do more than ask a question, or ask none."""

HELP = ("--help", "-h")


def application(lang: str = "en") -> App:
    """Return the command with all its verbs.

    Args:
        lang: language of its help, `nl` or `en`.
    """
    return _application(tuple(verbs().items()), lang)


@cache
def _application(asked: tuple[tuple[str, str], ...], lang: str) -> App:
    say = _sayer(lang)
    app = App(
        name="raming",
        usage=say(Phrase("Usage: raming VERB [OCCUPATION] [OPTIONS]")),
        help=start(say),
        help_epilogue=say(EXITS),
        version=__version__,
        version_flags=["--version"],
        help_format="plaintext",
        help_formatter=Formatter(say),
        group_commands=Group("Verbs", sort_key=0),
        group_parameters=Group("Options", sort_key=9),
    )
    app["--help"].group = "Options"
    app["--version"].group = "Options"
    for place, (verb, asks) in enumerate(asked):
        app.command(
            f"raming.cli.{verb if verb in OWN else 'verbs'}:{verb}",
            name=verb,
            help=say(Phrase(asks)),
            help_epilogue=examples(verb, say),
            group_parameters=Group("About what", sort_key=0),
            sort_key=place,
        )
    return app


def _sayer(lang: str) -> Callable[[str], str]:
    """Return what gives a text in a language; English needs no catalogue."""
    if lang == "en":
        return str
    from raming.present.language import language  # noqa: PLC0415 - only where Dutch is read
    from raming.present.refusals import in_words  # noqa: PLC0415

    return lambda text: in_words(text, language(lang))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: words after `raming`; those of the process when left out.

    Returns:
        The exit code.
    """
    accept_every_character()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        refuse_unknown(words)
        words = as_one_question(in_ids(verb_first(words, verbs())))
        app = application(_help_language(words))
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


def _help_language(words: Sequence[str]) -> str:
    """Return the language in which help is read; English where none is asked for, which nobody sees."""
    if words and not any(word in HELP for word in words):
        return "en"
    from raming.cli.refusals import chosen_language  # noqa: PLC0415 - only where words are read

    return chosen_language(words)


def _refuse(error: InputError | CycloptsError, words: Sequence[str]) -> int:
    """Say on the error stream what is wrong, a line each."""
    from raming.cli.refusals import refused  # noqa: PLC0415 - only where something is wrong

    for message in refused(error, words, tuple(verbs())):
        print(f"raming: {message}", file=sys.stderr)
    return EXIT_BAD_INPUT
