"""`raming measures`: what do measures do, each alone and together?"""

from typing import Annotated

from cyclopts import Parameter

from raming.cli.choices import Choices
from raming.cli.measuring import MeasureDraws, listed
from raming.cli.output import Output, show
from raming.inputs.problems import either, refuse


def measures(
    occupation: str | None = None,
    *,
    on: Annotated[
        tuple[str, ...],
        Parameter(
            negative="", help="Ids of the measures to work out, A,B; without it the catalogue is listed."
        ),
    ] = (),
    of: Annotated[
        str | None,
        Parameter(
            name="--occupation", help="The same as OCCUPATION; `sector` for the whole of health and welfare."
        ),
    ] = None,
    region: Annotated[
        str | None, Parameter(help="A labour-market region, by code, name or municipality.")
    ] = None,
    table_1: Annotated[
        bool,
        Parameter(
            name="--table-1",
            negative="",
            help="Table 1 of the 2017 letter by its formulas, and the joint effect.",
        ),
    ] = False,
    base: Annotated[float | None, Parameter(help="Common base of Table 1, in people.")] = None,
    promises: Annotated[
        bool, Parameter(negative="", help="What was promised, beside what the model gives for it.")
    ] = False,
    choices: Choices = Choices(),
    draws: MeasureDraws = MeasureDraws(),
    output: Output = Output(),
) -> None:
    """List the measures, or work a set of them out.

    With --on: each alone, all together, and the fair share of each, in FTE, in advised intake, in odds of
    balance and per year. Without: the catalogue, with reach, effect, interval, formula, cost and evidence.

    Args:
        occupation: The occupation, by any of its names, or `sector`.
    """
    given = occupation or of
    if sum((table_1, promises, bool(on))) > 1:
        raise refuse(
            "one question at a time", field="--on", expected=either(["--on, --table-1", "--promises"])
        )
    if base is not None and not table_1:
        raise refuse("only Table 1 has a common base", field="--base", value=base, expected="--table-1")
    if table_1:
        from raming.answers.measures.table_one import table_one  # noqa: PLC0415 - only what is asked

        show(table_one(base=base, pack=choices.pack), output)
    elif promises:
        from raming.answers.measures.promises import promises as scoreboard  # noqa: PLC0415

        show(scoreboard(pack=choices.pack, **draws.luck()), output)
    elif on:
        from raming.answers.measures.effects import measures as effects  # noqa: PLC0415

        show(
            effects(
                listed(on),
                given or "general-practitioner",
                region=region,
                **choices.options(),
                **draws.options(),
            ),
            output,
        )
    else:
        from raming.answers.measures.catalogue import catalogue  # noqa: PLC0415

        show(catalogue(given, pack=choices.pack, files=draws.files), output)
