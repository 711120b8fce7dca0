"""`raming outlook`: which occupations head for a shortage, and how likely is it?"""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from raming.answers.uncertainty.outlook import DRAWS
from raming.answers.uncertainty.outlook import outlook as answer
from raming.cli.output import Output, show
from raming.cli.progress import Progress
from raming.engine.ages.runner import Threads, Workers
from raming.inputs.problems import Phrase, refuse

if TYPE_CHECKING:
    from raming.store.checkpoints import Checkpoints


def outlook(
    *,
    year: Annotated[
        int | None, Parameter(help="Calendar year; ten years after the latest round by default.")
    ] = None,
    draws: Annotated[int, Parameter(help="Number of draws of what is uncertain.")] = DRAWS,
    seed: Annotated[int, Parameter(help="Seed of the draws: the same seed, the same luck.")] = 1,
    calibrated: Annotated[
        bool,
        Parameter(
            negative="--no-calibration",
            help="Widen the spread of supply by what the track record of earlier rounds asks for.",
        ),
    ] = True,
    pack: Annotated[str, Parameter(help="Name of a shipped pack, or the path of a directory or zip.")] = "nl",
    workers: Annotated[
        int | None, Parameter(help="Threads, or processes with --cluster local; one a processor by default.")
    ] = None,
    cluster: Annotated[
        str | None, Parameter(help="Address of a Dask scheduler, or local to start one (raming[scale]).")
    ] = None,
    resume: Annotated[
        Path | None, Parameter(help="Folder that keeps finished parts, so that a run can go on later.")
    ] = None,
    output: Output = Output(),
) -> None:
    """Rank all occupations by their chance of a shortage.

    Every occupation with figures, at its current intake, with the draws of `raming advise --draws`.
    """
    with ExitStack() as stack:
        hands = _workers(stack, cluster, workers)
        progress = stack.enter_context(Progress())
        found = answer(
            year=year,
            draws=draws,
            seed=seed,
            calibrated=calibrated,
            pack=pack,
            workers=hands,
            kept=None if resume is None else lambda run: _kept(resume, run),
            progress=progress,
        )
    show(found, output)


def _workers(stack: ExitStack, cluster: str | None, workers: int | None) -> Workers:
    """Return what carries out the work."""
    if cluster is None:
        return Threads(workers)
    from raming.answers.uncertainty.cluster import Cluster  # noqa: PLC0415 - an extra

    try:
        address = None if cluster == "local" else cluster
        return stack.enter_context(Cluster(address, workers or 2))
    except (ImportError, OSError) as error:
        raise refuse(
            "no cluster there",
            field="--cluster",
            value=cluster,
            expected=Phrase("raming[scale] installed, and a scheduler that answers, or local"),
        ) from error


def _kept(folder: Path, run: str) -> "Checkpoints":
    """Return where finished parts are kept."""
    from raming.store.checkpoints import Checkpoints, OtherRunError  # noqa: PLC0415 - only to resume

    try:
        return Checkpoints(folder, run)
    except OtherRunError as error:
        raise refuse(
            "the folder holds another run",
            field="--resume",
            value=folder,
            expected=Phrase("an empty folder, or the one of the same question"),
        ) from error
