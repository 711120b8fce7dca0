"""What a question may be asked with over HTTP, made from its class of options.

Files and packs are named by path on the command line; over HTTP no path is ever taken.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    WrapValidator,
    create_model,
    model_validator,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from raming.answers.questions import Question
from raming.inputs import characters
from raming.inputs.options import Form, Option, doubt, faults, number_from, options_of, read
from raming.inputs.problems import InputError, Problem
from raming.inputs.vocabulary import id_of

Name = Annotated[str, Field(min_length=1, max_length=100)]
Change = Annotated[str, Field(min_length=1, max_length=200)]
Amount = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}=-?\d{1,12}(\.\d{1,12})?$")]
"""A name and a number, as `name=number`."""

ONE_BY_ONE: dict[Form, tuple[Any, int]] = {
    Form.TEXTS: (list[Name], 100),
    Form.AMOUNTS: (list[Amount], 100),
    Form.CHANGES: (list[Change], 500),
}
"""Options of which several are given: what they are, and how many there may be."""


class Asked(BaseModel):
    """What a question is asked with."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _of_known_characters(cls, content: Any) -> Any:
        """Refuse a text with a character that nothing can show."""
        if found := next(characters.problems(content), None):
            raise ValueError(str(found))
        return content


def members(option: Option) -> tuple[str, ...]:
    """Return the members of a body that give an option: one given one by one is called as its flag."""
    if option.form not in ONE_BY_ONE:
        return (option.name,)
    flag = option.flag.removeprefix("--").replace("-", "_")
    return (option.name, flag) if option.form is Form.CHANGES else (flag,)


@cache
def body_of(question: Question) -> type[Asked]:
    """Return the shape of the body that a question is asked with: members in snake_case, strictly typed."""
    shape: Any = create_model(
        "".join(word.capitalize() for word in question.address.strip("/").split("-")) + "Choices",
        __base__=Asked,
        __doc__=question.asks,
        **dict(_fields(question)),
    )
    made: type[Asked] = shape
    return made


@cache
def query_of(question: Question) -> type[Asked]:
    """Return the same choices as they stand in a query: keys in camelCase, values as text."""
    body = body_of(question)
    config = ConfigDict(extra="forbid", strict=False, alias_generator=to_camel)
    query: type[Asked] = type(
        f"{body.__name__}Query", (body,), {"model_config": config, "__doc__": body.__doc__}
    )
    return query


def repeatable(question: Question) -> frozenset[str]:
    """Return the keys that may stand in a query more than once: those of options that take several values."""
    several = [option for option in _served(question) if option.form in ONE_BY_ONE]
    return frozenset(to_camel(name) for option in several for name in members(option))


def options_from(question: Question, choices: Asked) -> dict[str, Any]:
    """Return choices as options of a question; what is left out, or is its default, is left out here."""
    given = choices.model_dump(exclude_none=True, exclude_defaults=True)
    asked = {}
    for option in _served(question):
        values = [given[name] for name in members(option) if name in given]
        if option.form in ONE_BY_ONE and values:
            asked[option.name] = read(option, [text for several in values for text in several])
        elif values:
            asked[option.name] = values[0]
    return asked


def _served(question: Question) -> Iterator[Option]:
    return (option for option in options_of(question.options).values() if option.served)


def _fields(question: Question) -> Iterator[tuple[str, Any]]:
    """Return the members of the body of a question, each with its type and what describes it."""
    for option in _served(question):
        described: dict[str, Any] = {"description": option.opt.help}
        if option.opt.example is not None:
            several = option.form in ONE_BY_ONE
            described["examples"] = [[option.opt.example] if several else option.opt.example]
        if option.opt.unit:
            described["json_schema_extra"] = {"unit": option.opt.unit}
        if option.form in ONE_BY_ONE:
            kind, most = ONE_BY_ONE[option.form]
            described |= {"max_length": most, "min_length": 1 if option.required else None}
            default: Any = ... if option.required else []
            yield from ((name, (kind, Field(default, **described))) for name in members(option))
            continue
        kind = _type(option)
        # a number that may be left out may be null too: it takes its default
        if option.optional or (option.type in (int, float) and not option.required):
            kind = kind | None
        yield option.name, (kind, Field(... if option.required else option.default, **described))


def _type(option: Option) -> Any:
    """Return the type of one value, which refuses what the option refuses in the same words."""
    bounds: dict[str, Any] = {}
    if option.words:
        kind: Any = Literal[option.words]
    elif option.type is str:
        return Annotated[str, Field(min_length=1, max_length=option.opt.longest)]
    else:
        kind = option.type
        bounds = {"ge": option.opt.low, "le": option.opt.high}
        if kind is float:
            bounds["allow_inf_nan"] = False
    return Annotated[kind, Field(**bounds), WrapValidator(_refusing(option.over_http()))]


def _refusing(option: Option) -> Callable[[Any, Callable[[Any], Any], ValidationInfo], Any]:
    """Return what reads one value, and refuses it with the finding of the command line and of Python."""

    def reading(value: Any, reader: Callable[[Any], Any], info: ValidationInfo) -> Any:
        known = id_of(option.name, value) if option.words and isinstance(value, str) else value
        in_query = not (info.config or {}).get("strict")
        if in_query and isinstance(value, str) and option.type in (int, float):
            try:
                known = number_from(option, value)
            except InputError as error:
                raise _refused(error.problems[0]) from error
        if not in_query and (finding := doubt(option, value)):
            raise _refused(finding)
        try:
            return reader(known)
        except ValidationError as error:
            for finding in faults(option, _number(value)):
                raise _refused(finding) from error
            raise

    return reading


def _refused(found: Problem) -> PydanticCustomError:
    """Return a finding as the library refuses a value."""
    return PydanticCustomError("option", "{message}", {"message": found.message, "finding": found})


def _number(value: Any) -> Any:
    """Return the number that a text from a query says, or what it was."""
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value
