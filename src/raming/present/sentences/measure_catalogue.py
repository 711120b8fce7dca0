"""The catalogue of measures in sentences."""

from collections.abc import Iterator

from raming.answers.measures.catalogue import Catalogue, CatalogueMeasure
from raming.inputs.vocabulary import STATUSES
from raming.present import labels
from raming.present import measure_labels as words
from raming.present.language import Language
from raming.present.sentence import Role, Sentence, collected


def unknown(answer: Catalogue) -> list[CatalogueMeasure]:
    """Return the measures whose effect nobody has published."""
    return [measure for measure in answer.measures if all(e.status == "assumption" for e in measure.effects)]


@collected
def sentences(answer: Catalogue, language: Language) -> Iterator[Sentence]:
    """Return what matters about the catalogue."""
    text = language.text
    tracks = [measure.track for measure in answer.measures]
    priced = [measure.costs[0].status for measure in answer.measures if measure.costs]
    by_status = language.listing(
        language.plural(*labels.COUNTED[status], priced.count(status))
        for status in STATUSES
        if status in priced
    )
    yield Sentence(
        Role.HEADLINE,
        text(
            "{count} measures: {attract} to attract people, {deploy} to deploy them better and {retain} to retain them.",
            count=language.number(len(answer.measures)),
            **{track: language.number(tracks.count(track)) for track in words.TRACKS},
        ),
    )
    yield Sentence(
        Role.PROVENANCE,
        text(
            "Of {unknown} nobody has published an effect; they stand as assumptions with a wide interval.",
            unknown=language.number(len(unknown(answer))),
        ),
    )
    yield Sentence(
        Role.PROVENANCE,
        language.plural(
            "Of {count} the cost per unit is known ({by_status}); that of the others is not published.",
            "Of {count} the cost per unit is known ({by_status}); that of the others is not published.",
            len(priced),
            by_status=by_status,
        )
        if priced
        else text("Of none the cost per unit is published."),
    )


@collected
def notes(language: Language) -> Iterator[Sentence]:
    """Say how it is to be read and what it rests on."""
    text = language.text
    yield Sentence(
        Role.COMMAND, text("`raming measures --on A,B --occupation huisarts` works a set of them out.")
    )
