"""`raming serve`: the planning room in a browser, and the HTTP API."""

import sys
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from raming.cli.screen import on_terminal, tell, tell_apart


def serve(
    *,
    host: str | None = None,
    port: Annotated[int, Parameter(validator=Number(gte=0, lte=65535))] = 8000,
    public: Annotated[bool, Parameter(negative="")] = False,
    database: str | None = None,
    pack: str = "nl",
    workers: Annotated[int | None, Parameter(validator=Number(gte=1, lte=64))] = None,
    print_url: Annotated[bool, Parameter(negative="")] = False,
    no_open: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Serve the pages and the HTTP API on this machine, until interrupted.

    Without sign-in nobody else can reach it. What is saved goes to a database in your own data folder.

    Args:
        host: Where to listen: 127.0.0.1 by default, every network with --public.
        port: Port to listen on; 0 for any that is free.
        public: Serve beyond this machine, strictly read-only: nothing can be saved.
        database: URL of the database: sqlite:///path, or postgresql://user:password@host/name.
        pack: Name of a shipped pack, or the path of a directory or zip.
        workers: Processes that answer; one a core, at most 4, when left out.
        print_url: Print the address, and nothing else, as the first line of the output.
        no_open: Do not open a browser.
    """
    from raming.web import serving  # noqa: PLC0415 - only where something is served

    place = serving.listen(serving.checked_host(host, public=public), port)
    settings = serving.prepared(pack, database, public=public)
    if print_url:
        tell(f"{place.url}\n")
    else:
        tell_apart(f"raming: {place.url} (Ctrl+C stops it)")
    if not (print_url or no_open or public) and on_terminal(sys.stdout):
        serving.when_ready(place.url)
    serving.run(place, settings, serving.processes(workers))
