"""The ten questions: the usual advice, the study that tests it, what its result says, and where to go on."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from core.lessons.generalisation.cures import WRONG
from core.lessons.generalisation.trying import all_cures
from core.lessons.questions import elsewhere, fair, rare, seeds, tables
from core.lessons.questions.outcome import Outcome
from core.lessons.speed import race
from core.messages import N_

Arrays = Mapping[str, NDArray[Any]]
Conduct = Callable[[Any], Awaitable[Mapping[str, Any]]]


@dataclass(frozen=True)
class Study:
    """Name an experiment that answers questions.

    Parameters
    ----------
    doing : str
        What it does, marked with `N_`.
    lesson, what : str
        The lesson that has it, and what it is called there; by default it is of this lesson, by its name in `STUDIES`.
    """

    conduct: Conduct
    doing: str
    lesson: str = "questions"
    what: str = ""


_CURES = all_cures(WRONG.default)

STUDIES: Mapping[str, Study] = {
    "tables": Study(tables.conduct, N_("Training a network and two simple models on each of five tables")),
    "rare": Study(rare.conduct, N_("Training eight ways to find rare cases, from three seeds each")),
    "seeds": Study(seeds.conduct, N_("Training 32 networks that differ in their seed, and a grid of settings")),
    "fair": Study(fair.conduct, N_("Training with the age and without it, from eight seeds each")),
    "cures": Study(_CURES[1], N_("Trying every cure on the same overfitting run"), "generalisation", _CURES[0]),
    "ways": Study(race.conduct, N_("Timing the same training in several ways"), "speed", race.what(0)),
}


@dataclass(frozen=True)
class Page:
    """Lead to a page, with rows of tabs -> the title to open; `label` is marked with `N_`."""

    page: str
    label: str
    tabs: Mapping[str, str]


@dataclass(frozen=True)
class Ask:
    """Hold a question; texts are marked with `N_`, its answer is a part of the lesson's story named `answer_<name>`.

    Parameters
    ----------
    advice : str
        What is usually said, in few words.
    study : str
        In `STUDIES`.
    read : callable
        `read(arrays)`: what the study says of it.
    lesson : str
        Where there is more of it; empty for none.
    page : Page, optional
        Where to do it with the run in hand.
    """

    question: str
    advice: str
    study: str
    read: Callable[[Arrays], Outcome]
    lesson: str = ""
    page: Page | None = None


BESIDE = Page(
    "playground",
    N_("Simple models beside your own run"),
    {"depth": N_("How good is it?"), "view_2": N_("Beside simple models")},
)
SEARCH = Page(
    "playground", N_("Search settings for your own run"), {"depth": N_("What works better?"), "view_3": N_("Search")}
)
GROUPS = Page(
    "metrics", N_("Who is treated worse by the run in hand"), {"metrics_classification": N_("Who is treated worse")}
)
TREES = Page(
    "explain",
    N_("A readable model in place of the run in hand"),
    {"explain": N_("A simpler model"), "explain_simpler": N_("An honest simple model")},
)
LUCK = Page(
    "playground", N_("How much of your own score is luck"), {"depth": N_("How good is it?"), "view_2": N_("Luck")}
)
MONEY = Page("metrics", N_("Put a price on the mistakes of the run in hand"), {})

ASKS: Mapping[str, Ask] = {
    "choose": Ask(
        N_("Which model should we use?"), N_("Deep networks for large data, CNNs for pictures, Transformers for hard tasks."),
        "tables", tables.choosing, "architectures", BESIDE,
    ),
    "rare": Ask(
        N_("One case in ten is the one that matters. What now?"), N_("Resample, weight the rare class, or make up more of it."),
        "rare", rare.rare_found, "", MONEY,
    ),
    "made_up": Ask(
        N_("Can made-up cases replace real ones?"), N_("Generate the missing class, for example with a GAN."),
        "rare", rare.made_up,
    ),
    "improve": Ask(
        N_("How do we make it better?"), N_("Tune by grid, random or Bayesian search; regularise; combine several models."),
        "seeds", seeds.improving, "", SEARCH,
    ),
    "fair": Ask(
        N_("How do we make sure that it is fair?"), N_("Keep sex, origin and the like out of the data."),
        "fair", fair.fairness, "", GROUPS,
    ),
    "project": Ask(
        N_("How do we run an AI project?"), N_("Clear goals, mixed team, tracked progress, risks, iterations."),
        "seeds", seeds.peeking, "lifecycle", LUCK,
    ),
    "evaluate": Ask(
        N_("Which score tells whether it is good?"), N_("Accuracy, precision, recall, F1, AUC; kappa for imbalance."),
        "rare", rare.noticing, "", MONEY,
    ),
    "overfit": Ask(
        N_("How do we keep it from learning by heart?"), N_("Augment, regularise, drop out, cross-validate, stop early."),
        "cures", elsewhere.curing, "generalisation",
    ),
    "speed": Ask(
        N_("How do we train faster?"), N_("Parallel data and models, mixed precision, better optimisers, compiled graphs."),
        "ways", elsewhere.hastening, "speed",
    ),
    "explain": Ask(
        N_("How do we explain it?"), N_("Visualise, SHAP, LIME, or use a model that can be read."),
        "tables", tables.readable, "", TREES,
    ),
}  # fmt: skip
"""Name -> question, in the order in which they are usually asked."""
