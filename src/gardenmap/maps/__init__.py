"""The maps: a selection as the browser's map shows it, as a picture, and the base that stays the same.

Everything the browser needs is served by the app itself.
"""
