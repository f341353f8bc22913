"""The page about the site: what it is, who answers for it, how to read it, privacy, accessibility, licences.

Its long texts stand in `templates/about.html`.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.html import render
from gardenmap.html.criteria import CHECK, CRITERIA, EXCEPTIONS, LIMITS, RESULT, checks_in_words, result_in_words
from gardenmap.html.table import table_html
from gardenmap.panels.network import mapped_gardens, network_facts
from gardenmap.panels.pages import page
from gardenmap.text.words import n_

SECTIONS = (
    ("purpose", n_("What is this?")),
    ("network", n_("Who is it about?")),
    ("responsible", n_("Who is responsible?")),
    ("reading", n_("How to read it")),
    ("privacy", n_("Privacy")),
    ("accessibility", n_("Accessibility statement")),
    ("licences", n_("Licences and credits")),
)


@dataclass(frozen=True)
class Mark:
    """One look in the legend: the class of its swatch, whether it is drawn as a bar too, its word and meaning."""

    look: str
    word: str
    meaning: str
    is_bar: bool = True


MARKS = (
    Mark("reported", n_("solid"), n_("Reported: somebody has stated the figure, and the source is named.")),
    Mark("provisional", n_("white with a border"), n_("Provisional: stated, but it may still change.")),
    Mark(
        "estimate",
        n_("hatched"),
        n_("Estimate: worked out, never stated by the garden. The number has “approx.” before it."),
    ),
    Mark(
        "unconfirmed",
        n_("hollow"),
        n_(
            "Not confirmed: no evidence that the garden was active in recent years. The "
            "circle has a fixed size and claims nothing."
        ),
    ),
    Mark("missing", n_("striped"), n_("Missing: no figure was found. Shown as two dots, never as 0.")),
    Mark("closed", n_("crossed"), n_("Reported closed: the garden function has ended."), is_bar=False),
)
SOFTWARE = (
    ("Streamlit", n_("draws the pages"), "Apache-2.0", "https://streamlit.io/"),
    ("folium", n_("describes the map"), "MIT", "https://python-visualization.github.io/folium/"),
    ("Leaflet", n_("draws the map"), "BSD-2-Clause", "https://leafletjs.com/"),
    ("Plotly", n_("draws the charts"), "MIT", "https://plotly.com/python/"),
    ("pandas", n_("tables"), "BSD-3-Clause", "https://pandas.pydata.org/"),
    ("GeoPandas", n_("county polygons"), "BSD-3-Clause", "https://geopandas.org/"),
    ("Inter", n_("typeface"), "OFL-1.1", "https://rsms.me/inter/"),
)
"""What others made: name, what it does here (an English message), licence, address."""


def about_html(visit: Visit) -> Markup:
    """The page below its heading."""
    text, facts = visit.text, current.facts()
    return render(
        "about",
        sections=dict(SECTIONS),
        jump=render("jump", sections=SECTIONS, text=text),
        release=visit.release,
        network=table_html(found, text, caption=text("Who is it about?"))
        if (found := visit.make(network_facts)).rows
        else "",
        mapped_gardens=visit.make(mapped_gardens),
        publisher=facts.get("publisher", ""),
        contact=facts.get("contact", ""),
        licence=facts.get("licence", "").replace("-", " "),
        credits=[origin[f"credit_{text.language}"] for origin in facts.get("origins", ())],
        marks=MARKS,
        software=[(f"{name}: {text(use)}", licence, url) for name, use, licence, url in SOFTWARE],
        criteria=CRITERIA,
        results=RESULT,
        checks=CHECK,
        criteria_result=result_in_words(text),
        criteria_checks=checks_in_words(text),
        exceptions=EXCEPTIONS,
        limits=LIMITS,
        data_page=visit.address(page("data")),
        text=text,
    )
