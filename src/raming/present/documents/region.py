"""The profile of one region on one page of A4, and its sources on a second."""

from typing import Any

from raming.answers.regional.balance import Balance
from raming.present import regional_labels as regional
from raming.present.charts import theme
from raming.present.charts.profile import cause_panel, path_panel, strips
from raming.present.colophon import about_run
from raming.present.documents.setting import (
    AFTER_COMMAND,
    drawing,
    framing,
    marks_of,
    plain_table,
    set_pdf,
    source_items,
)
from raming.present.grading import rests_on
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.sentence import Role, Sentences
from raming.present.sentences import balance as words
from raming.present.sentences.regions import estimated, validation_words
from raming.present.wording import capital

HALF = Style(width=255, size=8, framed=False)
WHOLE = Style(width=520, size=8, framed=False)


def region_page(answer: Balance, language: Language) -> bytes:
    """Return the profile of the region asked for as PDF: one page, and one of its sources."""
    return set_pdf("region.typ", region_data(answer, language))


def region_data(answer: Balance, language: Language) -> dict[str, Any]:
    """Return what the pages show, as plain data.

    Args:
        answer: the balance of one region.
        language: its language.
    """
    text = language.text
    profile = answer.regions[0]
    region = profile.names[language.code]
    said = Sentences(
        [
            *words.profile_sentences(profile, answer, language),
            *estimated(answer.supply_estimated, answer.assumed_share, language),
        ]
    )
    items = source_items(answer.sources, language)
    marked = marks_of(len(items))
    title = text("Balance in {region}: {name}", region=region, name=answer.names[language.code])
    groups: dict[str, list[str]] = {}
    for entry in profile.directions:
        groups.setdefault(entry.group, []).append(text(regional.DIRECTIONS[entry.direction]))
    reasons = dict.fromkeys(words.reason(entry, language) for entry in profile.directions)
    alike = language.listing(one.names[language.code] for one in profile.alike)
    return {
        **framing(title, said.text, answer, language),
        "kicker": text("Regional profile · round {round} · {code}", round=answer.round, code=profile.code),
        "sentences": said.texts,
        "path": _picture(
            path_panel(profile, answer, language, HALF), said.first(Role.HEADLINE), language, HALF
        ),
        "causes": _picture(cause_panel(profile, language, HALF), said.first(Role.CAUSE), language, HALF),
        "strips": _picture(strips(answer, language, WHOLE), _described(answer, language), language, WHOLE),
        "directions": {
            "title": text("Directions that address its bottleneck"),
            "reasons": list(reasons),
            "table": plain_table(
                [(text("group"), False), (text("direction"), False)],
                [
                    [text(regional.GROUPS[group]), capital(", ".join(dict.fromkeys(directions)))]
                    for group, directions in groups.items()
                ],
                wide=1,
            ),
        },
        "alike": text("Regions with the nearest profiles: {regions}.", regions=alike),
        "notes": [
            validation_words(answer.validation, language),
            *words.missing_words(answer, language).texts,
            f"{rests_on(answer.rests_on, language).text} {marked}".strip(),
            words.definition(answer, language),
        ],
        "sources": {"title": text("Sources"), "items": items},
        "manifest": {
            "title": text("To compute it again"),
            "entries": about_run(answer, language)[AFTER_COMMAND:],
        },
    }


def _picture(panel: Any, description: str, language: Language, style: Style) -> dict[str, str]:
    """Return a panel as a drawing for the page."""
    picture: Picture = theme.picture(
        [panel],
        title="",
        subtitle="",
        caption="",
        description=description,
        language=language,
        style=style,
    )
    return drawing(picture, language)


def _described(answer: Balance, language: Language) -> str:
    """Return the indicators in words, for those who cannot see the strips."""
    return "; ".join(
        f"{language.text(regional.INDICATORS[name])}: {words.figure(found.value, found.unit, language)}"
        for name, found in answer.regions[0].indicators.items()
    )
