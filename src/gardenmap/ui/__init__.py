"""What Streamlit draws: the script, the address, and the parts of the pages."""
