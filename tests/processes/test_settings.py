"""Every setting that the documents name is obeyed, and one that would break the app ends the start."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from running import ROOT, RunningApp, free_port, started
from tab import Visitor
from worlds import garden, release, write_package

SPOKEN_OF = re.compile(r"(?:GARDENMAP|STREAMLIT)_[A-Z_]+|FORWARDED_ALLOW_IPS|(?<=`)PORT(?=`)")
DOCUMENTS = [ROOT / "README.md", ROOT / "Dockerfile", *(ROOT / "docs").glob("*.md"), *(ROOT / "deploy").iterdir()]
NAME = "kart.example.no"


def get(app: RunningApp, path: str, **headers: str) -> requests.Response:
    return requests.get(app.url + path, headers={"Host": NAME} | headers, timeout=30)


def listens(app: RunningApp, address: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((address, urlsplit(app.url).port)) == 0


def shows_the_folder(app: RunningApp) -> bool:
    return get(app, "/healthz").json()["date"] == "2026-11-23"


def answers_under_its_names_alone(app: RunningApp) -> bool:
    return [get(app, "/om", Host=name).status_code for name in (NAME, "www.example.no")] == [200, 400]


def shows_its_metrics_to_others(app: RunningApp) -> bool:
    return "gardenmap_sessions" in get(app, "/metrics", **{"X-Forwarded-For": "192.0.2.1"}).text


def tells_how_long_a_run_takes(app: RunningApp) -> bool:
    with Visitor(app.url) as visitor:
        visitor.run()
        visitor.choose("Agder")  # when this run has begun, the line of the one before is written
    return any(json.loads(line)["event"] == "run" for line in app.log.read_text().splitlines() if line.startswith("{"))


def believes_this_machine_nothing(app: RunningApp) -> bool:
    """It counts what this machine asks as one client's, whomever it claims to ask for."""
    claimed = ({"X-Forwarded-For": f"192.0.2.{n % 250}"} for n in range(400))
    return any(get(app, "/api/v1/openapi.json", **headers).status_code == 429 for headers in claimed)


def holds_a_session(app: RunningApp) -> bool:
    with Visitor(app.url) as visitor:
        return "Agder" in visitor.run().counties


SETTINGS: dict[str, tuple[str, Callable[[RunningApp], bool]]] = {
    "PORT": ("{port}", lambda app: listens(app, "127.0.0.1")),
    "GARDENMAP_DATA": ("{folder}", shows_the_folder),
    "GARDENMAP_HOSTS": (NAME, answers_under_its_names_alone),
    "GARDENMAP_METRICS": ("open", shows_its_metrics_to_others),
    "GARDENMAP_TIMINGS": ("1", tells_how_long_a_run_takes),
    "STREAMLIT_SERVER_ADDRESS": ("127.0.0.1", lambda app: not listens(app, "127.0.0.2")),
    "STREAMLIT_SERVER_COOKIE_SECRET": ("0123456789abcdef", holds_a_session),
    "FORWARDED_ALLOW_IPS": ("192.0.2.9", believes_this_machine_nothing),
}
"""Each setting with a value that is not its default, and what shows that the app obeys it."""
REFUSED = {
    "server.baseUrlPath": ("kart", "Leave server.baseUrlPath empty, not kart: "),
    "server.customComponentBaseUrlPath": ("kart", "Leave server.customComponentBaseUrlPath empty, not kart: "),
    "server.maxMessageSize": ("0", "Set server.maxMessageSize to 1 or more, not 0: "),
    "server.maxWidgetStateSize": ("0", "Set server.maxWidgetStateSize to 1 or more, not 0: "),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app as `gardenmap serve` starts it with every setting in its environment."""
    folder, port = write_package(tmp_path_factory.mktemp("data"), release(gardens=[garden()])), free_port()
    given = {name: value.format(port=port, folder=folder) for name, (value, _) in SETTINGS.items()}
    command = [sys.executable, "-c", "from gardenmap.cli import app; app()", "serve"]
    with started(command, port, ROOT, given) as app:
        yield app
        assert "config option" not in app.log.read_text(), "Streamlit does not know a line of .streamlit/config.toml"


def test_every_setting_that_the_documents_name_is_tried_here() -> None:
    named = {name for document in DOCUMENTS for name in SPOKEN_OF.findall(document.read_text(encoding="utf-8"))}
    assert named == set(SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_obeyed(served: RunningApp, setting: str) -> None:
    _, is_obeyed = SETTINGS[setting]
    assert is_obeyed(served)


def start(folder: Path, *options: str, **environment: str) -> tuple[int, str]:
    """The exit code of a start from a folder, and all that it leaves on the screen."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(free_port())]
    done = subprocess.run(
        [*command, *options], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120
    )
    return done.returncode, (done.stdout + done.stderr).strip()


def variable(option: str) -> str:
    """The name of one of Streamlit's options in the environment."""
    return "STREAMLIT_" + re.sub(r"(?=[A-Z])", "_", option).replace(".", "_").upper()


@pytest.mark.parametrize("option", REFUSED)
def test_a_setting_of_streamlit_that_breaks_the_app_ends_the_start_with_a_sentence(option: str, tmp_path: Path) -> None:
    value, sentence = REFUSED[option]
    code, said = start(tmp_path, **{variable(option): value})
    assert code == 1
    assert said.splitlines()[-1].startswith(sentence)
    assert "Traceback" not in said


@pytest.mark.parametrize("way", ["option", "file"])
def test_it_does_so_whichever_way_the_setting_comes(way: str, tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    if way == "file":
        (tmp_path / ".streamlit" / "config.toml").write_text('[server]\nbaseUrlPath = "kart"\n', encoding="utf-8")
    code, said = start(tmp_path, *(["--server.baseUrlPath", "kart"] if way == "option" else []))
    assert code == 1
    assert said.splitlines()[-1].startswith("Leave server.baseUrlPath empty, not kart: ")


def test_a_list_of_names_that_holds_no_name_ends_the_start_with_a_sentence(tmp_path: Path) -> None:
    code, said = start(tmp_path, GARDENMAP_HOSTS="https://kart.example.no")
    assert code == 1
    assert said.splitlines()[-1].startswith("GARDENMAP_HOSTS takes names such as kart.example.no with commas, not ")
    assert "Traceback" not in said
