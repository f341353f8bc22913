"""The only room that knows Streamlit: the server around the app, the script, the pages' parts."""
