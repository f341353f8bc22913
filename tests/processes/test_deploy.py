"""Two processes behind Debian's own nginx, with the files of deploy/."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copy, copytree

import pytest
import requests
from behind_nginx import Fleet, fleet
from requests.adapters import HTTPAdapter
from running import ROOT, RunningApp, free_port, started
from tab import Visitor
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin


@pytest.fixture(scope="module")
def site() -> Iterator[Fleet]:
    """Metrics are open here: it is nginx that must close them."""
    with fleet(GARDENMAP_METRICS="open") as running:
        yield running


@pytest.fixture
def mortal() -> Iterator[Fleet]:
    """For a test that ends processes."""
    with fleet() as running:
        yield running


def get(url: str, process: str = "", **headers: str) -> requests.Response:
    cookies = {"gardenmap": process} if process else {}
    return requests.get(url, headers=headers, cookies=cookies, timeout=40, allow_redirects=False)


def sessions(app: RunningApp) -> float:
    [found] = re.findall(r"^gardenmap_sessions (\S+)", get(app.url + "/metrics").text, re.MULTILINE)
    return float(found)


def kill(app: RunningApp) -> None:
    os.kill(app.pid, signal.SIGKILL)
    port = int(app.url.rpartition(":")[2])
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)


def test_a_visitor_is_told_a_process_and_both_get_visitors(site: Fleet) -> None:
    told = {get(site.url).cookies["gardenmap"] for _ in range(40)}
    assert told == {"a", "b"}


def test_a_page_comes_whole_through_nginx_and_is_held_by_the_browser(site: Fleet) -> None:
    answer = get(f"{site.url}/bedrifter?county=46", **{"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert "næringshager" in answer.text
    etag = answer.headers["etag"]
    assert get(f"{site.url}/bedrifter?county=46", **{"If-None-Match": etag, "Accept-Encoding": "br"}).status_code == 304


def test_who_has_been_told_a_process_is_told_nothing_again(site: Fleet) -> None:
    for process in site.apps:
        assert "set-cookie" not in get(site.url, process).headers


@pytest.mark.parametrize("process", ["a", "b"])
def test_the_session_is_held_by_the_process_of_the_page(site: Fleet, process: str) -> None:
    before = {name: sessions(app) for name, app in site.apps.items()}
    with Visitor(site.url, cookie=f"gardenmap={process}") as visitor:
        visitor.run()
        assert visitor.choose("Vestland").county == "46"
        more = {name: sessions(app) - before[name] for name, app in site.apps.items()}
    assert more == {"a": 0, "b": 0} | {process: 1}


@pytest.mark.parametrize("address", ["/panels/companies-by-garden.csv?county=18", "/tables/gardens.csv"])
def test_a_file_is_the_same_from_either_process(site: Fleet, address: str) -> None:
    first, second = (get(site.url + address, process) for process in "ab")
    assert first.status_code == 200
    assert "attachment" in first.headers["content-disposition"]
    assert first.content == second.content
    assert not first.cookies


def test_a_process_that_dies_leaves_its_visitors_to_the_other_for_good(mortal: Fleet) -> None:
    kill(mortal.apps["a"])
    page = get(mortal.url, "a")
    assert page.status_code == 200
    assert page.cookies["gardenmap"] == "b"
    with Visitor(mortal.url, cookie="gardenmap=a") as visitor:
        assert visitor.cookie == "gardenmap=b", "a page that only connects again"
        visitor.run()
        assert visitor.choose("Agder").county == "42"
    kill(mortal.apps["b"])
    nobody = get(mortal.url, "b")
    assert nobody.status_code == 503
    assert nobody.headers["retry-after"]
    assert "Prøv igjen" in nobody.content.decode()
    assert "try again" in nobody.text


@pytest.mark.parametrize(
    "path", ["/metrics", "/metrics/", "//metrics", "/%6detrics", "/x/../metrics", "/_stcore/metrics"]
)
def test_metrics_are_closed_to_the_outside(site: Fleet, path: str) -> None:
    request = requests.Request("GET", site.url).prepare()
    request.url = site.url + path  # as written: requests would tidy it up
    answer = requests.Session().send(request, timeout=10)
    assert answer.status_code == 404
    assert "gardenmap_" not in answer.text
    assert get(site.apps["a"].url + "/metrics", **{"X-Forwarded-For": "192.0.2.1"}).ok, "the app itself is open here"


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/release.json", "/assets/00000000/map.js"])
def test_the_safety_headers_are_on_once(site: Fleet, path: str) -> None:
    headers = get(site.url + path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-security-policy"].count("frame-ancestors") == 1
    assert "nginx/" not in headers["server"]


def test_files_that_caches_may_share_set_no_cookie(site: Fleet) -> None:
    for path in ("/assets/00000000/leaflet.js", "/api/v1/release.json"):
        assert "set-cookie" not in get(site.url + path).headers


def test_the_app_hears_the_visitors_own_address_and_not_one_that_is_claimed(site: Fleet) -> None:
    def ask(source: str, claimed: str = "") -> int:
        with requests.Session() as session:
            adapter = HTTPAdapter()
            adapter.init_poolmanager(1, 1, source_address=(source, 0))
            session.mount("http://", adapter)
            headers = {"X-Forwarded-For": claimed, "Forwarded": f"for={claimed}"} if claimed else {}
            cookies = {"gardenmap": "a"}
            address = site.url + "/api/v1/openapi.json"
            return session.get(address, headers=headers, cookies=cookies, timeout=10).status_code

    answers: list[int] = []
    while 429 not in answers and len(answers) < 400:
        answers.append(ask("127.0.0.2", claimed=f"192.0.2.{len(answers) % 250}"))
    assert answers[0] == 200
    assert answers[-1] == 429, "each request claimed another address, and was believed"
    assert ask("127.0.0.3") == 200


def test_another_name_and_another_sites_page_are_refused_through_nginx_too(site: Fleet) -> None:
    assert get(site.url, Host="evil.example").status_code == 400
    stream = site.url.replace("http", "ws") + "/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused, connect(stream, origin=Origin("http://evil.example")):
        pass
    assert refused.value.response.status_code == 403
    with connect(stream, origin=Origin(site.url)) as opened:
        assert opened.response is not None
        assert opened.response.status_code == 101


def test_what_is_too_large_goes_no_further(site: Fleet) -> None:
    assert requests.post(site.url, data=b"x" * 100_000, timeout=10).status_code == 413
    assert get(f"{site.url}/?county={'4' * 9000}").status_code == 414
    assert get(f"{site.url}/?county={'4' * 3000}").status_code == 200


def step(name: str) -> list[str]:
    """The words of a step of the Dockerfile that is written as a list."""
    [words] = re.findall(rf"^ *{name} (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    return json.loads(words)


def test_the_image_holds_all_that_the_app_needs_and_its_health_check_tells_live_from_dead(tmp_path: Path) -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    for line in re.findall(r"^COPY (.*)$", dockerfile, re.MULTILINE):
        *sources, target = line.split()
        for source in sources:
            if (ROOT / source).is_dir():
                copytree(ROOT / source, tmp_path / target)
            else:
                copy(ROOT / source, tmp_path / target)
    (tmp_path / "var").symlink_to(ROOT / "var")  # what `python -m gardenmap.server.bundles` makes there

    port = free_port()
    command = [word.replace("8501", str(port)) for word in step(r"CMD(?= \[.streamlit)")]
    path = f"{tmp_path / 'src'}:{os.environ.get('PYTHONPATH', '')}"
    checks = [word.replace("8501", str(port)) for word in step(r"CMD(?= \[.python)")]
    command[0], checks[0] = str(Path(sys.executable).with_name("streamlit")), sys.executable
    with started(command, port, tmp_path, {"PYTHONPATH": path, "GARDENMAP_HOSTS": "kart.example.no"}) as image:
        with Visitor(image.url) as visitor:
            visitor.run()
        assert subprocess.run(checks, capture_output=True).returncode == 0
    assert subprocess.run(checks, capture_output=True).returncode != 0


def test_the_image_installs_by_hash_and_runs_for_a_user_without_rights() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert "--require-hashes --requirement requirements.txt" in dockerfile
    assert dockerfile.index("\nUSER gardenmap") < dockerfile.index("\nCMD")
