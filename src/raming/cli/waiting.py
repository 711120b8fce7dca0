"""A sign of life on stderr for what takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from raming.cli.output import Output
from raming.cli.screen import on_terminal


@contextmanager
def waiting(output: Output) -> Iterator[None]:
    """Show that something is being worked out, on a terminal only.

    Args:
        output: its language.
    """
    if not on_terminal(sys.stderr):
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal

    from raming.present.language import language  # noqa: PLC0415

    with Console(stderr=True).status(language(output.lang).text("Working it out")):
        yield
