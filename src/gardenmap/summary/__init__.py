"""Selection -> small frames, each one a table that a person could check by hand.

Frames hold codes and numbers, never words of one language; names of places and gardens are their own names.
Missing is NA, never 0.
"""
