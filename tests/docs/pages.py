"""The pages of the documentation and the examples in them.

An example is a fenced block. `python` blocks with `>>>` are doctests. `console` blocks hold `$ ` commands and
what a terminal shows; `$ raming …`, `$ echo $?` and `$ curl …` are run, in this process, the latter against a
server of their own; in the output shown, a line `…` stands for any lines and `…` inside a line for any text.
A block of another kind that names a file, such as "csv my-pack/sources.csv", is written to that file. The
blocks of a page are run in order, in one new folder, so that one can use the file another has written.
"""

import doctest
import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from raming.cli.main import main
from web.clients import Client, client

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(\w*) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY = "…"
DOCTEST_FLAGS = doctest.ELLIPSIS


@dataclass(frozen=True)
class Block:
    """One fenced block: its kind, the file it names, its text, and the line of the page where that starts."""

    kind: str
    file: str
    text: str
    line: int


@dataclass
class Command:
    """One command of a `console` block, the lines shown under it, and whether an empty line follows."""

    written: list[str]
    shown: list[str] = field(default_factory=list)
    gap: bool = False

    @property
    def words(self) -> list[str]:
        """The command as a shell splits it."""
        return shlex.split(" ".join(line.removesuffix("\\") for line in self.written), comments=True)


def pages() -> list[Path]:
    """Return every page whose examples are run."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str) -> Iterator[Block]:
    """Return the fenced blocks of a page."""
    for match in FENCE.finditer(text):
        yield Block(match[1], match[2], match[3], text.count("\n", 0, match.start(3)) + 1)


def commands(text: str) -> list[Command]:
    """Return the commands of a `console` block."""
    found: list[Command] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append(Command([line.removeprefix("$ ")]))
        elif found and not found[-1].shown and found[-1].written[-1].endswith("\\"):
            found[-1].written.append(line.strip())
        elif found:
            found[-1].shown.append(line.rstrip())
    for command in found:
        while command.shown and not command.shown[-1]:
            command.shown.pop()
            command.gap = True
    return found


class Terminal:
    """Runs commands as a terminal of 80 columns would, in the current folder."""

    def __init__(self) -> None:
        self.code = 0
        self.server: Client | None = None

    def run(self, words: list[str]) -> list[str] | None:
        """Return the lines a command prints; None for a command that only a real shell can run."""
        if words == ["echo", "$?"]:
            return [str(self.code)]
        if words[0] == "curl":
            return self.fetch(words[1:])
        if words[0] != "raming":
            return None
        arguments, target = words[1:], None
        if ">" in arguments:
            place = arguments.index(">")
            arguments, target = arguments[:place], Path(arguments[place + 1])
        out, seen = io.StringIO(), io.StringIO()
        with redirect_stdout(out if target else seen), redirect_stderr(seen):
            try:
                self.code = main(arguments)
            except SystemExit as leaving:
                self.code = int(leaving.code or 0)
        if target:
            target.write_text(out.getvalue(), encoding="utf-8")
        lines = [line.rstrip() for line in seen.getvalue().splitlines()]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def fetch(self, words: list[str]) -> list[str]:
        """Return the lines `curl` would print for the address and options given."""
        method, headers, body, address, target = "GET", {}, None, "", None
        rest = iter(words)
        for word in rest:
            if word == "-X":
                method = next(rest)
            elif word in ("-H", "--header"):
                name, _, value = next(rest).partition(":")
                headers[name] = value.strip()
            elif word in ("-d", "--data", "--json"):
                method, body = "POST", next(rest)
                headers |= {"content-type": "application/json"} if word == "--json" else {}
            elif word == "-o":
                target = Path(next(rest))
            elif not word.startswith("-"):
                address = urlsplit(word).path + (f"?{query}" if (query := urlsplit(word).query) else "")
        if self.server is None:
            self.server = client()
        answer = self.server.send(method, address, headers=headers, content=body)
        if target:
            target.write_bytes(answer.content)
            return []
        return [line.rstrip() for line in answer.text.splitlines()]

    def close(self) -> None:
        """Stop the server, where one was started."""
        if self.server is not None:
            self.server.__exit__(None, None, None)


def same(shown: list[str], printed: list[str]) -> bool:
    """Tell whether the output shown is what was printed."""
    parts = [
        r"(?:.*\n)*?" if line.strip() == ANY else re.escape(line).replace(re.escape(ANY), ".*") + r"\n"
        for line in shown
    ]
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in printed)) is not None


def run_python(block: Block, names: dict[str, Any], page: str) -> list[str]:
    """Run the doctests of a block with the names of the blocks before it; return what failed."""
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line - 1)
    told = io.StringIO()
    runner = doctest.DocTestRunner(verbose=False, optionflags=DOCTEST_FLAGS)
    runner.run(test, out=told.write, clear_globs=False)
    names.update(test.globs)
    return [told.getvalue()] if runner.failures else []


def write_file(block: Block) -> None:
    """Write a block that names a file to that file."""
    path = Path(block.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")


def run_console(block: Block, terminal: Terminal, page: str) -> list[str]:
    """Run the commands of a block; return what failed."""
    failed = []
    for command in commands(block.text):
        printed = terminal.run(command.words)
        if printed is not None and not same(command.shown, printed):
            place = f"{page}, block at line {block.line}: $ {' '.join(command.written)}"
            failed.append("\n".join([place, "shown:", *command.shown, "printed:", *printed]))
    return failed
