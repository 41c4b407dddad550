"""The mathematics of the lesson on trends."""
