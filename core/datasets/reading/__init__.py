"""A user's own CSV: bytes -> text -> table -> dataset, each step with its own clear errors."""

from core.datasets.reading.read import inspect_csv, read_csv

__all__ = ["inspect_csv", "read_csv"]
