"""The findings for a pack in words and a table: what must be mended first, first."""

from collections import Counter

from raming.answers.checking import CheckReport
from raming.inputs.problems import Phrase, Problem
from raming.present import labels
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.refusals import in_words
from raming.present.table import Column, Table

NAMED = 4


def present(report: CheckReport, language: Language) -> Presentation:
    """Return the presentation of a check."""
    return Presentation(
        language=language,
        title=language.text("Check of the pack {pack}", pack=report.pack),
        sentences=sentences(report, language),
        tables=(finding_table(report, language), missing_table(report, language)),
        notes=owner_sentences(report, language),
    )


def _missing_by_owner(report: CheckReport) -> list[tuple[str, int]]:
    """Return how many figures are not available, by who would have them, most first."""
    notes = (finding for finding in report.findings if finding.severity == "note")
    return Counter(map(_owner, notes)).most_common()


def _owner(finding: Problem) -> str:
    """Return who would have a figure that is not available."""
    known = finding.expected.values if isinstance(finding.expected, Phrase) else {}
    return str(known.get("owner", finding.expected))


def owner_sentences(report: CheckReport, language: Language) -> tuple[str, ...]:
    """Say who would have most of what is not available."""
    owners = _missing_by_owner(report)
    if not owners:
        return ()
    return (
        language.text(
            "Most of what is not available would be with {owners}. `--all-tables` and `--csv` list every "
            "figure.",
            owners=language.listing(f"{owner} ({language.number(count)})" for owner, count in owners[:NAMED]),
        ),
    )


def missing_table(report: CheckReport, language: Language) -> Table:
    """Return how many figures are not available, by who would have them."""
    text = language.text
    columns = (
        Column("owner", text("who would have it"), meaning=text("who would have the missing figures")),
        Column("figures", text("figures"), "number", meaning=text("figures that are not available")),
    )
    return Table("missing", text("Not available"), columns, tuple(_missing_by_owner(report)))


def sentences(report: CheckReport, language: Language) -> tuple[str, ...]:
    """Return the verdict and the counts."""
    text, plural = language.text, language.plural
    verdict = (
        text("This pack is refused until its errors are mended.")
        if report.errors
        else text("This pack can be used.")
    )
    counts = language.listing(
        (
            plural("{count} error", "{count} errors", report.errors),
            plural("{count} warning", "{count} warnings", report.warnings),
            plural("{count} figure not available", "{count} figures not available", report.notes),
        )
    )
    return (verdict, text("Found: {counts}.", counts=counts))


def place_words(finding: Problem, language: Language) -> str:
    """Return where a finding stands: file, row and column."""
    row = language.text("row {row}", row=finding.row) if finding.row is not None else ""
    return ", ".join(part for part in (finding.file, row, finding.field) if part)


def finding_table(report: CheckReport, language: Language) -> Table:
    """Return the findings: errors, then warnings, then what is not available."""
    text = language.text
    columns = (
        Column(
            "severity", text("severity"), meaning=text("error, warning, or a note of what is not available")
        ),
        Column("place", text("place"), meaning=text("file, row and column")),
        Column("message", text("finding"), meaning=text("what is wrong, or not there")),
        Column("expected", text("how to mend it"), meaning=text("what was expected")),
        Column("value", text("found"), meaning=text("the value found"), detail=True),
        Column("rule", text("rule"), meaning=text("id of the rule that found it"), detail=True),
    )
    order = list(labels.SEVERITIES)
    findings = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    rows = tuple(
        (
            text(labels.SEVERITIES[finding.severity]),
            place_words(finding, language),
            in_words(finding.message, language),
            in_words(finding.expected, language),
            in_words(finding.value, language),
            finding.rule,
        )
        for finding in findings
    )
    short = frozenset(place for place, finding in enumerate(findings) if finding.severity != "note")
    return Table("findings", "", columns, rows, short=short)
