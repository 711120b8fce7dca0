"""Writes anew what the pages show: the output under every command, and the pictures.

Run `PYTHONPATH=tests .venv/bin/python -m docs.refresh` after a change that is meant to be seen, and read the
difference before it is committed. The lines shown before and after a `…` stay as many as they were.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

from docs.pages import ANY, ROOT, Block, Terminal, blocks, commands, pages, run_python, same, write_file

PICTURES = {
    "advice.svg": ("advise", "huisarts", "--lang", "en"),
    "explanation.svg": ("explain", "huisarts", "--lang", "en"),
}
"""The charts in `docs/pictures`, each with the question that draws it."""


def refreshed(block: Block, terminal: Terminal) -> str:
    """Return the text of a `console` block with what its commands print now."""
    lines: list[str] = []
    for command in commands(block.text):
        printed = terminal.run(command.words)
        if printed is None or same(command.shown, printed):
            printed = command.shown
        elif ANY in command.shown:
            first, last = command.shown.index(ANY), command.shown[::-1].index(ANY)
            printed = [*printed[:first], ANY, *(printed[-last:] if last else [])]
        lines += [f"$ {command.written[0]}", *(f"    {line}" for line in command.written[1:]), *printed]
        lines += [""] if command.gap else []
    return "\n".join(lines) + "\n"


def refresh(page: Path) -> None:
    """Write a page anew where the output of its commands has changed."""
    text = made = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}
    terminal = Terminal()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for block in blocks(text):
            if block.kind == "python":
                for failure in run_python(block, names, str(page.relative_to(ROOT))):
                    print(failure)
            elif block.kind == "console":
                now = refreshed(block, terminal)
                made = made.replace(f"```console\n{block.text}```", f"```console\n{now}```")
            elif block.file:
                write_file(block)
        os.chdir(ROOT)
    if made != text:
        page.write_text(made, encoding="utf-8")
        print(f"refreshed: {page.relative_to(ROOT)}")


def main() -> None:
    """Refresh every page and every picture."""
    os.environ["COLUMNS"] = "80"
    for page in pages():
        refresh(page)
    for name, words in PICTURES.items():
        Terminal().run(["raming", *words, "--chart", str(ROOT / "docs" / "pictures" / name)])


if __name__ == "__main__":
    main()
