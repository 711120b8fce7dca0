"""The help of the command line: plain text that fits 80 columns, with an example for every verb."""

from functools import partial
from textwrap import fill as fill_any
from typing import Any

WIDEST = 96
NARROW = 26
"""Column in which explanations start; a longer name gets a line of its own."""
fill = partial(fill_any, break_long_words=False, break_on_hyphens=False)
HIDDEN = (None, "", "False", "None", "()")

SUMMARY = "Open health-workforce planning: from published figures to a defensible training intake."
START = """Start here:
  raming advise huisarts                  the advised training intake of GPs
  raming explain huisarts --lang en       what drives it, in English
  raming advise huisarts --pdf brief.pdf  a two-page brief
  raming occupations                      which occupations there are
"""
EXITS = """`raming VERB --help` explains a verb, with examples.
Exit codes: 0 answered; 1 computed, but not what was promised (figures differ);
2 bad input, nothing computed; 130 interrupted."""
EXAMPLES = {
    "advise": (
        "raming advise huisarts",
        "raming advise gp --round 2022 --variant low --lang en",
        "raming advise huisarts --balance-year 2040 --set 'unmet_demand=0.05'",
        "raming advise huisarts --draws 1000 --costs 2:1",
        "raming advise huisarts --chart advice.svg --pdf brief.pdf --xlsx advice.xlsx",
    ),
    "project": (
        "raming project huisarts",
        "raming project huisarts --intake 900 --chart path.html",
        "raming project huisarts --trend continuing --csv path.csv",
    ),
    "explain": (
        "raming explain huisarts",
        "raming explain huisarts --scenario demography --chart why.svg",
    ),
    "outlook": ("raming outlook", "raming outlook --year 2040 --draws 4000 --csv outlook.csv"),
    "sensitivity": ("raming sensitivity huisarts", "raming sensitivity huisarts --chart tornado.svg"),
    "backtest": ("raming backtest huisarts", "raming backtest huisarts --all-tables"),
    "compare": ("raming compare 2022 2025", "raming compare 2022,low 2025 --chart steps.svg"),
    "regions": ("raming regions huisarts", "raming regions huisarts --level province --csv regions.csv"),
    "balance": ("raming balance", "raming balance --region Twente", "raming balance --validate"),
    "allocate": (
        "raming allocate huisarts --places 900",
        "raming allocate huisarts --places 900 --institutions synthetic",
    ),
    "measures": (
        "raming measures",
        "raming measures --table-1",
        "raming measures huisarts --on admin-hour,outflow --chart effects.svg",
        "raming measures --on outflow,settlement-incentive huisarts --region Drenthe",
        "raming measures sector --on productivity,absence",
        "raming measures --promises",
    ),
    "close": (
        "raming close huisarts --by 2040 --confidence 0.7",
        "raming close seh-arts --budget 5000000",
        "raming close huisarts --region Zeeland --without compulsory-settlement",
    ),
    "decide": (
        "raming decide seh-arts --places 50 --from 2027",
        "raming decide huisarts --places 1035 --chart gap.svg",
        "raming decide huisarts",
    ),
    "skillmix": (
        "raming skillmix --fte 2",
        "raming skillmix --setting gp-out-of-hours --fte 4 --minimise scarcity",
    ),
    "together": ("raming together", "raming together huisarts seh-arts --limit supervisors=1000"),
    "vacancies": ("raming vacancies", "raming vacancies seh-arts --cover posts-per-site=2"),
    "answer": (
        "raming answer what-if-fewer seh-arts --pdf sheet.pdf",
        "raming answer since-when huisarts --lang en",
    ),
    "sector": ("raming sector", "raming sector --all-tables"),
    "ledger": ("raming ledger", "raming ledger huisarts --chart ledger.svg", "raming ledger --csv all.csv"),
    "occupations": ("raming occupations", "raming occupations --lang en --csv occupations.csv"),
    "parameters": (
        "raming parameters huisarts",
        "raming parameters huisarts --round 2022 --xlsx figures.xlsx",
        "raming parameters huisarts --all-tables",
    ),
    "check": ("raming check nl", "raming check mypack.zip --json"),
    "reproduce": (
        "raming advise huisarts --json > run.json",
        "raming reproduce run.json",
    ),
    "serve": ("raming serve", "raming serve --port 8080"),
    "backup": ("raming backup saved.jsonl.gz",),
    "restore": ("raming restore saved.jsonl.gz",),
    "schema": ("raming schema advise", "raming schema scenario"),
}
"""How each verb is used, in commands that can be copied."""


class Formatter:
    """Writes help in two columns without boxes, the same on a terminal and in a pipe."""

    def __call__(self, console: Any, options: Any, panel: Any) -> None:
        """Write one group of options or verbs."""
        if not panel.entries:
            return
        width = min(options.max_width, WIDEST)
        lines = [f"{panel.title}:"]
        lines += [line for entry in panel.entries for line in _entry(entry, width)]
        _write(console, "\n".join([*lines, ""]))

    def render_usage(self, console: Any, options: Any, usage: Any) -> None:  # noqa: ARG002 - Cyclopts' shape
        """Write how the command is called."""
        if usage:
            _write(console, f"{str(usage).strip()}\n")

    def render_description(self, console: Any, options: Any, description: Any) -> None:
        """Write what the command does; lines that start with a space stay as they are."""
        width = min(options.max_width, WIDEST)
        lines = _plain(description).splitlines()
        parts = [line if line.startswith(" ") else fill(line, width) for line in lines]
        if parts:
            _write(console, "\n".join(parts).rstrip() + "\n")


def _entry(entry: Any, width: int) -> list[str]:
    """Return one option or verb: its name at the left, what it does at the right."""
    named = ", ".join((*entry.positive_shorts, *entry.positive_names))
    name = f"{named} {entry.metavar}" if entry.metavar else named
    if entry.positional_label:
        name = entry.positional_label if entry.required else f"[{entry.positional_label}]"
    said = _plain(entry.description)
    if entry.choices:
        said += f" One of {', '.join(entry.choices)}."
    if entry.default not in HIDDEN:
        said += f" Default: {entry.default}."
    head = f"  {name}"
    indent = " " * NARROW
    if len(head) <= NARROW - 2:
        return [fill(said, width, initial_indent=head.ljust(NARROW), subsequent_indent=indent)]
    return [head, fill(said, width, initial_indent=indent, subsequent_indent=indent)]


def _plain(text: Any) -> str:
    """Return a text of Cyclopts, which may be wrapped for Rich, as it was written."""
    inside = getattr(text, "primary_renderable", text)
    added = "".join(part.plain for part in getattr(text, "texts", ()))
    return str(getattr(inside, "plain", inside) or "") + added


def _write(console: Any, text: str) -> None:
    """Write text as it stands."""
    console.print(text, highlight=False, markup=False, soft_wrap=True)


def examples(verb: str) -> str:
    """Return the examples of a verb, ready to be shown under its help."""
    shown = "\n".join(f"  {line}" for line in EXAMPLES.get(verb, ()))
    return f"Examples:\n{shown}" if shown else ""
