import numpy as np
import pytest

from core.evaluation.findings import learning_advice, learning_finding


def history(loss, val):
    return {"loss": tuple(loss), "val_loss": tuple(val)}


DOWN = tuple(np.linspace(1, 0.1, 20))


@pytest.mark.parametrize(
    "made, words",
    [
        (history((), ()), "Nothing learned yet"),
        (history((1, float("nan")), (1, float("nan"))), "blew up"),
        (history((1, 9), (1, 9)), "blew up"),
        (history(DOWN, (1,) * 20), "next to nothing"),
        (history(DOWN, (*np.linspace(1, 0.4, 10), *np.linspace(0.45, 0.9, 10))), "lowest at epoch 10;"),
        (history(DOWN, DOWN), "still getting better at epoch 20"),
        (history((1, 0.2, *(0.1,) * 18), (1, 0.2, *(0.1,) * 18)), "by epoch 3 of 20"),
    ],
)
def test_the_finding_is_the_one_in_the_numbers(made, words):
    assert words in learning_finding(made).text()


def test_a_single_epoch_is_no_trend():
    assert "epoch 1 of 1" in learning_finding(history((1,), (1,))).text()


def test_advice_counts_in_rows_when_it_can():
    said = learning_advice({"loss": (1,), "val_loss": (1,), "accuracy": (0.91,), "val_accuracy": (0.77,)}).text()
    assert "91 of 100" in said
    assert "77 of 100" in said


def test_advice_gives_losses_for_numbers():
    assert "0.5 on rows" in learning_advice(history((0.5,), (0.75,))).text()
