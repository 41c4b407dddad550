"""The mathematics of the lesson on generalisation."""
