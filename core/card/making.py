"""How a model was made: its settings and its training."""

from typing import TYPE_CHECKING

from core.card.pieces import Section, Table, Text, Word
from core.costs.layers import layers_of, operations_of, weights_of
from core.costs.units import amount, span
from core.evaluation.run_sentences import title
from core.experiment import SETTINGS, Experiment
from core.ledger.differences import written
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

HEAD = (Message(N_("Setting")), Message(N_("Value")))
LIBRARIES = {"tensorflow": "TensorFlow", "keras": "Keras", "numpy": "NumPy", "scikit-learn": "scikit-learn"}


def settings(run: "Run") -> Section:
    """Return all settings, those that are not at their defaults first."""
    chosen, usual = run.experiment, Experiment()
    changed = [name for name in SETTINGS if getattr(chosen, name) != getattr(usual, name)]
    left = [name for name in SETTINGS if name not in changed]
    parts = {N_("Other than usual:"): changed, N_("As usual:"): left}
    pieces = [
        piece
        for words, names in parts.items()
        if names
        for piece in (Text(Message(words)), Table(HEAD, tuple(_setting(run, name) for name in names)))
    ]
    return Section(Message(N_("Settings")), tuple(pieces))


def _setting(run: "Run", name: str) -> tuple[Word, Word]:
    value = title(run) if name == "dataset" else written(run.experiment, name)
    return Message(SETTINGS[name].label), value


def training(run: "Run") -> Section:
    """Return what happened while a model was trained, and what came of it."""
    layers, archive = layers_of(run.network.archive), run.network.archive
    libraries = ", ".join(f"{name} {run.versions[key]}" for key, name in LIBRARIES.items() if key in run.versions)
    rows: tuple[tuple[Word, Word], ...] = (
        (Message(N_("Epochs")), _epochs(run)),
        (Message(N_("Weights kept from")), Message.of(N_("epoch {epoch:,}"), epoch=run.best_epoch + 1)),
        (Message(N_("Time")), span(run.seconds)),
        (Message(N_("Device")), run.device),
        (Message(N_("Made with")), libraries),
        (Message(N_("Weights")), f"{weights_of(layers):,}"),
        (Message(N_("Operations for a prediction")), f"{operations_of(layers):,}"),
        (Message(N_("Size of the file")), amount(len(archive))),
    )
    return Section(Message(N_("Training")), (Table((Message(N_("What")), Message(N_("Value"))), rows),))


def _epochs(run: "Run") -> Message:
    done, planned = len(run.history["loss"]), run.experiment.epochs
    if done == planned:
        return Message.of(N_("{done:,}, as planned"), done=done)
    template = (
        N_("{done:,} of {planned:,}, stopped by hand") if run.stopped else N_("{done:,} of {planned:,}, stopped early")
    )
    return Message.of(template, done=done, planned=planned)
