"""`raming check`: is a pack right, and what does it lack?"""

from raming.answers.checking import check as answer
from raming.cli.output import Output, show


def check(pack: str = "nl", *, output: Output = Output()) -> int:
    """Check a pack: its files, its tables and its figures, all findings in one go.

    Exit code 2 when the pack has errors.

    Args:
        pack: Name of a shipped pack, or the path of a directory or zip.
    """
    report = answer(pack)
    show(report, output)
    return 2 if report.errors else 0
