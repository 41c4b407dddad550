"""The product without its pages: data, models, training, jobs, results. Never imports streamlit."""
