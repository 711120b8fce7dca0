"""Who said what, where and when, and does what is computed agree?

The verdict on a statement follows one rule, in `verdict_on`:

- `judgement`: a judgement of policy, which no model should make;
- `cannot-tell`: a reason in the pack says why the figures do not decide it; a goal is no fact;
- `input`: its figure comes from this very statement or from others of the same source, so that it tests nothing;
- `agrees`: the figure rounds to the number printed, lies within the range printed, or on the side stated;
- `differs`: it does not, or the pack's own figure is no longer the one printed.

A number is printed to half a unit of its last digit that is not zero, and never to more than a twentieth of
itself, unless the pack knows the step in which it was rounded; the note of the statement then says so.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from decimal import Decimal
from typing import Annotated, Literal

from raming.answers.answer import Reproducible
from raming.answers.case import names_of, opened_pack
from raming.answers.evidence import Evidence, of_rows
from raming.answers.options import PackOptions, question
from raming.answers.regional.statements import StatementComparison, stated_years
from raming.answers.statements.references import Computed, References
from raming.inputs.meaning import OWN_UNIT, YEAR, Is
from raming.inputs.options import Opt
from raming.inputs.problems import Phrase, nearest, refuse
from raming.inputs.tables import Row

VERDICTS = ("differs", "agrees", "input", "cannot-tell", "judgement")
SECTOR = "sector"
INPUT = "input "
"""In front of a reference: the figure comes from the statement itself, or from others of its source."""
LARGEST_STEP = 0.05
"""A number is never taken to be printed more roughly than to a twentieth of itself."""
EDGE = 1e-9
"""Numbers that differ by less are the same: sums of decimals are not exact."""

_REGIONAL_UNITS = {
    "density": "share above the country",
    "expected_gap": "share of supply",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The figure in a statement."""

    value: Annotated[float | None, Is("the number printed; null for a range", OWN_UNIT)]
    low: Annotated[float | None, Is("lower end of a range, or of at least", OWN_UNIT)]
    high: Annotated[float | None, Is("upper end of a range, or of at most", OWN_UNIT)]
    unit: Annotated[str, Is("what it counts")]
    qualifier: Annotated[str, Is("`about`, `almost` or `over`, where the source says so; else empty")]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that was said, and what is computed."""

    id: Annotated[str, Is("id of the statement")]
    source: Annotated[str, Is("id of the source it stands in")]
    where: Annotated[str, Is("where in the source it stands: section, table, question or answer")]
    who: Annotated[
        str,
        Is(
            "who says it: `minister`, `members` (of parliament, in a question), `vws-lhv`, `researchers`, `planning-body`, `azw`, `uwv` or `others`"
        ),
    ]
    kind: Annotated[
        str,
        Is(
            "`figure`, `claim`, `question` (asked, so that nobody claims it), `direction` (what should be done), `promise` or `judgement`"
        ),
    ]
    subject: Annotated[str, Is("id of the occupation it is about, or `sector`")]
    region: Annotated[str | None, Is("code of the region it is about; null for the country")]
    year: Annotated[int, Is("year in which it was said", YEAR)]
    for_year: Annotated[int | None, Is("year it is about, where that is another", YEAR)]
    said: Annotated[Said | None, Is("the figure printed; null where there is none")]
    direction: Annotated[str | None, Is("`more` or `less`, where a side is stated and no figure")]
    computed: Annotated[Computed | None, Is("what it is held against; null where there is nothing")]
    verdict: Annotated[str, Is("`differs`, `agrees`, `input`, `cannot-tell` or `judgement`")]
    reason: Annotated[str, Is("why there is no verdict, or what a region was held against, as an id")]
    texts: Annotated[dict[str, str], Is("what it says, in our words, by language")]
    notes: Annotated[dict[str, str], Is("what to know of the comparison, by language")]


@dataclass(frozen=True, slots=True)
class Statements(Reproducible):
    """Statements, each with its verdict."""

    source: Annotated[str | None, Is("source asked for; null for all")]
    verdict: Annotated[str | None, Is("verdict asked for; null for all")]
    occupation: Annotated[str | None, Is("occupation asked for, or `sector`; null for all")]
    statements: Annotated[tuple[Statement, ...], Is("the statements, by source and place")]
    counts: Annotated[dict[str, int], Is("number of these statements by verdict", "statements")]
    names: Annotated[dict[str, dict[str, str]], Is("name of each occupation in them, by id and language")]
    regions: Annotated[dict[str, dict[str, str]], Is("name of each region in them, by code and language")]


@dataclass(frozen=True)
class StatementsOptions(PackOptions):
    """Which statements are asked for."""

    _: KW_ONLY
    source: Annotated[
        str | None,
        Opt("Only those of one source, by its id in the pack.", example="letter-2017-labour-market"),
    ] = None
    verdict: Annotated[
        Literal["differs", "agrees", "input", "cannot-tell", "judgement"] | None,
        Opt("Only those with one verdict."),
    ] = None
    occupation: Annotated[
        str | None,
        Opt("Only those about one occupation, by any of its names, or `sector`.", example="huisarts"),
    ] = None


@question(StatementsOptions)
def statements(options: StatementsOptions) -> Statements:
    """Look up what letters and studies said, each statement beside what is computed, with a verdict.

    Raises:
        InputError: when the occupation does not exist, or nothing of the source is held.

    Example:
        >>> found = statements(source="answers-2020-gp-shortage").statements
        >>> [one.verdict for one in found if one.said and one.said.low == 822]
        ['agrees']
    """
    opened = opened_pack(options.pack)
    rows = [(row, False) for row in opened.table("statements")]
    rows += [(row, True) for row in opened.table("regional_statements")]
    held = tuple(dict.fromkeys(str(row["source"]) for row, _ in rows))
    if options.source is not None and options.source not in held:
        raise refuse(
            "the pack holds no statements of this source",
            field="source",
            value=options.source,
            expected=Phrase("one of {names}", names=", ".join(nearest(options.source, held) or held)),
        )
    subject = options.occupation
    if subject is not None and subject != SECTOR:
        subject = opened.occupation(subject)
    references = References(opened)
    order = {source: place for place, source in enumerate(held)}
    wanted = sorted(
        (
            pair
            for pair in rows
            if options.source in (None, pair[0]["source"]) and subject in (None, pair[0]["subject"])
        ),
        key=lambda pair: order[str(pair[0]["source"])],
    )
    found = tuple(
        one
        for row, regional in wanted
        for one in (_regional(references, row) if regional else _statement(references, row),)
        if options.verdict in (None, one.verdict)
    )
    verdicts = [one.verdict for one in found]
    regions = {str(row["region"]): row for row in opened.table("regions")}
    result = Statements(
        source=options.source,
        verdict=options.verdict,
        occupation=subject,
        statements=found,
        counts={verdict: verdicts.count(verdict) for verdict in VERDICTS},
        names={
            name: names_of(opened, name)
            for name in dict.fromkeys(one.subject for one in found)
            if name != SECTOR
        },
        regions={
            code: {"nl": str(regions[code]["name_nl"]), "en": str(regions[code]["name_en"])}
            for code in dict.fromkeys(one.region for one in found)
            if code
        },
    )
    asked = {"source": options.source, "verdict": options.verdict, "occupation": subject}
    grounds = (references.evidence(one.computed.by) for one in found if one.computed)
    evidence = sum(grounds, _printed(wanted, found))
    latest = max((one.year for one in found), default=None)
    return result.sealed("statements", asked, opened, evidence=evidence, as_of=latest)


def _printed(rows: list[tuple[Row, bool]], found: tuple[Statement, ...]) -> Evidence:
    """Return the statements themselves as evidence: each is printed where it says."""
    shown = {one.id for one in found}
    letters = [row for row, regional in rows if not regional and _id(row) in shown]
    studies = [row for row, regional in rows if regional and _id(row) in shown]
    return of_rows("statements", letters) + of_rows("regional_statements", studies)


def _id(row: Row) -> str:
    """Return the id of a statement; one about regions has one for each of them."""
    if "printed" in row:
        return str(row["statement"])
    return f"{row['statement']}-{str(row['region']).lower()}"


def half_step(number: float) -> float:
    """Return half of the step to which a number is printed.

    Example:
        >>> half_step(8200), half_step(935), half_step(1160000), half_step(60)
        (50.0, 0.5, 5000.0, 3.0)
    """
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return min(0.5 * 10.0 ** int(exponent), LARGEST_STEP * abs(number))


def lies_within(said: Said, computed: Computed, tolerance: float | None) -> bool:
    """Tell whether a figure rounds to the number printed, or lies within the range printed."""
    ends = [one for one in (computed.value, computed.low, computed.high) if one is not None]
    if not ends:
        return False
    low = said.low if said.value is None else said.value
    high = said.high if said.value is None else said.value
    above = low is None or min(ends) >= low - _step(low, tolerance)
    below = high is None or max(ends) <= high + _step(high, tolerance)
    return above and below


def _step(number: float, tolerance: float | None) -> float:
    """Return by how much a figure may lie beside a printed one."""
    return (half_step(number) if tolerance is None else tolerance) + EDGE * abs(number)


def verdict_on(
    kind: str,
    reason: str,
    said: Said | None,
    direction: str | None,
    computed: Computed | None,
    *,
    own: bool = False,
    tolerance: float | None = None,
) -> str:
    """Return the verdict on a statement.

    Args:
        kind: what it is.
        reason: why there can be no verdict; empty where the figures decide.
        said: the figure printed.
        direction: `more` or `less`, where a side is stated and no figure.
        computed: what it is held against; a quotient for a direction.
        own: whether its figure comes from this statement or from others of the same source.
        tolerance: half of the step in which it was rounded, where that is known.
    """
    if kind == "judgement" or reason == "policy":
        return "judgement"
    if reason or computed is None:
        return "cannot-tell"
    if said is not None:
        fits = lies_within(said, computed, tolerance)
    elif computed.value is not None:
        fits = computed.value > 1.0 if direction == "more" else computed.value < 1.0
    else:
        fits = False
    if not fits:
        return "differs"
    return "input" if own else "agrees"


def _statement(references: References, row: Row) -> Statement:
    """Return a statement of a letter with its verdict."""
    written, reason = str(row["computed_by"] or ""), str(row["reason"] or "")
    kind, direction = str(row["kind"]), _text(row["direction"])
    said = _said(row, str(row["qualifier"] or ""))
    tolerance = _number(row["tolerance"])
    notes = {"nl": str(row["note_nl"] or ""), "en": str(row["note_en"] or "")}
    computed: Computed | None = None
    if written.startswith("region:"):
        _, subject, dimension, region = written.split(":")
        about = {**row, "subject": subject, "dimension": dimension, "region": region, "value": None}
        compared = references.compare(about)
        computed, verdict, reason = _of_region(compared, written), _verdict(compared), compared.why
    else:
        own = written.startswith(INPUT)
        computed = references.compute(written.removeprefix(INPUT)) if written else None
        if computed is not None and said is not None and " " in computed.by:
            computed = replace(computed, unit=said.unit)
        verdict = verdict_on(kind, reason, said, direction, computed, own=own, tolerance=tolerance)
    return Statement(
        id=_id(row),
        source=str(row["source"]),
        where=str(row["where"]),
        who=str(row["who"]),
        kind=kind,
        subject=str(row["subject"]),
        region=_text(row["region"]),
        year=int(row["year"] or 0),
        for_year=int(row["for_year"]) if row["for_year"] else None,
        said=said,
        direction=direction,
        computed=computed,
        verdict=verdict,
        reason=reason,
        texts={"nl": str(row["text_nl"]), "en": str(row["text_en"])},
        notes=notes,
    )


def _regional(references: References, row: Row) -> Statement:
    """Return a statement about one region, held against the regional runs; open where its interval holds it."""
    compared = references.compare(row)
    said = _said(row, "")
    found = _of_region(compared, f"region:{row['subject']}:{row['dimension']}:{row['region']}")
    reason = compared.why
    if found is not None and found.value is not None and compared.dimension == "demand_growth":
        # a rise over several years was stated, and what is computed is a yearly rate
        whole = (1.0 + found.value) ** stated_years(row) - 1.0
        found, reason = replace(found, value=whole, unit="share"), reason.replace("figure-", "pace-")
    return Statement(
        id=_id(row),
        source=str(row["source"]),
        where=str(row.get("where") or references.pack.sources[str(row["source"])].get("where") or ""),
        who="researchers" if said is None else "others",
        kind="claim" if said is None else "figure",
        subject=str(row["subject"]),
        region=str(row["region"]),
        year=int(row["year"] or 0),
        for_year=int(row["for_year"]) if row["for_year"] else None,
        said=said,
        direction=str(row["direction"]),
        computed=found,
        verdict=_verdict(compared),
        reason=reason,
        texts={"nl": str(row.get("text_nl") or ""), "en": str(row.get("text_en") or "")},
        notes={"nl": "", "en": ""},
    )


def _of_region(compared: StatementComparison, by: str) -> Computed | None:
    """Return what a statement about a region was held against: a rank, or a figure."""
    if compared.computed is None:
        return None
    if compared.rank is not None:
        return Computed(float(compared.rank), None, None, "rank", "computed", by, ())
    unit = _REGIONAL_UNITS.get(compared.dimension, "share")
    return Computed(compared.computed, None, None, unit, "computed", by, ())


def _verdict(compared: StatementComparison) -> str:
    """Return the verdict on a statement about a region; what lies within the interval of the draws cannot be told."""
    return compared.verdict if compared.verdict in ("agrees", "differs", "input") else "cannot-tell"


def _said(row: Row, qualifier: str) -> Said | None:
    """Return the figure printed, or None where there is none."""
    value, low, high = (_number(row[name]) for name in ("value", "low", "high"))
    if value is None and low is None and high is None:
        return None
    return Said(value, low, high, str(row["unit"]), qualifier)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _text(value: object) -> str | None:
    return str(value) if value else None
