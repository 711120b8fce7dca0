"""`raming skillmix`: which team does the work?"""

from typing import Annotated, Literal

from cyclopts import Parameter

from raming.answers.measures.skillmix import skillmix as answer
from raming.cli.draws import Drawn
from raming.cli.measuring import amounts
from raming.cli.output import Output, show
from raming.cli.solving import keep_output_ours


def skillmix(
    *,
    setting: Annotated[
        str, Parameter(help="gp-practice or gp-out-of-hours, or a setting of your pack.")
    ] = "gp-practice",
    fte: Annotated[
        float | None,
        Parameter(help="Work, in FTE of the one who does it now; the country's demand by default."),
    ] = None,
    year: Annotated[
        int | None, Parameter(help="Year of the country's demand; the balance year by default.")
    ] = None,
    minimise: Annotated[Literal["cost", "scarcity"], Parameter(help="What counts.")] = "cost",
    most: Annotated[
        tuple[str, ...], Parameter(negative="", help="FTE there are of a kind of staff, nurse-specialist=2.")
    ] = (),
    pack: Annotated[str, Parameter(help="Name of a shipped pack, or the path of a directory or zip.")] = "nl",
    draws: Drawn = Drawn(),
    output: Output = Output(),
) -> None:
    """Find the team that does an amount of work at least cost, or with the scarcest people spared.

    What leaves one occupation arrives at another: no work is lost. With teams nearly as good, and, for the
    country, what the receiving occupations then need.
    """
    keep_output_ours()
    show(
        answer(
            setting=setting,
            fte=fte,
            year=year,
            minimise=minimise,
            most=amounts(most, "--most"),
            pack=pack,
            **draws.luck(),
        ),
        output,
    )
