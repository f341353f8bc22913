"""The script that Streamlit runs for each choice of a visitor: the view arrives, its page is drawn."""

from __future__ import annotations

import streamlit as st

from gardenmap import current
from gardenmap.current import Visit, text_in
from gardenmap.html import frame as frame_html
from gardenmap.html import head
from gardenmap.panels.pages import NAME, PAGES
from gardenmap.ui import address, frame
from gardenmap.ui.choice import PAGE
from gardenmap.ui.complete import complete
from gardenmap.ui.table import show_table
from gardenmap.ui.timing import timed
from gardenmap.ui.visit import enter
from gardenmap.view import query


def main() -> None:
    """One run."""
    pages = {entry.id: st.Page(entry.file, url_path=entry.path, default=not entry.path) for entry in PAGES}
    chosen = st.navigation(list(pages.values()), position="hidden")
    release, faults = current.on_show()
    if release is None:
        st.set_page_config(page_title=NAME, layout="wide")
        st.html(frame_html.no_figures(faults, text_in(address.language())))
        return
    view, notices = address.arrive(current.vocabulary(release))
    entry = next(entry for entry in PAGES if entry.path == chosen.url_path)
    visit = Visit(release, view, entry)
    st.set_page_config(page_title=f"{head.headline(visit).title} · {NAME}", layout="wide")
    if turn := st.session_state.pop(PAGE, None):
        st.switch_page(pages[turn], query_params=query(view, visit.vocabulary))
    enter(visit)
    frame.show_bar(visit, pages)
    frame.show_notices(faults, notices, visit)
    chosen.run()
    frame.show_foot(visit)
    show_table(visit)
    complete(visit)


with timed():
    main()
