"""The people of the NHEFS study: what was known of them in 1971, and whether they died from 1983 to 1992."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from core.datasets.dataset import Card, Dataset
from core.messages import N_

FILE = Path(__file__).parents[1] / "files" / "nhefs.csv.gz"
NAME = "csv-nhefs-1971"

# Codes after the study's codebook, as printed with Hernán and Robins, "Causal inference: what if".
CODES: Mapping[str, Mapping[int, str]] = {
    "sex": {0: "male", 1: "female"},
    "school": {1: "8 grades or fewer", 2: "high school begun", 3: "high school", 4: "college begun", 5: "college"},
    "activity at work": {0: "very active", 1: "moderately active", 2: "inactive"},
    "sport": {0: "much", 1: "some", 2: "little or none"},
    "alcohol": {0: "almost daily", 1: "2-3 a week", 2: "1-4 a month", 3: "rarely", 4: "never"},
    "chronic bronchitis": {0: "no", 1: "yes"},
    "chronic cough": {0: "no", 1: "yes"},
}
COLUMNS: Mapping[str, str] = {
    "age": "age",
    "sex": "sex",
    "smokeintensity": "cigarettes a day",
    "smokeyrs": "years of smoking",
    "chroniccough": "chronic cough",
    "bronch": "chronic bronchitis",
    "wt71": "weight",
    "ht": "height",
    "cholesterol": "cholesterol",
    "active": "activity at work",
    "exercise": "sport",
    "alcoholfreq": "alcohol",
    "education": "school",
    "income": "income group",
}
"""Column of the file -> column here; all of 1971."""

LABELS: Mapping[str, str] = {
    "age": N_("Age in 1971"),
    "sex": N_("Sex"),
    "male": N_("Man"),
    "female": N_("Woman"),
    "cigarettes a day": N_("Cigarettes a day"),
    "years of smoking": N_("Years of smoking"),
    "chronic cough": N_("Chronic cough"),
    "chronic bronchitis": N_("Chronic bronchitis"),
    "weight": N_("Weight"),
    "height": N_("Height"),
    "cholesterol": N_("Cholesterol"),
    "activity at work": N_("A usual day"),
    "very active": N_("Very active"),
    "moderately active": N_("Moderately active"),
    "inactive": N_("Inactive"),
    "sport": N_("Sport"),
    "much": N_("Much"),
    "some": N_("Some"),
    "little or none": N_("Little or none"),
    "alcohol": N_("Alcohol"),
    "almost daily": N_("Almost every day"),
    "2-3 a week": N_("2 to 3 times a week"),
    "1-4 a month": N_("1 to 4 times a month"),
    "rarely": N_("Less than once a month"),
    "never": N_("None in the last year"),
    "school": N_("Schooling"),
    "8 grades or fewer": N_("8 grades or fewer"),
    "high school begun": N_("High school, not finished"),
    "high school": N_("High school"),
    "college begun": N_("College, not finished"),
    "college": N_("College or more"),
    "income group": N_("Family income (code 11 to 22)"),
    "no": N_("No"),
    "yes": N_("Yes"),
    "survived": N_("Alive at the end of 1992"),
    "died": N_("Died from 1983 to 1992"),
}
UNITS = {"age": N_("years"), "weight": N_("kg"), "height": N_("cm"), "cholesterol": N_("mg/dl")}

CARD = Card(
    N_("Mortality of smokers"),
    N_(
        "What was known of 1,629 smokers in 1971, and who died from 1983 to 1992, of those who had lived to 1982: age alone says most of it."
    ),
    N_("NHANES I Epidemiologic Follow-up Study (US National Center for Health Statistics), as in causaldata"),
    N_("US government work, public domain"),
    N_("Death from 1983 to 1992, having lived to 1982"),
    LABELS,
    UNITS,
)


@lru_cache(maxsize=1)
def table() -> pd.DataFrame:
    """Return the file as it is (1629, 67)."""
    return pd.read_csv(FILE)


@lru_cache(maxsize=1)
def people() -> Dataset:
    """Return what was known in 1971 (1629, 14) with death from 1983 to 1992."""
    raw = table()
    frame = raw[list(COLUMNS)].rename(columns=COLUMNS)
    for name, meanings in CODES.items():
        frame[name] = pd.Categorical(frame[name].map(meanings), categories=list(meanings.values()))
    for name in set(frame.columns) - set(CODES):
        frame[name] = frame[name].astype(np.float32)
    return Dataset(NAME, frame, raw["death"].to_numpy(np.int64), "classification", ("survived", "died"), CARD)
