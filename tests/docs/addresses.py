"""The tables of addresses on the page about the web, made from the server itself."""

from raming.web.api.questions import ASKED
from raming.web.api.routes import BASE
from raming.web.pages.addresses import PATHS
from raming.web.pages.statements import COMMANDS


def pages(_: str) -> str:
    """Return the address of every page in both languages."""
    rows = [f"| `{paths['en']}` | `{paths['nl']}` |" for paths in PATHS.values()]
    return "\n".join(["| in English | in Dutch |", "|---|---|", *rows])


def resources(_: str) -> str:
    """Return the address of every question, with its verb on the command line."""
    rows = [
        f"| `{BASE}{asked.path}` | `raming {COMMANDS.get(asked.verb, asked.verb)}` | {asked.summary} |"
        for asked in ASKED
    ]
    return "\n".join(["| address | answers as | question |", "|---|---|---|", *rows])
