"""The script that Streamlit runs for each act of a visitor: the view arrives, and its page goes to the browser."""

from __future__ import annotations

import streamlit as st

from gardenmap.ui import acts, browser, chrome, navigation, releases, written
from gardenmap.ui.session import arrive, awaited, heard, spoken_in, told, turned
from gardenmap.ui.site import NAME, titled
from gardenmap.ui.timing import timed
from gardenmap.ui.visit import spoken
from gardenmap.view import query


def main() -> None:
    """One run."""
    release, problems = releases.current()
    entry = navigation.current()
    if release is None:
        st.set_page_config(page_title=NAME, layout="wide")
        browser.send(written.without_figures(problems, spoken_in()), acts.choose)
        return
    vocabulary = releases.vocabulary(release)
    view, notices = arrive(vocabulary)
    if wanted := turned():
        navigation.turn_to(wanted, query(view, vocabulary))
    headline = written.of_view(release, view, entry.id).headline
    st.set_page_config(page_title=titled(headline.title), layout="wide")
    said = chrome.notices(problems, notices, spoken(view.lang))
    shown = written.shown(release, view, entry.id, said, told())
    browser.send(shown, acts.choose, heard=heard(), is_awaited=awaited(entry.id))


with timed():
    main()
