"""The ledger: a person's runs side by side, with what changed between them and what happened."""

from core.ledger.comparison import compared
from core.ledger.differences import changes, differences
from core.ledger.entry import About, Entry, entry_of
from core.ledger.findings import curves_finding, scores_finding
from core.ledger.ledger import Ledger
from core.ledger.order import SORTS, found

__all__ = [
    "SORTS",
    "About",
    "Entry",
    "Ledger",
    "changes",
    "compared",
    "curves_finding",
    "differences",
    "entry_of",
    "found",
    "scores_finding",
]
