"""What the lines of a script did that bring the rows and the network."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from core.costs.layers import layers_of, weights_of
from core.datasets.preprocessing import VALUE
from core.datasets.scaling import SCALINGS
from core.ingredients.precisions import PRECISIONS
from core.ingredients.resampling import RESAMPLINGS
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

MADE_BY = {"keras": "Keras", "tensorflow": "TensorFlow", "numpy": "NumPy"}


def _title(run: "Run") -> Iterator[Message]:
    yield Message(N_("The whole run in one file, which needs neither this app nor its server."))


def _imports(run: "Run") -> Iterator[Message]:
    yield Message(N_("Keras trains, TensorFlow computes beneath it, and NumPy holds the rows."))
    made = ", ".join(f"{name} {run.versions[key]}" for key, name in MADE_BY.items() if key in run.versions)
    if made:
        yield Message.of(N_("This run was made with {versions}."), versions=made)


def _rows(run: "Run") -> Iterator[Message]:
    split = run.split
    sizes = {"train": len(split.train), "val": len(split.val), "test": len(split.test)}
    used = sum(sizes.values())
    yield Message.of(
        N_(
            "{rows:,} rows were cut into {train:,} to learn from, {val:,} to check on after every epoch, and {test:,} to "
            "grade on at the end."
        ),
        rows=used,
        **sizes,
    )
    if used < len(run.data.y):
        left = len(run.data.y) - used
        yield Message.of(N_("Another {left:,} rows were left aside, as the settings say."), left=left)
    yield from _inputs(run)
    yield from _altered(run)


def _inputs(run: "Run") -> Iterator[Message]:
    made = run.preprocessor
    numbers = {"columns": len(set(made.origin)), "inputs": len(made.columns)}
    if run.data.image_shape:
        yield Message.of(
            N_("A row is a picture: {inputs:,} numbers, the brightness of its pixels from 0 to 1."), **numbers
        )
    elif run.data.drawn:
        template = N_("A row is a point, told to the network by {inputs:,} numbers: {names}.")
        yield Message.of(template, names=", ".join(made.columns), **numbers)
    else:
        yield Message.of(N_("The {columns:,} columns of a row became {inputs:,} numbers."), **numbers)
        yield from _columns(run)
    if run.data.task == "regression":
        yield Message(N_("The answers were brought to mean 0 and spread 1, so the losses below are not in their unit."))


def _columns(run: "Run") -> Iterator[Message]:
    made = run.preprocessor
    if any(kind.isdigit() for kind in made.kind):
        yield Message(N_("Every category got a number of its own: 1 where it applies, 0 elsewhere."))
    values = [column for column, kind in zip(made.origin, made.kind, strict=True) if kind == VALUE]
    gaps = int(np.isnan(run.data.X[:, values]).sum())
    if gaps:
        yield Message.of(N_("{gaps:,} gaps were filled with the middle value of their column."), gaps=gaps)
    if values:
        scaling = Message(SCALINGS[run.experiment.scaling].label)
        yield Message.of(N_("How numbers were brought to like sizes: {scaling}."), scaling=scaling)


def _altered(run: "Run") -> Iterator[Message]:
    """Say what was done to the training rows beyond cutting them off."""
    e, classes = run.experiment, run.data.task == "classification"
    if e.label_noise and classes:
        yield Message.of(N_("{share:.0%} of the training rows got a wrong answer on purpose."), share=e.label_noise)
    if e.resample != "none":
        yield Message.of(
            N_("{setting}: {before:,} training rows became {after:,}."),
            setting=Message(RESAMPLINGS[e.resample].label),
            before=len(run.split.train),
            after=learned_rows(run),
        )
    if e.class_weight != "none" and classes:
        yield _weights(run)


def _weights(run: "Run") -> Message:
    from core.training.rows import rows_of

    weight = rows_of(run.experiment, run.data).weight
    return Message.of(
        N_("A row of a rare class counts more: {low:.2g} for the commonest class, {high:.2g} for the rarest."),
        low=float(weight.min()),
        high=float(weight.max()),
    )


def learned_rows(run: "Run") -> int:
    """Return how many rows a run saw in an epoch: those of its split, unless they were resampled."""
    if run.experiment.resample == "none":
        return len(run.split.train)
    from core.datasets.preparation import prepare

    return len(prepare(run.experiment, run.data).X_train)


def _seed(run: "Run") -> Iterator[Message]:
    yield Message.of(
        N_("All first weights follow from the number {seed}: the same number gives the same network to begin with."),
        seed=run.experiment.seed,
    )
    yield Message.of(
        N_("How exactly it computes: {precision}."), precision=Message(PRECISIONS[run.experiment.precision])
    )


def _input(run: "Run") -> Iterator[Message]:
    yield Message.of(N_("Here a row comes in, as {inputs:,} numbers."), inputs=len(run.preprocessor.columns))


def _model(run: "Run") -> Iterator[Message]:
    weights = weights_of(layers_of(run.network.archive))
    yield Message.of(
        N_(
            "From the way in to the answer: one network of {weights:,} weights, {each:,.2g} for every row to learn from."
        ),
        weights=weights,
        each=weights / len(run.split.train),
    )


def _packed(run: "Run") -> Iterator[Message]:
    yield Message(
        N_("The rows themselves, packed into letters. They are long and are not shown here; the download has them.")
    )


def _start(run: "Run") -> Iterator[Message]:
    yield Message(N_("Starts it all when the file is run: python run.py"))


DATA_WORDS: Mapping[str, Callable[["Run"], Iterator[Message]]] = {
    "title": _title,
    "imports": _imports,
    "rows": _rows,
    "seed": _seed,
    "input": _input,
    "model": _model,
    "packed": _packed,
    "start": _start,
}
