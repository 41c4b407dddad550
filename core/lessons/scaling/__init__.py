"""The mathematics of the lesson on scaling."""
