"""The case of text classification."""
