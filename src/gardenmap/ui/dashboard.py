"""The script that Streamlit runs for each act of a visitor: arrive, let the page arrange itself, done."""

from __future__ import annotations

import streamlit as st

from gardenmap.text import Text
from gardenmap.ui import chrome, first_paint, releases, show, style
from gardenmap.ui.session import arrive
from gardenmap.ui.site import SITE
from gardenmap.ui.timing import timed
from gardenmap.ui.visit import Visit, enter


def main() -> None:
    """One run."""
    release, problems = releases.current()
    if release is None:
        st.set_page_config(page_title="Næringshagekartet", layout="wide")
        chrome.faults(problems, Text(), still_serving=False)
        return
    vocabulary = releases.vocabulary(release)
    pages = {entry.id: st.Page(entry.file, url_path=entry.path, default=not entry.path) for entry in SITE}
    chosen = st.navigation(list(pages.values()), position="hidden")
    entry = next(entry for entry in SITE if entry.path == chosen.url_path)
    arrival = arrive(vocabulary, entry.id)
    text = Text(arrival.view.lang)
    title = first_paint.heading(release, arrival.view, entry.id).heading.rstrip(".")
    st.set_page_config(page_title=f"{title} · Næringshagekartet", layout="wide")
    visit = Visit(release, vocabulary, arrival, arrival.view, entry, pages)
    enter(visit)
    style.apply(visit.palette)
    top = st.container(key="top")
    with st.container(key="notices"):
        if problems:
            chrome.faults(problems, text, still_serving=True)
        show.notices(arrival.notices, text)
    with st.container(key="content"):
        chosen.run()
    with top:
        # Last, since its links carry the view that the page's filters ask for.
        chrome.bar(visit)
    chrome.foot(visit)


with timed():
    main()
