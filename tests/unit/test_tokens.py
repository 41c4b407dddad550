"""Texts explained by hiding their tokens: a real Keras model of texts, against all coalitions."""

from itertools import combinations, pairwise
from math import factorial

import numpy as np
import pytest

from core.charts.tokens import DEEPEST, INK, LINE, tokens_chart
from core.explanation.how import How
from core.explanation.tokens import CUTS, cut, explain_tokens
from core.explanation.tokens.cutting import MOST
from core.explanation.tokens.explain import hidden
from core.explanation.tokens.words import output_name, token_finding, token_sentences
from core.messages import UserError

GOOD, BAD = ("good", "great", "lovely"), ("bad", "awful", "dull")
WORDS = ("", "the", "film", "is", "not", "and", "very", *GOOD, *BAD)
LONGEST = 24


def coded(texts):
    """Return the number of each word of texts (n, LONGEST), 0 where there is none that is known."""
    codes = np.zeros((len(texts), LONGEST), np.int32)
    for row, text in enumerate(texts):
        known = [WORDS.index(word) for word in text.lower().replace(".", " ").split() if word in WORDS][:LONGEST]
        codes[row, : len(known)] = known
    return codes


@pytest.fixture(scope="module")
def says():
    """Return a small recurrent network's chances of texts: bad, good; “not” before a word turns it round."""
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(0)
    rng = np.random.default_rng(0)
    texts, labels = [], []
    for _ in range(1500):
        good, turned = rng.random() < 0.5, rng.random() < 0.5
        word = rng.choice(GOOD if good else BAD)
        rest = " ".join(rng.choice(["the", "film", "very", "and"], rng.integers(0, 4)))
        texts.append(f"{rest} is {'not ' if turned else ''}{word}")
        labels.append(int(good != turned))
    model = keras.Sequential(
        [keras.layers.Input((LONGEST,)), keras.layers.Embedding(len(WORDS), 8, mask_zero=True), keras.layers.GRU(12), keras.layers.Dense(2, activation="softmax")]
    )  # fmt: skip
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(coded(texts), np.array(labels), epochs=6, batch_size=50, verbose=0)
    assert history.history["accuracy"][-1] > 0.95
    forward = tf.function(lambda codes: model(codes, training=False), reduce_retracing=True)
    return lambda texts: forward(tf.constant(coded(texts))).numpy()


def all_coalitions(predict, tokens, mask):
    """Return the Shapley value (t, k) of each token by its definition."""
    t = len(tokens)
    sets = [s for size in range(t + 1) for s in combinations(range(t), size)]
    texts = ["".join(token if i in s else (mask and mask + " ") for i, token in enumerate(tokens)) for s in sets]
    worth = dict(zip(sets, predict(texts).astype(float), strict=True))
    values = np.zeros((t, len(worth[()])))
    for i in range(t):
        for s in sets:
            if i not in s:
                weight = factorial(len(s)) * factorial(t - len(s) - 1) / factorial(t)
                values[i] += weight * (worth[tuple(sorted((*s, i)))] - worth[s])
    return values


@pytest.mark.parametrize("mask", ["", "[MASK]"])
@pytest.mark.parametrize("text", ["good ", "the film is not good ", "the film is very lovely and not awful "])
def test_tokens_have_the_shares_of_all_coalitions(says, text, mask):
    tokens = cut(text).tokens
    told = explain_tokens(says, tokens, mask)
    np.testing.assert_allclose(told.values, all_coalitions(says, tokens, mask), atol=1e-6)
    assert told.exact
    assert not told.error.any()
    assert told.additivity_error < 1e-6
    np.testing.assert_allclose(told.outputs, says([text])[0], atol=1e-6)
    np.testing.assert_allclose(told.base, says([(mask + " ") * len(tokens) if mask else ""])[0], atol=1e-6)


def test_a_model_that_knows_not_is_found_out(says):
    told = explain_tokens(says, cut("the film is not good").tokens, names=("bad", "good"))
    alone = explain_tokens(says, cut("the film is good").tokens, names=("bad", "good"))
    assert (told.likeliest, alone.likeliest) == (0, 1)
    assert told.values[told.tokens.index("not "), 1] < -0.1
    worst = told.tokens[told.values[:, 1].argmin()].strip()
    assert f"“{worst}” most away from it" in token_finding(told, 1).text()
    assert token_finding(alone, 1).text().startswith("“good” pulls most towards good (+")


def test_long_texts_are_sampled_near_all_coalitions(says):
    tokens = cut("the film is very and the film is not good and very").tokens
    assert len(tokens) == 12
    told = explain_tokens(says, tokens, how=How(rounds=40))
    assert not told.exact
    assert told.additivity_error < 1e-6
    truth = all_coalitions(says, tokens, "")
    gap = np.abs(told.values - truth)
    assert gap.max() < 0.06
    assert 0.4 < np.sqrt((gap**2).mean() / (told.error**2).mean()) < 2.5
    again = explain_tokens(says, tokens, how=How(rounds=40))
    np.testing.assert_array_equal(told.values, again.values)


def test_log_odds_add_up_too(says):
    told = explain_tokens(says, cut("is not bad").tokens, how=How(unit="log_odds"))
    chance = says(["is not bad"])[0].astype(float)
    np.testing.assert_allclose(told.outputs, np.log(chance / (1 - chance)), rtol=1e-3)
    assert told.additivity_error < 1e-6


def test_a_number_can_be_explained():
    def stars(texts):
        return np.array([float(text.count("good") - text.count("bad")) for text in texts])

    told = explain_tokens(stars, cut("good good bad film").tokens, task="regression")
    np.testing.assert_allclose(told.values[:, 0], [1, 1, -1, 0], atol=1e-9)
    assert output_name(told, 0).text() == "the predicted number"
    assert token_sentences(told, 0)[0].text().startswith("With every word hidden, the model says 0 for")


def test_each_text_is_asked_about_once():
    asked = []

    def predict(texts):
        asked.extend(texts)
        assert len(set(texts)) == len(texts)
        return np.array([[0.5, 0.5]] * len(texts))

    told = explain_tokens(predict, ("a ", "a ", "a "))
    assert np.abs(told.values).max() < 1e-12
    assert token_finding(told, 0).text() == "No word of the text makes a difference to class 1"


def test_hidden_tokens_are_left_out_or_masked():
    tokens, shown = ("Not ", "good, ", "不", "好"), np.array([True, False, True, False])
    assert hidden(tokens, shown, "") == "Not 不"
    assert hidden(tokens, shown, "[MASK]") == "Not [MASK] 不[MASK]"


@pytest.mark.parametrize("how", CUTS)
@pytest.mark.parametrize(
    "text",
    ["Not good, 不好。", "  It's a well-made <b>film</b> — don't miss it!", "这部电影，不好看。", "a\n\nb", "!!!", "😀 ok", "ありがとう x", "a_b 3.14", "word " * 400],
)  # fmt: skip
def test_pieces_are_the_text_again(text, how):
    pieces = cut(text, how)
    assert "".join(pieces.tokens) == text
    assert all(token.strip() for token in pieces.tokens)
    assert len(pieces.tokens) <= MOST
    assert (pieces.reason is not None) == (how == "words" and len(text.split()) > MOST)


def test_english_is_cut_into_words_and_chinese_into_characters():
    assert cut("I don't like it.").tokens == ("I ", "don't ", "like ", "it", ".")
    assert cut("不好看 at all").tokens == ("不", "好", "看 ", "at ", "all")
    assert cut("很好，但贵。", "phrases").tokens == ("很好，", "但贵。")
    assert "400" in cut("word " * 400).reason.text()


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_is_told_so(text):
    with pytest.raises(UserError, match="empty"):
        cut(text)
    with pytest.raises(UserError, match="empty"):
        explain_tokens(lambda texts: np.zeros((len(texts), 2)), ())


def test_a_model_that_leaves_texts_out_is_told_so():
    with pytest.raises(UserError, match="answered 1 of"):
        explain_tokens(lambda texts: np.zeros((1, 2)), ("a ", "b"))


def test_the_words_say_how_hidden_words_were_treated(says):
    told = explain_tokens(says, cut("not good").tokens, "[MASK]", names=("bad", "good"))
    said = [one.text() for one in token_sentences(told, 1)]
    assert said[1] == "A hidden word is replaced by [MASK]."
    assert "exact" in said[2]
    pieces = cut("the film is not good and very " * 12)
    long = explain_tokens(says, pieces.tokens, how=How(rounds=5), reason=pieces.reason)
    assert "±" in token_sentences(long, 1)[2].text()
    assert token_sentences(long, 1)[3] == pieces.reason


def test_the_chart_has_every_token_within_its_line(says):
    told = explain_tokens(says, cut("the film is <b>not</b> good " * 3).tokens, how=How(rounds=5))
    made = tokens_chart(told, 1, str)
    bars = made.data[0]
    assert len(bars.text) == len(told.tokens)
    assert all(start >= 0 and start + size <= LINE for start, size in zip(bars.base, bars.x, strict=True))
    assert "<b>" not in "".join(bars.text)
    assert any("&lt;" in text for text in bars.text)
    for line in set(bars.y):
        ends = sorted((s, s + w) for s, w, y in zip(bars.base, bars.x, bars.y, strict=True) if y == line)
        assert all(stop <= start for (_, stop), (start, _) in pairwise(ends))


def test_tokens_can_be_read_on_their_colours():
    from core.charts.palette import BLUE, ORANGE, WHITE, contrast, mixed

    assert min(contrast(INK, mixed(WHITE, color, DEEPEST)) for color in (BLUE, ORANGE)) >= 4.5
