"""Pre-training: held against Keras layers and optimisers, SciPy, counting by hand, and what the files say."""

import numpy as np
import pytest

from core.lessons.pretraining import corpus, encoders, few_labels, few_words, gaps, judging, learning, sampling, writers
from core.lessons.pretraining import transformer as net
from core.lessons.pretraining.slots import fresh, moved, part
from core.lessons.pretraining.writing_words import gap_title, surprise_title, unknown_sentence
from core.messages import UserError

SIGNS = 11


@pytest.fixture(scope="module")
def weights():
    return net.initial(SIGNS, 3)


@pytest.fixture(scope="module")
def tokens():
    return np.random.default_rng(0).integers(0, SIGNS, (2, net.CONTEXT)).astype(np.int32)


def by_keras(weights, tokens, causal):
    """Return the logits from Keras's own attention and normalisation layers."""
    import keras

    hidden = weights["signs"][tokens] + weights["places"]
    size = net.WIDTH // net.HEADS
    for number in range(net.LAYERS):
        layer = part({k.replace(".", "/"): v for k, v in weights.items()}, str(number))
        attention = keras.layers.MultiHeadAttention(net.HEADS, size, use_bias=False)
        normal = _norm(layer["norm1"], hidden)
        attention(normal, normal)
        thirds = np.split(layer["qkv"], 3, axis=1)
        shaped = [third.reshape(net.WIDTH, net.HEADS, size) for third in (thirds[0], thirds[1], thirds[2])]
        attention.set_weights([*shaped, layer["out"].reshape(net.HEADS, size, net.WIDTH)])
        hidden = hidden + np.asarray(attention(normal, normal, use_causal_mask=causal))
        inner = np.maximum(_norm(layer["norm2"], hidden) @ layer["up"] + layer["up_bias"], 0)
        hidden = hidden + inner @ layer["down"] + layer["down_bias"]
    return _norm(weights["norm"], hidden) @ weights["signs"].T + weights["bias"]


def _norm(norm, values):
    import keras

    layer = keras.layers.LayerNormalization(epsilon=net.EPSILON)
    layer.build(values.shape)
    layer.set_weights([norm[0], norm[1]])
    return np.asarray(layer(values))


@pytest.mark.parametrize("causal", [True, False])
def test_the_network_says_what_keras_layers_with_its_weights_say(weights, tokens, causal):
    ours = net.logits(weights, tokens, causal=causal)
    assert np.allclose(ours, by_keras(weights, tokens, causal), atol=1e-4)
    theirs = learning.said_by([weights[name] for name in net.shapes(SIGNS)], tokens, causal=causal)
    assert np.allclose(ours, theirs, atol=1e-4)


def test_a_causal_network_does_not_see_what_comes_after(weights, tokens):
    other = tokens.copy()
    other[:, 40:] = 0
    before, changed = (net.logits(weights, seen, causal=True)[:, :40] for seen in (tokens, other))
    assert np.allclose(before, changed, atol=1e-5)
    both = [net.logits(weights, seen, causal=False)[:, :40] for seen in (tokens, other)]
    assert not np.allclose(*both, atol=1e-3)


def test_the_number_of_weights_is_counted_right(weights):
    assert net.parameters(SIGNS) == sum(value.size for value in weights.values())


def test_a_step_is_kerass_adam():
    import keras

    start, slope = np.array([1.0, -2.0], np.float32), np.array([0.3, -0.1], np.float32)
    ours, first, second = [start], [np.zeros(2, np.float32)], [np.zeros(2, np.float32)]
    variable = keras.Variable(start)
    adam = keras.optimizers.Adam(0.01, beta_1=0.9, beta_2=0.98, epsilon=1e-8)
    adam.build([variable])
    for number in range(5):
        ours, first, second = moved(ours, first, second, [slope], np.float32(number), [np.float32(0.01)])
        adam.apply([slope])
    assert np.allclose(ours[0], variable.numpy(), atol=1e-6)


def test_a_training_is_the_same_wherever_its_slices_end():
    plan = learning.Plan("plays", "causal", 4)
    whole, losses = learning.advance(plan, learning.begin(plan), 4)
    half, first = learning.advance(plan, learning.begin(plan), 2)
    again, second = learning.advance(plan, half, 2)
    assert np.allclose(losses, [*first, *second], atol=1e-5)
    assert all(np.allclose(whole[name], again[name], atol=1e-5) for name in whole)
    assert abs(losses[0] - np.log(len(corpus.material("plays").vocabulary.signs))) < 0.5  # knows nothing at first


@pytest.mark.parametrize("name", corpus.CORPORA)
def test_nothing_held_out_was_learnt_from(name):
    known = corpus.material(name)
    assert 0.07 < len(known.test_text) / (len(known.test_text) + len(known.train_text)) < 0.13
    long = [line for line in known.test_text.split("\n") if len(line) > 25]  # longer than who speaks
    assert np.mean([line in known.train_text for line in long]) < 0.02
    assert known.vocabulary.decode(known.vocabulary.encode("月m")) in ("月" + corpus.UNKNOWN, corpus.UNKNOWN + "m")


def test_shares_are_the_softmax_of_scores_over_temperature():
    from scipy.special import softmax

    scores = np.random.default_rng(0).normal(size=9).astype(np.float32)
    found = sampling.shares_at(scores, 0.7)
    assert np.allclose(found[2:], softmax(scores[2:].astype(float) / 0.7)) and not found[:2].any()


def test_the_same_seed_writes_the_same_and_a_low_temperature_takes_the_likeliest():
    assert sampling.write("plays", "My lord", 0.8, 1) == sampling.write("plays", "My lord", 0.8, 1)
    signs, at, _ = sampling.next_shares("plays", "My lor", 0.1)
    assert signs[0] == "d" and at[0] > 0.9


@pytest.mark.parametrize("text", ["", "no gap", "□□", "_" + "a" * 80])
def test_a_text_without_exactly_one_gap_is_refused(text):
    with pytest.raises(UserError, match="expected"):
        gaps.guess("plays", text)


@pytest.mark.parametrize("text", ["", "x", "y" * 201])
def test_a_text_that_is_too_short_or_too_long_is_refused(text):
    with pytest.raises(UserError, match="received"):
        judging.surprise_at("plays", text)


@pytest.mark.parametrize("temperature", [float("nan"), 0.0, 3.0, float("inf")])
def test_a_temperature_out_of_range_is_refused(temperature):
    with pytest.raises(UserError, match="Temperature"):
        sampling.write("plays", "", temperature, 0)


@pytest.mark.parametrize("text", ["😀_\n\t", "□", "月_"])
def test_signs_that_it_does_not_know_do_no_harm(text):
    found = gaps.guess("plays", text)
    assert np.isfinite(found.masked).all() and gap_title(found).text()


def test_the_plays_writers_that_come_with_the_app_know_their_plays():
    found = judging.surprise("plays")
    assert found.network < 0.6 * found.pairs < found.alone < found.shuffled
    assert str(round(found.network)) in surprise_title(found).text()
    assert gaps.trial("plays").masked > 0.5


@pytest.mark.parametrize(("name", "kind"), writers.MADE)
def test_the_weights_that_come_with_the_app_are_of_the_right_shapes(name, kind):
    known = writers.writer(name, kind)
    assert {n: v.shape for n, v in known.items()} == net.shapes(len(corpus.material(name).vocabulary.signs))
    assert writers.path_of(name, kind).stat().st_size < 700_000


def test_perplexity_of_a_fair_die_is_six():
    assert judging.perplexity(np.full(100, 1 / 6)) == pytest.approx(6)


def test_pairs_are_counted_as_by_hand():
    known, shares = corpus.material("plays"), judging.in_pairs("plays")
    assert np.allclose(shares.sum(1), 1, atol=1e-4)
    q, u = known.vocabulary.encode("qu")
    follows = known.train_text.count("qu")
    expected = (follows + judging.PRIOR * judging.alone("plays")[u]) / (known.train_text.count("q") + judging.PRIOR)
    assert shares[q, u] == pytest.approx(expected, rel=1e-4)


def test_form_words_and_copies_are_counted_as_by_hand():
    assert judging.right_form("床前明月光，疑是地上，举头望明月。低") == [True, False, True]
    assert judging.real_words("my lord xqzt my") == [True, True, False]
    assert judging.longest_copy("xxabcdyy", "..abcd..") == 4
    assert judging.longest_copy("", "abc") == 0


def test_the_labelled_pictures_are_balanced_and_never_tested():
    data = few_labels.drawn()
    for size in few_labels.SIZES:
        pictures, labels = data.labelled(size)
        assert pictures.shape == (few_labels.SEEDS, size, 64)
        assert all(np.bincount(row, minlength=10).tolist() == [size // 10] * 10 for row in labels)
    from sklearn.datasets import load_digits

    everything = np.sort(np.concatenate([data.test[0], data.pool[0]]).sum(1))
    assert np.allclose(everything, np.sort(load_digits().data.sum(1) / 16), atol=1e-4)


def test_a_shift_moves_ink_by_a_pixel_at_most():
    picture = np.zeros((1, 200, 64), np.float32)
    picture[..., 27] = 1  # row 3, column 3
    rows, columns = np.divmod(few_labels.shifted(picture, np.random.default_rng(0)).argmax(-1), 8)
    assert set(rows.ravel()) == set(columns.ravel()) == {2, 3, 4}


def test_the_pair_loss_is_that_of_the_paper():
    weights = list(encoders.initial(6).values())
    rng = np.random.default_rng(0)
    one, other = rng.random((2, few_labels.SEEDS, 5, 64), dtype=np.float32)
    said = np.asarray(encoders.answers(weights, np.concatenate([one, other], 1)))
    total = 0.0
    for z in said / np.linalg.norm(said, axis=-1, keepdims=True):
        raised = np.exp(z @ z.T / encoders.WARMTH)
        np.fill_diagonal(raised, 0)
        total += np.mean([-np.log(raised[i, (i + 5) % 10] / raised[i].sum()) for i in range(10)])
    assert float(encoders.pair_loss(weights, one, other)) == pytest.approx(total, rel=1e-4)


def test_frozen_networks_keep_what_they_were_pretrained_to():
    assert encoders.RATES["frozen"](299)[:4].tolist() == [0] * 4
    assert encoders.RATES["tuned"](0)[:4].tolist() == [0] * 4 and (encoders.RATES["tuned"](299) > 0).all()


def test_a_network_learns_from_labels_and_pretraining_goes_on_in_slices():
    state = encoders.pretrain("fill", encoders.pretrain_begin("fill"), 2)
    right = encoders.taught(part(state, "w"), 30, "tuned")
    assert right.shape == (few_labels.SEEDS,) and right.mean() > 0.5
    assert int(state["done"]) == 2
    assert set(fresh(part(state, "w"))) == set(state)


def made(gain):
    """Return shares right where fine-tuning is `gain` ahead of from scratch, a little more or less by seed."""
    right = np.full((len(few_labels.ARMS), len(few_labels.SIZES), few_labels.SEEDS), 0.6)
    right[list(few_labels.ARMS).index("tuned")] += gain + np.linspace(-0.02, 0.02, few_labels.SEEDS)
    return right


@pytest.mark.parametrize(
    ("gain", "verdict"),
    [(0.2, few_words.A_LOT), (0.05, few_words.A_LITTLE), (0.001, few_words.NOTHING), (-0.1, few_words.NOTHING)],
)
def test_the_guess_is_answered_by_what_was_measured(gain, verdict):
    found = few_words.gain(made(gain), 10)
    assert found.verdict == verdict
    assert few_words.title(made(gain)).text() and few_words.answer(made(gain)).text()


def test_both_ends_of_the_labels_have_a_verdict_of_their_own():
    right = made(0.001)
    right[list(few_labels.ARMS).index("tuned"), -1] -= 0.1
    assert "nothing that luck could not" in few_words.title(right).text()
    assert "with 300 labels it does harm beyond luck (-9.9)" in few_words.title(right).text()
    assert "which could be luck" in few_words.title(made(0.001)).text()


@pytest.mark.parametrize(("gain", "said"), [(0.1, "fewer than"), (0.0, "can't tell it from"), (-0.1, "more than the")])
def test_what_is_not_told_apart_is_not_called_equal(gain, said):
    assert said in few_words.simple(made(gain)).text()


def test_where_frozen_falls_behind_is_said():
    right = made(0.0)
    assert "nowhere behind" in few_words.frozen(right).text()
    right[list(few_labels.ARMS).index("frozen"), 2:] -= 0.05 + np.linspace(-0.01, 0.01, few_labels.SEEDS)
    assert "with 100 / 300 labels (-5.0 / -5.0 points)" in few_words.frozen(right).text()


def test_the_sentence_that_the_gap_opens_with_shows_what_was_measured():
    found, measured = gaps.guess("plays", corpus.CORPORA["plays"].gap), gaps.trial("plays")
    assert found.signs[found.masked.argmax()] == "l" != found.signs[found.causal.argmax()]
    assert measured.low > 0  # seeing both sides is right more often


def test_how_much_of_a_text_is_unknown_is_said():
    assert gaps.guess("plays", "床前明月_光").unknown == 1 and gaps.guess("plays", "_").unknown == 0
    assert "100%" in unknown_sentence(gaps.guess("plays", "床前明月_光")).text()
    assert unknown_sentence(gaps.guess("plays", "I _ove you")) is None


def test_the_interval_is_students():
    from scipy.stats import t, ttest_1samp

    assert abs(few_words.SURE - t.ppf(0.975, few_labels.SEEDS - 1)) < 1e-3
    rng = np.random.default_rng(0)
    right = rng.random((len(few_labels.ARMS), len(few_labels.SIZES), few_labels.SEEDS))
    arms = list(few_labels.ARMS)
    pairs = right[arms.index("tuned"), 0] - right[arms.index("scratch"), 0]
    low, high = ttest_1samp(pairs, 0).confidence_interval()
    found = few_words.gain(right, 10)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_pictures_are_drawn_of_half_a_result_too():
    from core.charts.lessons.pretraining import beside_chart, few_chart, loss_chart, surprise_chart

    right = made(0.1)
    right[2:] = np.nan
    assert [len(trace.x) for trace in few_chart(right, str).data] == [4, 4, 0, 0]
    assert few_words.title(right).text() == few_words.GOING
    shares = np.array([0.5, 0.25])
    assert beside_chart(["a", "b"], {"one": (shares, "own")}, "%").data[0].x[0] == 50
    assert len(surprise_chart({"one": (5.0, "own"), "two": (100.0, "pixels")}, "x").layout.annotations) == 2
    assert len(loss_chart(np.ones(3), {"level": 2.0}, 10, str).data) == 2
