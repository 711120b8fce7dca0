"""`raming outlook`: which occupations head for a shortage, and how likely is it?"""

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from inspect import Parameter as Argument
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from raming.answers.uncertainty.outlook import OutlookOptions, Outlooks, outlook_of
from raming.cli.progress import Progress
from raming.cli.verbs import verb
from raming.engine.ages.runner import Threads, Workers
from raming.inputs.problems import Phrase, refuse

if TYPE_CHECKING:
    from raming.store.checkpoints import Checkpoints


def _answered(
    options: OutlookOptions, workers: int | None, cluster: str | None, resume: Path | None
) -> Outlooks:
    """Answer with as many hands as there are, showing how far it is."""
    with ExitStack() as stack:
        hands = _workers(stack, cluster, workers)
        progress = stack.enter_context(Progress())
        kept = None if resume is None else partial(_checkpoints, resume)
        return outlook_of(replace(options, workers=hands, kept=kept, progress=progress))


outlook = verb(
    "outlook",
    _answered,
    [
        Argument(
            name, Argument.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, Parameter(help=said)]
        )
        for name, kind, said in (
            ("workers", int, "Threads, or processes with --cluster local; one a processor by default."),
            ("cluster", str, "Address of a Dask scheduler, or local to start one (raming[scale])."),
            ("resume", Path, "Folder that keeps finished parts, so that a run can go on later."),
        )
    ],
)


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


def _checkpoints(folder: Path, run: str) -> "Checkpoints":
    """Return where finished parts are kept."""
    from raming.store.checkpoints import Checkpoints, OtherRunError  # noqa: PLC0415 - only to resume

    try:
        return Checkpoints(folder, run)
    except (NotADirectoryError, FileExistsError) as error:
        raise refuse(
            "that is no folder",
            field="--resume",
            value=folder,
            expected=Phrase("an empty folder, or the one of the same question"),
        ) from error
    except OtherRunError as error:
        raise refuse(
            "the folder holds another run",
            field="--resume",
            value=folder,
            expected=Phrase("an empty folder, or the one of the same question"),
        ) from error
