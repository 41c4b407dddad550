"""Charts of the application cases."""
