"""Options of questions: type, bounds, unit, default and help, declared once and read by every door.

A question takes one frozen dataclass of options, composed of shared groups. The Python names, the command
line, the HTTP interface, scenario files and pages are all made from its fields.
"""

import re
import types
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, replace
from enum import Enum
from functools import cache
from numbers import Integral, Real
from pathlib import PurePath
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from raming.inputs.numbers import UnreadError, doubted, number_of
from raming.inputs.problems import InputError, Named, Phrase, Problem, finding, nearest, refuse
from raming.inputs.vocabulary import id_of, typed_as

ABOUT, CHOICES, DRAWS, ODDS = "About what", "Choices", "Draws", "Odds"
"""Headings under which a door groups options."""

_DIGITS = re.compile(r"[+-]?\d{1,30}", re.ASCII)
OUT_OF_REACH = 2**53
"""From here on a float no longer holds every whole number: a bound of the machine, which nobody needs to know."""


class Form(Enum):
    """How an option is written where only text can be given."""

    VALUE = "value"
    FLAG = "flag"
    TEXTS = "texts"
    """Ids, given as `A,B` or one by one."""
    AMOUNTS = "amounts"
    """Numbers by name, given as `name=number` one by one."""
    CHANGES = "changes"
    """Changed parameters, given as `parameter[selector=value]=value` one by one."""
    FILES = "files"
    """Paths of files, one by one; never taken over HTTP."""
    PACK = "pack"
    """A pack; never taken over HTTP."""
    OBJECT = "object"
    """An object of Python, such as what carries out the work: it changes no answer, and only Python gives it."""


@dataclass(frozen=True, slots=True)
class Opt:
    """What an option is, as metadata of an `Annotated` type.

    Attributes:
        help: what it chooses, in English; the Dutch stands in the catalogue.
        low: least value of a number.
        high: greatest value of a number.
        unit: what a number counts.
        words: words that can be chosen, where its type does not name them.
        form: how it is written in text; None where its type tells.
        flag: its name at the command line, where that is another.
        off: at the command line, what turns a flag that is on by default off.
        group: heading under which a door shows it.
        named: whether the command line takes it by name where Python takes it by place.
        local: whether it may name a file of this machine; then HTTP takes its `words` only, or nothing.
        example: a value to show.
        longest: most characters of a text over HTTP.
    """

    help: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    words: tuple[str, ...] = ()
    form: Form | None = None
    flag: str = ""
    off: str = ""
    group: str = ABOUT
    named: bool = False
    local: bool = False
    example: object = None
    longest: int = 100


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a question as the doors see it.

    Attributes:
        name: its name in Python, in manifests and over HTTP.
        opt: what it is.
        type: its type, without metadata and without None.
        default: what it is when left out; `MISSING` where it must be given.
        optional: whether it may be None.
        positional: whether it may be given by its place.
        form: how it is written in text.
        words: the words that can be chosen; empty where anything may be said.
    """

    name: str
    opt: Opt
    type: Any
    default: Any
    optional: bool
    positional: bool
    form: Form
    words: tuple[str, ...]

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is MISSING

    @property
    def flag(self) -> str:
        """Its name at the command line."""
        return self.opt.flag or "--" + self.name.replace("_", "-")

    @property
    def served(self) -> bool:
        """Whether it can be given over HTTP, which never takes the path of a file."""
        return self.form not in (Form.FILES, Form.PACK, Form.OBJECT) and (
            not self.opt.local or bool(self.words)
        )

    def over_http(self) -> "Option":
        """Return it as it stands where no file may be named: its words are all that can be said."""
        return replace(self, opt=replace(self.opt, local=False))

    @property
    def bounds(self) -> str:
        """Its bounds in words, without an upper one that nobody meets; empty where it has none."""
        low, high = self.opt.low, self.opt.high
        if low is not None and high is not None and high < OUT_OF_REACH:
            if self.type is int and high < 10_000:  # a year is written without a separator
                return Phrase("{least} to {most}", least=low, most=high)
            return Phrase("{least:,.15g} to {most:,.15g}", least=low, most=high)
        if low is not None:
            return Phrase("{least:,.15g} or more", least=low)
        return self.most if high is not None else ""

    @property
    def most(self) -> str:
        """Its upper bound in words, a whole number as a whole number."""
        high = self.opt.high or 0
        return Phrase("{most:,} or less", most=int(high) if float(high).is_integer() else high)


def options_of(kind: type[Any]) -> Mapping[str, Option]:
    """Return the options that a class of options declares, by name, those given by place first."""
    return _options_of(cast(Hashable, kind))


@cache
def _options_of(kind: Hashable) -> Mapping[str, Option]:
    hints = get_type_hints(cast(type[Any], kind), include_extras=True)
    found = [_option(field, hints[field.name]) for field in fields(cast(Any, kind)) if field.init]
    return types.MappingProxyType(
        {one.name: one for one in sorted(found, key=lambda one: not one.positional)}
    )


def _option(field: "Field[Any]", hint: Any) -> Option:
    opt = next((part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Opt)), None)
    if opt is None:
        raise TypeError(f"the option {field.name} does not say what it is: Annotated[..., Opt(...)]")
    inner = get_args(hint)[0]
    several = get_args(inner) if get_origin(inner) in (Union, types.UnionType) else (inner,)
    kept = tuple(part for part in several if part is not types.NoneType)
    kind = kept[0] if len(kept) == 1 else Union[kept]  # noqa: UP007 - made at run time
    default = field.default if field.default_factory is MISSING else field.default_factory()
    form = opt.form or (Form.FLAG if kind is bool else Form.VALUE)
    words = opt.words or (tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ())
    return Option(field.name, opt, kind, default, len(kept) < len(several), not field.kw_only, form, words)


def taken(kind: type[Any], arguments: Sequence[Any], named: Mapping[str, Any]) -> Any:
    """Return the options of a question from the arguments of a call.

    Args:
        kind: the class of options.
        arguments: the arguments given by place.
        named: the arguments given by name.

    Raises:
        InputError: when a name is unknown, an option lacks, or a value lies outside its bounds; everything
            that is wrong in one go.
    """
    options = options_of(kind)
    places = [name for name, option in options.items() if option.positional]
    problems: list[Problem] = []
    if len(arguments) > len(places):
        problems.append(
            finding(
                "more arguments by place than there are",
                rule="unknown-option",
                value=arguments[len(places)],
                expected=Phrase(
                    "{names} by place, the others by name", names=", ".join(places) or Phrase("none")
                ),
            )
        )
    given = dict(zip(places, arguments, strict=False))
    for name, value in named.items():
        if name in options and name not in given:
            given[name] = value
        else:
            problems.append(_unknown(name, value, options, twice=name in given))
    for name, value in given.items():
        if isinstance(value, str) and options[name].words:
            given[name] = id_of(name, value)
    for name, option in options.items():
        if name not in given and option.required:
            problems.append(
                finding(
                    "an option that must be given is missing",
                    rule="missing-option",
                    field=name,
                    expected=Phrase(option.opt.help),
                )
            )
        elif name in given:
            problems += list(faults(option, given[name]))
    if problems:
        raise InputError(problems)
    return kind(**{name: _plain(options[name], value) for name, value in given.items()})


def _plain(option: Option, value: Any) -> Any:
    """Return a number as one of Python itself, as a manifest holds it: a loop over a table gives those of NumPy."""
    if not isinstance(value, Real) or isinstance(value, bool):
        return value
    if isinstance(value, Integral):
        return int(value)
    number = float(value)
    return int(number) if option.type is int and number.is_integer() else number


def _unknown(name: str, value: object, options: Mapping[str, Option], *, twice: bool) -> Problem:
    if twice:
        return finding(
            "an option is given twice",
            rule="unknown-option",
            field=name,
            value=value,
            expected=Phrase("it once"),
        )
    near = nearest(name, options, n=1)
    return finding(
        "unknown option",
        rule="unknown-option",
        value=name,
        expected=near[0] if near else ", ".join(options),
        nearest=near[0] if near else "",
    )


def faults(option: Option, value: object) -> list[Problem]:
    """Return what is wrong with the value of an option: not a word it knows, or outside its bounds."""
    if value is None:
        return (
            []
            if option.optional
            else [_fault(option, value, Phrase("a value is needed"), Phrase(option.opt.help))]
        )
    if option.words and not option.opt.local and value not in option.words:
        return [
            _fault(
                option, value, Phrase("unknown {name}", name=option.name), typed(option.name, option.words)
            )
        ]
    if wrong := _no_text(option, value):
        return wrong
    low, high = option.opt.low, option.opt.high
    if low is None and high is None:
        return []
    number = isinstance(value, Real) and not isinstance(value, bool)
    whole = option.type is not int or (number and float(cast(float, value)).is_integer())
    if not number or not whole:
        return [
            _fault(
                option,
                value,
                Phrase("not a number") if not number else Phrase("not a whole number"),
                option.bounds,
            )
        ]
    size = cast(float, value)
    inside = (low is None or low <= size) and (high is None or size <= high)
    expected = option.most if high is not None and size > high >= OUT_OF_REACH else option.bounds
    return [] if inside else [_fault(option, value, Phrase("outside the bounds of this option"), expected)]


def _no_text(option: Option, value: object) -> list[Problem]:
    """Return what is wrong with a value where text is asked for, as a manifest edited by hand may hold."""
    if option.form is Form.VALUE:
        wrong = option.type is str and not isinstance(value, str | PurePath)
    else:
        each = value if isinstance(value, list | tuple) else ()
        several = option.form in (Form.TEXTS, Form.CHANGES, Form.FILES)
        wrong = several and any(one is None or isinstance(one, Real | list | dict) for one in each)
    return [_fault(option, value, Phrase("not text"), Phrase(option.opt.help))] if wrong else []


def typed(name: str, words: Sequence[str]) -> Named:
    """Return the words of a choice as its reader may type them: `tijdelijk, doorlopend` in Dutch."""
    return Named({lang: ", ".join(typed_as(name, word, lang) for word in words) for lang in ("nl", "en")})


def _fault(option: Option, value: object, message: Phrase, expected: str) -> Problem:
    return finding(message, field=option.flag, value=value, expected=expected)


def listed(texts: Sequence[str]) -> tuple[str, ...]:
    """Return ids given as `A,B` or one by one."""
    return tuple(part.strip() for text in texts for part in text.split(",") if part.strip())


def amounts(texts: Sequence[str], flag: str) -> dict[str, float]:
    """Return numbers by name from `name=number` pairs.

    Raises:
        InputError: when a pair has another form.
    """
    found = {}
    for text in listed(texts):
        name, _, number = text.partition("=")
        try:
            found[name.strip()] = number_of(number)
        except UnreadError as error:
            message = error.message if error.expected else Phrase("not a name and a number")
            expected = error.expected or Phrase("name=number, with a decimal point")
            raise refuse(message, field=flag, value=text, expected=expected) from error
    return found


def number_from(option: Option, text: str) -> int | float:
    """Return the number that a text gives an option.

    Raises:
        InputError: when it gives none, or may give two.
    """
    if _DIGITS.fullmatch(text.strip()):
        return int(text) if option.type is int else float(text)
    whole = option.type is int
    try:
        value = number_of(text, whole=whole, low=option.opt.low, high=option.opt.high)
    except UnreadError as error:
        raise InputError([_fault(option, text, error.message, error.expected or option.bounds)]) from error
    return int(value) if whole else value


def doubt(option: Option, value: object) -> Problem | None:
    """Return what is wrong with a number of JSON or TOML that may be thousands of people; None where nothing is."""
    if (
        option.type is not float
        or not (option.opt.unit or "").startswith("people")
        or not isinstance(value, float)
    ):
        return None
    error = doubted(value)
    return _fault(option, value, error.message, error.expected) if error else None


READ: Mapping[Form, Callable[[Sequence[str], str], Any]] = {
    Form.TEXTS: lambda texts, _: listed(texts),
    Form.AMOUNTS: amounts,
    Form.CHANGES: lambda texts, _: tuple(texts),
}
"""How the text of an option that is given one by one is read."""


def read(option: Option, texts: Sequence[Any]) -> Any:
    """Return the value of an option that is given one by one in text."""
    reader = READ.get(option.form)
    return tuple(texts) if reader is None else reader(texts, option.flag)
