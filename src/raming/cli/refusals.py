"""What is said on the error stream when a command cannot be carried out, in the language of the answers."""

import re
from collections.abc import Callable, Sequence
from shlex import quote
from typing import get_args

from cyclopts import CycloptsError
from cyclopts.exceptions import MissingArgumentError, UnknownCommandError

from raming.cli.first_tries import CHOICES, LANGUAGES
from raming.cli.help import examples
from raming.inputs.options import typed
from raming.inputs.problems import InputError, Phrase, either

ENGLISH_ONLY = frozenset({"schema", "serve", "backup", "restore"})
"""Verbs without answer, and so without a choice of language: what they print is English."""

_LIBRARY = {
    r"Unknown option: (?P<option>\S+)": Phrase("unknown option: {option}"),
    r'Unknown command "(?P<verb>.*)"': Phrase('Unknown command "{verb}"'),
    r'Invalid value for (?P<option>\S+): unable to convert "(?P<value>.*)" into (?P<kind>.+)': Phrase(
        'invalid value for {option}: unable to convert "{value}" into {kind}'
    ),
    r'Invalid value "(?P<value>.*)" for (?P<option>\S+)\. Choose from: (?P<names>.+)': Phrase(
        'invalid value "{value}" for {option}. Choose from: {names}'
    ),
    r"Parameter (?P<option>\S+) specified multiple times": Phrase(
        "parameter {option} specified multiple times"
    ),
    r"Unused Tokens: \[(?P<words>.*)\]": Phrase("unused Tokens: [{words}]"),
}
"""What the library of the command line says, by its form; the rare rest exists in English only."""

LANG = "--lang"

_KINDS = {"int": Phrase("int"), "float": Phrase("float")}


def chosen_language(words: Sequence[str]) -> str:
    """Return the language that the words of a command choose, as far as they can be read: Dutch or English."""
    chosen = "nl"
    for word, following in zip(words, [*words, ""][1:], strict=True):
        option, _, value = word.partition("=")
        if option == LANG:
            chosen = value or following
    return "en" if chosen == "en" else "nl"


def language_of(words: Sequence[str]) -> str:
    """Return the language in which a command is answered."""
    verb = next((word for word in words if not word.startswith("-")), "")
    return "en" if verb in ENGLISH_ONLY else chosen_language(words)


def refused(error: InputError | CycloptsError, words: Sequence[str], verbs: Sequence[str]) -> list[str]:
    """Return what is wrong with a command, a line for each problem.

    Args:
        error: what was found.
        words: the words of the command.
        verbs: the verbs there are.
    """
    say = sayer(words)
    if isinstance(error, InputError):
        return [problem.sentence(say) for problem in error.problems]
    return [say(line) for line in misread(error, words, verbs)]


def sayer(words: Sequence[str]) -> Callable[[str], str]:
    """Return what says a text in the language of a command."""
    code = language_of(words)
    if code == "en":
        return str
    from raming.present.language import language  # noqa: PLC0415 - the catalogue, only where it is needed
    from raming.present.refusals import in_words  # noqa: PLC0415

    return lambda text: in_words(text, language(code))


def misread(error: CycloptsError, words: Sequence[str], verbs: Sequence[str]) -> list[str]:
    """Return what is wrong with the words of a command, and what would be right, in phrases."""
    verb = next((word for word in error.command_chain or () if word in verbs), "")
    if isinstance(error, MissingArgumentError) and verb and error.argument is not None:
        if any(word.partition("=")[0] == error.argument.name for word in words):
            return [_without_value(error.argument.name, get_args(error.argument.hint), verb)]
        needed = error.argument.name.removeprefix("--").replace("-", " ")
        what = Phrase("occupation") if needed == "occupation" else needed
        lines: list[str] = [Phrase("which {needed}? `raming {verb}` needs one", needed=what, verb=verb)]
        lines += [
            Phrase("for example: {command}", command=line.strip())
            for line in examples(verb).splitlines()[1:2]
        ]
        if needed == "occupation":
            lines.append(Phrase("`raming occupations` lists them all"))
        return lines
    error.verbose = False
    said = " ".join(str(error).split()).rstrip(".")
    if isinstance(error, UnknownCommandError):
        if words and words[0].startswith("-"):
            return [_without_verb(words)]
        found = _phrase(said.partition(" Available commands")[0])
        return [found, Phrase("`raming --help` lists the verbs, with examples")]
    hint = Phrase("`raming {verb} --help` shows its options", verb=verb) if verb else None
    return [_phrase(said), hint or Phrase("`raming --help` lists the verbs")]


def _without_value(option: str, choices: Sequence[object], verb: str) -> Phrase:
    """Return that an option was typed without its value, and which there are."""
    names = [one for one in choices if isinstance(one, str)]
    if not names:
        return Phrase("{option} needs a value: see `raming {verb} --help`", option=option, verb=verb)
    return Phrase("{option} needs a value; expected {expected}", option=option, expected=either(names))


def _without_verb(words: Sequence[str]) -> Phrase:
    """Return that options were typed without a verb, or a language that there is not."""
    option, _, value = words[0].partition("=")
    if option == LANG and all(word.partition("=")[0] != LANG for word in words[1:]):
        value = value or " ".join(words[1:2])
        expected = either(LANGUAGES)
        if not value:
            return Phrase("{option} needs a value; expected {expected}", option=LANG, expected=expected)
        if value not in LANGUAGES:
            return Phrase(
                "{option}: unknown language {value}; expected {expected}",
                option=LANG,
                value=repr(value),
                expected=expected,
            )
    return Phrase(
        "{option} belongs to a verb, such as in `raming advise huisarts {words}`; `raming --help` lists the verbs",
        option=option,
        words=" ".join(map(quote, words)),
    )


def _phrase(said: str) -> str:
    """Return what the library says as a phrase, with the word that was probably meant."""
    message, _, nearest = said.partition(" Did you mean ")
    for form, phrase in _LIBRARY.items():
        if found := re.fullmatch(form, message.removesuffix(".")):
            values = {name: _KINDS.get(value, value) for name, value in found.groupdict().items()}
            option = found.groupdict().get("option", "").removeprefix("--")
            if "names" in values and option in CHOICES:
                values["names"] = typed(option, [name.strip('"') for name in values["names"].split(", ")])
            known = Phrase(phrase.message, **values)
            if not nearest:
                return known
            return Phrase("{message}. Did you mean {nearest}?", message=known, nearest=nearest.rstrip("?"))
    return said[:1].lower() + said[1:]
