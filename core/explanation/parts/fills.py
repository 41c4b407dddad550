"""What is put over a patch of a picture that is hidden."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Fill:
    """Describe a cover; `of(background)` makes it (d,) of rows (m, d) that the model knows."""

    label: str
    of: Callable[[Rows], Rows]


def _grey(background: Rows) -> Rows:
    middle = (np.nanmin(background) + np.nanmax(background)) / 2
    return np.full(background.shape[1], middle, np.float32)


def _mean(background: Rows) -> Rows:
    return np.asarray(np.nanmean(background, axis=0), np.float32)


def _blank(background: Rows) -> Rows:
    return np.full(background.shape[1], np.nanmin(background), np.float32)


FILLS: Mapping[str, Fill] = {
    "mean": Fill(N_("The average picture"), _mean),
    "grey": Fill(N_("Middle grey"), _grey),
    "blank": Fill(N_("Nothing (blank)"), _blank),
}
