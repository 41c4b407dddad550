"""Where what is said of a model ends, read from its run."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.card.pieces import Points, Section
from core.costs.layers import layers_of, weights_of
from core.datasets.preprocessing import VALUE
from core.evaluation.headlines import headline, majority
from core.ledger.differences import joined
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

FEW = 30  # test rows of a class, below which its scores say little
MOSTLY = 0.8  # of the rows to learn from, above which a class is the answer nearly always
GAP = 0.1  # in accuracy between rows it knows and rows it doesn't
GAPS = 0.2  # of a column that may be missing before it is said
MOST_NAMED = 3  # columns


def limits(run: "Run") -> Section:
    """Return what is not known of a model, or known to be weak."""
    said = tuple(message for find in FINDERS for message in find(run))
    return Section(Message(N_("Limits")), (Points(said),))


def _few_rows(run: "Run") -> Iterator[Message]:
    main, rows = headline(run), len(run.y_test)
    if not math.isfinite(main.low):
        template = N_("The grade rests on {rows:,} rows, for which {score} can't be computed.")
        yield Message.of(template, rows=rows, score=main.label)
        return
    yield Message.of(
        N_(
            "The grade rests on {rows:,} rows: with others like them, {score} could well be anywhere from {low:.2f} to "
            "{high:.2f}."
        ),
        rows=rows,
        score=main.label,
        low=main.low,
        high=main.high,
    )
    if not main.beats_baseline:
        yield Message.of(
            N_("That is not better, beyond doubt, than no model at all: {baseline:.2f}."), baseline=main.baseline
        )


def _one_draw(run: "Run") -> Iterator[Message]:
    yield Message.of(
        N_(
            "One split ({split_seed}) and one seed ({seed}) are one draw: another gives another model and another score."
        ),
        split_seed=run.experiment.split_seed,
        seed=run.experiment.seed,
    )


def _same_source(run: "Run") -> Iterator[Message]:
    if run.data.drawn:
        yield Message(N_("The points are drawn by a formula: nothing follows from them for real cases."))
    else:
        yield Message(
            N_(
                "All rows come from one source: how good it is on rows from elsewhere, or of next year, nobody has tried."
            )
        )


def _rare_classes(run: "Run") -> Iterator[Message]:
    if run.data.task == "regression":
        return
    counts = np.bincount(run.y_test.astype(np.int64), minlength=len(run.data.class_names))
    rare = [
        Message.of(N_("“{name}” ({n})"), name=run.data.card.shown(name), n=int(n))
        for name, n in zip(run.data.class_names, counts, strict=True)
        if n < FEW
    ]
    if rare:
        template = N_("Few test rows for {classes}: what the scores say about that is little more than an anecdote.")
        yield Message.of(template, classes=joined(rare))


def _usual_class(run: "Run") -> Iterator[Message]:
    if run.data.task == "regression":
        return
    usual = majority(run)
    share = float(np.mean(run.data.y[run.split.train] == usual))
    if share >= MOSTLY:
        template = N_("{share:.0f} of 100 rows to learn from are “{usual}”: always saying so is right as often.")
        yield Message.of(template, share=100 * share, usual=run.data.card.shown(run.data.class_names[usual]))


def _by_heart(run: "Run") -> Iterator[Message]:
    seen, unseen = (run.history.get(name, (np.nan,) * (run.best_epoch + 1))[run.best_epoch] for name in ACCURACIES)
    if seen - unseen > GAP:
        yield Message.of(
            N_(
                "It was right on {seen:.0f} of 100 rows it learned from, but on {unseen:.0f} of 100 others: part of what it "
                "knows holds for those rows only."
            ),
            seen=100 * seen,
            unseen=100 * unseen,
        )
    weights = weights_of(layers_of(run.network.archive))
    if weights > len(run.split.train):
        template = N_("It has {weights:,} weights and learned from {rows:,} rows: enough to know them by heart.")
        yield Message.of(template, weights=weights, rows=len(run.split.train))


def _columns(run: "Run") -> Iterator[Message]:
    """Say where columns were mostly missing, and between which numbers the first ones lay."""
    if run.data.image_shape:
        return
    X = run.data.X[run.split.train]
    values = [
        column for column, kind in zip(run.preprocessor.origin, run.preprocessor.kind, strict=True) if kind == VALUE
    ]
    for column in values:
        missing = float(np.isnan(X[:, column]).mean())
        if missing > GAPS:
            template = N_("{share:.0f} of 100 values of “{column}” are missing and were filled with the middle one.")
            yield Message.of(template, share=100 * missing, column=_name(run, column))
    for column in values[:MOST_NAMED]:
        if np.isfinite(X[:, column]).any():
            low, high = np.nanmin(X[:, column]), np.nanmax(X[:, column])
            template = N_("It has seen “{column}” from {low:,.6g} to {high:,.6g} only; beyond that it guesses.")
            yield Message.of(template, column=_name(run, column), low=float(low), high=float(high))


def _name(run: "Run", column: int) -> Message | str:
    return run.data.card.shown(run.data.feature_names[column])


def _altered(run: "Run") -> Iterator[Message]:
    e = run.experiment
    if run.data.task == "classification" and (e.resample != "none" or e.class_weight != "none"):
        yield Message(
            N_("Rare classes counted more than they occur, so its probabilities are not the shares of real life.")
        )
    if e.label_noise:
        yield Message(N_("Some of what it learned from was made wrong on purpose."))
    if run.stopped:
        yield Message(N_("It was stopped by hand, before it had finished."))


ACCURACIES = ("accuracy", "val_accuracy")
FINDERS: Sequence[Callable[["Run"], Iterator[Message]]] = (
    _few_rows,
    _one_draw,
    _same_source,
    _rare_classes,
    _usual_class,
    _by_heart,
    _columns,
    _altered,
)
