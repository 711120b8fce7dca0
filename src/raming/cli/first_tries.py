"""What people type first: words that mean something plain, read as the command that answers it."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from raming.answers.questions import QUESTIONS, Question
from raming.inputs.loading import load_pack
from raming.inputs.options import options_of
from raming.inputs.problems import InputError, Phrase, refuse
from raming.inputs.regions import Regions
from raming.inputs.vocabulary import id_of

REGIONAL = ("regions", "balance")
"""Verbs that take an occupation, and understand the name of a region in its place."""
ANSWER = "answer"
"""The verb that takes a question in plain words."""
MOST_BY_PLACE = 2
"""Words that it takes by their place: the question and the occupation."""
LANGUAGES = ("nl", "en")
CHOICES = ("scenario", "trend", "variant")


def in_ids(words: Sequence[str]) -> list[str]:
    """Return the words of a command with the Dutch words of its choices as ids: `--trend doorlopend`."""
    made: list[str] = []
    for word in words:
        option, equals, value = word.partition("=")
        before = made[-1].removeprefix("--") if made else ""
        if equals and option.removeprefix("--") in CHOICES:
            made.append(f"{option}={id_of(option.removeprefix('--'), value)}")
        elif before in CHOICES and made[-1].startswith("--"):
            made.append(id_of(before, word))
        else:
            made.append(word)
    return made


def as_one_question(words: Sequence[str]) -> list[str]:
    """Return the words of a command with a question in plain words, typed without quotes, as one word.

    `raming answer how many GPs are there in Zeeland --lang en` asks what stands before the first option.
    """
    if words[:1] != [ANSWER]:
        return list(words)
    last = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    asked = words[1:last]
    return [ANSWER, " ".join(asked), *words[last:]] if len(asked) > MOST_BY_PLACE else list(words)


def verb_first(words: Sequence[str], verbs: Collection[str]) -> list[str]:
    """Return the words of a command with its verb in front: options may be given before it.

    Args:
        words: the words: `--lang nl advise huisarts`.
        verbs: the verbs there are.
    """
    listed = list(words)
    if not listed or not listed[0].startswith("-") or listed[0] == "--version":
        return listed
    if (place := next((at for at, word in enumerate(listed) if word in verbs), None)) is not None:
        return [listed[place], *listed[:place], *listed[place + 1 :]]
    options = 1 if "=" in listed[0] else 2  # no verb there is: the language is still that of the refusal
    if listed[0].partition("=")[0] == "--lang" and not "".join(listed[options : options + 1]).startswith("-"):
        return [*listed[options:], *listed[:options]]
    return listed


def help_alone(words: Sequence[str]) -> list[str]:
    """Return the words of a command, with `--help` where there is nothing but a language: `raming --lang en`."""
    alone = [f"--lang {code}" for code in LANGUAGES]
    return ["--help", *words] if " ".join(words).replace("--lang=", "--lang ") in alone else list(words)


def of_region(question: Question, asked: dict[str, Any]) -> tuple[Question, dict[str, Any]]:
    """Return the question and its options, where a region stands in the place of the occupation.

    `raming regions zeeland` and `raming balance zeeland` are the balance of Zeeland.

    Raises:
        InputError: when that question does not take the other options; it says which command works.
    """
    name = asked.get("occupation")
    if question.verb not in REGIONAL or question.switch or not name or asked.get("region"):
        return question, asked
    pack = load_pack(asked.get("pack", "nl"))
    if _found(pack.occupation, name) or not _found(Regions(pack).find, name):
        return question, asked
    balance = QUESTIONS["balance"]
    others = {key: value for key, value in asked.items() if key != "occupation"}
    known = options_of(balance.options)
    unknown = [options_of(question.options)[key].flag for key in others if key not in known]
    if unknown:
        raise refuse(
            "{name} is a region, and its balance does not take this option",
            name=name,
            field=unknown[0],
            expected=Phrase("`raming balance --region {name}`", name=name),
        )
    return balance, {**others, "region": name}


def is_occupation(name: str) -> bool:
    """Tell whether a word is the name of an occupation in the shipped pack."""
    return _found(load_pack().occupation, name)


def _found(find: Callable[[str], object], name: str) -> bool:
    """Return whether a name is known."""
    try:
        find(name)
    except InputError:
        return False
    return True
