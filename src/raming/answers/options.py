"""What questions are asked with: shared groups of options, and the tie between a question and its options."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, Signature, cleandoc
from pathlib import Path
from typing import Annotated, Any, Literal, ParamSpec, TypeAlias, TypeVar, cast, get_type_hints

from raming.engine.model.demand import RUNGS
from raming.inputs.options import CHOICES, DRAWS, ODDS, Form, Opt, Option, options_of, taken
from raming.inputs.pack import Pack
from raming.inputs.parameters import Override, parse_overrides

Asked = ParamSpec("Asked")
Options = TypeVar("Options")
Given = TypeVar("Given")

EARLIEST, LATEST = 1900, 2200
"""Bounds of every calendar year."""
MOST_DRAWS = 100_000
MOST_SEED = 2**63 - 1
MOST_PLACES = 1e8

Occupation: TypeAlias = Annotated[
    str, Opt("The occupation, by any of its names: huisarts, gp, general-practitioner.", example="huisarts")
]
OccupationOrSector: TypeAlias = Annotated[
    str, Opt("The occupation, by any of its names, or `sector`.", example="huisarts")
]
Round: TypeAlias = Annotated[
    int | None,
    Opt("Round of parameters; the latest when left out.", low=EARLIEST, high=LATEST, group=CHOICES),
]
PackOf: TypeAlias = Annotated[
    Pack | str | Path,
    Opt(
        "Name of a shipped pack, or the path of a directory or zip.",
        form=Form.PACK,
        group=CHOICES,
        local=True,
    ),
]
Seed: TypeAlias = Annotated[
    int, Opt("Seed of the draws: the same seed, the same luck.", low=0, high=MOST_SEED, group=DRAWS)
]
Calibrated: TypeAlias = Annotated[
    bool,
    Opt(
        "Widen the spread of supply by what the track record of earlier rounds asks for.",
        off="--no-calibration",
        group=DRAWS,
    ),
]
Region: TypeAlias = Annotated[
    str | None, Opt("A labour-market region, by code, name or municipality.", example="Twente")
]
Data: TypeAlias = Annotated[
    Sequence[str | Path],
    Opt(
        "CSV, XLSX or ODS file with figures of your own, it or its sheet named after its table, such as regional_stock. Repeatable; rows replace those of the pack with their key.",
        form=Form.FILES,
        group=DRAWS,
        local=True,
    ),
]
MeasureFiles: TypeAlias = Annotated[
    Sequence[str | Path],
    Opt(
        "TOML file with measures of your own, or the tables `measures`, `measure_effects` and `measure_costs` as CSV, XLSX or ODS. Repeatable.",
        form=Form.FILES,
        flag="--file",
        group=DRAWS,
        local=True,
    ),
]
Cover: TypeAlias = Annotated[
    Mapping[str, float] | None,
    Opt(
        "Change a figure behind posts, such as net-hours-per-fte=1400. Repeatable.",
        form=Form.AMOUNTS,
        example="posts-per-site=2",
    ),
]


def Draws(low: int = 1, high: int = MOST_DRAWS) -> Opt:  # noqa: N802 - it stands where a class would
    """Return what the option `draws` of a question is; a question that takes 0 draws answers without them."""
    return Opt(
        "Number of draws for intervals, odds and ranks.", low=low, high=high, unit="draws", group=DRAWS
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class PackOptions:
    """Which pack a question is asked of."""

    pack: PackOf = "nl"


@dataclass(frozen=True, kw_only=True, eq=False)
class CaseOptions(PackOptions):
    """The choices that every question about one occupation shares."""

    round: Round = None
    scenario: Annotated[
        str,
        Opt(
            "demography, work-process, working-time or preferred; or the path of a scenario file.",
            words=RUNGS,
            group=CHOICES,
            local=True,
        ),
    ] = "preferred"
    trend: Annotated[
        Literal["temporary", "continuing"], Opt("Trends stop in the trend year, or go on.", group=CHOICES)
    ] = "temporary"
    variant: Annotated[
        Literal["low", "mid", "high"], Opt("Column of the demand parameters.", group=CHOICES)
    ] = "mid"
    balance_year: Annotated[
        int | None,
        Opt(
            "Year in which supply must equal demand; the round's last by default.",
            low=EARLIEST,
            high=LATEST,
            group=CHOICES,
        ),
    ] = None
    intake: Annotated[
        float | None,
        Opt(
            "Yearly intake from the steering year on; the round's by default.",
            low=0,
            high=MOST_PLACES,
            unit="people per year",
            group=CHOICES,
        ),
    ] = None
    changes: Annotated[
        Sequence[str | Override],
        Opt(
            "Change a parameter: 'unmet_demand=0.05', or 'external_yield[sex=f,at=5]=0.9'. "
            "The selectors are sex, cohort, at and variant; one left out means all. Repeatable. "
            "`raming parameters OCCUPATION --all-tables` lists what can be changed.",
            form=Form.CHANGES,
            flag="--set",
            group=CHOICES,
            example="unmet_demand=0.05",
        ),
    ] = ()

    def __post_init__(self) -> None:
        """Read the changed parameters, once.

        Raises:
            InputError: when one cannot be read.
        """
        object.__setattr__(self, "changes", parse_overrides(self.changes))

    @property
    def overrides(self) -> tuple[Override, ...]:
        """The changed parameters, read."""
        return cast(tuple[Override, ...], self.changes)

    def choices(self) -> dict[str, Any]:
        """Return the choices about the case alone, as arguments of another question about it."""
        return {name: getattr(self, name) for name in CaseOptions.__dataclass_fields__}


@dataclass(frozen=True, kw_only=True, eq=False)
class RegionalOptions(CaseOptions):
    """How what is uncertain about regions is drawn, and which figures of one's own are added."""

    draws: Annotated[int, Draws(low=0)] = 1000
    seed: Seed = 1
    data: Data = ()
    calibrated: Calibrated = True


@dataclass(frozen=True, eq=False)
class OccupationOptions(CaseOptions):
    """What a question about the advice of one occupation takes."""

    occupation: Occupation


@dataclass(frozen=True, kw_only=True, eq=False)
class OddsOptions:
    """How what is uncertain is drawn, where the odds are an extra."""

    draws: Annotated[
        int | None,
        Opt(
            "Number of draws of what is uncertain; without it there are no odds.",
            low=10,
            high=200_000,
            unit="draws",
            group=ODDS,
        ),
    ] = None
    seed: Annotated[
        int, Opt("Seed of the draws: the same seed, the same luck.", low=0, high=MOST_SEED, group=ODDS)
    ] = 1
    calibrated: Annotated[
        bool,
        Opt(
            "Widen the spread of supply by what the track record of earlier rounds asks for.",
            off="--no-calibration",
            group=ODDS,
        ),
    ] = True
    noise: Annotated[
        Literal["none", "analytic", "simulated"],
        Opt(
            "Demographic noise, in --draws: people are whole, and each leaves or stays by chance. "
            "analytic: by its variance; simulated: people of every draw live one course (slower).",
            group=ODDS,
        ),
    ] = "none"


def question(
    options: Callable[Asked, Options],
) -> Callable[[Callable[[Options], Given]], Callable[Asked, Given]]:
    """Tie a question to its class of options.

    The question is written with one argument, its options; it is asked with the options themselves, by
    place or by name, which editors complete and type checkers check. A name it does not know, or a value
    outside its bounds, is an `InputError` that says what was meant.
    """
    kind: Any = options

    def tie(function: Callable[[Options], Given]) -> Callable[Asked, Given]:
        @wraps(function)
        def ask(*arguments: Asked.args, **named: Asked.kwargs) -> Given:
            return function(taken(kind, arguments, named))

        shape: Any = ask
        shape.__signature__ = _signature(kind, get_type_hints(function)["return"])
        shape.__doc__ = _described(function.__doc__, kind)
        shape.options = kind
        return ask

    return tie


def _signature(kind: type[Any], answer: object) -> Signature:
    """Return how a question is called, for `help` and notebooks: plain types, without what options say."""
    return Signature([_argument(option) for option in options_of(kind).values()], return_annotation=answer)


def _argument(option: Option) -> Parameter:
    """Return an option as a parameter of its question."""
    return Parameter(
        option.name,
        Parameter.POSITIONAL_OR_KEYWORD if option.positional else Parameter.KEYWORD_ONLY,
        default=Parameter.empty if option.required else option.default,
        annotation=option.type | None if option.optional else option.type,
    )


def _described(text: str | None, kind: type[Any]) -> str | None:
    """Return the docstring of a question with its options, before what it returns or raises."""
    if text is None:  # python -OO
        return None
    head, heading, rest = cleandoc(text).partition(
        next(filter(text.__contains__, ("Returns:", "Raises:")), "\0")
    )
    options = "".join(f"    {name}: {option.opt.help}\n" for name, option in options_of(kind).items())
    return f"{head.rstrip()}\n\nArgs:\n{options}\n{heading}{rest}".rstrip() + "\n"
