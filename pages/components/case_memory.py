"""What a session remembers of the application cases: which one is open, how they are sorted, the user's own idea."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.scenarios import SCENARIOS
from core.scenarios.finder import Idea
from core.scenarios.money import Offer

PARAM = "case"


@dataclass
class CaseMemory:
    """Hold the open case (empty: all of them), the order of the cards, the user's idea, and what answers would cost.

    Parameters
    ----------
    judged : dict of str
        Key of predictions that were taken to the metrics page -> the case whose they are.
    """

    case: str = ""
    order: str = "skill"
    domain: str = ""
    idea: Idea = field(default_factory=Idea)
    offer: Offer = field(default_factory=Offer)
    judged: dict[str, str] = field(default_factory=dict)

    @classmethod
    def opened(cls, link: Mapping[str, str]) -> "CaseMemory":
        """Return what a session begins with that was opened by a link."""
        case = link.get(PARAM, "")
        return cls(case if case in SCENARIOS else "")

    def link(self) -> Mapping[str, str]:
        """Return the parameters that find the case again."""
        return {PARAM: self.case} if self.case else {}
