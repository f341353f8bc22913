"""The maps: frames to folium layers. Everything the browser needs is served by the app itself."""
