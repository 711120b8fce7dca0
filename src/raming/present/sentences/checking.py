"""The findings for a pack in sentences: the verdict first."""

from collections import Counter
from collections.abc import Iterator

from raming.answers.checking import CheckReport
from raming.answers.questions import QUESTIONS
from raming.inputs.problems import Phrase, Problem
from raming.present.language import Language
from raming.present.refusals import in_words
from raming.present.sentence import Role, Sentence, collected

NAMED = 4


def missing_by_owner(report: CheckReport) -> list[tuple[str, int]]:
    """Return how many figures are not available, by who would have them, most first."""
    notes = (finding for finding in report.findings if finding.severity == "note")
    return Counter(map(_owner, notes)).most_common()


def _owner(finding: Problem) -> str:
    """Return who would have a figure that is not available."""
    known = finding.expected.values if isinstance(finding.expected, Phrase) else {}
    owner = known.get("owner", finding.expected)
    return owner if isinstance(owner, str) else str(owner)


@collected
def owner_sentences(report: CheckReport, language: Language) -> Iterator[Sentence]:
    """Say who would have most of what is not available."""
    owners = missing_by_owner(report)
    if not owners:
        return
    yield Sentence(
        Role.PROVENANCE,
        language.text(
            "Most of what is not available would be with {owners}. `--all-tables` and `--csv` list every figure.",
            owners=language.listing(
                f"{in_words(owner, language)} ({language.number(count)})" for owner, count in owners[:NAMED]
            ),
        ),
    )


@collected
def sentences(report: CheckReport, language: Language) -> Iterator[Sentence]:
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
    yield Sentence(Role.HEADLINE, verdict)
    yield Sentence(Role.DETAIL, text("Found: {counts}.", counts=counts))
    if report.cannot_answer:
        yield Sentence(
            Role.DETAIL,
            text(
                "It answers {count} of {all} questions; it has no tables for: {questions}.",
                count=language.number(len(QUESTIONS) - len(report.cannot_answer)),
                all=language.number(len(QUESTIONS)),
                questions=language.listing(QUESTIONS[name].command for name in report.cannot_answer),
            ),
        )
    elif not report.errors:
        yield Sentence(Role.DETAIL, text("It answers all questions."))
