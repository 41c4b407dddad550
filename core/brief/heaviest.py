"""What a risk register says at a glance."""

from collections.abc import Sequence

from core.brief.plan import Risk
from core.messages import N_, Message

HEAVY = 15  # likelihood times impact


def heaviest(risks: Sequence[Risk]) -> Message:
    """Say how many risks are heavy, and which is the heaviest."""
    if not risks:
        return Message(N_("No risk is written down yet"))
    top = max(risks, key=lambda risk: risk.weight)
    heavy = sum(risk.weight >= HEAVY for risk in risks)
    text = N_("{heavy:,} of {n:,} risks weigh {limit} or more; the heaviest: {name} ({weight})")
    if not heavy:
        text = N_("None of {n:,} risks weighs {limit} or more; the heaviest: {name} ({weight})")
    return Message.of(text, heavy=heavy, n=len(risks), limit=HEAVY, name=top.name, weight=top.weight)
