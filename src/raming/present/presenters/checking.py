"""The findings for a pack in words and a table: what must be mended first, first."""

from raming.answers.checking import CheckReport
from raming.inputs.problems import Problem
from raming.present import labels
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
    return Table("missing", text("Not available"), columns, tuple(missing_by_owner(report)))


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
