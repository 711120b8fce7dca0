"""Verbs made from the register: the options of a question become those of its verb."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from inspect import Parameter as Argument
from inspect import Signature
from pathlib import Path
from shlex import quote
from typing import Annotated, Any, get_args

from cyclopts import Parameter

from raming.answers.needs import require
from raming.answers.questions import QUESTIONS, Question
from raming.cli.first_tries import ANSWER, is_occupation, of_region
from raming.cli.help import questions_of
from raming.cli.output import Output, show
from raming.cli.solving import keep_output_ours
from raming.cli.waiting import waiting
from raming.inputs.loading import load_pack, shipped
from raming.inputs.options import ABOUT, Form, Option, number_from, options_of, read, taken
from raming.inputs.problems import InputError, Phrase, either, refuse

TYPES: dict[Form, Any] = {
    Form.TEXTS: tuple[str, ...],
    Form.AMOUNTS: tuple[str, ...],
    Form.CHANGES: tuple[str, ...],
    Form.FILES: tuple[Path, ...],
    Form.PACK: str,
}
"""How the command line takes an option that is not one plain value."""


def verb(
    name: str, answering: Callable[..., Any] | None = None, more: Sequence[Argument] = ()
) -> Callable[..., None]:
    """Return the command of a verb, with the options of all its questions.

    Args:
        name: the verb.
        answering: answers in place of the question's function; gets its options, and `more` by name.
        more: options of the command alone, which do not touch the answer.
    """
    questions = questions_of(name)
    options: dict[str, Option] = {}
    known = [options_of(question.options) for question in questions]
    for question in questions:
        for option in options_of(question.options).values():
            if option.form is Form.OBJECT:
                continue
            first = options.setdefault(option.name, option)
            if first.default != option.default:
                # each question has a default of its own: nothing is chosen until somebody does
                options[option.name] = replace(first, default=None, optional=True)
            elif option.required and not all(option.name in each for each in known):
                # another question of the verb does without it: that it is missing is said by the one that needs it
                options[option.name] = replace(first, default=None, optional=True)
    switches = {
        question.switch.removeprefix("--").replace("-", "_"): question
        for question in questions
        if question.switch
    }

    def command(*arguments: object, output: Output = Output(), **named: object) -> None:
        given = dict(zip((o.name for o in options.values() if _by_place(o)), arguments, strict=False)) | named
        chosen = [key for key in switches if given.get(key) not in (None, (), False)]
        if len(chosen) > 1:
            raise refuse(
                "one question at a time",
                field=switches[chosen[1]].switch,
                expected=either(switches[key].switch for key in chosen),
            )
        question = switches[chosen[0]] if chosen else questions[0]
        asked = _asked(question, {key: value for key, value in given.items() if key in options}, options)
        question, asked = of_region(question, asked)
        if not question.light:
            keep_output_ours()
        if answering is not None:
            show(
                answering(
                    taken(question.options, (), asked), **{p.name: given.get(p.name, p.default) for p in more}
                ),
                output,
            )
            return
        asked = _opened(question, asked)
        with waiting(output):
            answer = question.function(**asked)
        show(answer, output)

    shape: Any = command
    shape.__name__ = name
    shape.__doc__ = questions[0].asks
    shape.__signature__ = _signature(options, switches, more, questions[0])
    shape.__annotations__ = {p.name: p.annotation for p in shape.__signature__.parameters.values()}
    return command


def _opened(question: Question, asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is asked with a pack of one's own opened, once: it is checked in full each time.

    Raises:
        InputError: when it has faults, or not the tables of the question; a shipped pack has them all.
    """
    pack = asked.get("pack", "nl")
    if pack in shipped():
        return asked
    opened = load_pack(pack)
    require(question.id, opened)
    return {**asked, "pack": opened}


def _asked(question: Question, given: dict[str, Any], options: dict[str, Option]) -> dict[str, Any]:
    """Return the options given, as the question takes them.

    Raises:
        InputError: when an option belongs to another question of the verb.
    """
    known = options_of(question.options)
    asked = {}
    for name, value in given.items():
        option = options[name]
        default = (
            () if option.form in (Form.TEXTS, Form.AMOUNTS, Form.CHANGES, Form.FILES) else option.default
        )
        if value is None or value == default:
            continue
        if name not in known and _by_place(option) and question.switch:
            raise _beside(question, given, options)
        if name not in known:
            raise refuse(
                "this question does not take that option",
                field=option.flag,
                value=_as_typed(value),
                expected=Phrase(
                    "it without, or another question: `raming {verb} --help`", verb=question.verb
                ),
            )
        asked[name] = read(option, value) if isinstance(value, tuple) else value
    return asked


def _beside(question: Question, given: Mapping[str, Any], options: Mapping[str, Option]) -> InputError:
    """Return why a question that an option asks takes no words beside it, and how those words are asked."""
    words = [_as_typed(given[name]) for name in options if _by_place(options[name]) and given.get(name)]
    own = next((given[name] for name in options if options[name].flag == question.switch), None)
    value = "" if own is None else f" {quote(_as_typed(own))}"
    before = [quote(word) for word in words]
    if question.verb == ANSWER and len(words) == 1 and is_occupation(words[0]):
        before = ["how-many", *before]
    return refuse(
        "{switch} takes nothing beside it: {typed}",
        switch=question.switch,
        typed=" ".join(words),
        expected=Phrase(
            "`raming {verb} {switch}{value}`, or without {switch} `raming {verb} {words}`",
            verb=question.verb,
            switch=question.switch,
            value=value,
            words=" ".join(before),
        ),
    )


def _as_typed(value: object) -> str:
    """Return what was given for an option, as it is typed."""
    if isinstance(value, Mapping):
        return " ".join(f"{name}={number}" for name, number in value.items())
    return " ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _by_place(option: Option) -> bool:
    return option.positional and not option.opt.named


def _signature(
    options: dict[str, Option], switches: dict[str, Question], more: Sequence[Argument], first: Question
) -> Signature:
    """Return the parameters of a verb as the command line reads them; `first` is asked without a switch."""
    arguments = [
        Argument(
            option.name,
            Argument.POSITIONAL_OR_KEYWORD if _by_place(option) else Argument.KEYWORD_ONLY,
            default=_default(option, shared=option.name not in switches),
            annotation=_annotation(option, first.asks if option.name in switches else ""),
        )
        for option in sorted(
            options.values(), key=lambda option: (not _by_place(option), option.form is Form.PACK)
        )
    ]
    arguments += [
        Argument(
            key,
            Argument.KEYWORD_ONLY,
            default=False,
            annotation=Annotated[bool, Parameter(negative="", help=question.asks)],
        )
        for key, question in switches.items()
        if key not in options
    ]
    arguments += more
    arguments.append(Argument("output", Argument.KEYWORD_ONLY, default=Output(), annotation=Output))
    return Signature(arguments)


def _default(option: Option, *, shared: bool) -> Any:
    """Return what an option is when left out; one that chooses a question may always be left out."""
    if option.form in TYPES and option.form is not Form.PACK:
        return ()
    if option.required:
        return Argument.empty if shared else None
    return option.default


def _annotation(option: Option, without: str) -> Any:
    """Return the type of an option, with its help.

    Args:
        option: the option.
        without: where it chooses among the questions of the verb, what is asked without it; else empty.
    """
    kind = TYPES.get(option.form, option.type)
    if set(get_args(kind)) == {str, Path}:
        kind = str if option.words else Path
    if (option.optional or (option.required and without)) and option.form not in TYPES:
        kind = kind | None
    described: dict[str, Any] = {"help": f"{option.opt.help}\n{without}".rstrip()}
    if option.form is Form.FLAG:
        described |= {"name": option.flag, "negative": option.opt.off}
    elif option.form in TYPES and option.form is not Form.PACK:
        described |= {"name": option.flag, "negative": ""}
    elif option.opt.flag:
        described["name"] = option.flag
    if option.type in (int, float) and option.form not in TYPES:
        described["converter"] = lambda _, tokens: number_from(option, tokens[0].value)
    if option.opt.group != ABOUT:
        described["group"] = option.opt.group
    return Annotated[kind, Parameter(**described)]


def __getattr__(name: str) -> Callable[..., None]:
    """Return the command of a verb when the command line first asks for it."""
    if name in {question.verb for question in QUESTIONS.values()}:
        return verb(name)
    raise AttributeError(name)
