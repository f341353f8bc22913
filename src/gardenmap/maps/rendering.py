"""The templates of the maps: every word that comes from outside is escaped."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_TEMPLATES = Environment(
    loader=PackageLoader("gardenmap.maps"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> Markup:
    """A template with its values in place."""
    return Markup(_TEMPLATES.get_template(f"{template}.html").render(values))
