"""The mathematics of the lesson on losses."""
