"""The case of disease risk."""
