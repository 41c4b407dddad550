"""Business tables that travel with the project; `files/SOURCES.md` has their sources and licences."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from core.datasets.dataset import Card, Dataset
from core.datasets.entry import Entry
from core.messages import N_

FILES = Path(__file__).parent / "files"
CC_BY = N_("CC BY 4.0")


def _frame(file: str) -> pd.DataFrame:
    frame = pd.read_csv(FILES / file, keep_default_na=False, na_values=["", "NA"])
    for name in frame.columns:
        if not pd.api.types.is_numeric_dtype(frame[name]):
            frame[name] = frame[name].str.strip().astype("category")
    return frame


def _table(name: str, card: Card, frame: pd.DataFrame, target: str, class_names: tuple[str, ...]) -> Dataset:
    codes = pd.Categorical(frame[target].astype(str), categories=list(class_names)).codes
    return Dataset(name, frame.drop(columns=target), codes.astype(np.int64), "classification", class_names, card)


def _german_credit(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    frame = _frame("german_credit.csv.gz")
    frame.columns = frame.columns.str.replace("_", " ")
    return _table(name, card, frame, "creditability", ("good", "bad"))


def _german_credit_calls(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    """Add a column that exists only because of the outcome, to be found by its explanation.

    Calls are drawn from Poisson(0.4) for loans that went well and Poisson(4) for the others, seed 0: the service
    called because the loan had gone bad, so the column isn't known on the day of the decision.
    """
    plain = _german_credit(name, card, n_samples, noise, seed)
    calls = np.random.default_rng(0).poisson(np.where(plain.y == 1, 4.0, 0.4))
    frame = plain.frame.assign(**{"service calls": calls})
    return Dataset(name, frame, plain.y, "classification", plain.class_names, card)


def _penguins(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    frame = _frame("penguins.csv").rename(columns=lambda c: c.replace("_mm", "").replace("_g", "").replace("_", " "))
    return _table(name, card, frame, "species", ("Adelie", "Chinstrap", "Gentoo"))


def _page_blocks(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    return _table(name, card, _frame("page_blocks_imbalanced.csv.gz"), "label", ("negative", "positive"))


def _heart(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    frame = _frame("heart_statlog.csv")
    dataset = _table(name, card, frame.assign(disease=frame["disease"].astype(str)), "disease", ("0", "1"))
    return Dataset(name, dataset.frame, dataset.y, "classification", ("healthy", "disease"), card)


_CREDIT = {"good": N_("Paid back"), "bad": N_("Went bad")}
_CREDIT_SOURCE = N_("UCI Statlog German Credit (Hofmann 1994)")

BUSINESS: Mapping[str, Entry] = {
    "german_credit": Entry(
        Card(
            N_("German credit"),
            N_("Who pays back? A wrong yes costs five times a wrong no, which decides where to draw the line."),
            _CREDIT_SOURCE,
            CC_BY,
            N_("How the loan ended"),
            _CREDIT,
            {"credit amount": N_("DM"), "duration in month": N_("months"), "age in years": N_("years")},
        ),
        "business",
        "classification",
        _german_credit,
    ),
    "german_credit_calls": Entry(
        Card(
            N_("German credit, with the service log"),
            N_("The same loans, with one more column from customer service. The score goes up. Would you ship it?"),
            N_("UCI Statlog German Credit (Hofmann 1994); the column “service calls” was added by us, with a purpose"),
            CC_BY,
            N_("How the loan ended"),
            _CREDIT,
            {"credit amount": N_("DM"), "duration in month": N_("months"), "age in years": N_("years")},
        ),
        "business",
        "classification",
        _german_credit_calls,
    ),
    "penguins": Entry(
        Card(
            N_("Penguins"),
            N_("Gaps and categories, as in every real table: what happens to a row that isn't complete?"),
            N_("Palmer Station, Gorman et al. 2014, through palmerpenguins"),
            N_("CC0"),
            N_("Species"),
            units={"bill length": N_("mm"), "bill depth": N_("mm"), "flipper length": N_("mm"), "body mass": N_("g")},
        ),
        "business",
        "classification",
        _penguins,
    ),
    "page_blocks": Entry(
        Card(
            N_("Page blocks"),
            N_("One case in ten is the one you look for: a model that always says no is 90 % accurate."),
            N_("UCI Page Blocks, imbalanced as in KEEL"),
            CC_BY,
            N_("Block"),
            {"negative": N_("Text"), "positive": N_("Other than text")},
        ),
        "business",
        "classification",
        _page_blocks,
    ),
    "heart": Entry(
        Card(
            N_("Heart disease"),
            N_(
                "270 patients: with so little data a simple model is hard to beat, and luck is easy to mistake for skill."
            ),
            N_("UCI Statlog Heart"),
            CC_BY,
            N_("Diagnosis"),
            {"healthy": N_("Healthy"), "disease": N_("Disease")},
        ),
        "business",
        "classification",
        _heart,
    ),
}
