"""The script that Streamlit runs for each act of a visitor: the view arrives, and its page goes to the browser."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from gardenmap.text import Text
from gardenmap.ui import acts, browser, chrome, navigation, releases, written
from gardenmap.ui.session import arrive, heard, told, turned
from gardenmap.ui.timing import timed
from gardenmap.ui.visit import Visit, spoken
from gardenmap.view import query


def main() -> None:
    """One run."""
    release, problems = releases.current()
    entry = navigation.current()
    if release is None:
        st.set_page_config(page_title="Næringshagekartet", layout="wide")
        browser.send(written.message({"html": chrome.no_figures(problems, Text())}, b"{}"), acts.choose)
        return
    vocabulary = releases.vocabulary(release)
    view, notices = arrive(vocabulary)
    if wanted := turned():
        navigation.turn_to(wanted, query(view, vocabulary))
    page = written.of_view(release, view, entry.id)
    title = f"{page.headline.heading.rstrip('.')} · Næringshagekartet"
    st.set_page_config(page_title=title, layout="wide")
    said = chrome.notices(problems, notices, spoken(view.lang))
    shown = {
        "page": entry.id,
        "html": written.html(Visit(release, view, entry), page.content, said),
        "lang": view.lang,
        "heading": page.headline.heading,
        "address": f"{entry.address}?{urlencode(told())}",
        "heard": heard(),
    }
    browser.send(written.message(shown, page.drawn), acts.choose)


with timed():
    main()
