"""The command line says the same on any console and into any pipe, and never more than it has to say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from published import DATA

COMMAND = [sys.executable, "-c", "from gardenmap.cli import app; app()"]
NAME = "Kárášjohka – ŋ"
ASCII = {"PYTHONIOENCODING": "ascii"}
CONSOLES = {
    "Windows in Western Europe": ({"PYTHONIOENCODING": "cp1252"}, "cp1252", r"Kárášjohka – \u014b"),
    "an old console of Windows": ({"PYTHONIOENCODING": "cp850"}, "cp850", r"Kárá\u0161johka \u2013 \u014b"),
    "Latin-1": ({"PYTHONIOENCODING": "latin-1"}, "latin-1", r"Kárá\u0161johka \u2013 \u014b"),
    # What says that it knows ASCII alone is mostly set up wrong: the library of the command line writes UTF-8 there.
    "ASCII": (ASCII, "utf-8", NAME),
    "no language": ({"LANG": "C"}, "utf-8", NAME),
}
SAYS = {
    "check": (["check", "{package}"], 1),
    "check of a whole package": (["check"], 0),
    "export": (["export", "gardens", "--data", "{whole}"], 0),
    "export with a notice": (["export", "gardens", "--view", f"garden={NAME}", "--data", "{whole}"], 0),
    "export of faults": (["export", "--data", "{package}"], 1),
    "export to nowhere": (["export", "--output", f"{NAME}/a.csv"], 1),
    "build estimates": (["build", "estimates", "--data", "{package}"], 1),
    "describe a folder that is not there": (["describe", "--check", "--data", NAME], 1),
    "help": (["--help"], 0),
    "help of export": (["export", "--help"], 0),
    "a command that there is not": ([NAME], 2),
    "an option that there is not": (["check", f"--{NAME}"], 2),
    "a choice that there is not": (["export", NAME], 2),
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Two copies of the published package with a name that few encodings have; in one it is a fault."""
    folder = tmp_path_factory.mktemp("packages")
    for name, old, new in (("package", ",4205,", f",{NAME},"), ("whole", "Lister Nyskaping", NAME)):
        shutil.copytree(DATA, folder / name)
        table = folder / name / "gardens.csv"
        text = table.read_text(encoding="utf-8")
        assert old in text
        table.write_text(text.replace(old, new), encoding="utf-8")
    return {name: str(folder / name) for name in ("package", "whole")}


def environment(console: dict[str, str]) -> dict[str, str]:
    kept = {name: said for name, said in os.environ.items() if name not in ("LANG", "LC_ALL", "PYTHONIOENCODING")}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | console


def arguments(of: str, packages: dict[str, str]) -> list[str]:
    return [argument.format(**packages) for argument in SAYS[of][0]]


@pytest.mark.parametrize(("console", "encoding", "name"), CONSOLES.values(), ids=CONSOLES)
def test_a_console_that_does_not_know_a_letter_gets_its_number(
    console: dict[str, str], encoding: str, name: str, packages: dict[str, str]
) -> None:
    command = [*COMMAND, *arguments("check", packages)]
    done = subprocess.run(command, capture_output=True, env=environment(console))
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert f"Found '{name}'" in done.stdout.decode(encoding)


def test_a_file_that_is_printed_is_utf_8_whatever_the_console_is(packages: dict[str, str]) -> None:
    done = subprocess.run([*COMMAND, *arguments("export", packages)], capture_output=True, env=environment(ASCII))
    assert NAME in done.stdout.decode("utf-8")


@pytest.mark.parametrize("of", SAYS)
def test_no_command_fails_for_what_it_has_to_say(of: str, packages: dict[str, str], tmp_path: Path) -> None:
    command = [*COMMAND, *arguments(of, packages)]
    console = environment({"PYTHONIOENCODING": "cp850"})
    done = subprocess.run(command, capture_output=True, env=console, cwd=tmp_path)
    assert b"Traceback" not in done.stderr
    assert done.returncode == SAYS[of][1]
    assert done.stdout or done.stderr


@pytest.mark.parametrize("of", ["check", "export", "export with a notice", "help", "a command that there is not"])
def test_whoever_stops_reading_is_not_told_more(of: str, packages: dict[str, str], tmp_path: Path) -> None:
    for closed in ("stdout", "stderr"):
        read, write = os.pipe()
        os.close(read)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {closed: write}
        command = [*COMMAND, *arguments(of, packages)]
        done = subprocess.run(command, env=environment({}), cwd=tmp_path, **pipes)  # type: ignore[call-overload]
        os.close(write)
        said = (done.stdout or b"") + (done.stderr or b"")
        assert b"Traceback" not in said
        assert b"Broken pipe" not in said
        assert b"Exception ignored" not in said


@pytest.mark.parametrize("of", ["check", "export", "help"])
def test_a_full_disk_is_told_in_one_sentence(of: str, packages: dict[str, str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such file on this system")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments(of, packages)], stdout=full, stderr=subprocess.PIPE, env=environment({})
        )
    assert (done.returncode, done.stderr) == (1, b"Standard output: No space left on device.\n")


@pytest.mark.parametrize("of", ["check", "export", "help"])
def test_without_a_console_nothing_fails(of: str, packages: dict[str, str]) -> None:
    shell = " ".join(f"'{word}'" for word in [*COMMAND, *arguments(of, packages)]) + " >&-"
    done = subprocess.run(["sh", "-c", shell], stderr=subprocess.PIPE, env=environment({}))
    assert b"Traceback" not in done.stderr
    assert done.returncode == SAYS[of][1]
