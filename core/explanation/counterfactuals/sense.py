"""What a person can and can't change, as far as it is known of each dataset; a user may see it otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.explanation.counterfactuals.rules import Rule
from core.messages import N_

LOCKED = Rule("locked")


@dataclass(frozen=True)
class Sense:
    """Hold what is known of a dataset.

    Parameters
    ----------
    rules : mapping
        Column -> what may become of it; all others are free.
    orders : mapping
        Column -> its categories from low to high, where they have an order; only then do they go up or down.
    steps : mapping
        Column -> the step in which people change it, where the usual one is too fine or too coarse.
    cleared, flagged : str
        What it means to a person when a row is no longer flagged, or is flagged, marked with `N_`.
    """

    rules: Mapping[str, Rule] = field(default_factory=dict)
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: Mapping[str, float] = field(default_factory=dict)
    cleared: str = N_("It would no longer be flagged")
    flagged: str = N_("It would be flagged")


CREDIT = Sense(
    rules={
        "status of existing checking account": LOCKED,  # nobody is told to move money for a day
        "credit history": LOCKED,  # what happened has happened
        "purpose": LOCKED,  # another purpose is another loan
        "savings account and bonds": Rule("up", 2.0),
        "present employment since": Rule("up", 2.0),
        "present residence since": Rule("up", 2.0),
        "property": Rule("up", 3.0),
        "age in years": LOCKED,
        "other installment plans": Rule("down"),  # they can be paid off
        "housing": Rule("free", 3.0),
        "number of existing credits at this bank": LOCKED,
        "job": LOCKED,
        "number of people being liable to provide maintenance for": LOCKED,
        "telephone": LOCKED,
        "foreign worker": LOCKED,
        "service calls": LOCKED,  # others make them
    },
    orders={
        "present employment since": ("unemployed", "below 1 year", "1 to 4 years", "4 to 7 years", "7 years or more"),
        "savings account and bonds": (
            "unknown / no savings account",
            "below 100 DM",
            "100 to 500 DM",
            "500 to 1000 DM",
            "1000 DM or more",
        ),
        "property": (
            "unknown / no property",
            "car or other",
            "building society savings agreement / life insurance",
            "real estate",
        ),
        "other installment plans": ("none", "stores", "bank"),
    },
    steps={"duration in month": 3.0, "credit amount": 100.0},
    cleared=N_("It would be accepted"),
    flagged=N_("It would be refused"),
)

HEART = Sense(
    rules={
        "age": LOCKED,
        "sex": LOCKED,
        **dict.fromkeys(  # an examination finds these, and they can't be wished away
            (
                "chest pain",
                "resting ecg",
                "pain in exercise",
                "st depression",
                "st slope",
                "narrowed vessels",
                "thallium scan",
            ),
            LOCKED,
        ),
    }
)

SENSE: Mapping[str, Sense] = {
    "german_credit": CREDIT,
    "german_credit_calls": CREDIT,
    "heart": HEART,
    "diabetes": Sense(rules={"sex": LOCKED, "age": LOCKED}),
    "penguins": Sense(rules={"sex": LOCKED, "year": LOCKED}),
}
"""Name of a dataset -> what is known of it."""


def sense_of(name: str) -> Sense:
    """Return what is known of a dataset; of an upload that is nothing."""
    return SENSE.get(name, Sense())
