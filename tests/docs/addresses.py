"""The tables of addresses on the page about the web, made from the server itself."""

from raming.web.api.questions import asked_over_http
from raming.web.api.routes import BASE
from raming.web.pages.addresses import paths


def pages(_: str) -> str:
    """Return the address of every page in both languages."""
    rows = [f"| `{one['en']}` | `{one['nl']}` |" for one in paths().values()]
    return "\n".join(["| in English | in Dutch |", "|---|---|", *rows])


def resources(_: str) -> str:
    """Return the address of every question, with its verb on the command line."""
    rows = [
        f"| `{BASE}{asked.address}` | `raming {asked.command}` | {asked.asks} |"
        for asked in asked_over_http()
    ]
    return "\n".join(["| address | answers as | question |", "|---|---|---|", *rows])
