"""What the lines of a script did that train the network and grade it."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from core.costs.units import span
from core.evaluation.held_out import held_out_sentence
from core.ingredients.heads import objective
from core.ingredients.optimizers import OPTIMIZERS
from core.ingredients.schedules import SCHEDULES
from core.ledger.differences import written
from core.messages import N_, Message
from core.walkthrough.data_words import learned_rows

if TYPE_CHECKING:
    from core.training.run import Run

_CROSS_ENTROPY = N_("cross-entropy: being unsure costs a little, being sure and wrong costs much")
_HINGE = N_("the hinge loss: a row costs nothing once it is right by a margin")
_FOCAL = N_("the focal loss: like cross-entropy, but rows that are right already hardly count")
# By the name of the Keras loss.
LOSS_WORDS: Mapping[str, str] = {
    "BinaryCrossentropy": _CROSS_ENTROPY,
    "CategoricalCrossentropy": _CROSS_ENTROPY,
    "MeanSquaredError": N_("the squared error: twice as far off costs four times as much"),
    "Hinge": _HINGE,
    "CategoricalHinge": _HINGE,
    "BinaryFocalCrossentropy": _FOCAL,
    "CategoricalFocalCrossentropy": _FOCAL,
}


def _compile(run: "Run") -> Iterator[Message]:
    e = run.experiment
    outputs = len(run.data.class_names) if len(run.data.class_names) > 2 else 1
    loss = objective(e.loss, outputs, run.data.task).keras_name
    yield Message.of(
        N_("{optimizer} turned errors into changes of the weights, in steps of {rate:g}."),
        optimizer=Message(OPTIMIZERS[e.optimizer].label),
        rate=e.learning_rate,
    )
    yield Message.of(N_("What it made small is {loss}."), loss=Message(LOSS_WORDS[loss]))


def _rates(run: "Run") -> Iterator[Message]:
    e, epochs = run.experiment, _epochs(run)
    rates = [e.learning_rate * SCHEDULES[e.schedule].factor(epoch, e.epochs) for epoch in range(epochs)]
    if len(set(rates)) == 1:
        yield Message.of(N_("The steps stayed as large in all {epochs:,} epochs."), epochs=epochs)
        return
    yield Message.of(
        N_(
            "How large the steps were in each epoch: {first:.2g} in the first, {largest:.2g} at most, {last:.2g} in the last."
        ),
        first=rates[0],
        largest=max(rates),
        last=rates[-1],
    )


def _best(run: "Run") -> Iterator[Message]:
    yield Message(N_("The weights of the best epoch are to be kept; before the first, these are the best."))


def _numbers(run: "Run") -> Iterator[Message]:
    yield Message.of(N_("What was set by hand: {what}."), what=written(run.experiment, "by_hand"))


def _set(run: "Run") -> Iterator[Message]:
    yield Message(
        N_("Before an epoch, the numbers that were set by hand for this moment take the place of those learned.")
    )


def _order(run: "Run") -> Iterator[Message]:
    epochs, planned = _epochs(run), run.experiment.epochs
    yield Message.of(
        N_("{epochs:,} times through all {rows:,} training rows, every time in another order."),
        epochs=epochs,
        rows=learned_rows(run),
    )
    if epochs < planned:
        template = (
            N_("Up to {planned:,} were planned; it was stopped by hand.")
            if run.stopped
            else N_("Up to {planned:,} were planned; it stopped by itself, because validation got no better.")
        )
        yield Message.of(template, planned=planned)


def _fit(run: "Run") -> Iterator[Message]:
    steps, epochs = math.ceil(learned_rows(run) / run.experiment.batch_size), _epochs(run)
    yield Message.of(
        N_(
            "After every {batch:,} rows all weights changed a little: {steps:,} times an epoch, {changes:,} times in all."
        ),
        batch=run.experiment.batch_size,
        steps=steps,
        changes=steps * epochs,
    )
    yield Message.of(
        N_("That took {time}; an epoch took {each} on average."),
        time=span(run.seconds),
        each=span(run.seconds / epochs),
    )


def _report(run: "Run") -> Iterator[Message]:
    loss, val = run.history["loss"], run.history["val_loss"]
    yield Message.of(
        N_("After epoch 1 the loss was {first:.3g}, and {val_first:.3g} on the rows to check on."),
        first=loss[0],
        val_first=val[0],
    )
    yield Message.of(
        N_("After the last one, epoch {epochs:,}, it was {last:.3g}, and {val_last:.3g} on the rows to check on."),
        epochs=len(loss),
        last=loss[-1],
        val_last=val[-1],
    )


def _keep(run: "Run") -> Iterator[Message]:
    yield Message.of(
        N_(
            "Epoch {best:,} of {epochs:,} did best on the rows to check on, with a loss of {loss:.3g}: its weights were kept."
        ),
        best=run.best_epoch + 1,
        epochs=_epochs(run),
        loss=run.history["val_loss"][run.best_epoch],
    )


def _grade(run: "Run") -> Iterator[Message]:
    yield held_out_sentence(run)


def _epochs(run: "Run") -> int:
    return len(run.history["loss"])


TRAINING_WORDS: Mapping[str, Callable[["Run"], Iterator[Message]]] = {
    "compile": _compile,
    "rates": _rates,
    "best": _best,
    "numbers": _numbers,
    "order": _order,
    "set": _set,
    "fit": _fit,
    "report": _report,
    "keep": _keep,
    "grade": _grade,
}
