"""Næringshagekartet: the business gardens of Norway, on a map, with figures that say where they come from."""

__version__ = "0.2.0"
