"""The mathematics of the lesson on ten questions."""
