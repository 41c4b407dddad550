"""What the numbers in the table of loans stand for, for those who fill in an application; the words are the dataset's own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.explanation.columns import column_name, value_text
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.datasets import Dataset

Word = Message | str
CODES: Mapping[str, Mapping[int, str]] = {
    "installment rate in percentage of disposable income": {
        1: N_("35 % of the income or more"), 2: N_("25 to 35 % of the income"), 3: N_("20 to 25 % of the income"), 4: N_("Under 20 % of the income"),
    },
    "present residence since": {1: N_("Under 1 year"), 2: N_("1 to 4 years"), 3: N_("4 to 7 years"), 4: N_("7 years or more")},
    "number of existing credits at this bank": {1: N_("One"), 2: N_("Two or three"), 3: N_("Four or five"), 4: N_("Six or more")},
    "number of people being liable to provide maintenance for": {1: N_("None to two"), 2: N_("Three or more")},
}  # fmt: skip
"""Column -> number in the table -> meaning, marked with `N_`: Grömping 2019, where the numbers of people are swapped."""
NAMES: Mapping[str, str] = {
    "installment rate in percentage of disposable income": N_("Instalment"),
    "present residence since": N_("At this address for"),
    "number of existing credits at this bank": N_("Loans at this bank"),
    "number of people being liable to provide maintenance for": N_("Dependants"),
}
NOTE = N_(
    "The words for account, credit history, savings, purpose, property, housing and foreign worker follow Grömping (2019), who found UCI's description of these codes to be wrong. Whoever compares with a notebook from elsewhere will find other words for the same rows: 71 of 100 “own” a home there and rent one here."
)


def field_name(data: "Dataset", name: str) -> Word:
    """Return what a user reads for a column."""
    return Message(NAMES[name]) if name in NAMES else column_name(data, data.feature_names.index(name))


def shown_value(data: "Dataset", name: str, value: float) -> Word:
    """Return what a user reads for a value as it is in `Dataset.X`."""
    if value == value and int(value) in CODES.get(name, {}):
        return Message(CODES[name][int(value)])
    return value_text(data, data.feature_names.index(name), float(value))
