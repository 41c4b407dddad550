"""The mathematics of the lesson on speed."""
