"""Training on from numbers that were set by hand in a network, at any of its epochs."""

from collections.abc import Iterable
from dataclasses import replace

from core.by_hand import Edit
from core.experiment import SETTINGS, Experiment
from core.messages import N_, Message
from core.settings import Whole


def continued(experiment: Experiment, epoch: int, edits: Iterable[Edit], more: int) -> Experiment:
    """Return a training that is `experiment` up to an epoch, goes on from there with numbers set by hand, and then ends.

    What had been set by hand later than that belongs to what is not repeated; at the very start it is what the network
    began with, and stays.

    Parameters
    ----------
    epoch : int
        How many epochs were done when the network was as it is seen; 0 is before training.
    edits : iterable of Edit
        Whatever their own epochs say, they are set then.
    more : int
        Epochs to go on for.
    """
    earlier = [edit for edit in experiment.by_hand if edit.epoch < max(epoch, 1)]
    now = [replace(edit, epoch=epoch) for edit in edits]
    return replace(experiment, by_hand=(*earlier, *now), epochs=epoch + more)


def most_more(epoch: int) -> int:
    """Return how many epochs a training can go on for."""
    described = SETTINGS["epochs"]
    assert isinstance(described, Whole)
    return int(described.high) - epoch


def usual_more(experiment: Experiment, epoch: int) -> int:
    """Return how many epochs to go on for when nobody says otherwise: to the end that was planned, or as many again."""
    left = experiment.epochs - epoch
    return min(most_more(epoch), left if left > 0 else max(1, epoch))


def continued_sentence(experiment: Experiment, epoch: int) -> Message:
    """Say what training on from an epoch means."""
    if epoch == 0:
        return Message(N_("A new run: it starts from your numbers."))
    if experiment.schedule != "constant":
        return Message.of(
            N_(
                "A new run: {epoch} epochs as in this one, then your numbers. Its learning rate changes over all its epochs, "
                "so another number of epochs makes the first part a little different."
            ),
            epoch=epoch,
        )
    return Message.of(N_("A new run: {epoch} epochs exactly as in this one, then your numbers."), epoch=epoch)
