"""Native form controls as HTML: drop-down lists, check boxes, radio buttons; every word escaped."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape


def drop(name: str, label: str, value: str, body: str) -> str:
    """A box that says what is chosen and opens a list; label and value together are its name."""
    return (
        f'<details class="gm-drop gm-choice gm-choice-{name}"><summary><span class="gm-label">{escape(label)}</span> '
        f'<span class="gm-box">{escape(value)}</span></summary>'
        f'<div class="gm-drop-body" role="group" aria-label="{escape(label)}">{body}</div></details>'
    )


def checks(name: str, options: Mapping[str, str], chosen: Collection[str]) -> str:
    """One check box for each code and its words."""
    return "".join(_option("checkbox", name, code, words, code in chosen) for code, words in options.items())


def radios(name: str, options: Mapping[str, str], chosen: str) -> str:
    """One radio button for each code and its words."""
    return "".join(_option("radio", name, code, words, code == chosen) for code, words in options.items())


def _option(kind: str, name: str, code: str, words: str, is_chosen: bool) -> str:
    checked = " checked" if is_chosen else ""
    return (
        f'<label class="gm-option"><input type="{kind}" name="{name}" value="{escape(code)}"{checked}>'
        f"{escape(words)}</label>"
    )


def group(legend: str, body: str) -> str:
    """Controls that answer one question."""
    return f"<fieldset><legend>{escape(legend)}</legend>{body}</fieldset>"


def select(name: str, label: str, options: str) -> str:
    """A list to choose one from, of what `options` and `listed` give."""
    return (
        f'<label class="gm-choice gm-choice-{name}"><span class="gm-label">{escape(label)}</span>'
        f'<select class="gm-box" name="{name}">{options}</select></label>'
    )


def listed(options: Mapping[str, str], chosen: str) -> str:
    """The entries of a list to choose one from."""
    return "".join(
        f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>{escape(words)}</option>'
        for code, words in options.items()
    )


def under(heading: str, options: str) -> str:
    """Entries of a list under a heading of their own."""
    return f'<optgroup label="{escape(heading)}">{options}</optgroup>'


def hidden(parameters: Mapping[str, str]) -> str:
    """What a form says beside its controls; in one element, so that the places of the others never change."""
    said = (f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in parameters.items())
    return f"<div hidden>{''.join(said)}</div>"
