"""The case of speech translation."""
