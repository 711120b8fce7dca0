"""`raming backup`: everything that was saved, in one file."""

from pathlib import Path

from raming.cli.screen import tell_apart


def backup(file: Path, *, database: str | None = None) -> None:
    """Write all scenarios and decisions, with every version, to one file.

    The server may go on meanwhile. The file appears whole or not at all.

    Args:
        file: Where to write it, such as raming-backup.jsonl.gz.
        database: URL of the database; the one in your data folder when left out.
    """
    from raming.store.backup import backup as write  # noqa: PLC0415 - only where something is kept

    made = write(file, database)
    counted = ", ".join(f"{rows} {table}" for table, rows in made.rows.items()) or "no records"
    tell_apart(f"written: {made.path} ({counted}; from {made.database})")
