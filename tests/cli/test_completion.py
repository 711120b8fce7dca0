"""What a shell offers after a tab, as whoever types would see it."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from raming.cli.help import verbs
from raming.cli.main import main
from raming.inputs.loading import load_pack

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture
def script(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """The bash script, written as the help says."""
    if not shutil.which("bash"):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no bash: apt-get install bash")
    assert main(["completion", "bash"]) == 0
    path = tmp_path / "raming"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    return path


def offered(script: Path, *words: str) -> set[str]:
    """Return what bash offers for the last word."""
    typed = " ".join(f"'{word}'" for word in ("raming", *words))
    ask = f'. "{script}"; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _raming; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)
    return {word.strip() for word in done.stdout.splitlines() if word.strip()}


def test_bash_completes_verbs_options_and_choices(script: Path) -> None:
    assert offered(script, "adv") == {"advise"}
    assert offered(script, "") >= set(verbs())
    assert offered(script, "advise", "--dra") == {"--draws"}
    assert "--draws" not in offered(script, "ledger", "--")
    assert offered(script, "advise", "--trend", "te") == {"temporary"}


def test_bash_offers_occupations_in_both_languages(script: Path) -> None:
    assert {"huisarts", "huisartsen"} & offered(script, "advise", "huis") == {"huisarts"}
    assert "general-practitioner" in offered(script, "advise", "gen")
    assert "tandarts" in offered(script, "advise", "--round", "2025", "--occupation", "tand")
    assert offered(script, "reproduce", "huis") == set()
    assert offered(script, "advise", "huisarts", "--trend", "te") == {"temporary"}
    for name in offered(script, "advise", ""):
        assert load_pack().occupation(*shlex.split(name)), "what is offered is understood as it is typed"


def test_zsh_and_fish_offer_occupations(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "zsh"]) == 0
    zsh = capsys.readouterr().out
    assert zsh.startswith("#compdef raming\n")
    assert zsh.count("--occupation[") == len(re.findall(r"--occupation\[.*:_raming_occupations'", zsh)) > 5
    assert len(re.findall(r"'1:.*:_raming_occupations'", zsh)) > 5
    assert main(["completion", "fish"]) == 0
    fish = capsys.readouterr().out
    assert "using_command advise' -f -a '(__fish_raming_occupations)'" in fish
    for shell in (zsh, fish):
        assert "huisarts" in shell
        assert "general-practitioner" in shell


@pytest.mark.parametrize("shell", SHELLS)
def test_every_verb_is_in_the_script_of_every_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert [verb for verb in verbs() if verb not in script] == []


def test_another_shell_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "powershell"]) == 2
    told = capsys.readouterr().err
    assert "powershell" in told
    assert all(shell in told for shell in SHELLS)
