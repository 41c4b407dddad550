"""All cases, domain by domain."""

from collections.abc import Mapping

from core.scenarios.finance import FINANCE
from core.scenarios.images import IMAGES
from core.scenarios.language import LANGUAGE
from core.scenarios.medicine import MEDICINE
from core.scenarios.scenario import Scenario
from core.scenarios.speech import SPEECH

SCENARIOS: Mapping[str, Scenario] = {case.name: case for case in (*LANGUAGE, *IMAGES, *SPEECH, *MEDICINE, *FINANCE)}
"""Name in the URL -> case."""


def after(name: str) -> str | None:
    """Return the case that comes after one; the last has none."""
    names = list(SCENARIOS)
    return next(iter(names[names.index(name) + 1 :]), None)
