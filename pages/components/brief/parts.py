"""What the brief says, computed once for a drawing of the page."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from core.brief.facts import Facts
from core.brief.sections import SECTIONS, Part
from core.charts.answered import Progress

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Known:
    """Hold the facts and the parts of the sections by their names; one that failed is None."""

    facts: Facts
    parts: Mapping[str, Part | None]


def known_of(facts: Facts) -> Known:
    """Return what the brief says of some facts."""
    return Known(facts, {name: _part(name, facts) for name in SECTIONS})


def _part(name: str, facts: Facts) -> Part | None:
    try:
        return SECTIONS[name].make(facts)
    except Exception:
        _LOG.exception("A section of the brief failed: %s", name)
        return None


def reached(part: Part | None) -> Progress:
    """Tell how far a section is."""
    if part is None or not part.known:
        return "open"
    return "partly" if part.missing else "answered"
