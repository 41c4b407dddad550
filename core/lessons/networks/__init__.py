"""The mathematics of the lesson on networks."""
