"""The case of face recognition."""
