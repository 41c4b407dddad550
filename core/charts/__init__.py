"""Arrays and frames -> Plotly figures: the only place that knows Plotly. Light to import; Plotly is loaded by the first figure."""
