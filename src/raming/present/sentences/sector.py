"""The sector account and its forecasts in words and tables."""

from raming.answers.measures.sector import Sector
from raming.present.language import Language


def sentences(answer: Sector, language: Language) -> tuple[str, ...]:
    """Return what matters about the forecasts."""
    text, number = language.text, language.number
    made = []
    newest = answer.forecasts[-1].edition if answer.forecasts else ""
    last = {
        (f.definition, f.scenario): f for f in answer.forecasts if f.edition == newest and f.branch == "all"
    }
    reference, policy = last.get(("narrow", "reference")), last.get(("narrow", "policy"))
    if reference and policy:
        made.append(
            text(
                "The newest forecast ({edition}) is {reference} people short in {year} without new plans and "
                "{policy} with them.",
                edition=newest,
                reference=number(reference.shortage_persons),
                policy=number(policy.shortage_persons),
                year=reference.year,
            )
        )
    moves = [(r.after - r.before, r) for r in answer.revisions]
    if moves:
        most = max(answer.revisions, key=lambda move: abs(move.after - move.before))
        made.append(
            text(
                "The largest move between two editions: the forecast for {year} went from {before} to "
                "{after} "
                "({from_edition} to {to_edition}).",
                year=most.year,
                before=number(most.before),
                after=number(most.after),
                from_edition=most.from_edition,
                to_edition=most.to_edition,
            )
        )
        made.append(
            text(
                "Of {count} moves {up} went up.",
                count=number(len(moves)),
                up=number(sum(move > 0 for move, _ in moves)),
            )
        )
    return tuple(made)
