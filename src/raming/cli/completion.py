"""`raming completion`: what lets a shell complete verbs, options and occupations."""

import re
from shlex import quote
from typing import Literal

from raming.answers.questions import QUESTIONS
from raming.cli.screen import tell
from raming.inputs.loading import load_pack
from raming.inputs.options import options_of

OCCUPATION = ("occupation", "occupations")
"""Options that take an occupation; where one is the first of a verb, it is given without its name."""

BASH = """
# The names of occupations, where the rest offers nothing
_raming() {{
  _raming_words "$@"
  local cur="${{COMP_WORDS[COMP_CWORD]}}" prev="${{COMP_WORDS[COMP_CWORD-1]}}" name quoted
  [[ ${{#COMPREPLY[@]}} -gt 0 || $cur == -* || ' {verbs} ' != *" ${{COMP_WORDS[1]}} "* ]] && return
  [[ $COMP_CWORD -eq 2 || $prev == --occupation || $prev == --occupations ]] || return
  for name in {names}; do
    [[ $name == "$cur"* ]] && {{ printf -v quoted '%q' "$name"; COMPREPLY+=("$quoted"); }}
  done
}}

complete -F _raming raming
"""
ZSH = """
_raming_occupations() {{
  compadd -- {names}
}}
"""
FISH = """
function __fish_raming_occupations
    printf '%s\\n' {names}
end
"""


def completion(shell: Literal["bash", "zsh", "fish"], *, lang: Literal["nl", "en"] = "nl") -> None:
    """Print the script that completes verbs, options and choices in a shell.

    Args:
        shell: The shell: bash, zsh or fish.
        lang: Language in which the options are described, where the shell shows that.
    """
    from raming.cli.main import application  # noqa: PLC0415 - the command is made of all verbs, this one too

    made = application(lang).generate_completion(prog_name="raming", shell=shell)
    tell({"bash": _in_bash, "zsh": _in_zsh, "fish": _in_fish}[shell](made))


def occupation_names() -> list[str]:
    """Return every occupation of the shipped pack by its name in both languages, with hyphens for spaces."""
    rows = load_pack().occupations.values()
    return sorted(
        {"-".join(str(row[f"name_{code}"]).casefold().split()) for row in rows for code in ("nl", "en")}
    )


def occupation_verbs() -> list[str]:
    """Return the verbs whose first word is an occupation."""
    firsts = {one.verb: next(iter(options_of(one.options)), "") for one in QUESTIONS.values()}
    return [verb for verb, first in firsts.items() if first in OCCUPATION]


def _in_bash(script: str) -> str:
    words = script.replace("\n_raming() {", "\n_raming_words() {").replace(
        "\ncomplete -F _raming raming\n", "\n"
    )
    return words + BASH.format(verbs=" ".join(occupation_verbs()), names=_quoted())


def _in_zsh(script: str) -> str:
    """Return the script with an action for the place of an occupation and for its option."""
    action = ":_raming_occupations'"
    made = re.sub(r"(\*--occupations?\[.*\]:occupations?)'", rf"\1{action}", script)
    made = re.sub(r"('(?:1|\*):[^\n]*)'( \\\n\s*'\*--occupations?\[)", rf"\1{action}\2", made)
    head, line, rest = made.partition("\n")
    return head + line + ZSH.format(names=_quoted()) + rest


def _in_fish(script: str) -> str:
    made = [script, FISH.format(names=_quoted(r"\'"))]
    for verb in occupation_verbs():
        start = f"complete -c raming -n '__fish_raming_using_command {verb}'"
        made.append(f"{start} -f -a '(__fish_raming_occupations)'\n")
    return "".join(made)


def _quoted(apostrophe: str = "") -> str:
    """Return the names as words of a shell; `apostrophe` is how one stands in quotes where that is known."""
    if apostrophe:
        return " ".join(
            "'" + name.replace("\\", "\\\\").replace("'", apostrophe) + "'" for name in occupation_names()
        )
    return " ".join(map(quote, occupation_names()))
