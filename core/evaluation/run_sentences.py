"""One sentence for what a run has shown on the rows it had not seen, natural frequencies first."""

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from core.datasets import DATASETS
from core.evaluation.headlines import Headline, headline, majority
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


def run_sentence(run: "Run") -> Message:
    """Return the sentence: data, what it got right in 100, the score with its interval, and on how many rows."""
    main = headline(run)
    if math.isnan(main.value):
        return Message.of(
            N_("{data}: {score} can't be computed on these {rows:,} test rows, which are all alike."),
            data=title(run),
            score=main.label,
            rows=len(run.y_test),
        )
    return _SENTENCES[main.name](run, main)


def title(run: "Run") -> Message | str:
    """Return the name of a run's data: a message for data of the registry, the user's own word for an upload."""
    name = run.data.card.title
    return Message(name) if run.data.name in DATASETS else name


def _ranking(run: "Run", main: Headline) -> Message:
    negative, positive = map(run.data.card.shown, run.data.class_names)
    return Message.of(
        N_(
            "{data}: ranks “{positive}” above “{negative}” in {hits:.0f} of 100 pairs "
            "(AUC {value:.2f}, {low:.2f} to {high:.2f}), on {rows:,} rows it had not seen."
        ),
        positive=positive,
        negative=negative,
        hits=100 * main.value,
        **_common(run, main),
    )


def _counting(run: "Run", main: Headline) -> Message:
    return Message.of(
        N_(
            "{data}: right on {hits:.0f} of 100 rows it had not seen (accuracy {value:.2f}, {low:.2f} to {high:.2f}, "
            "{rows:,} rows); always saying “{usual}” is right on {without:.0f}."
        ),
        hits=100 * main.value,
        usual=run.data.card.shown(run.data.class_names[majority(run)]),
        without=100 * main.baseline,
        **_common(run, main),
    )


def _measuring(run: "Run", main: Headline) -> Message:
    mean = float(run.data.y[run.split.train].mean())
    return Message.of(
        N_(
            "{data}: off by {error:.3g} on average on {rows:,} rows it had not seen, where always saying the mean is "
            "off by {without:.3g} (R² {value:.2f}, {low:.2f} to {high:.2f})."
        ),
        error=run.scores["mae"],
        without=float(np.abs(run.y_test - mean).mean()),
        **_common(run, main),
    )


def _common(run: "Run", main: Headline) -> Mapping[str, object]:
    return {"data": title(run), "rows": len(run.y_test), "value": main.value, "low": main.low, "high": main.high}


_SENTENCES: Mapping[str, Callable[["Run", Headline], Message]] = {
    "roc_auc": _ranking,
    "accuracy": _counting,
    "r2": _measuring,
}
