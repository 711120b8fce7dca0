"""Every example on every page gives what the page shows."""

from pathlib import Path
from typing import Any

import pytest

from docs.pages import ROOT, Terminal, blocks, commands, pages, run_console, run_python, same, write_file


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_of_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    name, names, terminal = str(page.relative_to(ROOT)), {"__name__": "__main__"}, Terminal()
    failed: list[str] = []
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.kind == "python":
            failed += run_python(block, names, name)
        elif block.kind == "console":
            failed += run_console(block, terminal, name)
        elif block.file:
            write_file(block)
    terminal.close()
    assert not failed, "\n\n".join(failed) + "\n\nCONTRIBUTING.md tells how to refresh the pages."


def test_python_blocks_are_doctests() -> None:
    loose = [
        f"{page.relative_to(ROOT)}:{block.line}"
        for page in pages()
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.kind == "python" and ">>>" not in block.text
    ]
    assert loose == []


def test_console_blocks_hold_commands() -> None:
    loose = [
        f"{page.relative_to(ROOT)}:{block.line}"
        for page in pages()
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.kind == "console" and not commands(block.text)
    ]
    assert loose == []


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "…"], ["a", "b", "c"], True),
        (["a", "…", "c"], ["a", "c"], True),
        (["a", "…", "d"], ["a", "b", "c"], False),
        (["a … c"], ["a b c"], True),
        (["a.c"], ["abc"], False),
        ([], ["a"], False),
    ],
)
def test_ellipsis_stands_for_anything(shown: list[str], printed: list[str], expected: bool) -> None:
    assert same(shown, printed) is expected


def test_a_wrong_example_fails() -> None:
    page = "```python\n>>> 1 + 1\n3\n```\n\n```console\n$ raming --version\n0.0.0\n```\n"
    python, console = blocks(page)
    names: dict[str, Any] = {}
    assert run_python(python, names, "page")
    assert run_console(console, Terminal(), "page")
