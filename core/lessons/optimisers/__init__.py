"""The mathematics of the lesson on optimisers."""
