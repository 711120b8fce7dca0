"""The findings for a pack in words and a table: what must be mended first, first."""

from raming.answers.checking import CheckReport
from raming.inputs.problems import Problem
from raming.present import labels
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.presentation import Presentation
from raming.present.refusals import in_words
from raming.present.sentences.checking import missing_by_owner, owner_sentences, sentences
from raming.present.table import Column, Table


def present(report: CheckReport, language: Language) -> Presentation:
    """Return the presentation of a check."""
    return Presentation(
        language=language,
        title=language.text("Check of the pack {pack}", pack=report.pack),
        sentences=sentences(report, language),
        tables=(finding_table(report, language), missing_table(report, language)),
        notes=owner_sentences(report, language),
    )


def missing_table(report: CheckReport, language: Language) -> Table:
    """Return how many figures are not available, by who would have them."""
    text = language.text
    columns = (
        Column("owner", text("who would have it"), meaning=text("who would have the missing figures")),
        Column("figures", text("figures"), "number", meaning=text("figures that are not available")),
    )
    return Table(
        "missing",
        text("Not available"),
        columns,
        tuple((in_words(owner, language), count) for owner, count in missing_by_owner(report)),
    )


def place_words(finding: Problem, language: Language) -> str:
    """Return where a finding stands: file, row and column."""
    row = language.text("row {row}", row=finding.row) if finding.row is not None else ""
    return ", ".join(part for part in (finding.file, row, finding.field) if part)


FINDINGS = Declared(
    Problem,
    (
        Shown(
            "severity",
            "severity",
            words=labels.SEVERITIES,
            meaning="error, warning, or a note of what is not available",
        ),
        Shown("place", "place", value=place_words, meaning="file, row and column"),
        Shown("message", "finding", value=lambda row, language: in_words(row.message, language)),
        Shown("expected", "how to mend it", value=lambda row, language: in_words(row.expected, language)),
        Shown("value", "found", value=lambda row, language: in_words(row.value, language), detail=True),
        Shown("rule", "rule", detail=True),
    ),
)


def finding_table(report: CheckReport, language: Language) -> Table:
    """Return the findings: errors, then warnings, then what is not available."""
    order = list(labels.SEVERITIES)
    findings = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    short = frozenset(place for place, finding in enumerate(findings) if finding.severity != "note")
    return FINDINGS.table("findings", "", findings, language, short=short)
