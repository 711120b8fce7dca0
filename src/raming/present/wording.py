"""Sentences that several answers share."""

from raming.answers.manifest import Manifest
from raming.inputs.vocabulary import STATUSES
from raming.present import labels
from raming.present.language import Language


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def scenario_words(scenario: str, trend: str, variant: str, language: Language) -> str:
    """Return the words for a choice of scenario, trend and variant."""
    parts = [labels.SCENARIOS[scenario], labels.TRENDS[trend], labels.VARIANTS[variant]]
    return ", ".join(language.text(part) for part in parts)


def rests_on(counts: dict[str, int], language: Language) -> str:
    """Say how many figures of each status an answer rests on."""
    parts = [
        f"{language.number(counts[status])} {language.text(labels.STATUSES[status])}"
        for status in (*STATUSES, "scenario")
        if counts.get(status)
    ]
    total = sum(counts.values())
    return language.plural(
        "Rests on {count} figure: {parts}.",
        "Rests on {count} figures: {parts}.",
        total,
        parts=language.listing(parts),
    )


def about_run(manifest: Manifest, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what identifies a run: names and values."""
    text = language.text
    options = ", ".join(
        f"{name}={value}" for name, value in manifest.options.items() if value not in (None, [])
    )
    return (
        (text("question"), manifest.question),
        (text("options"), options),
        (text("version of raming"), manifest.raming),
        (text("pack"), f"{manifest.pack.name} {manifest.pack.version} ({manifest.pack.hash[:12]})"),
        (text("platform"), manifest.platform),
        (text("result, exact"), manifest.result.exact),
        (text("result, rounded to 1e-10"), manifest.result.rounded),
    )
