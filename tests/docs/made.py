"""What the pages show that is made from the program: tables of options, columns, parameters and fields.

A made block stands between `<!-- KIND: NAME -->` and `<!-- end -->`. What has no block yet gets one, with a
heading of its own, where `<!-- more KIND -->` stands; what it is for is then written by hand above it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from docs import addresses, columns, fields, options
from raming.answers.schemas import names

MARKED = re.compile(r"<!-- (\w+)(?:: ([\w-]+))? -->\n(.*?)<!-- end -->", re.DOTALL)
MORE = re.compile(r"<!-- more (\w+) -->")


@dataclass(frozen=True)
class Kind:
    """One kind of block: what makes it, which there are, and the heading of each."""

    make: Callable[[str], str]
    names: Callable[[], Iterable[str]]
    heading: str


KINDS = {
    "options": Kind(options.table, options.sections, "raming {name}"),
    "columns": Kind(columns.table, columns.tables, "{name}.csv"),
    "parameters": Kind(columns.parameters, lambda: [""], "The parameters"),
    "fields": Kind(fields.table, lambda: [*names(), *fields.SHARED], "{name}"),
    "pages": Kind(addresses.pages, lambda: [""], "The pages"),
    "resources": Kind(addresses.resources, lambda: [""], "The API"),
}


def blocks(text: str) -> dict[tuple[str, str], str]:
    """Return the made blocks of a page, by kind and name."""
    return {(found[1], found[2] or ""): found[3].rstrip("\n") for found in MARKED.finditer(text)}


def block(kind: str, name: str) -> str:
    """Return a block as it stands on a page."""
    label = f"{kind}: {name}" if name else kind
    return f"<!-- {label} -->\n{KINDS[kind].make(name)}\n<!-- end -->"


def anew(text: str) -> str:
    """Return a page with its made blocks made anew, and a section for what has none yet."""
    there = blocks(text)

    def sections(found: re.Match[str]) -> str:
        kind = KINDS[found[1]]
        new = [name for name in kind.names() if (found[1], name) not in there]
        made = [f"## {kind.heading.format(name=name)}\n\n{block(found[1], name)}\n\n" for name in new]
        return "".join(made) + found[0]

    def now(found: re.Match[str]) -> str:
        kind, name = found[1], found[2] or ""
        if name in KINDS[kind].names():
            return block(kind, name)
        print(f"take out by hand, it is gone: {kind} {name}")
        return found[0]

    made = MARKED.sub(now, text)
    return MORE.sub(sections, made)
