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


def test_what_was_learned_in_the_first_epoch_is_not_nothing():
    flat = history((0.45, *(0.4,) * 19), (0.42,) * 20)
    assert "next to nothing" in learning_finding(flat).text()
    assert "in the first epoch" in learning_finding(flat, beats_baseline=True).text()


@pytest.mark.parametrize("beats_baseline", [False, True])
def test_a_best_epoch_near_the_first_is_learning_by_heart_thereafter(beats_baseline):
    made = history(np.linspace(0.43, 0.36, 30), (0.415, 0.413, *np.linspace(0.417, 0.465, 28)))
    assert "lowest at epoch 2;" in learning_finding(made, beats_baseline).text()


def test_noise_about_a_level_is_not_learning_by_heart():
    made = history(np.linspace(0.5, 0.49, 20), 0.5 + 0.002 * np.sin(np.arange(20)))
    assert "next to nothing" in learning_finding(made).text()


def test_a_dip_at_the_end_above_the_best_is_not_getting_better():
    val = (*np.linspace(0.702, 0.69, 6), *np.linspace(0.692, 0.71, 8), *np.linspace(0.708, 0.696, 6))
    assert "by epoch 6 of 20" in learning_finding(history(np.linspace(0.8, 0.7, 20), val)).text()


def test_a_single_epoch_is_no_trend():
    assert "epoch 1 of 1" in learning_finding(history((1,), (1,))).text()


def test_advice_counts_in_rows_when_it_can():
    said = learning_advice({"loss": (1,), "val_loss": (1,), "accuracy": (0.91,), "val_accuracy": (0.77,)}).text()
    assert "91 of 100" in said
    assert "77 of 100" in said


def test_advice_gives_losses_for_numbers():
    assert "0.5 on rows" in learning_advice(history((0.5,), (0.75,))).text()
