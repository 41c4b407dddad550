"""The sections of the brief, in its order."""

from collections.abc import Mapping

from core.brief.sections.costs import COSTS
from core.brief.sections.data import DATA
from core.brief.sections.groups import GROUPS
from core.brief.sections.job import JOB
from core.brief.sections.law import LAW
from core.brief.sections.mistakes import MISTAKES
from core.brief.sections.model import MODEL
from core.brief.sections.money import MONEY_SECTION
from core.brief.sections.plan import PLAN
from core.brief.sections.reasons import REASONS
from core.brief.sections.section import Missing, Part, Section
from core.brief.sections.verdict import VERDICT
from core.brief.sections.ways import WAYS_SECTION

__all__ = ["SECTIONS", "Missing", "Part", "Section"]

_ORDER = (JOB, DATA, MODEL, MONEY_SECTION, GROUPS, REASONS, MISTAKES, COSTS, WAYS_SECTION, LAW, PLAN, VERDICT)
SECTIONS: Mapping[str, Section] = {section.name: section for section in _ORDER}
"""Name -> section."""
