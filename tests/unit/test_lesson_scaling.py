"""Scaling: the small network against Keras, the law against scipy and known laws, the rules against published numbers."""

import asyncio

import numpy as np
import pytest
from scipy.optimize import curve_fit

from core.lessons.amounts import amount, scientific
from core.lessons.scaling import compute, finding, grid, sizes_words, text, tiny
from core.lessons.scaling.law import fitted
from core.lessons.scaling.sizes import MODELS
from core.messages import UserError

CHINESE = {
    "{trillion} trillion": "{trillion} 万亿",
    "{billion} billion": "{yi} 亿",
    "{hundreds} million": "{yi} 亿",
    "{million} million": "{wan} 万",
    "{whole}": "{wan} 万",
}
SIZES = np.array([tiny.parameters(width) for width in grid.WIDTHS], float)


@pytest.mark.parametrize(("floor", "a", "b"), [(1.5, 9.0, 0.3), (0.0, 4.0, 0.07), (0.3, 100.0, 0.8)])
def test_a_known_law_is_found_again(floor, a, b):
    law = fitted(SIZES, floor + a * SIZES**-b)
    assert law.interval("b")[0] == pytest.approx(b, rel=1e-3)
    assert law.interval("floor")[0] == pytest.approx(floor, abs=2e-3)
    assert law.interval("a")[0] == pytest.approx(a, rel=5e-3)


def test_noisy_losses_have_the_law_that_scipy_fits():
    losses = 1.5 + 9 * SIZES**-0.3 + np.random.default_rng(1).normal(0, 0.01, (3, len(SIZES)))
    law = fitted(SIZES, losses)
    expected, _ = curve_fit(lambda x, floor, a, b: floor + a * x**-b, SIZES, losses.mean(axis=0), p0=(1, 5, 0.3))
    assert [law.interval(name)[0] for name in ("floor", "a", "b")] == pytest.approx(expected, rel=1e-3)
    _, low, high = law.interval("b")
    assert low < expected[2] < high


def test_losses_that_rise_have_a_flat_law():
    law = fitted(SIZES, 2 + 0.1 * np.log(SIZES))
    assert np.ptp(law.at(SIZES)[0]) < 1e-6


@pytest.mark.parametrize(
    ("sizes", "losses"), [([1, 2, 3], [3, 2, 1]), ([0, 1, 2, 3], [4, 3, 2, 1]), ([1, 2, 3, 4], [4, np.nan, 2, 1])]
)
def test_what_has_no_law_is_refused(sizes, losses):
    with pytest.raises(UserError, match="at least 4 sizes above 0"):
        fitted(np.array(sizes), np.array(losses, float))


def test_the_small_network_computes_what_keras_computes():
    import keras
    import tensorflow as tf

    training = tiny.begin(7, 1000, 0)
    rows = text.blocks().rows(1000, 0)[:100]
    X, y = tiny.one_hot(rows), rows[:, -1]
    model = keras.Sequential(
        [keras.layers.Input((X.shape[1],)), keras.layers.Dense(7, "relu"), keras.layers.Dense(tiny.SYMBOLS)]
    )
    model.set_weights(training.weights)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, model(X), from_logits=True))
    assert tiny.loss(training.weights, rows) == pytest.approx(float(loss), abs=1e-6)
    for ours, theirs in zip(
        tiny.gradients(training.weights, X, y), tape.gradient(loss, model.trainable_variables), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, atol=1e-6)
    assert model.count_params() == tiny.parameters(7)


def test_one_step_is_a_step_of_keras_adam():
    import keras

    before = tiny.begin(3, 1000, 0)
    after = tiny.advance(before, 1)
    rows = text.blocks().rows(1000, 0)
    rows = rows[np.random.default_rng([0, 0]).integers(len(rows), size=tiny.BATCH)]
    variables = [keras.Variable(part) for part in before.weights]
    # Keras adds epsilon before it corrects the average for its start at 0 (the paper's section 2, last paragraph).
    optimizer = keras.optimizers.Adam(tiny.RATE, epsilon=tiny.TINY * np.sqrt(1 - tiny.SLOW))
    optimizer.apply(list(tiny.gradients(before.weights, tiny.one_hot(rows), rows[:, -1])), variables)
    for ours, theirs in zip(after.weights, variables, strict=True):
        np.testing.assert_allclose(ours, theirs.numpy(), atol=1e-6)


def test_slices_joined_equal_the_whole():
    whole = tiny.advance(tiny.begin(2, 1000, 1), 60)
    parts = tiny.advance(tiny.advance(tiny.begin(2, 1000, 1), 25), 35)
    for one, other in zip(whole.weights, parts.weights, strict=True):
        np.testing.assert_array_equal(one, other)


def test_no_passage_is_both_learnt_and_tested():
    blocks = text.blocks()
    known = {block.tobytes() for block in blocks.train}
    assert not any(block.tobytes() in known for block in (*blocks.test, *blocks.validation))
    assert len(text.flat(blocks.train)) >= max(grid.CHARACTERS)


def test_fewer_characters_are_among_more():
    few, many = (text.blocks().rows(count, 2) for count in grid.CHARACTERS[:2])
    np.testing.assert_array_equal(few, many[: len(few)])
    assert [len(few), len(many)] == list(grid.CHARACTERS[:2])


def test_text_becomes_small_letters_spaces_and_stops():
    assert "".join(text.LETTERS[n] for n in text.letters_of("O cross!\ntoo")) == "o cross. too"


class Here:
    """Do a worker's calls in this process, and remember what was told."""

    def __init__(self):
        self.told = []

    async def ask(self, function, *args):
        return function(*args)

    def tell(self, done, total, partial):
        self.told.append((done / total, partial))


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(grid, "WIDTHS", (1, 4))
    monkeypatch.setattr(grid, "CHARACTERS", (1000, 4000))
    monkeypatch.setattr(grid, "SEEDS", 1)


@pytest.mark.usefixtures("small")
def test_the_grid_is_trained_and_told_on_the_way():
    hands = Here()
    found = asyncio.run(grid.conduct(hands))
    assert found["best"].shape == (1, 2, 2) and np.isfinite(found["best"]).all()
    assert (found["best"] < np.log(tiny.SYMBOLS)).all()
    shares = [share for share, _ in hands.told]
    assert shares == sorted(shares) and shares[-1] == 1
    assert np.isnan(hands.told[0][1]["best"]).sum() == 3


def made(best, last=None):
    best = np.broadcast_to(best, (2, len(grid.WIDTHS), len(grid.CHARACTERS))).copy()
    return grid.arrays(best, best if last is None else last)


@pytest.mark.parametrize(("power", "answer"), [(-1.0, 0), (-0.07, 1), (0.0, 2), (0.1, 2)])
def test_the_answer_is_what_was_measured(power, answer):
    assert finding.answer(made((SIZES**power)[:, None])) == answer


def test_there_is_no_answer_before_the_two_are_trained():
    assert finding.answer(made(np.nan)) is None


def test_a_law_that_bends_is_said_to_promise_too_much():
    losses = np.maximum(2.0, 6 * SIZES**-0.12)
    it = finding.forecast(finding.row_of(made(losses[:, None]), "parameters", 0), 5)
    assert it.held == 3 and it.error < 0 and not it.inside
    assert "promises" in finding.headline(it).text()


def test_a_law_that_holds_is_said_to_hold():
    whole = finding.forecast(finding.row_of(made((6 * SIZES**-0.1)[:, None]), "parameters", 0), 8)
    assert "lowered the loss by 21%" in finding.headline(whole).text()  # 1 - 10 ** -0.1


def test_too_few_sizes_have_no_forecast():
    assert finding.forecast(finding.row_of(made((SIZES**-0.1)[:, None]), "parameters", 0), 3) is None


def test_chinchillas_numbers_come_out():
    plan = compute.budget(70)
    assert plan.tokens == pytest.approx(1.4e12)
    assert plan.flops == pytest.approx(5.88e23)  # Hoffmann et al., 2022, table 3: 5.76e23 for 67 billion, near it


def test_gpt_3s_training_took_what_its_paper_says():
    model = next(model for model in MODELS if model.name == "GPT-3")
    assert compute.flops(model.parameters, model.tokens) == pytest.approx(3.14e23, rel=0.01)  # Brown et al., appendix D


@pytest.mark.parametrize("billions", [0, -1, 1e9, float("nan"), "many"])
def test_sizes_out_of_range_are_refused(billions):
    with pytest.raises(UserError, match="expected a number from"):
        compute.budget(billions)


def test_every_real_model_has_a_source():
    assert all(model.source.startswith("https://") and model.paper for model in MODELS)
    rows = sizes_words.table(MODELS)
    said = [row["parameters"].text() for row in rows if row["name"] in ("GPT-3", "DeepSeek-V3")]
    assert said == ["175 billion", "671 billion (37 billion active)"]
    assert rows[0]["tokens"].text() == "not published"


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [(7.6e9, "7.6 billion", "76 亿"), (5e7, "50 million", "5,000 万"), (3.4e8, "340 million", "3.4 亿"),
     (1.4e12, "1.4 trillion", "1.4 万亿"), (12_345, "12,300", "1.23 万"), (1_000, "1,000", "1,000")],
)  # fmt: skip
def test_amounts_are_counted_as_each_language_counts(number, english, chinese):
    said = amount(number)
    assert said.text() == english
    assert said.text(lambda text: CHINESE.get(text, text)) == chinese


def test_a_power_of_ten_is_raised():
    assert [scientific(2.3e18), scientific(0.012)] == ["2.3×10¹⁸", "1.2×10⁻²"]


@pytest.mark.parametrize(
    ("change", "words"), [(-0.083, "falls by 8%"), (0.07, "rises by 7%"), (0.004, "hardly changes")]
)
def test_a_change_is_said_in_words(change, words):
    assert finding.change_words(change).text() == words
