"""What a run's mistakes have in common, in a sentence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message


def confused_sentence(counts: NDArray[np.int64], names: Sequence[str]) -> Message:
    """Say which class was taken for which other one most often; counts (k, k) are true by called."""
    mistaken = counts - np.diag(np.diag(counts))
    rows, wrong = int(counts.sum()), int(mistaken.sum())
    if not wrong:
        return Message.of(N_("On {rows:,} test rows it took no class for another."), rows=rows)
    true, called = divmod(int(mistaken.argmax()), len(names))
    return Message.of(
        N_("It most often took “{true}” for “{called}”: {most:,} of its {wrong:,} mistakes on {rows:,} test rows."),
        true=names[true],
        called=names[called],
        most=int(mistaken[true, called]),
        wrong=wrong,
        rows=rows,
    )


def off_sentence(y: NDArray[np.float32], said: NDArray[np.float32]) -> Message:
    """Say how far off predictions (n,) of numbers (n,) usually are, and at worst."""
    off = np.abs(np.asarray(said, float) - np.asarray(y, float))
    if not np.isfinite(off).all():
        return Message(N_("The training blew up: the loss grew instead of falling"))
    return Message.of(
        N_(
            "Half of {rows:,} test rows are predicted to within {half:.3g} of the truth; the worst is off by {worst:.3g}."
        ),
        rows=len(off),
        half=float(np.median(off)),
        worst=float(off.max()),
    )
