"""The mathematics of the lesson on back-propagation."""
