"""One moment of a training, in a sentence."""

from collections.abc import Mapping, Sequence

from core.messages import N_, Message


def moment_sentence(history: Mapping[str, Sequence[float]], epoch: int) -> Message:
    """Say how training and validation compared after `epoch` epochs; 0 is before training."""
    if epoch == 0:
        return Message(N_("Before training: the weights are drawn at random, and so are the answers."))
    if history.get("val_accuracy"):
        return Message.of(
            N_(
                "After epoch {epoch} it was right on {seen:.0f} of 100 rows it learned from, and on {unseen:.0f} of 100 it "
                "did not."
            ),
            epoch=epoch,
            seen=100 * history["accuracy"][epoch - 1],
            unseen=100 * history["val_accuracy"][epoch - 1],
        )
    return Message.of(
        N_("After epoch {epoch} the loss was {seen:.3g} on rows it learned from, and {unseen:.3g} on rows it did not."),
        epoch=epoch,
        seen=history["loss"][epoch - 1],
        unseen=history["val_loss"][epoch - 1],
    )
