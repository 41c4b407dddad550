"""The mathematics of the lesson on lifecycle."""
