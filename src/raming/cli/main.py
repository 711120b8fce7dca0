"""The command `raming`: finds the verb, and turns whatever goes wrong into one clear message and an exit code."""

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import cache

from cyclopts import App, CycloptsError, Group

from raming import __version__
from raming.cli.first_tries import as_one_question, help_alone, in_ids, verb_first
from raming.cli.help import BAD_INPUT, EXITS, NOT_WRITTEN, Formatter, examples, start, verbs
from raming.cli.screen import accept_every_character, tell, tell_apart
from raming.inputs.characters import refuse_unknown
from raming.inputs.problems import InputError, Phrase
from raming.inputs.reasons import CANNOT_WRITE

OWN = frozenset(
    (
        *("outlook", "compare", "check", "template", "pack", "reproduce", "schema", "completion"),
        *("serve", "backup", "restore"),
    )
)
"""Verbs with a module of their own: they do more than ask a question, or ask none."""

HELP = ("--help", "-h")
ABOUT_ITSELF = (*HELP, "--version")
"""Words on which the library of the command line prints, and no verb."""


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
        suppress_keyboard_interrupt=False,
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
        words = help_alone(as_one_question(in_ids(verb_first(words, verbs()))))
        return _run(words or ["--help"])
    except (InputError, CycloptsError) as error:
        # what an option could not be read as is said in our own words
        return _refuse(error.__cause__ if isinstance(error.__cause__, InputError) else error, words)
    except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001 - the last catch: nobody reads a traceback
        from raming.cli.trouble import ended  # noqa: PLC0415 - only where something is wrong

        return ended(error, words)


def _run(words: Sequence[str]) -> int:
    """Carry out a command and return its exit code."""
    app = application(_help_language(words))
    if not any(word in ABOUT_ITSELF for word in words):
        code = app(words, exit_on_error=False, print_error=False, result_action="return_value")
        return code if isinstance(code, int) else 0
    with redirect_stdout(io.StringIO()) as page:
        app(words, exit_on_error=False, print_error=False, result_action="return_value")
    tell(page.getvalue())
    return 0


def _help_language(words: Sequence[str]) -> str:
    """Return the language in which help is read; English where none is asked for, which nobody sees."""
    if words and not any(word in HELP for word in words):
        return "en"
    from raming.cli.refusals import chosen_language  # noqa: PLC0415 - only where words are read

    return chosen_language(words)


def _refuse(error: InputError | CycloptsError, words: Sequence[str]) -> int:
    """Say on the error stream what is wrong, a line each, and return the exit code."""
    from raming.cli.refusals import refused  # noqa: PLC0415 - only where something is wrong

    for message in refused(error, words, tuple(verbs())):
        tell_apart(f"raming: {message}")
    machine = isinstance(error, InputError) and any(found.rule == CANNOT_WRITE for found in error.problems)
    return NOT_WRITTEN if machine else BAD_INPUT
