"""What the page says where the server is gone or has failed, in place of Streamlit's own words to programmers."""

from __future__ import annotations

from functools import cache
from html import escape

from gardenmap.look import DARK, LIGHT, Palette
from gardenmap.model import LANGUAGES
from gardenmap.text import Text
from gardenmap.text.words import n_

_SENTENCES = {
    "gone": n_(
        "No connection to the server. What you see stays, and the page goes on by itself when the server answers."
    ),
    "over": n_("No connection to the server, and the page cannot find it again by itself."),
    "waits": n_("Your choice is shown as soon as the page can take it."),
    "failed": n_("Something went wrong here, and your last choice is not shown. Choose anew, or load the page again."),
    "again": n_("Load the page again"),
}
_STYLE = (
    "#connection:not(.is-said){clip-path:inset(50%);position:absolute;width:1px;height:1px;overflow:hidden}"
    "#connection.is-said{position:fixed;inset:auto 0 0;z-index:2000000;display:flex;gap:16px;align-items:baseline;"
    "justify-content:center;padding:10px 16px;font:400 15px/1.4 Inter,system-ui,sans-serif;border-top:1px solid}"
    "#connection button{padding:2px 12px;border:1px solid;border-radius:6px;background:none;color:inherit;font:inherit}"
    "@media print{#connection{display:none}}"
)


def _colours(palette: Palette) -> str:
    return (
        f"#connection{{background:{palette.notice_bg};color:{palette.notice_text};border-color:{palette.notice_line}}}"
    )


@cache
def html() -> str:
    """A line at the lower edge of the window, in both languages; `assets/connection.js` fills it."""
    said = "".join(
        f' data-{name}-{language}="{escape(Text(language)(message))}"'
        for name, message in _SENTENCES.items()
        for language in LANGUAGES
    )
    style = f"{_STYLE}{_colours(LIGHT)}@media(prefers-color-scheme:dark){{{_colours(DARK)}}}"
    return (
        f'<style>{style}</style><div id="connection" role="status"{said}><span></span>'
        '<button type="button" hidden></button></div>'
    )
