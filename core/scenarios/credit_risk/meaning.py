"""What the codes of the loans mean, where the description at UCI is wrong or says nothing.

Grömping 2019, "South German Credit Data: Correcting a Widely Used Data Set", and the code table that comes with it. Loans
that went bad, by code, agree: 49 % of those without an account here, 12 % of those with 200 DM or more on it. Housing and
property keep UCI's words: by her table owners of real estate would fail most, so the rates don't bear it out.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.explanation.columns import column_name, value_text
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.datasets import Dataset

Word = Message | str
ACCOUNT = "status of existing checking account"
NO_ACCOUNT = "below 0 DM"  # UCI's words for A11, which means: no account
CODES: Mapping[str, Mapping[int, str]] = {
    "installment rate in percentage of disposable income": {
        1: N_("35 % of the income or more"), 2: N_("25 to 35 % of the income"), 3: N_("20 to 25 % of the income"), 4: N_("Under 20 % of the income"),
    },
    "present residence since": {1: N_("Under 1 year"), 2: N_("1 to 4 years"), 3: N_("4 to 7 years"), 4: N_("7 years or more")},
    "number of existing credits at this bank": {1: N_("One"), 2: N_("Two or three"), 3: N_("Four or five"), 4: N_("Six or more")},
    "number of people being liable to provide maintenance for": {1: N_("None to two"), 2: N_("Three or more")},
}  # fmt: skip
"""Column -> number in the table -> meaning, marked with `N_`; the numbers of people were swapped between both tables."""
TEXTS: Mapping[str, Mapping[str, str]] = {
    ACCOUNT: {
        NO_ACCOUNT: N_("No account"),
        "0 to 200 DM": N_("Overdrawn"),
        "200 DM or more / salary assignments for at least 1 year": N_("0 to 200 DM"),
        "no checking account": N_("200 DM or more, or regular salary"),
    },
    "credit history": {
        "no credits taken / all credits paid back duly": N_("Late in the past"),
        "all credits at this bank paid back duly": N_("Problem account, or loans elsewhere"),
        "existing credits paid back duly till now": N_("No loans, or all paid on time"),
        "delay in paying off in the past": N_("On time so far"),
        "critical account / other credits existing (not at this bank)": N_("All loans here paid on time"),
    },
    "savings account and bonds": {
        "below 100 DM": N_("None or unknown"),
        "100 to 500 DM": N_("Under 100 DM"),
        "500 to 1000 DM": N_("100 to 500 DM"),
        "1000 DM or more": N_("500 to 1,000 DM"),
        "unknown / no savings account": N_("1,000 DM or more"),
    },
    "purpose": {
        "car (new)": N_("Something else"),
        "car (used)": N_("New car"),
        "furniture / equipment": N_("Used car"),
        "radio / television": N_("Furniture or equipment"),
        "domestic appliances": N_("Radio or television"),
        "repairs": N_("Household appliances"),
        "education": N_("Repairs"),
        "retraining": N_("Vacation"),
        "business": N_("Retraining"),
        "others": N_("Business"),
    },
}
"""Column -> UCI's words -> meaning, marked with `N_`."""
NAMES: Mapping[str, str] = {
    "installment rate in percentage of disposable income": N_("Instalment"),
    "present residence since": N_("At this address for"),
    "foreign worker": N_("Foreign worker, as recorded"),
}
NOTE = N_(
    "The words for account, credit history, savings and purpose follow Grömping (2019), who found UCI's description shifted by a code; the rest of the product still shows UCI's words for the same rows. Housing and property keep UCI's words here too: by Grömping's table “Owned” would be “Rented” and “Real estate” would be “None”, and the shares that went bad don't bear that out. “Foreign worker” is swapped in her table and shown as recorded."
)


def field_name(data: "Dataset", name: str) -> Word:
    """Return what a user reads for a column."""
    return Message(NAMES[name]) if name in NAMES else column_name(data, data.feature_names.index(name))


def category_text(data: "Dataset", name: str, category: str) -> Word:
    """Return what a user reads for a category of a column."""
    known = TEXTS.get(name, {})
    return Message(known[category]) if category in known else data.card.shown(category)


def shown_value(data: "Dataset", name: str, value: float) -> Word:
    """Return what a user reads for a value as it is in `Dataset.X`."""
    if value == value and name in TEXTS:
        return category_text(data, name, data.categories[name][int(value)])
    if value == value and int(value) in CODES.get(name, {}):
        return Message(CODES[name][int(value)])
    return value_text(data, data.feature_names.index(name), float(value))
