"""Every page of every view is whole before a script has run: headings, panels, links and the form."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

import pytest
from document import Element, tidy
from first_paint import BY_PATH, first_paint, followed, visit

from gardenmap.choices import choose
from gardenmap.html.addresses import PANELS, PREFIX, TABLES
from gardenmap.model import LANGUAGES
from gardenmap.panels import panel
from gardenmap.panels.pages import PAGES, Page
from gardenmap.view import link

VIEWS = (
    "",
    "county=46",
    "county=46,11",
    "county=03",
    "county=33,39&values=reported",
    "values=reported&indicator=value_creation",
    "garden=voss",
    "county=46&garden=odda&status=completed&theme=circular_economy&membership=confirmed_2021",
)
QUERIES = [f"{query}&lang={lang}".lstrip("&") for query in VIEWS for lang in LANGUAGES]
OF_TEXT = [query for query in QUERIES if query.startswith(("lang", "county=46&garden"))]
"""For a page whose words are the same whatever is chosen."""
KEY_FIGURES = ["gardens", "companies", "value-creation", "projects"]


@pytest.fixture(scope="module", params=PAGES, ids=lambda entry: entry.id)
def page(request: pytest.FixtureRequest) -> Page:
    return request.param


@pytest.fixture(scope="module")
def views(page: Page) -> dict[str, Element]:
    """The page in every view and language, by query string; that each is well-formed has been seen on the way."""
    return {query: first_paint(page.id, query) for query in (QUERIES if page.filters else OF_TEXT)}


def sections(root: Element) -> list[str]:
    """The ids of the panels, as a phone shows them from top to bottom."""
    names = [name for each in root.all("section") for name in each.classes]
    return [name.removeprefix("st-key-panel-") for name in names if name.startswith("st-key-panel-")]


def test_a_page_has_one_main_heading_and_skips_no_level(views: dict[str, Element]) -> None:
    for query, root in views.items():
        levels = [int(each.tag[1]) for each in root.all() if re.fullmatch("h[1-6]", each.tag)]
        assert levels.count(1) == 1, query
        assert root.one("h1").words, query
        assert all(below - above <= 1 for above, below in zip([0, *levels], levels, strict=False)), (query, levels)


def test_a_page_has_its_panels_in_their_order_and_no_others(page: Page, views: dict[str, Element]) -> None:
    for query, root in views.items():
        seen = visit(page.id, query)
        wanted = [name for name in page.panels(seen.view) if panel(name).fits(seen.release)]
        assert sections(root) == wanted == [each.id for each in seen.panels], query
        for name in wanted:
            section = root.one("section", with_class=f"st-key-panel-{name}")
            question = section.one("h2", with_class="gm-question").words
            assert question.startswith(tidy(panel(name).question(seen.selection, seen.text))), (query, name)


def test_a_panel_says_how_far_the_data_can_answer_and_has_its_file(page: Page, views: dict[str, Element]) -> None:
    for query, root in views.items():
        seen = visit(page.id, query)
        for shown in seen.panels:
            section, frame = root.one("section", with_class=f"st-key-panel-{shown.id}"), seen.frame(shown)
            if frame.empty:
                sentence = shown.empty(seen.selection, seen.text)
                assert section.one("p", with_class="gm-coverage").words == tidy(sentence), (query, shown.id)
                continue
            paragraphs = [each.words for each in section.all("p")]
            for sentence in (shown.takeaway, shown.coverage):
                assert tidy(sentence(frame, seen.selection, seen.text)) in paragraphs, (query, shown.id)
            files = [each.attributes["href"] for each in section.all("a") if "download" in each.attributes]
            assert [file.partition("?")[0] for file in files] == [
                f"/panels/{shown.id}.{ending}" for ending in ("xlsx", "csv")
            ], (query, shown.id)
            drawings = [each for each in section.all("svg") if each.attributes.get("role") == "img"]
            assert bool(drawings) != shown.is_list, (query, shown.id)
            assert bool(section.all("table")) == shown.is_list, (query, shown.id)


def test_every_drawing_and_table_says_what_it_is(views: dict[str, Element]) -> None:
    for query, root in views.items():
        for each in root.all("svg", role="img"):
            name = each.attributes.get("aria-label") or each.all("title")[0].words
            assert name, query
        for table in root.all("table"):
            assert table.one("caption").words, query
            assert all(each.attributes["scope"] in ("col", "row") for each in table.all("th")), query


def test_a_page_with_a_map_draws_every_garden_that_it_may_choose(page: Page, views: dict[str, Element]) -> None:
    for query, root in views.items():
        drawn = root.all(with_class="st-key-map")
        assert len(drawn) == page.has_map, query
        if page.has_map and "county" not in query and "garden" not in query:
            assert len(drawn[0].all("circle", with_class="gm-halo")) == len(visit().release.gardens), query


def test_no_id_stands_twice(views: dict[str, Element]) -> None:
    for query, root in views.items():
        ids = [each.attributes["id"] for each in root.all() if "id" in each.attributes]
        assert len(ids) == len(set(ids)), query


def test_what_is_named_by_an_id_is_there(views: dict[str, Element]) -> None:
    for query, root in views.items():
        ids = {each.attributes.get("id") for each in root.all()}
        for each in root.all():
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set(each.attributes.get(name, "").split()) <= ids, (query, each)
            for named in re.findall(r"url\(#([^)]+)\)", " ".join(each.attributes.values())):
                assert named in ids, (query, each)


def test_every_link_within_the_site_leads_to_a_view_as_it_would_be_written(views: dict[str, Element]) -> None:
    for query, root in views.items():
        for address in addresses(root):
            parts = urlsplit(address)
            if parts.path in BY_PATH:
                _, view, notices = followed(address)
                assert notices == (), (query, address)
                assert f"?{parts.query}" == link(view, visit().vocabulary), (query, address)
            else:
                assert parts.path.startswith((PREFIX, PANELS, TABLES)), (query, address)


def test_every_link_to_a_place_on_a_page_finds_it(views: dict[str, Element]) -> None:
    for query, root in views.items():
        here = {each.attributes.get("id") for each in root.all()}
        for address in (each.attributes["href"] for each in root.all("a")):
            path, _, anchor = address.partition("#")
            if anchor and path:
                page_id, view, _ = followed(path)
                assert first_paint(page_id, f"lang={view.lang}").all(id=anchor), (query, address)
            elif anchor:
                assert anchor in here, (query, address)


def test_links_keep_the_language_and_the_release(views: dict[str, Element]) -> None:
    for query, root in views.items():
        for each in root.all("a"):
            address = each.attributes["href"]
            if address[0] == "/" and urlsplit(address).path in BY_PATH and "hreflang" not in each.attributes:
                assert followed(address.partition("#")[0])[1].lang == query[-2:], (query, each)
                assert f"release={visit().release.id}" in address, (query, each)


def test_the_bar_leads_to_every_page_and_language_with_the_same_view(page: Page, views: dict[str, Element]) -> None:
    for query, root in views.items():
        seen = visit(page.id, query)
        menu = root.one("nav", with_class="st-key-menu").all("a")
        assert [followed(each.attributes["href"])[:2] for each in menu] == [(entry.id, seen.view) for entry in PAGES]
        assert [each.words for each in menu] == [entry.title(seen.text) for entry in PAGES]
        assert [each.attributes.get("aria-current") for each in menu].index("page") == PAGES.index(page)
        languages = root.one(with_class="st-key-lang").all("a")
        assert [followed(each.attributes["href"])[1].lang for each in languages] == list(LANGUAGES)
        assert [each.attributes.get("aria-current", "") for each in languages].index("true") == LANGUAGES.index(
            seen.view.lang
        )


def test_a_press_leads_where_the_link_does(page: Page, views: dict[str, Element]) -> None:
    """The app takes what stands in data-choose, and a browser without scripts the address."""
    for query, root in views.items():
        seen = visit(page.id, query)
        for each in root.all("a"):
            choice = each.attributes.get("data-choose", "")
            kind, _, code = choice.partition(":")
            if kind == "table":
                assert code in {shown.id for shown in seen.panels}, (query, each)
            elif kind == "page":
                assert followed(each.attributes["href"])[:2] == (code, seen.view), (query, each)
            elif choice and choice != f"garden:{seen.view.garden}":
                chosen = choose(seen.view, choice, seen.vocabulary)
                assert chosen != seen.view or choice == "garden=&county=", (query, each)
                assert followed(each.attributes["href"])[1] == chosen, (query, each)


def test_the_form_sent_as_it_stands_leads_to_the_same_view(page: Page, views: dict[str, Element]) -> None:
    for query, root in views.items():
        seen = visit(page.id, query)
        form = root.one("form", with_class="st-key-filters")
        assert (form.attributes["method"], form.attributes["action"]) == ("get", page.address)
        found, view, notices = followed(f"{form.attributes['action']}?{urlencode(sent(form))}")
        assert (found, view, notices) == (page.id, seen.view, ()), query


def test_the_form_has_a_control_for_every_filter_of_the_page_and_a_button_to_send_it(
    page: Page, views: dict[str, Element]
) -> None:
    for query, root in views.items():
        form = root.one("form", with_class="st-key-filters")
        controls = {each.attributes["name"] for each in form.all("input") if each.attributes["type"] != "hidden"}
        controls |= {each.attributes["name"] for each in form.all("select")}
        hidden = {each.attributes["name"] for each in form.all("input", type="hidden")}
        asked = {name for name in page.filters if name != "more"}
        assert asked <= controls, query
        assert ("values" in controls) == ("more" in page.filters), query
        assert not controls & hidden, query
        assert bool(form.all("button", with_class="gm-unseen")) == (not page.filters), query


def test_every_control_has_a_name_to_be_read_out(views: dict[str, Element]) -> None:
    for query, root in views.items():
        for each in root.all():
            if each.tag in ("select", "input") and each.attributes.get("type") != "hidden":
                assert any(around.tag == "label" and around.words for around in each.ancestors()), (query, each)
            if each.tag in ("a", "button", "summary"):
                assert each.words, (query, each)
            if each.attributes.get("role") in ("group", "region") or each.tag == "nav":
                assert each.attributes.get("aria-label"), (query, each)


def test_nothing_that_is_missing_or_left_to_fill_in_is_written_out(page: Page, views: dict[str, Element]) -> None:
    for query, root in views.items():
        assert not re.search(r"\bnan\b|\bNaT\b|<NA>|\bundefined\b|None(?! (of|recorded|is))", root.words), query
        # The page about the data tells what stands in the tables, places to fill in among them.
        assert page.id == "data" or not re.search(r"\{\w*\}", root.words), query


def test_a_page_says_the_release_that_it_shows_and_how_to_cite_it(views: dict[str, Element]) -> None:
    release = visit().release
    for query, root in views.items():
        foot = root.one("footer").words
        assert f"(id {release.id})" in foot, query
        assert re.search("Cite as: |Siter slik: ", foot), query


@pytest.mark.parametrize("query", QUERIES)
def test_the_overview_has_its_four_key_figures(query: str) -> None:
    figures = first_paint("overview", query).all(with_class="gm-kpi")
    found = [name for each in figures for name in each.classes if name.startswith("st-key-kpi-")]
    assert found == [f"st-key-kpi-{name}" for name in KEY_FIGURES]
    for each in figures:
        assert each.one(with_class="gm-kpi-number").words
        assert each.one(with_class="gm-kpi-coverage").words


def addresses(root: Element) -> list[str]:
    """The links within the site, each once, without the place on the page."""
    found = [each.attributes["href"] for each in root.all("a")]
    foreign = [address for address in found if not address.startswith(("/", "#"))]
    assert all(re.match("https?://|mailto:", address) for address in foreign), foreign
    return sorted({address.partition("#")[0] for address in found if address.startswith("/")})


def sent(form: Element) -> list[tuple[str, str]]:
    """What a browser sends of a form."""
    pairs = [
        (each.attributes["name"], each.attributes["value"])
        for each in form.all("input")
        if each.attributes["type"] == "hidden" or "checked" in each.attributes
    ]
    for select in form.all("select"):
        options = select.all("option")
        chosen = [each for each in options if "selected" in each.attributes] or options[:1]
        pairs += [(select.attributes["name"], each.attributes["value"]) for each in chosen]
    return pairs
