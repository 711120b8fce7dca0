"""The date on which something is made, in words."""

import os
from datetime import UTC, date, datetime

from raming.present.language import Language


def made_words(language: Language) -> str:
    """Return the date of today in words: `27 november 2026`.

    Where `SOURCE_DATE_EPOCH` is set, as for builds that must come out the same, it is the date of that moment.
    """
    from babel.dates import format_date  # noqa: PLC0415 - only where a date is said

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
    return format_date(day, "d MMMM y", locale=language.code)
