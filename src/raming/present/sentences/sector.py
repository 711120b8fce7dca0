"""The forecasts of the sector in sentences."""

from collections.abc import Iterator

from raming.answers.measures.sector import Sector
from raming.present import measure_labels as words
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


@collected
def sentences(answer: Sector, language: Language) -> Iterator[Sentence]:
    """Return what matters about the forecasts."""
    text, number = language.text, language.number

    newest = answer.forecasts[-1].edition if answer.forecasts else ""
    last = {
        (f.definition, f.scenario): f for f in answer.forecasts if f.edition == newest and f.branch == "all"
    }
    reference, policy = last.get(("narrow", "reference")), last.get(("narrow", "policy"))
    if reference and policy:
        yield Sentence(
            Role.HEADLINE,
            text(
                "The newest forecast ({edition}) is {reference} people short in {year} without new plans and {policy} with them.",
                edition=newest,
                reference=number(reference.shortage_persons),
                policy=number(policy.shortage_persons),
                year=reference.year,
            ),
        )
    moves = [(r.after - r.before, r) for r in answer.revisions]
    if moves:
        most = max(answer.revisions, key=lambda move: abs(move.after - move.before))
        yield Sentence(
            Role.PATH,
            text(
                "The largest move between two editions: the forecast for {year} went from {before} to {after} people short ({from_edition} to {to_edition}).",
                year=most.year,
                before=_figure(answer, most.from_edition, most.year, most.before, language),
                after=_figure(answer, most.to_edition, most.year, most.after, language),
                from_edition=most.from_edition,
                to_edition=most.to_edition,
            ),
        )
        yield Sentence(
            Role.PATH,
            text(
                "Of {count} revisions {up} were upward.",
                count=number(len(moves)),
                up=number(sum(move > 0 for move, _ in moves)),
            ),
        )


def _figure(answer: Sector, edition: str, year: int, people: float, language: Language) -> str:
    """Return a figure of an edition; where the edition does not print it, that it is derived."""
    printed = any(
        (f.edition, f.year, f.shortage_persons, f.status) == (edition, year, people, "published")
        for f in answer.forecasts
    )
    shown = language.number(people)
    return shown if printed else language.text("{figure} (derived)", figure=shown)


@collected
def notes(answer: Sector, language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    missing = language.listing(text(words.UNKNOWN[name]) for name in answer.not_available)
    yield Sentence(Role.PROVENANCE, text("Not available: {figures}.", figures=missing))
