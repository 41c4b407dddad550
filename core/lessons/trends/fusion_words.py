"""What two senses brought, in words with numbers."""

import numpy as np

from core.lessons.trends.fusion_study import HARMS, WAYS, Arrays
from core.messages import N_, Message

FUSED = ("early", "gaps", "late")
ALIKE = 0.01  # shares right that nobody would tell apart


def shares(found: Arrays, sense: str, harm: str) -> dict[str, float]:
    """Return way -> share right, the mean over trainings."""
    place = list(HARMS).index(harm)
    return {way: float(found[sense][i, place].mean()) for i, way in enumerate(WAYS)}


def title(found: Arrays, sense: str, harm: str) -> Message:
    """Say in one sentence which way is best when a sense suffers so."""
    it = shares(found, sense, harm)
    best, worst = max(FUSED, key=it.__getitem__), min(FUSED, key=it.__getitem__)
    alone = max(it["picture"], it["sound"])
    if harm == "0":
        gained = it[best] - alone > ALIKE
        text = (
            N_("Both senses together name {best:.0f} of 100 people rightly, the better one alone {alone:.0f}")
            if gained
            else N_(
                "Both senses together name {best:.0f} of 100 people rightly, no more than the better one alone ({alone:.0f})"
            )
        )
        return Message.of(text, best=100 * it[best], alone=100 * alone)
    if it[best] - it[worst] <= ALIKE:
        text = N_(
            "{suffers}: every fusion names about {best:.0f} of 100 people rightly, the better sense alone {alone:.0f}"
        )
    else:
        text = N_(
            "{suffers}: {best_way} names {best:.0f} of 100 people rightly, {worst_way} {worst:.0f}, the better sense alone {alone:.0f}"
        )
    return Message.of(
        text,
        suffers=suffering(sense, harm),
        best=100 * it[best],
        worst=100 * it[worst],
        alone=100 * alone,
        best_way=Message(WAYS[best]),
        worst_way=Message(WAYS[worst]),
    )


_SUFFERING = {
    ("picture", "0.25"): N_("A little noise in the picture"),
    ("picture", "0.5"): N_("A noisy picture"),
    ("picture", "1"): N_("A very noisy picture"),
    ("picture", "missing"): N_("Without the picture"),
    ("sound", "0.25"): N_("A little noise in the sound"),
    ("sound", "0.5"): N_("A noisy sound"),
    ("sound", "1"): N_("A very noisy sound"),
    ("sound", "missing"): N_("Without the sound"),
}


def suffering(sense: str, harm: str) -> Message:
    """Name what is done to a sense."""
    return Message(_SUFFERING[sense, harm])


def between(found: Arrays, sense: str, harm: str) -> Message:
    """Say how far the trainings differ."""
    place = list(HARMS).index(harm)
    apart = float(np.ptp(found[sense][:, place], axis=-1).max())
    text = N_(
        "Each number is the mean of {members} trainings with other starts and pictures; they differ by {apart:.0f} points at most."
    )
    return Message.of(text, members=found[sense].shape[-1], apart=100 * apart)
