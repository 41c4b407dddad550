"""The mathematics of the lesson on architectures."""
