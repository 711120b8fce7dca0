"""The catalogue of measures in words and tables."""

from raming.answers.measures.catalogue import Catalogue, CatalogueMeasure
from raming.present import measure_labels as words
from raming.present.language import Language


def unknown(answer: Catalogue) -> list[CatalogueMeasure]:
    """Return the measures whose effect nobody has published."""
    return [measure for measure in answer.measures if all(e.status == "assumption" for e in measure.effects)]


def sentences(answer: Catalogue, language: Language) -> tuple[str, ...]:
    """Return what matters about the catalogue."""
    text = language.text
    tracks = [measure.track for measure in answer.measures]
    priced = sum(bool(measure.costs) for measure in answer.measures)
    return (
        text(
            "{count} measures: {attract} to attract people, {deploy} to deploy them better and {retain} to "
            "retain them.",
            count=language.number(len(answer.measures)),
            **{track: language.number(tracks.count(track)) for track in words.TRACKS},
        ),
        text(
            "Of {unknown} nobody has published an effect; they stand as assumptions with a wide interval.",
            unknown=language.number(len(unknown(answer))),
        ),
        text(
            "Of {priced} a cost per unit was published; the cost of the others is not published.",
            priced=language.number(priced),
        ),
    )
