"""What the metrics page found, as a page of its own and as a table."""

from core.report.making import report
from core.report.table import to_csv

__all__ = ["report", "to_csv"]
