"""Writes anew what pages show: output of the examples, what is made from the program, and pictures.

Run `PYTHONPATH=tests .venv/bin/python -m docs.refresh` after a change that is meant to be seen, and read the
difference before it is committed. The lines shown before and after a `…` stay as many as they were; an
output with more than one `…`, or with one inside a line, is told and left to be written by hand.
"""

import doctest
import os
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from docs.made import anew
from docs.pages import ANY, DOCTEST_FLAGS, ROOT, Block, Terminal, blocks, commands, pages, same, write_file

PICTURES = {
    "advice.svg": ("advise", "huisarts", "--round", "2025", "--lang", "en"),
    "causes.svg": ("explain", "huisarts", "--round", "2025", "--lang", "en"),
    "figures.svg": ("sensitivity", "huisarts", "--round", "2025", "--lang", "en"),
    "ledger.svg": ("ledger", "huisarts", "--lang", "en"),
    "places.svg": ("decide", "huisarts", "--round", "2025", "--places", "750", "--lang", "en"),
    "regions.svg": ("regions", "huisarts", "--year", "2035", "--level", "province", "--lang", "en"),
}
"""The charts in `docs/pictures`, each with the question that draws it."""
DAY = "1795737600"
"""The day that pictures say they were made, in seconds since 1970, so that only what changed moves."""


class Rewriter(doctest.DocTestRunner):
    """Keeps what the examples print where that is not what the page shows."""

    def __init__(self) -> None:
        super().__init__(verbose=False, optionflags=DOCTEST_FLAGS)
        self.printed: list[tuple[doctest.Example, str]] = []

    def report_failure(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        self.printed.append((example, got))

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        print(f"{test.name}: {example.source.strip()}: {exc_info[1]!r}")


def python_anew(block: Block, names: dict[str, Any], page: str) -> str:
    """Return the text of a `python` block with what its examples print now."""
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line - 1)
    runner = Rewriter()
    runner.run(test, clear_globs=False)
    names.update(test.globs)
    lines = block.text.splitlines()
    for example, got in reversed(runner.printed):
        start = example.lineno + example.source.count("\n")
        now = [line or "<BLANKLINE>" for line in got.splitlines()]
        lines[start : start + example.want.count("\n")] = now
    return "\n".join(lines) + "\n"


def within(line: str) -> bool:
    """Tell whether a line shown leaves out a part of itself."""
    return ANY in line and line.strip() != ANY


def console_anew(block: Block, terminal: Terminal) -> str:
    """Return the text of a `console` block with what its commands print now."""
    lines: list[str] = []
    for command in commands(block.text):
        try:
            printed = terminal.run(command.words)
        except Exception as error:  # noqa: BLE001 - told, and the other pages go on
            print(f"failed: $ {' '.join(command.written)}: {error!r}")
            printed = None
        if printed is None or same(command.shown, printed):
            printed = command.shown
        elif command.shown.count(ANY) > 1 or any(map(within, command.shown)):
            print(f"by hand: $ {' '.join(command.written)}")
            printed = command.shown
        elif ANY in command.shown:
            first, last = command.shown.index(ANY), command.shown[::-1].index(ANY)
            printed = [*printed[:first], ANY, *(printed[-last:] if last else [])]
        lines += [f"$ {command.written[0]}", *(f"    {line}" for line in command.written[1:]), *printed]
        lines += [""] if command.gap else []
    return "\n".join(lines) + "\n"


def refresh(page: Path) -> None:
    """Write a page anew where what its examples print has changed."""
    text = page.read_text(encoding="utf-8")
    made = anew(text)
    name, names, terminal = str(page.relative_to(ROOT)), {"__name__": "__main__"}, Terminal()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for block in blocks(text):
            now = block.text
            if block.kind == "python":
                now = python_anew(block, names, name)
            elif block.kind == "console":
                now = console_anew(block, terminal)
            elif block.file:
                write_file(block)
            made = made.replace(f"```{block.kind}\n{block.text}```", f"```{block.kind}\n{now}```")
        os.chdir(ROOT)
    terminal.close()
    if made != text:
        page.write_text(made, encoding="utf-8")
        print(f"refreshed: {name}")


def run_notebook(path: Path) -> None:
    """Run a notebook and keep what its cells give."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran, which would differ each time
    notebook.metadata.pop("language_info", None)
    nbformat.write(notebook, path)


def main() -> None:
    """Refresh every page, every notebook and every picture."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", DAY)
    os.environ["COLUMNS"] = "80"
    for page in pages():
        refresh(page)
    for notebook in sorted((ROOT / "docs" / "notebooks").glob("*.ipynb")):
        run_notebook(notebook)
    for name, words in PICTURES.items():
        Terminal().run(["raming", *words, "--chart", str(ROOT / "docs" / "pictures" / name)])


if __name__ == "__main__":
    main()
