"""A deployed run: its address, its versions, what it takes, what it answers, what it writes down. No TensorFlow, no Streamlit."""
