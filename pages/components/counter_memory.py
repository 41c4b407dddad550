"""What a session remembers of small changes: what may change, and what they are to reach."""

from dataclasses import dataclass, field

import streamlit as st

from core.explanation.counterfactuals.rules import Rule
from core.explanation.counterfactuals.wanted import Wanted

KEY = "counter"


@dataclass
class Counter:
    """Hold what a user said.

    Parameters
    ----------
    rules : dict
        Name of a dataset -> column -> what may become of it, where it is not what is known of the data.
    wanted : dict
        Key of a run -> what is wanted, where it is not what is usual.
    changed : bool
        Whether the user has said something else since the whole page was drawn.
    """

    rules: dict[str, dict[int, Rule]] = field(default_factory=dict)
    wanted: dict[str, Wanted] = field(default_factory=dict)
    changed: bool = False

    def own(self, data: str) -> dict[int, Rule]:
        """Return the user's own rules of a dataset, to be read or changed."""
        return self.rules.setdefault(data, {})

    def is_news(self) -> bool:
        """Tell once whether the user has said something else."""
        changed, self.changed = self.changed, False
        return changed


def counter() -> Counter:
    """Return the session's."""
    kept: Counter = st.session_state.setdefault(KEY, Counter())
    return kept
