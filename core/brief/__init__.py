"""The decision brief: what a user keeps and says, what is known, what is missing."""

from core.brief.brief import Brief
from core.brief.finding import Finding, finding_of_run
from core.brief.pages import PAGES
from core.brief.plan import Milestone, Risk, Rule

__all__ = ["PAGES", "Brief", "Finding", "Milestone", "Risk", "Rule", "finding_of_run"]
