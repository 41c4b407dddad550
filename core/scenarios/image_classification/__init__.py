"""The case of image classification."""
