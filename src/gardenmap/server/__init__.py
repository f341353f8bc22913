"""HTTP: pages with their first paint, files, open data, previews, health; knows nothing of Streamlit's Python side."""
