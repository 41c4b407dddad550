"""Scenarios: where does this pay in my field?"""

from pages.components.entry import enter
from pages.components.scenarios.body import body

enter(body)
