"""The case of cancer detection."""
