"""What answers cost: computed by a model of one's own, or bought from somebody who runs a large one."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from core.messages import N_, Message
from core.settings import Real, Setting, Whole, setting

HOUR = 3600.0  # seconds
MILLION = 1e6


@dataclass(frozen=True)
class Offer:
    """Hold what answers would cost elsewhere; every number is the user's, from an offer that they have."""

    requests: int = setting(
        Whole(100_000, N_("Answers a month"), N_("That your users will ask for, e.g. 100,000."), "money", low=1, high=10_000_000_000)
    )  # fmt: skip
    core_hour: float = setting(
        Real(0.05, N_("Rent of a processor core, $ an hour"), N_("From your cloud's price list, e.g. 0.05."), "money", low=0.0001, high=100)
    )  # fmt: skip
    tokens: int = setting(
        Whole(600, N_("Tokens of a large model for an answer"), N_("In and out, with the instructions, e.g. 600 for a short text; a picture counts as about 1,000."), "money", low=1, high=1_000_000)
    )  # fmt: skip
    price: float = setting(
        Real(1.0, N_("Price of a million tokens, $"), N_("From the price list of an API, in and out mixed, e.g. 1."), "money", low=0.0001, high=1000)
    )  # fmt: skip

    def __post_init__(self) -> None:
        for name, described in OFFER_SETTINGS.items():
            object.__setattr__(self, name, described.check(getattr(self, name)))

    @property
    def bought(self) -> float:
        """Dollars a month at the API."""
        return self.requests * self.tokens / MILLION * self.price

    def computed(self, seconds: float) -> float:
        """Return dollars a month of one core that takes so many seconds for an answer, and idles no more than it must."""
        return self.requests * seconds / HOUR * self.core_hour


OFFER_SETTINGS: Mapping[str, Setting[Any]] = {
    f.name: cast("Setting[Any]", f.metadata["setting"]) for f in fields(Offer)
}


def cost_sentence(offer: Offer, seconds: float) -> Message:
    """Say what a month of answers costs here and at an API."""
    own, bought = offer.computed(seconds), offer.bought
    text = N_("One answer takes {milliseconds} ms here. {requests:,} a month cost {own} of computing with this model, {bought} bought from a large model. Building, labels and people come on top of both, and are mostly more.")  # fmt: skip
    return Message.of(
        text, milliseconds=short(seconds * 1000), requests=offer.requests, own=_dollars(own), bought=_dollars(bought)
    )


def _dollars(amount: float) -> Message:
    return Message(N_("less than $0.01")) if amount < 0.01 else Message.of(N_("about ${amount}"), amount=short(amount))


def short(number: float) -> str:
    """Write a number above 0 with two digits that count, and never with a power of ten."""
    if number >= 10:
        return f"{float(f'{number:.2g}'):,.0f}" if number < 100 else f"{number:,.0f}"
    return f"{float(f'{number:.2g}'):.6f}".rstrip("0").rstrip(".")
