"""The case of voice commands."""
