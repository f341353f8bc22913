"""Frame, words and palette -> plotly figure.

Every chart is a pure function of its arguments and needs at least one row: for an empty frame the panel says a
sentence instead. Figures have a fixed height and fill whatever width they get, from 358 px up; show them as they
are (`theme=None` in Streamlit), for their colours come from the palette.
"""
