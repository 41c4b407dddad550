"""The case of object detection."""
