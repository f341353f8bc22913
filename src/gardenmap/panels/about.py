"""The long texts of the page about the site: purpose, responsibility, reading, privacy, licences."""

from __future__ import annotations

from dataclasses import dataclass

from gardenmap.text import Text
from gardenmap.text.words import n_


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


@dataclass(frozen=True)
class Part:
    """Something by others that this site is built with."""

    name: str
    use: str
    licence: str
    url: str


PARTS = (
    Part("Leaflet", n_("draws the map"), "BSD-2-Clause", "https://leafletjs.com/"),
    Part("Inter", n_("typeface"), "OFL-1.1", "https://rsms.me/inter/"),
    Part("Streamlit", n_("takes each choice to the server"), "Apache-2.0", "https://streamlit.io/"),
    Part("folium", n_("describes the map"), "MIT", "https://python-visualization.github.io/folium/"),
    Part("Plotly", n_("draws the charts"), "MIT", "https://plotly.com/python/"),
    Part("pandas", n_("tables"), "BSD-3-Clause", "https://pandas.pydata.org/"),
    Part("GeoPandas", n_("county polygons"), "BSD-3-Clause", "https://geopandas.org/"),
)


def purpose(text: Text) -> list[str]:
    """What the site is, and for whom."""
    return [
        text(
            "A business garden (næringshage) is a place where small and medium-sized companies in rural Norway work "
            "side by side and get help to grow. The map gathers what is published about the gardens from Lindesnes to "
            "Nordkapp: where they are, which figures exist, and which sustainability projects they take part in."
        ),
        text(
            "It is made for board members who have ten seconds, for the secretariat and the managers of the gardens, "
            "for county councils, and for anyone who needs to know where a figure comes from. No login is needed, and "
            "every view has a link that can be passed on."
        ),
        text(
            "It is not a list of members. No public list of the network’s members was found; each garden says how "
            "well it is documented. What nobody has published is missing here too."
        ),
    ]


def responsibility(text: Text) -> list[str]:
    """What the publisher answers for."""
    return [
        text(
            "The release is gathered from public pages and reports. The publisher answers for the selection, the "
            "definitions and the estimates; each source answers for its own figures."
        ),
    ]


def no_contact(text: Text) -> str:
    """Said where the release names no address."""
    return text("not stated in this release")


def reading(text: Text) -> list[str]:
    """The rules of reading, beside the legend."""
    return [
        text("The more ink, the surer the figure. Bars and circles share one key:"),
    ]


def reading_more(text: Text) -> list[str]:
    """What else to know of numbers on the site."""
    return [
        text(
            "Below each figure stands how much of it is known, and below each chart its source, its table and a "
            "download. A chart that holds estimates stands in geographic order, not by size."
        ),
        text(
            "A link keeps the choices and the release that it was made for. If a newer release is shown, the page "
            "says so."
        ),
    ]


def privacy(text: Text) -> list[str]:
    """What is stored about a visitor: nearly nothing."""
    return [
        text("No accounts, and no questions about you. You can use everything without logging in."),
        text(
            "Technical cookies, and no others. Streamlit, which runs the site, sets one as a protection against "
            "forged requests; it holds a random number. Where several processes share the work, another says which of "
            "them has your page; it is the same for everybody there. Both disappear when you close the browser."
        ),
        text(
            "No statistics, no advertising and no third parties. Scripts, typeface and map come from the same server "
            "as the page."
        ),
        text(
            "The one exception is the topographic background from Kartverket. It is off until you turn it on. Then "
            "your browser fetches pictures from cache.kartverket.no, and Kartverket sees your IP address."
        ),
        text(
            "Your choices stand in the address of the page and nowhere else. Whoever gets the link sees the same "
            "choices."
        ),
        text(
            "As with every website, the server needs your IP address to answer. The application keeps no log of "
            "visits; whoever runs the server may keep one for operation and safety."
        ),
    ]


def licence_of_data(licence: str, text: Text) -> list[str]:
    """What may be done with the data."""
    return [
        text(
            "Our own data, descriptions and estimates are free to use under {licence}: name Næringshagekartet and the "
            "release, and say if you have changed anything. Rows from others keep the licence of their source.",
            licence=licence,
        ),
    ]
