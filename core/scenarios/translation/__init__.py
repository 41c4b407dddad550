"""The case of translation."""
