"""The help of the command line: plain text that fits 80 columns, in the reader's language."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from textwrap import fill as fill_any
from typing import Any

from raming.answers.questions import QUESTIONS, Question
from raming.inputs.options import typed
from raming.inputs.problems import Phrase

WIDEST = 96
NARROW = 26
"""Column in which explanations start; a longer name gets a line of its own."""
fill = partial(fill_any, break_long_words=False, break_on_hyphens=False)
HIDDEN = (None, "", "False", "None", "()")

SUMMARY = Phrase("Open health-workforce planning: from published figures to a defensible training intake.")
START: Mapping[str, str] = {
    "raming advise huisarts": Phrase("the advised training intake of GPs"),
    "raming explain huisarts --lang en": Phrase("what drives it, in English"),
    "raming advise huisarts --pdf brief.pdf": Phrase("a two-page brief"),
    "raming occupations": Phrase("which occupations there are"),
}
BAD_INPUT, NOT_WRITTEN, OUR_FAULT, INTERRUPTED = 2, 3, 70, 130
"""Exit codes of a command that gave no answer."""
EXITS = Phrase(
    "`raming VERB --help` explains a verb, with examples; `--lang en` for English.\n"
    "Exit codes: 0 answered; 1 computed, but not what was promised (figures differ);\n"
    "2 bad input, nothing computed; 3 not written (full disk, closed pipe);\n"
    "70 a fault of raming; 130 interrupted."
)
OTHERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "check": (
        Phrase("Is a pack right, and what does it lack?"),
        ("raming check nl", "raming check mypack.zip --json"),
    ),
    "template": (
        Phrase("Which figures does a round ask? A workbook to fill in."),
        (
            "raming template huisarts --xlsx huisarts.xlsx",
            "raming template optometrist --xlsx optometrist.xlsx --lang en",
        ),
    ),
    "pack": (
        Phrase("Make a checked pack of a workbook that was filled in."),
        ("raming pack huisarts.xlsx --to my-pack", "raming advise huisarts --pack my-pack"),
    ),
    "reproduce": (
        Phrase("Does the same question give the same figures again?"),
        ("raming advise huisarts --json > run.json", "raming reproduce run.json"),
    ),
    "schema": (
        Phrase("What is the JSON Schema of an answer?"),
        ("raming schema advise", "raming schema scenario"),
    ),
    "completion": (
        Phrase("Complete verbs and options in your shell."),
        ("raming completion bash > ~/.local/share/bash-completion/completions/raming",),
    ),
    "serve": (Phrase("Pages and HTTP API on this machine."), ("raming serve", "raming serve --port 8080")),
    "backup": (Phrase("Write everything that was saved to one file."), ("raming backup saved.jsonl.gz",)),
    "restore": (
        Phrase("Take a backup back into an empty database."),
        ("raming restore saved.jsonl.gz",),
    ),
}
"""Verbs that are no question of the register: what each is for, and how it is used."""

GROUPS = (
    *(Phrase("Verbs"), Phrase("Options"), Phrase("About what"), Phrase("Choices")),
    *(Phrase("Draws"), Phrase("Odds"), Phrase("Output")),
    *(Phrase("Display this message and exit."), Phrase("Display application version.")),
)
"""Headings of groups of options, and what the library of the command line says of its own."""


PLACEHOLDERS: Mapping[str, str] = {
    "STR": Phrase("TEXT"),
    "INT": Phrase("NUMBER"),
    "FLOAT": Phrase("NUMBER"),
    "CHOICE": Phrase("CHOICE"),
    "PATH": Phrase("PATH"),
    "OPTIONS": Phrase("OPTIONS"),
    "ARGS": Phrase("ARGUMENTS"),
    "OCCUPATION": Phrase("OCCUPATION"),
    "OCCUPATIONS": Phrase("OCCUPATIONS"),
    "QUESTION": Phrase("QUESTION"),
    "FIRST": Phrase("FIRST"),
    "SECOND": Phrase("SECOND"),
    "PACK": Phrase("PACK"),
    "FILE": Phrase("FILE"),
    "NAME": Phrase("NAME"),
    "SETTING": Phrase("SETTING"),
    "MANIFEST": Phrase("MANIFEST"),
    "SHELL": Phrase("SHELL"),
}
"""What stands where the reader fills in something of his own, by what the library of the command line calls it."""


def questions_of(verb: str) -> tuple[Question, ...]:
    """Return the questions of a verb: the first is asked when no switch chooses another."""
    found = [question for question in QUESTIONS.values() if question.verb == verb]
    return tuple(sorted(found, key=lambda question: question.switch != ""))


def verbs() -> dict[str, str]:
    """Return what each verb asks, in the order in which they are shown."""
    asked: dict[str, str] = {}
    for question in QUESTIONS.values():
        asked.setdefault(question.verb, QUESTIONS.get(question.verb, question).asks)
    return asked | {verb: asks for verb, (asks, _) in OTHERS.items()}


def examples_of(verb: str) -> tuple[str, ...]:
    """Return how a verb is used, in commands that can be copied."""
    if verb in OTHERS:
        return OTHERS[verb][1]
    return tuple(line for question in questions_of(verb) for line in question.examples)


def examples(verb: str, say: Callable[[str], str] = str) -> str:
    """Return the examples of a verb, ready to be shown under its help."""
    shown = "\n".join(f"  {line}" for line in examples_of(verb))
    return f"{say(Phrase('Examples'))}:\n{shown}"


def start(say: Callable[[str], str] = str) -> str:
    """Return what the command is for, and commands to start with."""
    widest = max(map(len, START)) + 2
    lines = [f"  {command.ljust(widest)}{say(meaning)}" for command, meaning in START.items()]
    return "\n".join([say(SUMMARY), "", f"{say(Phrase('Start here'))}:", *lines, ""])


def explained(text: str, say: Callable[[str], str] = str) -> str:
    """Return what an option does, and on a second line of its help what is asked without it."""
    does, _, without = text.partition("\n")
    asked = " " + say(Phrase("Without it: {question}", question=Phrase(without))) if without else ""
    return say(Phrase(does)) + asked


class Formatter:
    """Writes help in two columns without boxes, the same on a terminal and in a pipe.

    Args:
        say: gives each text in the language of the reader.
    """

    def __init__(self, say: Callable[[str], str] = str) -> None:
        self.say = say

    def __call__(self, console: Any, options: Any, panel: Any) -> None:
        """Write one group of options or verbs."""
        if not panel.entries:
            return
        width = min(options.max_width, WIDEST)
        lines = [f"{self.say(Phrase(str(panel.title)))}:"]
        lines += [line for entry in panel.entries for line in self._entry(entry, width)]
        _write(console, "\n".join([*lines, ""]))

    def render_usage(self, console: Any, options: Any, usage: Any) -> None:  # noqa: ARG002 - Cyclopts' shape
        """Write how the command is called."""
        if usage:
            _write(console, f"{self._placeholders(str(usage).strip())}\n")

    def render_description(self, console: Any, options: Any, description: Any) -> None:
        """Write what the command does; lines that start with a space stay as they are."""
        width = min(options.max_width, WIDEST)
        lines = _plain(description).splitlines()
        parts = [line if line.startswith(" ") else fill(line, width) for line in lines]
        if parts:
            _write(console, "\n".join(parts).rstrip() + "\n")

    def _entry(self, entry: Any, width: int) -> list[str]:
        """Return one option or verb: its name at the left, what it does at the right."""
        named = ", ".join((*entry.positive_shorts, *entry.positive_names))
        name = f"{named} {self._placeholders(entry.metavar)}" if entry.metavar else named
        if entry.positional_label:
            label = self._placeholders(entry.positional_label)
            name = label if entry.required else f"[{label}]"
        said = explained(_plain(entry.description), self.say)
        option = next(iter(entry.positive_names), "").removeprefix("--")
        if entry.choices:
            said += " " + self.say(Phrase("One of {names}.", names=typed(option, entry.choices)))
        if entry.default not in HIDDEN:
            default = Phrase("on") if entry.default == "True" else typed(option, [entry.default])
            said += " " + self.say(Phrase("Default: {value}.", value=default))
        head = f"  {name}"
        indent = " " * NARROW
        if len(head) <= NARROW - 2:
            return [fill(said, width, initial_indent=head.ljust(NARROW), subsequent_indent=indent)]
        return [head, fill(said, width, initial_indent=indent, subsequent_indent=indent)]

    def _placeholders(self, text: str) -> str:
        return re.sub(r"\b[A-Z]+\b", lambda word: self.say(PLACEHOLDERS.get(word[0], word[0])), text)


def _plain(text: Any) -> str:
    """Return a text of Cyclopts, which may be wrapped for Rich, as it was written."""
    inside = getattr(text, "primary_renderable", text)
    added = "".join(part.plain for part in getattr(text, "texts", ()))
    return str(getattr(inside, "plain", inside) or "") + added


def _write(console: Any, text: str) -> None:
    """Write text as it stands."""
    console.print(text, highlight=False, markup=False, soft_wrap=True)
