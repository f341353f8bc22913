"""Frame, words and palette -> plotly figure.

Every chart is a pure function of its arguments and needs at least one row: for an empty frame the panel says a
sentence instead. Figures have a fixed height and fill whatever width they get, from 358 px up; their colours
are names (`look.NAMED`) that the page gives a light and a dark meaning.
"""
