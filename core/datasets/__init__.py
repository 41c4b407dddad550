"""Real datasets by name, points drawn by a formula, and a user's own CSV."""

from core.datasets.dataset import Dataset, DatasetError
from core.datasets.reading import read_csv
from core.datasets.registry import DATASETS, UPLOAD_PREFIX, load

__all__ = ["DATASETS", "UPLOAD_PREFIX", "Dataset", "DatasetError", "load", "read_csv"]
