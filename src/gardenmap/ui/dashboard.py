"""The script that Streamlit runs for each act of a visitor: arrive, let the page arrange itself, done."""

from __future__ import annotations

import streamlit as st

from gardenmap.text import Text
from gardenmap.ui import chrome, first_paint, markup, releases, show
from gardenmap.ui.session import arrive, turned
from gardenmap.ui.site import SITE
from gardenmap.ui.timing import timed
from gardenmap.ui.visit import Visit, enter, spoken
from gardenmap.view import query


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
    view, notices = arrive(vocabulary)
    if (wanted := turned()) in pages:
        st.switch_page(pages[wanted], query_params=query(view, vocabulary))
    text = spoken(view.lang)
    title = first_paint.heading(release, view, entry.id).heading.rstrip(".")
    st.set_page_config(page_title=f"{title} · Næringshagekartet", layout="wide")
    visit = Visit(release, vocabulary, view, entry)
    enter(visit)
    # The page itself has the colours that the browser prefers; these are the ones that Streamlit shows.
    st.html(f"<style>{markup.colours_of_page(visit.palette)}</style>")
    chrome.bar(visit)
    with st.container(key="notices"):
        if problems:
            chrome.faults(problems, text, still_serving=True)
        show.notices(notices, text)
    with st.container(key="content"):
        chosen.run()
    chrome.foot(visit)


with timed():
    main()
