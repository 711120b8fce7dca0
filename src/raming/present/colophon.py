"""What every file says of itself: what was asked, when it was made, under which reference, and how to make it again.

The date is that of the day on which a file is made and no part of an answer, so that an answer asked again stays
equal to its last bit. `SOURCE_DATE_EPOCH`, the custom of reproducible builds, sets another day.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePath
from shlex import quote
from typing import Any

from raming.answers.letters.wording import date_words
from raming.answers.manifest import Manifest
from raming.answers.questions import QUESTIONS
from raming.inputs.markup import from_json
from raming.inputs.options import Form, Option, options_of
from raming.inputs.parameters import parse_override
from raming.inputs.vocabulary import PARAMETERS
from raming.present import file_labels, labels, measure_labels, regional_labels, statement_labels
from raming.present.language import MISSING, Language
from raming.present.wording import capital, parameter_words

CONTACT = "RAMING_CONTACT"
"""Variable of the environment that says who can be asked about a file."""
DAY = "SOURCE_DATE_EPOCH"
"""Variable of the environment that sets the day a file says it was made, in seconds since 1970."""
DIGITS = 12
"""Digits of the hash of the figures in a reference."""
ALWAYS = ("round", "balance_year")
"""Choices that are said though nobody made them, since the pack makes them and they decide what is read."""
NEVER = ("occupation", "region", "question", "pack", "seconds")
"""Options that are part of what was asked, or that touch no figure."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "scenario": labels.SCENARIOS,
    "trend": labels.TRENDS,
    "variant": labels.VARIANTS,
    "setting": measure_labels.SETTINGS,
    "minimise": file_labels.MINIMISED,
    "noise": file_labels.NOISE,
    "verdict": statement_labels.VERDICTS,
}
"""Words for the ids that an option takes."""
PARTS = ("confidence", "filled", "pace")
"""Options that are a share."""
YEARS = ("round", "balance_year", "year", "by", "from_year", "seed")
"""Options that are written without a separator of thousands."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """What a file says of itself.

    Attributes:
        asked: the question in words.
        made: the day it was made, in words.
        reference: the question and the beginning of the hash of its figures.
        contact: who can be asked; empty where nobody said.
        choices: what was chosen, as names and values in words; what was left as it was is not there.
        command: the command that computes it again, in parts that are not broken.
    """

    asked: str
    made: str
    reference: str
    contact: str
    choices: tuple[tuple[str, str], ...]
    command: tuple[str, ...]


def made_on() -> date:
    """Return the day a file is made: today, or the day that `SOURCE_DATE_EPOCH` names."""
    fixed = os.environ.get(DAY, "")
    return datetime.fromtimestamp(int(fixed), UTC).date() if fixed.isdigit() else datetime.now().date()


def made_words(language: Language) -> str:
    """Return the day a file is made, as it is written in the language."""
    return date_words(made_on().isoformat(), language.code)


def reference_of(manifest: Manifest) -> str:
    """Return under which reference an answer can be found back: its question, and how the hash of its figures begins."""
    return f"{manifest.question.replace('_', '-')}-{manifest.result.rounded[:DIGITS]}"


def contact_words() -> str:
    """Return who can be asked about a file; empty where nobody said."""
    return " ".join(os.environ.get(CONTACT, "").split())


def colophon(answer: Any, language: Language, title: str = "") -> Colophon:
    """Return what a file says of itself.

    Args:
        answer: the answer, with its manifest.
        language: the language.
        title: what was asked where the answer says it itself, such as the question of an answer sheet.
    """
    manifest: Manifest = answer.manifest
    return Colophon(
        asked_words(answer, language, title),
        made_words(language),
        reference_of(manifest),
        contact_words(),
        tuple(choices(answer, language)),
        command_of(manifest, language.text("FILE")),
    )


def asked_words(answer: Any, language: Language, title: str = "") -> str:
    """Return the question of an answer in words, with whom and where it is about."""
    question = answer.manifest.question
    if question == "answer" and title:
        return title
    asks = language.text(QUESTIONS[question].asks)
    region = getattr(answer, "region_names", None) or _one_region(answer)
    names = getattr(answer, "names", None) or {}
    own = names if language.code in names else names.get(getattr(answer, "occupation", None), {})
    about = [found[language.code] for found in (own, region) if found]
    return f"{asks} ({', '.join(about)})" if about else asks


def _one_region(answer: Any) -> Mapping[str, str] | None:
    """Return the names of the region an answer was asked for; None where it was asked for none."""
    if not answer.manifest.options.get("region"):
        return None
    found = getattr(answer, "regions", None)
    if isinstance(found, tuple) and found and hasattr(found[0], "names"):
        names: Mapping[str, str] = found[0].names
        return names
    return None


def choices(answer: Any, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what was chosen, as names and values in words; what was left as it was is left out."""
    manifest: Manifest = answer.manifest
    known = options_of(QUESTIONS[manifest.question].options)
    names: dict[str, str] | None = None
    if manifest.title:
        yield language.text("scenario file"), f"“{manifest.title}”"
    for name, value in manifest.options.items():
        if name in NEVER or _empty(value):
            continue
        option = known.get(name)
        if name not in ALWAYS and option is not None and _left(option, value):
            continue
        if name == "level" and regional_labels.is_finest(str(value), language):
            continue
        if name == "intake" and value == getattr(answer, "current_intake", None):
            continue
        names = _names(answer, language) if names is None and not isinstance(value, int | float) else names
        label = language.text(file_labels.CHOICES.get(name, name.replace("_", " ")))
        yield label, value_words(name, value, names or {}, language)


def _empty(value: Any) -> bool:
    return value is None or value in ("", "none") or (isinstance(value, list | tuple | dict) and not value)


def _left(option: Option, value: Any) -> bool:
    """Tell whether an option was left as it is by default."""
    same: bool = value == option.default
    return same


def value_words(name: str, value: Any, names: Mapping[str, str], language: Language) -> str:
    """Return what was chosen for an option, in words.

    Args:
        name: name of the option.
        value: what was chosen.
        names: names by id of what the answer is about.
        language: the language.
    """
    text = language.text
    if isinstance(value, bool):
        return text("yes") if value else text("no")
    if name == "changes":
        return "; ".join(_change_words(one, language) + _reason(one) for one in value)
    if isinstance(value, Mapping):
        return "; ".join(
            f"{_named(one, names, language)}: {_amount(name, number, language)}"
            for one, number in value.items()
        )
    if isinstance(value, list | tuple):
        return language.listing(_named(str(one), names, language) for one in value)
    if isinstance(value, int | float):
        return _amount(name, value, language)
    if name == "level":
        names = {str(value): regional_labels.level_words(str(value), language)}
    known = WORDS.get(name, {})
    return text(known[value]) if value in known else _named(str(value), names, language)


def _amount(name: str, value: float, language: Language) -> str:
    if name in YEARS:
        return str(int(value))
    if name in PARTS:
        return language.percent(value)
    if name in ("budget", "costs"):
        return language.euro(value, exact=True)
    return language.number(value, 0 if float(value).is_integer() else 2)


def _named(id_: str, names: Mapping[str, str], language: Language) -> str:
    """Return the name of an id; of a file its own name, never the folder of someone's machine; of an earlier answer its date."""
    if id_ in names:
        return names[id_]
    if _content_of_file(id_):
        date = date_words(str(from_json(id_)["figures_of"]), language.code)
        return language.text("figures as of {date}", date=date)
    if id_ in measure_labels.COVER:
        return language.text(measure_labels.COVER[id_])
    return PurePath(id_).name if "/" in id_ or "\\" in id_ else id_


def _reason(change: str) -> str:
    """Return why a figure was changed, between brackets; empty where nobody said."""
    said = getattr(change, "said", "")
    return f" ({said.strip().rstrip('.')})" if said.strip() else ""


def _change_words(change: str, language: Language) -> str:
    """Return a changed figure in words."""
    override = parse_override(str(change))
    chosen = dict(override.selectors)
    name = parameter_words(
        override.parameter,
        chosen.get("sex"),
        chosen.get("cohort"),
        int(chosen["at"]) if "at" in chosen else None,
        chosen.get("variant"),
        language,
    )
    unit = PARAMETERS[override.parameter].unit
    if unit in labels.SHARES:
        return f"{name}: {language.percent(override.value, 0 if (100 * override.value).is_integer() else 1)}"
    return f"{name}: {language.number(override.value, 0 if override.value.is_integer() else 2)}"


def _names(answer: Any, language: Language) -> dict[str, str]:
    """Return the names by id of everything in an answer that has both."""
    found: dict[str, str] = {}
    _collect(answer.to_dict(), language.code, found)
    return found


def _collect(content: Any, code: str, found: dict[str, str]) -> None:
    if isinstance(content, Mapping):
        names = content.get("names")
        if isinstance(names, Mapping) and isinstance(names.get(code), str):
            for key in ("id", "measure", "occupation", "staff", "limit", "institution", "code"):
                if isinstance(content.get(key), str):
                    found.setdefault(content[key], names[code])
        for part in content.values():
            _collect(part, code, found)
    elif isinstance(content, list):
        for part in content:
            _collect(part, code, found)


def command_of(manifest: Manifest, file: str = "FILE") -> tuple[str, ...]:
    """Return the command that computes an answer again, in parts that are not broken.

    What the pack chose, such as the round, is written out: another pack may choose otherwise.

    Args:
        manifest: the manifest.
        file: what stands for a file whose content the manifest keeps.
    """
    question = QUESTIONS[manifest.question]
    options = options_of(question.options)
    given = {name: value for name, value in manifest.options.items() if name in options and not _empty(value)}
    placed = [
        name
        for name, option in options.items()
        if name in given and option.positional and not option.opt.named
    ]
    parts = [f"raming {question.verb}"]
    for name in placed:
        several = given[name] if isinstance(given[name], list | tuple) else [given[name]]
        parts += [quote(_plain(one)) for one in several]
    flags = {options[name].flag for name in given}
    if question.switch and question.switch not in flags:
        parts.append(question.switch)
    for name, value in given.items():
        if name not in placed and not _left(options[name], value):
            parts += _typed(options[name], file if _content_of_file(value) else value)
    return tuple(parts)


def _typed(option: Option, value: Any) -> list[str]:
    """Return an option as it is typed."""
    if option.form is Form.FLAG:
        return [option.flag if value else option.opt.off]
    if isinstance(value, Mapping):
        return [f"{option.flag} {quote(f'{name}={_plain(number)}')}" for name, number in value.items()]
    if option.form is Form.TEXTS:
        return [f"{option.flag} {quote(','.join(map(str, value)))}"]
    if isinstance(value, list | tuple):
        return [f"{option.flag} {quote(str(one))}" for one in value]
    return [f"{option.flag} {quote(_plain(value))}"]


def _content_of_file(value: object) -> bool:
    """Tell whether an option holds what stood in a file, such as an earlier answer."""
    return isinstance(value, str) and value.startswith("{")


def _plain(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def head_words(answer: Any, language: Language) -> str:
    """Return what an answer is about besides its question: the pack with its version, and what was chosen.

    Args:
        answer: the answer, with its manifest.
        language: the language.
    """
    pack = answer.manifest.pack
    common = {language.text(file_labels.CHOICES[name]) for name in ALWAYS}
    chosen = choice_words(tuple(one for one in choices(answer, language) if one[0] not in common))
    named = f"{language.text('pack')}: {pack.name} {pack.version}"
    return capital(f"{named}; {chosen}" if chosen else named)


def choice_words(choices: tuple[tuple[str, str], ...]) -> str:
    """Return what was chosen as one text; empty where nothing was."""
    return "; ".join(f"{name}: {value}" for name, value in choices if value != MISSING)


def about_run(answer: Any, language: Language, title: str = "") -> tuple[tuple[str, str], ...]:
    """Return what identifies a run: names and values.

    Args:
        answer: the answer, with its manifest.
        language: the language.
        title: what was asked where the answer says it itself.
    """
    text, manifest, said = language.text, answer.manifest, colophon(answer, language, title)
    return (
        (text("question as asked"), said.asked),
        (text("choices"), capital(choice_words(said.choices)) or text("none")),
        (text("date"), said.made),
        (text("reference"), said.reference),
        (
            text("contact"),
            said.contact or text("— (fill in with the environment variable {name})", name=CONTACT),
        ),
        (text("command"), " ".join(said.command)),
        (text("version of raming"), manifest.raming),
        (text("pack"), f"{manifest.pack.name} {manifest.pack.version}"),
        (text("hash of the pack"), manifest.pack.hash),
        (text("platform"), manifest.platform),
        (text("hash of the figures, exact"), manifest.result.exact),
        (text("hash of the figures, rounded to 1e-10"), manifest.result.rounded),
    )
