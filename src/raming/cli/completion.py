"""`raming completion`: what lets a shell complete verbs and options."""

from typing import Literal

from raming.cli.screen import tell


def completion(shell: Literal["bash", "zsh", "fish"], *, lang: Literal["nl", "en"] = "nl") -> None:
    """Print the script that completes verbs, options and choices in a shell.

    Args:
        shell: The shell: bash, zsh or fish.
        lang: Language in which the options are described, where the shell shows that.
    """
    from raming.cli.main import application  # noqa: PLC0415 - the command is made of all verbs, this one too

    tell(application(lang).generate_completion(prog_name="raming", shell=shell))
