"""How sure a figure is and how far a project has come, where colours do not tell it.

That is where the visitor's system forces its own few colours, and on grey paper. A table says where marks are seen:
each mark has to be drawn in the system's colours alone, to be seen on the ground, and to have a form of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from statistics import fmean
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from running import complete, running_app
from screen import frame, look, menu, panel
from worlds import company, garden, observation, project, release, write_package

from gardenmap.data.check import check
from gardenmap.model import ProjectStatus

CERTAINTIES = {
    "reported": {"status": "A"},
    "provisional": {"status": "P"},
    "uncertain": {"status": "U"},
    "estimate": {"status": "E"},
    "unverified": {"status": "E"},
    "missing": {"status": "O", "value": None},
    "closed": {"status": "O", "value": None},
}
DETAILS = {"unverified": {"membership": "unverified"}, "closed": {"status": "closed"}}
INKS = ("CanvasText", "LinkText", "GrayText")
STATUSES = len(ProjectStatus)
BARS, PRINTED_BARS = ".bars .point path", "svg g:not([transform]) > rect"


class Output(NamedTuple):
    """A place where marks are seen: an address, where on it, which elements, and how many forms these have."""

    address: str
    place: str
    """In the page, in the map's frame, or in the first paint, which needs no script."""
    marks: str
    forms: int


OUTPUTS = {
    "map": Output("/", "map", ".gm-garden svg", 6),
    "legend of the map": Output("/", "map", ".gm-look svg", 7),
    "key figures": Output("/", "page", ".gm-kpi .gm-part", 4),
    "chart of figures": Output("/bedrifter", "page", f".st-key-panel-companies-by-garden {BARS}", 5),
    "explanation of bars": Output("/om", "page", ".gm-legend .gm-wide", 5),
    "explanation of circles": Output("/om", "page", ".gm-legend .gm-round:not(.gm-is-closed)", 5),
    "pills of statuses": Output("/baerekraft", "page", ".gm-pill .gm-swatch", STATUSES),
    "statuses in a table": Output("/baerekraft", "page", ".st-key-panel-project-list .gm-swatch", STATUSES),
    "chart of statuses": Output("/baerekraft", "page", f".st-key-panel-projects-by-theme {BARS}", STATUSES),
    "printed map": Output("/", "first paint", ".gm-map g:has(> .gm-halo)", 6),
    "printed chart of figures": Output(
        "/bedrifter", "first paint", f".st-key-panel-companies-by-garden {PRINTED_BARS}", 5
    ),
    "printed chart of statuses": Output(
        "/baerekraft", "first paint", f".st-key-panel-projects-by-theme {PRINTED_BARS}", STATUSES
    ),
}
PAINTED = """node => {
    const painted = each => {
        const style = getComputedStyle(each);
        if (!('ownerSVGElement' in each)) {
            const border = [style.borderWidth, style.borderStyle, style.borderColor].join();
            return [style.backgroundColor, style.backgroundImage, style.borderWidth !== '0px' && border];
        }
        const id = style.fill.match(/url\\("?#(.+?)"?\\)/)?.[1];
        const pattern = id && [...each.ownerDocument.getElementById(id).children];
        const held = pattern?.map(part => [part.getAttribute('d'), ...painted(part)]);
        const line = [style.stroke, style.strokeWidth, style.strokeDasharray].join();
        return [held ?? style.fill, style.stroke !== 'none' && line];
    };
    const parts = node.matches('svg, g') ? [...node.querySelectorAll('circle:not(.gm-halo), path')] : [node];
    return parts.filter(each => each.checkVisibility()).map(each => [each.tagName, ...painted(each)]);
}"""
"""Of all that is painted in a mark, the ground or fill, what its pattern holds, and the line around it."""
COLOURS = """names => names.map(name => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = name;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
})"""
THICK = "each => parseFloat(getComputedStyle(each).strokeWidth)"


@pytest.fixture(scope="module")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of its own, whose data have every kind of certainty and every status."""
    folder = tmp_path_factory.mktemp("every-kind")
    figures = [
        observation(**{"area": name, "value": 40 + 30 * n, **cells})
        for n, (name, cells) in enumerate(CERTAINTIES.items())
    ]
    world = release(
        companies=[company()],
        gardens=[garden(name, lat=58.4 + n / 12, **DETAILS.get(name, {})) for n, name in enumerate(CERTAINTIES)],
        observations=[observation(value=500), *figures],
        projects=[project(f"P{n}", ["reported"], status=status) for n, status in enumerate(ProjectStatus)],
    )
    assert [str(problem) for problem in check(write_package(folder, world))] == []
    with running_app(GARDENMAP_DATA=str(folder)) as app:
        yield app.url


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, new_page: Callable[..., Page]) -> Page:
    """A window in a system that forces its colours, dark on light or light on dark."""
    page = new_page()
    page.emulate_media(color_scheme=request.param, forced_colors="active")
    return page


@pytest.fixture
def plain(forced: Page, browser: Browser, app_url: str) -> Iterator[Page]:
    """The same without scripts, which stays at the first paint."""
    scheme = "dark" if forced.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    page = browser.new_page(
        java_script_enabled=False, forced_colors="active", color_scheme=scheme, base_url=app_url, locale="nb-NO"
    )
    yield page
    page.close()


def seen(page: Page, output: Output) -> set[str]:
    """What is painted of each mark."""
    if page.url.rpartition("/")[2] != output.address.removeprefix("/") or page.url == "about:blank":
        page.goto(output.address)
        if output.place != "first paint":
            complete(page)
    place = frame(page) if output.place == "map" else page
    return {str(mark.evaluate(PAINTED)) for mark in place.locator(output.marks).all()}


def test_every_mark_has_the_systems_colours_and_a_form_of_its_own(forced: Page, plain: Page) -> None:
    ground, *inks = forced.evaluate(COLOURS, ["Canvas", *INKS])
    ink = "|".join(map(re.escape, inks))
    for name, output in OUTPUTS.items():
        marks = seen(plain if output.place == "first paint" else forced, output)
        for mark in marks:
            colours = set(re.findall(r"rgba?\([^)]*\)", mark)) - {"rgba(0, 0, 0, 0)"}
            assert colours <= {ground, *inks}, (name, mark)
            assert colours & set(inks), (name, mark)
        assert len({re.sub(ink, "ink", mark) for mark in marks}) == output.forms, (name, marks)


def test_what_is_chosen_stands_out_where_the_system_forces_its_colours(forced: Page) -> None:
    look(forced, "/?county=42&garden=reported")
    [highlight] = forced.evaluate(COLOURS, ["Highlight"])
    expect(menu(forced, "Oversikt")).to_have_attribute("aria-current", "page")
    assert edge(menu(forced, "Oversikt")) != edge(menu(forced, "Bedrifter"))
    part = frame(forced).get_by_role("button", name="Agder", exact=True, pressed=True)
    for chosen in (forced.locator("[class*=st-key-lang] [aria-checked=true]"), part):
        expect(chosen).to_have_css("background-color", highlight)
    expect(forced.locator("tr[aria-current]")).to_have_css("outline-color", highlight)
    lands = frame(forced).locator("path.gm-county").all()
    widths = {each.get_attribute("data-county"): each.evaluate(THICK) for each in lands}
    assert widths.pop("42") > 2 * max(widths.values())
    forced.get_by_role("button", name="Flere valg").click()
    forced.get_by_text("Bare rapporterte tall").click()
    for box in (".stCheckbox label > span + div", ".stRadio label[data-selected] > div > :first-child"):
        expect(forced.locator(box).first).to_have_css("background-color", highlight)


def edge(link: Locator) -> object:
    """The colour of the line below an entry of the menu, as it is painted."""
    taken = Image.open(BytesIO(link.screenshot())).convert("RGB")
    return taken.getpixel((taken.width // 2, taken.height - 2))


def test_a_chart_takes_the_systems_colours_when_they_are_turned_on_and_gives_them_back(page: Page) -> None:
    look(page, "/bedrifter")
    bar = panel(page, "companies-by-garden").locator(BARS).first
    before = bar.evaluate("each => getComputedStyle(each).stroke")
    page.emulate_media(forced_colors="active")
    [link] = page.evaluate(COLOURS, ["LinkText"])
    expect(bar).to_have_css("stroke", link)
    page.emulate_media(forced_colors="none")
    expect(bar).to_have_css("stroke", before)


def grey(mark: Locator) -> float:
    """How light the middle of a mark is on grey paper, from 0 to 255."""
    taken = Image.open(BytesIO(mark.screenshot())).convert("L")
    middle = taken.height // 2
    return fmean(taken.crop((4, middle - 1, min(taken.width - 4, 24), middle + 1)).tobytes())


def test_the_parts_of_a_key_figure_are_told_apart_on_grey_paper(page: Page) -> None:
    look(page, "/")
    page.emulate_media(media="print")
    known, estimated, unconfirmed = (
        grey(page.locator(f".gm-kpi .gm-{part}").first) for part in ("known", "estimated", "unconfirmed")
    )
    assert known + 40 < estimated < unconfirmed - 20
