"""A service desk in numbers: what it costs at each threshold, and how many people it takes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.question_answering.choosing import GRID, Choices
from core.settings import Real, Setting, Whole, setting

MINUTES = 60.0  # of an hour


@dataclass(frozen=True)
class Desk:
    """Hold what is known of a desk; every number is the user's."""

    volume: int = setting(
        Whole(2000, N_("Questions a day"), N_("All that come in, e.g. 2,000."), "money", low=1, high=100_000_000)
    )
    minutes: float = setting(
        Real(
            4.0,
            N_("Minutes of an agent for a question"),
            N_("From opening to closing it, e.g. 4."),
            "money",
            low=0.1,
            high=600,
        )
    )
    minute: float = setting(
        Real(
            0.5,
            N_("Cost of a minute of an agent"),
            N_("Wage, desk and software, in your currency, e.g. 0.5."),
            "money",
            low=0,
            high=10_000,
        )
    )
    wrong: float = setting(
        Real(
            6.0,
            N_("Cost of a wrong answer"),
            N_("Second contact, goodwill, lost customers, in the same currency, e.g. 6."),
            "money",
            low=0,
            high=1_000_000,
        )
    )
    unknown: float = setting(
        Real(
            0.3,
            N_("Share of questions without an answer here"),
            N_("Count it in a week of your own questions, e.g. 0.3."),
            "money",
            low=0,
            high=1,
        )
    )
    hours: float = setting(
        Real(6.0, N_("Hours a day that an agent answers"), N_("Without breaks, training and waiting, e.g. 6."), "money", low=0.5, high=24)
    )  # fmt: skip

    @property
    def by_hand(self) -> float:
        """What a day costs when people answer everything."""
        return self.volume * self.minutes * self.minute

    def cost(self, choices: Choices, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what a day costs at each threshold: minutes of what is handed over, and wrong answers."""
        handed, wrong = 1 - choices.answered(thresholds), choices.wrong(thresholds)
        return np.asarray(self.volume * (handed * self.minutes * self.minute + wrong * self.wrong))

    def best(self, choices: Choices) -> float:
        """Return the threshold at which a day costs least; of equals the highest, which hands over more."""
        cost = self.cost(choices, GRID)
        return float(GRID[np.flatnonzero(cost <= cost.min() + 1e-9)[-1]])

    def agents(self, handed: float) -> int:
        """Return how many people answer a share of the questions, at an even load, without queues."""
        return math.ceil(round(self.volume * handed * self.minutes / (self.hours * MINUTES), 9))


DESK_SETTINGS: Mapping[str, Setting[Any]] = {f.name: cast("Setting[Any]", f.metadata["setting"]) for f in fields(Desk)}
