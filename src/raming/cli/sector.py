"""`raming sector`: how many are short in all of health and welfare, and how did the forecasts move?"""

from typing import Annotated

from cyclopts import Parameter

from raming.answers.measures.sector import sector as answer
from raming.cli.output import Output, show


def sector(
    *,
    pack: Annotated[str, Parameter(help="Name of a shipped pack, or the path of a directory or zip.")] = "nl",
    output: Output = Output(),
) -> None:
    """Show the sector's account and how the published forecasts of its shortage moved.

    What is not published is listed as not available.
    """
    show(answer(pack=pack), output)
