"""`raming together`: what should several occupations train that share limits?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.measures.joint import PACE
from raming.answers.measures.joint import together as answer
from raming.cli.measuring import amounts, listed
from raming.cli.output import Output, show
from raming.cli.solving import keep_output_ours


def together(
    occupations: Annotated[
        tuple[str, ...] | None,
        Parameter(negative="", help="The occupations; all with shared limits by default."),
    ] = None,
    *,
    limit: Annotated[
        tuple[str, ...],
        Parameter(negative="", help="Change a shared limit, such as supervisors=2200. Repeatable."),
    ] = (),
    weight: Annotated[
        tuple[str, ...],
        Parameter(negative="", help="What a shortage counts, such as huisarts=2. Repeatable."),
    ] = (),
    pace: Annotated[
        float, Parameter(help="Most that an intake may change in a year, as a share of today's.")
    ] = PACE,
    pack: Annotated[str, Parameter(help="Name of a shipped pack, or the path of a directory or zip.")] = "nl",
    output: Output = Output(),
) -> None:
    """Advise several occupations at once, under the limits they share.

    One linear programme over the pool of basic doctors, supervisors and stage places, with what each limit
    costs.
    """
    keep_output_ours()
    show(
        answer(
            listed(occupations or ()),
            limits=amounts(limit, "--limit"),
            weights=amounts(weight, "--weight"),
            pace=pace,
            pack=pack,
        ),
        output,
    )
