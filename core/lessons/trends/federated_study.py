"""The study of hospitals: split after split, on a worker."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.federated import compared
from core.lessons.trends.hospitals import country
from core.messages import N_

if TYPE_CHECKING:
    from core.jobs import Hands

SPLITS, PART = 20, 4
HOSPITALS = (2, 3, 6, 10)
UNLIKE: Mapping[float, str] = {
    0.0: N_("alike: shared out at random"),
    0.5: N_("somewhat unlike"),
    1.0: N_("unlike: sorted by age"),
}
LOCAL = (1, 5, 20)

Arrays = dict[str, NDArray[np.float64]]


@dataclass(frozen=True)
class Setting:
    """Say how patients are shared out, and how many steps each hospital takes between two averages."""

    hospitals: int = 3
    unlike: float = 1.0
    local: int = 5

    @property
    def name(self) -> str:
        """What tells the study from others."""
        return f"federated-{self.hospitals}-{self.unlike}-{self.local}"


def several(setting: Setting, seeds: tuple[int, ...]) -> Arrays:
    """Return the AUC of several splits: "together", "pooled" (splits, rounds + 1), "alone" (splits, hospitals), …"""
    found = [compared(country(seed, setting.hospitals, setting.unlike), setting.local) for seed in seeds]
    return {name: np.stack([one[name] for one in found]) for name in found[0]}


def conduct(setting: Setting) -> "Callable[[Hands], Awaitable[Arrays]]":
    """Return what does the study of a setting."""

    async def done(hands: "Hands") -> Arrays:
        parts: list[Arrays] = []
        for first in range(0, SPLITS, PART):
            parts.append(await hands.ask(several, setting, tuple(range(first, first + PART))))
            hands.tell(first + PART, SPLITS, joined(parts))
        return joined(parts)

    return done


def joined(parts: list[Arrays]) -> Arrays:
    """Return parts of a study as one."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
