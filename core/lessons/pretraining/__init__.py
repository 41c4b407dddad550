"""The mathematics of the lesson on pre-training."""
