"""The case of customer service."""
