"""The mathematics of the lesson on compute and money."""
