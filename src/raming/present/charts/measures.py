"""The charts of measures: their effects, the catalogue, Table 1, promises and the sector's forecasts."""

from raming.answers.measures.catalogue import Catalogue
from raming.answers.measures.effects import MeasureEffects
from raming.answers.measures.promises import Scoreboard
from raming.answers.measures.sector import Sector
from raming.answers.measures.table_one import TableOne
from raming.present import measure_labels as words
from raming.present.charts.balance import Path
from raming.present.charts.figures import Bar, Frame, bars, lines
from raming.present.charts.theme import ACCENT, GREY, INK, SOFT
from raming.present.language import Language
from raming.present.picture import SCREEN, Picture, Style
from raming.present.sentence import Role, title_of
from raming.present.sentences.measure_catalogue import sentences as catalogue_sentences
from raming.present.sentences.measures import place_words
from raming.present.sentences.measures import sentences as effect_sentences
from raming.present.sentences.promises import sentences as promise_sentences
from raming.present.sentences.sector import sentences as sector_sentences
from raming.present.sentences.table_one import sentences as table_sentences
from raming.present.wording import capital


def effects_chart(answer: MeasureEffects, language: Language, style: Style = SCREEN) -> Picture:
    """Return the fair share of each measure, largest first, and what they close together."""
    text, number = language.text, language.figure
    ordered = sorted(answer.measures, key=lambda line: -answer.share[line.id])
    rows = [
        Bar(
            capital(line.names[language.code]),
            answer.share[line.id],
            number(answer.share[line.id]),
            answer.alone_bounds[line.id].low,
            answer.alone_bounds[line.id].high,
            "part" if answer.share[line.id] >= 0 else "other",
        )
        for line in ordered
    ]
    both = answer.joint_bounds
    rows.append(
        Bar(capital(text("together")), answer.joint, number(answer.joint), both.low, both.high, "total")
    )
    frame = Frame(
        title_of(
            effect_sentences(answer, language).first(Role.HEADLINE),
            after=capital(place_words(answer.names, answer.region_names, language)),
        ),
        text(
            "Fair share of each in {year}, in FTE; thin lines hold 80% of the draws of each alone",
            year=answer.balance_year,
        ),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, text("FTE"), language, style)


def catalogue_chart(answer: Catalogue, language: Language, style: Style = SCREEN) -> Picture:
    """Return how many measures there are by how well their effect is known."""
    text = language.text
    rows = []
    for grade, meaning in words.GRADES.items():
        count = sum(measure.grade == grade for measure in answer.measures)
        rows.append(
            Bar(
                f"{grade}: {text(meaning)}",
                count,
                language.number(count),
                kind="other" if grade == "D" else "part",
            )
        )
    frame = Frame(
        title_of(catalogue_sentences(answer, language).first(Role.PROVENANCE)),
        text("Measures by how well their effect is known"),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, text("measures"), language, style)


def table_one_chart(answer: TableOne, language: Language, style: Style = SCREEN) -> Picture:
    """Return every row by its formula, its rounding as a thin line, and the two totals."""
    text, number = language.text, language.number
    rows = [
        Bar(
            row.names[language.code],
            row.effect_persons,
            text(
                "{effect}, printed {published}",
                effect=number(row.effect_persons),
                published=number(row.published_persons),
            ),
            row.published_persons - row.rounding_persons / 2,
            row.published_persons + row.rounding_persons / 2,
        )
        for row in answer.rows
    ]
    rows += [
        Bar(capital(text("added up")), answer.sum_persons, number(answer.sum_persons), kind="other"),
        Bar(capital(text("together")), answer.joint_persons, number(answer.joint_persons), kind="total"),
    ]
    frame = Frame(
        title_of(table_sentences(answer, language).first(Role.HEADLINE)),
        text("People by the formula of each row; thin lines: what was printed, within its rounding"),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, text("people"), language, style, mark=answer.shortage_persons)


def promises_chart(answer: Scoreboard, language: Language, style: Style = SCREEN) -> Picture:
    """Return what the model gives as a share of what was promised."""
    text, percent = language.text, language.percent
    rows = []
    for promise in answer.promises:
        if promise.share_delivered is None:
            continue
        bounds = promise.delivered_bounds
        rows.append(
            Bar(
                promise.names[language.code],
                promise.share_delivered,
                percent(promise.share_delivered),
                None if bounds is None else bounds.low / promise.value,
                None if bounds is None else bounds.high / promise.value,
            )
        )
    frame = Frame(
        title_of(promise_sentences(answer, language).first(Role.HEADLINE)),
        text("What the model gives as a share of what was promised; dashed: the promise"),
        answer.sources,
        answer.manifest,
    )
    return bars(rows, frame, text("share of the promise"), language, style, mark=1.0, percent=True)


def sector_chart(answer: Sector, language: Language, style: Style = SCREEN) -> Picture:
    """Return the forecasts of every edition."""
    text = language.text
    known = [f for f in answer.forecasts if f.branch == "all" and f.definition != "broad"]
    editions = list(dict.fromkeys(f.edition for f in known))
    paths = []
    for place, edition in enumerate(editions):
        for scenario in ("reference", "policy"):
            points = {
                f.year: f.shortage_persons for f in known if (f.edition, f.scenario) == (edition, scenario)
            }
            if not points:
                continue
            newest = place == len(editions) - 1
            label = edition if scenario == "reference" else f"{edition}, {text(words.TERMS[scenario])}"
            paths.append(
                Path(
                    label,
                    points,
                    ACCENT if newest else INK if place >= len(editions) - 3 else GREY if place else SOFT,
                )
            )
    said = sector_sentences(answer, language)
    frame = Frame(
        title_of(said.first(Role.HEADLINE) or said.first(Role.PATH)),
        text("People short in health and welfare, by edition of the forecast; definitions differ"),
        answer.sources,
        answer.manifest,
    )
    return lines(paths, frame, text("people"), language, style, points=True)
