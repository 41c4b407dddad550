"""What the explain page found of a case, as a page of its own and as tables."""

from core.explanation.report.making import Findings, case_report
from core.explanation.report.tables import all_rows_csv, case_csv

__all__ = ["Findings", "all_rows_csv", "case_csv", "case_report"]
