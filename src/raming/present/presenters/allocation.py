"""An allocation in words and in tables that can be audited line by line."""

from raming.answers.places.allocation import Allocation
from raming.answers.places.parts import BindingLimit, Filled
from raming.present import regional_labels as regional
from raming.present.assembling import assembled
from raming.present.columns import Declared, Shown
from raming.present.language import Language
from raming.present.picture import Picture, Style
from raming.present.presentation import Presentation
from raming.present.sentences.allocation import limit_sentence, notes, reason, sentences
from raming.present.table import Column, Holds, Table, Value


def present(answer: Allocation, language: Language) -> Presentation:
    """Return the presentation of an allocation."""
    return assembled(
        answer,
        language,
        title=language.plural(
            "{count} training place divided: {name}",
            "{count} training places divided: {name}",
            answer.places,
            name=answer.names[language.code],
        ),
        sentences=sentences(answer, language),
        tables=(
            place_table(answer, language),
            binding_table(answer, language),
            alternative_table(answer, language),
            filling_table(answer, language),
            audit_table(answer, language),
        ),
        notes=notes(answer, language),
        chart=_chart,
    )


def _chart(answer: Allocation, language: Language, style: Style) -> Picture:
    """Draw the chart; what draws is loaded only now."""
    from raming.present.charts.allocation import allocation_chart  # noqa: PLC0415

    return allocation_chart(answer, language, style)


def place_table(answer: Allocation, language: Language) -> Table:
    """Return places by institution, by rule and optimised."""
    text = language.text
    columns = (
        Column(
            "training_region",
            text("training region"),
            meaning=text("training region it belongs to"),
            detail=True,
            holds=Holds.IDS,
        ),
        Column("institution", text("id"), meaning=text("id of the institution"), detail=True, holds=Holds.ID),
        Column("name", text("institution"), meaning=text("name of the institution")),
        Column("region", text("region"), meaning=text("name of the region it lies in")),
        Column("rule", text("by rule"), "number", meaning=text("places by rule")),
        Column("optimised", text("optimised"), "number", meaning=text("places after optimisation")),
        Column("difference", text("difference"), "signed", meaning=text("optimised minus by rule")),
        *(
            Column(
                rule,
                text(label),
                "number",
                unit=text("places"),
                meaning=text("places this rule gave"),
                detail=True,
            )
            for rule, label in regional.RULES.items()
        ),
        Column(
            "reason",
            text("reason of the rule"),
            meaning=text("why, in a sentence"),
            detail=True,
            holds=Holds.REMARK,
        ),
        Column(
            "optimised_reason",
            text("reason of the optimum"),
            meaning=text("why, in a sentence"),
            detail=True,
            holds=Holds.REMARK,
        ),
        Column("status", text("status"), meaning=text("status of the institution's figures"), detail=True),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            by.training_region,
            by.institution,
            by.name,
            language.of_pack(by.region),
            by.places,
            best.places,
            best.places - by.places,
            *(by.by_rule[rule] for rule in regional.RULES),
            reason(by, language),
            reason(best, language),
            text(regional.STATUSES.get(by.status, by.status)),
        )
        for by, best in zip(answer.rule, answer.optimised, strict=True)
    )
    total: tuple[Value, ...] = (
        "",
        "",
        text("all"),
        "",
        sum(row.places for row in answer.rule),
        sum(row.places for row in answer.optimised),
        0,
        *(sum(row.by_rule[rule] for row in answer.rule) for rule in regional.RULES),
        "",
        "",
        "",
    )
    return Table("places", text("Places by institution"), columns, (*rows, total), frozenset({len(rows)}))


LIMITS = Declared(
    BindingLimit,
    (
        Shown("institution", "institution", meaning="id of the institution", holds=Holds.IDS),
        Shown("limit", "limit", words=regional.LIMITS, meaning="limit the optimum touches"),
        Shown("value", "places", "number"),
        Shown("saves_fte", "saves", "number", 1, meaning="expected shortage that one place wider saves"),
        Shown(
            "most_in",
            "most in",
            value=lambda limit, _: str(limit.values["region"]),
            meaning="region where it saves most",
        ),
        Shown(
            "sentence",
            "in words",
            value=limit_sentence,
            meaning="the same in a sentence",
            detail=True,
            holds=Holds.REMARK,
        ),
    ),
)


def binding_table(answer: Allocation, language: Language) -> Table:
    """Return what each limit costs."""
    return LIMITS.table("limits", language.text("What each limit costs"), answer.binding, language)


def alternative_table(answer: Allocation, language: Language) -> Table:
    """Return near-equal alternatives beside the rule and the optimum."""
    text = language.text
    number = len(answer.alternatives)
    columns = (
        Column("institution", text("institution"), meaning=text("id of the institution"), holds=Holds.IDS),
        Column("rule", text("by rule"), "number", meaning=text("places by rule")),
        Column("optimised", text("optimised"), "number", meaning=text("places after optimisation")),
        *(
            Column(
                f"alternative_{k}",
                text("alternative {k}", k=k),
                "number",
                meaning=text("places in a near-equal alternative"),
                detail=k > 1,
            )
            for k in range(1, number + 1)
        ),
    )
    rows: list[tuple[Value, ...]] = [
        (
            by.institution,
            by.places,
            best.places,
            *(other.places[by.institution] for other in answer.alternatives),
        )
        for by, best in zip(answer.rule, answer.optimised, strict=True)
    ]
    last: tuple[Value, ...] = (
        text("expected shortage, FTE"),
        answer.objective.rule,
        answer.objective.optimised,
        *(other.objective for other in answer.alternatives),
    )
    return Table(
        "alternatives", text("Near-equal alternatives"), columns, (*rows, last), frozenset({len(rows)})
    )


def _basis(row: Filled, language: Language) -> str:
    return language.text("lottery") if row.basis == "lottery" else row.basis


FILLING = Declared(
    Filled,
    (
        Shown("basis", "as in", value=_basis, meaning="application round whose rate is used, or the lottery"),
        Shown("fill_rate", "filled", "percent", 1),
        Shown("placed", "placed", "number", unit="persons"),
        Shown("drawn_out", "drawn out", "number", meaning="candidates without a place", unit="persons"),
        Shown(
            "unfilled",
            "unfilled",
            "number",
            value=lambda row, _: sum(row.unfilled.values()),
            meaning="places left",
            unit="places",
        ),
        Shown(
            "extra_fte",
            "extra shortage",
            "number",
            meaning="shortage on top of that with every place filled",
        ),
    ),
)


def filling_table(answer: Allocation, language: Language) -> Table:
    """Return what unfilled places would do."""
    title = language.text("If places stay unfilled, by rule")
    return FILLING.table("filling", title, answer.filling, language)


def audit_table(answer: Allocation, language: Language) -> Table:
    """Return every single place with the rule that gave it."""
    text = language.text
    columns = (
        Column("number", text("place"), "year", meaning=text("number of the place")),
        Column(
            "training_region",
            text("training region"),
            meaning=text("training region it belongs to"),
            holds=Holds.IDS,
        ),
        Column("institution", text("institution"), meaning=text("id of the institution"), holds=Holds.IDS),
        Column("region", text("region"), meaning=text("name of the region it lies in")),
        Column("rule", text("rule"), meaning=text("rule that gave it")),
    )
    given = [
        (row.training_region, row.institution, language.of_pack(row.region), text(regional.RULES[rule]))
        for row in answer.rule
        for rule in regional.RULES
        for _ in range(row.by_rule[rule])
    ]
    rows = tuple((number, *line) for number, line in enumerate(given, start=1))
    return Table("audit", text("Every place with the rule that gave it"), columns, rows)
