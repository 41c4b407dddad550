"""A model that may know nothing has reasons too: a warning before anybody believes them."""

import math
from typing import TYPE_CHECKING

from core.evaluation.headlines import headline
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


def weak_sentence(run: "Run") -> Message | None:
    """Say that a run's score is within luck of no model at all; None where it is not."""
    main = headline(run)
    if main.beats_baseline or math.isnan(main.low):
        return None
    return Message.of(
        N_(
            "Its {score} is within luck of what the same answer for everybody would score: these may be reasons of a model that knows nothing."
        ),
        score=main.label,
    )
