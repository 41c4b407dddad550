"""Signs that a column says what happened afterwards: numbers first, and a question that only a person can answer.

Kaufman et al. 2012, "Leakage in data mining: formulation, detection, and avoidance", section 4: a column that alone foretells
nearly all is to be looked at, whether it is known at the moment of the decision.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.evaluation.headlines import Headline, headline, main_score
from core.evaluation.remembering import remembered
from core.explanation.columns import column_name
from core.explanation.trust.levels import Level, Look, worst
from core.explanation.whole import Whole
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

Values = NDArray[np.float64]
BINS = 20  # parts of a column's range that a score is made of
MOST = 20_000  # rows that are enough for one column's score
PULLING, HOLDING = 0.5, 0.33  # of all pulls: one column has more than half, or more than a third
CARRYING, HELPING = 0.9, 0.8  # of the score's lead over none, that one column has alone
GOOD: Mapping[str, float] = {
    "roc_auc": 0.95,
    "accuracy": 0.98,
    "r2": 0.95,
}  # scores that few decisions about people reach
HIGH: Mapping[str, float] = {"roc_auc": 0.9, "accuracy": 0.95, "r2": 0.9}


@dataclass(frozen=True)
class Sign:
    """Hold one sign: how much it worries, what was found, and what to do. Titles are marked with `N_`."""

    level: Level
    title: str
    found: Message
    advice: Message


@dataclass(frozen=True, eq=False)
class Pulls:
    """Hold how much of all pulls each column has (d,), over many rows, and which has most."""

    shares: Values

    @property
    def order(self) -> NDArray[np.int64]:
        """Columns from the one that pulls most."""
        return np.argsort(-self.shares, kind="stable")

    @property
    def top(self) -> int:
        """The column that pulls most."""
        return int(self.order[0])


SIGN_LOOKS: Mapping[Level, Look] = {
    "good": Look(N_("No sign"), ":material/check_circle:", "green"),
    "fair": Look(N_("A sign"), ":material/warning:", "yellow"),
    "poor": Look(N_("A strong sign"), ":material/dangerous:", "red"),
    "unknown": Look(N_("Ask"), ":material/help:", "blue"),
}
"""Level -> how a sign of it is shown."""


def pulls_in(whole: Whole) -> Pulls:
    """Return how much of all pulls each column has: by the mean size of its shares, over all outputs."""
    sizes = np.abs(whole.told.values).mean(axis=(0, 2))
    return Pulls(np.asarray(sizes / sizes.sum() if sizes.sum() else np.zeros_like(sizes)))


@remembered
def alone_scores(run: "Run") -> Values:
    """Return the main score (d,) of each column alone, on test rows: the mean outcome of training rows of its kind.

    A number's range is cut into parts of equally many training rows, a category is a part, and so is a missing value.
    """
    data = run.data
    train, test = (_some(rows) for rows in (run.split.train, run.split.test))
    wanted = _wanted(data)[train]
    kinds = [name in data.categories for name in data.feature_names]
    told = (_told(data.X[train, j], wanted, data.X[test, j], is_category) for j, is_category in enumerate(kinds))
    return np.array([main_score(data, test, one) for one in told])


def leak_signs(run: "Run", whole: Whole) -> tuple[Sign, ...]:
    """Return what speaks for a leak in a run, from its explanation: never more than a question with numbers."""
    pulls = pulls_in(whole)
    return tuple(sign(run, pulls) for sign in SIGNS)


def leak_level(signs: tuple[Sign, ...]) -> Level:
    """Return how much signs worry: one alone is common, so that at least two must be there for the worst."""
    levels = [sign.level for sign in signs if sign.level != "unknown"]
    bad = worst(levels)
    return "fair" if bad == "poor" and levels.count("poor") < 2 else bad


def leak_finding(run: "Run", signs: tuple[Sign, ...]) -> Message:
    """Say in few words what the signs come to."""
    text = _FINDINGS[leak_level(signs)]
    seen = sum(sign.level in ("fair", "poor") for sign in signs)
    known = sum(sign.level != "unknown" for sign in signs)
    return Message.of(text, seen=seen, of=known)


_FINDINGS: Mapping[Level, str] = {
    "good": N_("No sign of a leak: none of {of} tests points to one column"),
    "fair": N_("{seen} of {of} signs of a leak: ask when the columns named here are written down"),
    "poor": N_(
        "{seen} of {of} signs of a leak: find out when the column named here is written down before you ship this"
    ),
    "unknown": N_("Whether there is a leak can't be told from these rows"),
}


def leak_warning(run: "Run", whole: Whole) -> Message | None:
    """Say beside good news of another kind that one column carries nearly all; None where signs of a leak aren't strong.

    The scores of columns alone are asked for only where another sign is strong, without which these can't be.
    """
    pulls = pulls_in(whole)
    if all(sign(run, pulls).level != "poor" for sign in (too_good, one_pulls)):
        return None
    if leak_level(leak_signs(run, whole)) != "poor":
        return None
    alone = one_carries(run, pulls)
    if alone.level == "poor":
        return Message.of(
            N_("One column alone carries almost the whole score: {found} {ask}"), found=alone.found, ask=_ask()
        )
    found = one_pulls(run, pulls).found
    return Message.of(N_("One column makes most of all pulls: {found} {ask}"), found=found, ask=_ask())


def _ask() -> Message:
    return Message(
        N_("Find out when it is written down: reasons can describe a model well that is worth nothing in use.")
    )


def too_good(run: "Run", pulls: Pulls) -> Sign:
    """Look whether the score is better than one should expect."""
    main, title = headline(run), N_("Is the score too good?")
    if math.isnan(main.value):
        return Sign("unknown", title, Message(N_("The score can't be computed on these test rows.")), _more_rows())
    level: Level = "poor" if main.value >= GOOD[main.name] else "fair" if main.value >= HIGH[main.name] else "good"
    text = N_("{score} is {value:.2f} ({low:.2f} to {high:.2f}); without a model it would be {baseline:.2f}.")
    found = Message.of(text, score=main.label, value=main.value, low=main.low, high=main.high, baseline=main.baseline)
    advice = {
        "good": N_("That leaves the room for error that honest data mostly has."),
        "fair": N_(
            "High: usual where things are measured, rare where people decide or are decided about. Be able to say why it is so easy."
        ),
        "poor": N_(
            "So good a score is usual where things are measured, and rare where people are decided about: look for a column that "
            "knows too much."
        ),
    }
    return Sign(level, title, found, Message(advice[level]))


def one_pulls(run: "Run", pulls: Pulls) -> Sign:
    """Look whether one column has most of all pulls."""
    share, n = float(pulls.shares[pulls.top]), len(pulls.shares)
    level: Level = "poor" if share >= PULLING else "fair" if share >= HOLDING else "good"
    level = "good" if share < 2 / n else level  # of two columns one always has half
    text = N_(
        "{column} makes {share:.0f} of 100 parts of all pulls; with {n} columns an even share would be {even:.0f}."
    )
    found = Message.of(text, column=column_name(run.data, pulls.top), share=100 * share, n=n, even=100 / n)
    advice = {
        "good": N_("The pulls are spread over several columns."),
        "fair": N_("Much rests on one column: be sure of how it comes about."),
        "poor": N_("The model is nearly this one column: if it fails or is known too late, nothing is left."),
    }
    return Sign(level, N_("Does one column pull nearly everything?"), found, Message(advice[level]))


def one_carries(run: "Run", pulls: Pulls) -> Sign:
    """Look whether one column alone reaches the model's score."""
    title, main, alone = N_("Does one column alone carry the score?"), headline(run), alone_scores(run)
    if math.isnan(main.value) or not np.isfinite(alone).any():
        return Sign("unknown", title, Message(N_("The score can't be computed on these test rows.")), _more_rows())
    best = int(np.nanargmax(alone))
    lead, is_high = _lead(float(alone[best]), main), main.value >= HIGH[main.name]
    level = _carrying(lead, is_high)
    text = N_(
        "{column} alone, without any network, reaches {score} {alone:.2f}; the model with all {n} columns {value:.2f}."
    )
    found = Message.of(
        text, column=column_name(run.data, best), score=main.label, alone=float(alone[best]), value=main.value, n=len(alone)
    )  # fmt: skip
    advice = {
        "good": N_("No column does it alone: the model puts several together."),
        "fair": N_("One column does most of the work: be sure of how it comes about."),
        "poor": N_(
            "All else adds next to nothing: either this is a simple question, or the column already holds the answer."
        ),
    }
    worse = N_(
        "One column alone does better than this model, which has learned too little: train it better before you judge it."
    )
    return Sign(level, title, found, Message(worse if lead > 1 and not is_high else advice[level]))


def _carrying(lead: float, is_high: bool) -> Level:
    """Return how much it worries that one column has so much of the lead; a low score can't hold much of the answer."""
    if lead >= CARRYING:
        return "poor" if is_high else "fair" if lead <= 1 else "good"
    return "fair" if lead >= HELPING and is_high else "good"


def is_known(run: "Run", pulls: Pulls) -> Sign:
    """Ask what no test can tell."""
    text = N_("Is {column} known, in exactly this form, at the moment of the decision?")
    advice = N_(
        "No test on the table can tell: ask whoever writes the column down, and when. If it is afterwards, leave it out."
    )
    found = Message.of(text, column=column_name(run.data, pulls.top))
    return Sign("unknown", N_("The question that settles it"), found, Message(advice))


SIGNS: tuple[Callable[["Run", Pulls], Sign], ...] = (too_good, one_pulls, one_carries, is_known)
"""What looks for signs, in the order in which they are told."""


def _lead(alone: float, main: Headline) -> float:
    """Return how much of a score's lead over none another score has; 0 where the model has none."""
    gained = main.value - main.baseline
    return (alone - main.baseline) / gained if gained > 0 else 0.0


def _more_rows() -> Message:
    return Message(N_("More test rows, of every class, would tell."))


def _some(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    return rows if len(rows) <= MOST else np.random.default_rng(0).choice(rows, MOST, replace=False)


def _wanted(data: Dataset) -> Values:
    """Return what is foretold of each row (n, k): the class as ones and zeros, or the number."""
    if data.task == "regression":
        return np.asarray(data.y, np.float64)[:, None]
    return np.eye(len(data.class_names))[data.y.astype(np.int64)]


def _told(column: Values, wanted: Values, asked: Values, is_category: bool) -> Values:
    """Return the mean (m, k) of what was wanted (n, k) in each asked row's part of a column, drawn one row to the overall mean."""
    edges = _edges(column, is_category)
    parts, asked_parts = _parts(column, edges), _parts(asked, edges)
    counts, middle = np.bincount(parts, minlength=len(edges) + 2), wanted.mean(axis=0)
    sums = np.stack([np.bincount(parts, one, len(edges) + 2) for one in wanted.T], axis=1)
    return np.asarray(((sums + middle) / (counts[:, None] + 1))[asked_parts])


def _edges(column: Values, is_category: bool) -> Values:
    """Return where a column is cut: between its values where there are few, else into parts of equally many rows."""
    known = np.unique(column[~np.isnan(column)])
    if is_category or len(known) <= BINS:
        return np.asarray((known[1:] + known[:-1]) / 2)
    cuts = np.quantile(column[~np.isnan(column)], np.linspace(0, 1, BINS + 1)[1:-1])
    return np.unique(cuts)


def _parts(column: Values, edges: Values) -> NDArray[np.int64]:
    """Return the part of each value, the last one for those that are missing."""
    return np.where(np.isnan(column), len(edges) + 1, np.searchsorted(edges, column))
