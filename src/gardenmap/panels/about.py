"""The long texts of the page about the site: purpose, responsibility, reading, privacy, accessibility, licences."""

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
    Part("Streamlit", n_("pages and controls"), "Apache-2.0", "https://streamlit.io/"),
    Part(
        "streamlit-folium", n_("puts the map into the page"), "MIT", "https://github.com/randyzwitch/streamlit-folium"
    ),
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
            "them has your page; it is the same for everybody there. Both disappear when you close the browser. "
            "Whether the page is light or dark is remembered in your own browser."
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


def accessibility(text: Text) -> list[str]:
    """The draft of the statement: aim and state."""
    return [
        text(
            "Draft. The aim is that everybody can use the site, and that it meets all criteria of WCAG 2.1 at levels "
            "A and AA. No independent audit and no test with users has been made yet; what follows is our own "
            "assessment."
        ),
        text(
            "Every chart has a text alternative and a table with the same figures, and the gardens on the map stand "
            "in a list. Colour is never the only sign. Markers on the map can be reached and chosen with the keyboard, "
            "and the page follows the light or dark setting of your device."
        ),
        text(
            "Automatic tests go over every page, in both languages, light and dark. They find only some of the faults."
        ),
    ]


def exceptions(text: Text) -> list[str]:
    """Known faults, said as they are."""
    return [
        text(
            "Single bars in a chart cannot be reached with the keyboard. Their figures stand in the table below the "
            "chart (2.1.1)."
        ),
        text(
            "Counties on the map are chosen with a mouse or a finger only. With the keyboard, use the list of "
            "counties (2.1.1)."
        ),
        text(
            "The bar on top and the foot lie inside the main part of the page, as Streamlit builds it. The menu is "
            "marked as navigation, and the first link on the page leads past it (1.3.1)."
        ),
        text(
            "The note beside a circle on the map closes when the mouse leaves the circle, so the mouse cannot be moved "
            "onto it. With the keyboard, Esc closes it (1.4.13)."
        ),
        text(
            "Titles of projects and sources stand in their own language, without a mark that tells a screen reader "
            "(3.1.2)."
        ),
        text("Some words inside Streamlit’s own controls are in English on the Norwegian pages (3.1.2)."),
        text(
            "In southern Norway circles lie close together at the scale of the whole country. The map has steps for "
            "parts of the country, and the list of gardens has them all."
        ),
        text("The pages need JavaScript."),
    ]


def reporting(text: Text) -> list[str]:
    """How to tell about a fault."""
    return [
        text(
            "If something does not work for you, write to the contact above and say which page, what you tried, and "
            "which browser and aids you use. While no contact is stated, tell whoever gave you the link."
        ),
        text(
            "The Norwegian Authority for Universal Design of ICT (uutilsynet.no) supervises the rules and takes "
            "complaints."
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
