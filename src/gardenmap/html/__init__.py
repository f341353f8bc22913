"""HTML that the app and the first paint share: Jinja2 templates in which every word is escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_TEMPLATES = Environment(
    loader=PackageLoader("gardenmap.html"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> Markup:
    """A template with its values in place; text is escaped, and only `Markup` passes as it is."""
    return Markup(_TEMPLATES.get_template(f"{template}.html").render(values))
