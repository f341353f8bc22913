"""How a garden is marked on every map: the sizes of the circles, for script, static map and preview alike.

Their looks are the classes `gm-reported`, `gm-estimate` ... of `assets/marks.css`.
"""

RADIUS = 6.8
"""The radius in px of a garden of mean size on the map of the whole country."""
RADIUS_NARROW = 5.9
"""The same on a phone."""
NARROW = 400
"""A map of fewer px is that of a phone."""
