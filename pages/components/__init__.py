"""Widgets and parts of views that several pages share: with the pages, the only place that imports Streamlit."""
