"""The files of the map: folium's description of it, and what a page says early of all that the map is made of."""

from __future__ import annotations

from functools import lru_cache

import folium

from gardenmap import assets
from gardenmap.maps import garden_map
from gardenmap.model import Release
from gardenmap.ui import companies


@lru_cache(maxsize=2)
def base(release: Release) -> assets.Asset:
    """The script of the map before anything is chosen."""
    return assets.map_base(garden_map.script(_described(release)))


@lru_cache(maxsize=2)
def early(release: Release) -> str:
    """For the HTML of a page with a map: all that the map is made of, so that it is there when the map is drawn."""
    made = _described(release)
    files = [("script", url) for _, url in made.default_js] + [("style", url) for _, url in made.default_css]
    links = "".join(f'<link rel="preload" as="{kind}" href="{url}">' for kind, url in files)
    counties = assets.counties(release.counties_geojson).url
    return (
        f'{links}<link rel="preload" as="fetch" crossorigin href="{counties}">'
        f'<link rel="preload" as="script" href="{base(release).url}">'
    )


def _described(release: Release) -> folium.Map:
    return garden_map.base(release.gardens, assets.counties(release.counties_geojson).url, companies.url(release))
