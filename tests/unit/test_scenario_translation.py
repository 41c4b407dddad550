"""The case of translation: its network against Keras, its scores against sacrebleu, its sides without duplicates."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from core.messages import UserError
from core.scenarios import SCENARIOS
from core.scenarios.speech_translation.reading import TRANSLATED
from core.scenarios.translation.answer import answers, translate
from core.scenarios.translation.asked import EXAMPLES, asked
from core.scenarios.translation.asking import chosen_limit, goes_out
from core.scenarios.translation.gaps import gaps, lost
from core.scenarios.translation.measure import ALIKE
from core.scenarios.translation.pairs import read_pairs, skeleton, split
from core.scenarios.translation.pieces import END, START, decoded, encoded, learn_pieces, words_of
from core.scenarios.translation.reading import each_string, exact, gaps_lost
from core.scenarios.translation.reworded import CHANGES, changed
from core.scenarios.translation.scoring import chrf_rows, chrf_sure, mean_sure
from core.scenarios.translation.shipped import FILE, shipped

CASE = SCENARIOS["translation"]
MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def arrays(measured):
    return measured("translation")


def sentences(texts, truth):
    """Return the mean of what sacrebleu says of each string."""
    import sacrebleu

    return np.mean([sacrebleu.sentence_chrf(a, [b]).score for a, b in zip(texts, truth, strict=True)]) / 100


def test_the_network_in_numpy_writes_what_keras_writes_with_the_shipped_weights():
    from core.scenarios.translation.build import build, load

    kit, texts = shipped(), ["Save the file", "Delete selected files?", "Cell type not changed due to pending input"]
    model = build(len(kit.sources), len(kit.targets))
    load(model, kit.weights)
    for text, found in zip(texts, answers(texts), strict=True):
        source = np.array([[*encoded(text.lower(), kit.sources), END]], np.int32)
        written = [START]
        for chance in found.chances:
            logits = np.asarray(model([source, np.array([written], np.int32)]))[0, -1].astype(np.float64)
            chances = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()
            assert chances.max() == pytest.approx(chance, abs=1e-3)
            written.append(int(chances.argmax()))
        assert written[-1] == END and decoded(written[1:-1], kit.targets) == found.text


def test_the_weights_are_small_and_its_rows_are_those_of_the_split():
    kit = shipped()
    assert FILE.stat().st_size < MOST_BYTES
    sides = [set(map(int, side)) for side in (kit.train, kit.validation, kit.test)]
    assert sum(map(len, sides)) == len(set.union(*sides)) and [len(side) for side in sides[1:]] == [300, 500]


def test_no_duplicate_of_a_string_of_the_test_was_learnt_from():
    kit, pairs = shipped(), read_pairs()
    bare = [skeleton(text) or text for text in pairs.en]
    for side, other in ((kit.test, kit.train), (kit.validation, kit.train), (kit.test, kit.validation)):
        assert not {bare[i] for i in side} & {bare[i] for i in other}
        assert not {pairs.zh[i] for i in side} & {pairs.zh[i] for i in other}


def test_the_split_is_what_the_shipped_rows_say():
    found, kit = split(read_pairs()), shipped()
    assert all((getattr(found, side) == getattr(kit, side)).all() for side in ("train", "validation", "test"))


def test_strings_unlike_any_are_those_without_a_near_one_and_scored_apart(arrays):
    from sklearn.feature_extraction.text import TfidfVectorizer

    kit, pairs = shipped(), read_pairs()
    way = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4))
    learnt = way.fit_transform([pairs.en[i].lower() for i in kit.train])
    nearest = (way.transform([pairs.en[i].lower() for i in kit.test]) @ learnt.T).max(axis=1).toarray().ravel()
    clear = np.abs(nearest - ALIKE) > 1e-4
    assert set(np.flatnonzero(clear & (nearest < ALIKE))) <= set(arrays["unlike_rows"].tolist())
    assert not set(np.flatnonzero(clear & (nearest >= ALIKE))) & set(arrays["unlike_rows"].tolist())
    for way_name, row in (("memory", 0), ("model", 1)):
        texts, truth = (arrays[f"test_{name}"][arrays["unlike_rows"]].tolist() for name in (way_name, "zh"))
        assert arrays["unlike_scores"][row, 1, 0] == pytest.approx(sentences(texts, truth))
    assert (arrays["unlike_scores"][:, 1, 0] < arrays["unlike_scores"][:, 0, 0]).all()


def test_the_difference_of_network_and_memory_is_that_of_a_paired_test(arrays):
    from scipy import stats

    found, apart = each_string(arrays), arrays["test_chrf"] - arrays["test_memory_chrf"]
    low, high = stats.ttest_1samp(apart, 0).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-3)
    assert found.model - found.memory == pytest.approx(apart.mean())


def test_cut_shorter_at_random_a_text_is_still_itself():
    rng, text = np.random.default_rng(0), "delete the selected notebooks"
    pieces = learn_pieces([text] * 3, 60)
    cuts = {tuple(encoded(text, pieces, lambda: bool(rng.random() < 0.5))) for _ in range(20)}
    assert len(cuts) > 5 and {decoded(cut, pieces) for cut in cuts} == {text}


def test_pieces_are_learnt_as_by_joining_the_commonest_neighbours_one_by_one():
    texts = ["low low low lower lower newest newest newest newest widest widest"]
    words = [list(word) for word in words_of(texts[0])]
    naive = []
    for _ in range(8):
        pairs = Counter(pair for word in words for pair in pairwise(word))
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        naive.append("".join(best))
        for word in words:
            i = 0
            while i < len(word) - 1:
                if (word[i], word[i + 1]) == best:
                    word[i : i + 2] = ["".join(best)]
                i += 1
    signs = len(set(texts[0])) + 4
    assert list(learn_pieces(texts, signs + 8)[signs:]) == naive


@pytest.mark.parametrize("text", ["Open file: %(name)s…", "保存 3 个文件", " a  b_c"])
def test_a_text_is_cut_into_pieces_that_make_it_again(text):
    pieces = learn_pieces([text], 50)
    assert "".join(words_of(text)) == text
    assert decoded(encoded(text, pieces), pieces) == text.strip()


def test_chrf_is_that_of_sacrebleu():
    import sacrebleu

    mine, theirs = ["打开文件", "删除所选", ""], ["打开文件夹", "删除选中的项目", "是"]
    whole = sacrebleu.corpus_chrf(mine, [theirs]).score / 100
    assert chrf_rows(mine, theirs) == pytest.approx(
        [sacrebleu.sentence_chrf(a, [b]).score / 100 for a, b in zip(mine, theirs, strict=True)]
    )
    score, low, high = chrf_sure(mine, theirs)
    assert score == pytest.approx(whole) and low <= score <= high


def test_the_interval_of_a_mean_is_that_of_scipys_bootstrap():
    from scipy import stats

    scores = np.random.default_rng(1).beta(0.5, 0.8, 500)
    found = stats.bootstrap((scores,), np.mean, method="percentile", rng=2).confidence_interval
    assert mean_sure(scores) == pytest.approx([scores.mean(), found.low, found.high], abs=0.006)


def test_the_result_is_what_sacrebleu_says_of_the_test_and_beats_doing_nothing(arrays):
    import sacrebleu

    found = CASE.result(arrays)
    texts, truth = arrays["test_model"].tolist(), arrays["test_zh"].tolist()
    assert found.score == pytest.approx(sentences(texts, truth))
    assert arrays["together"][2, 0] == pytest.approx(sacrebleu.corpus_chrf(texts, [truth]).score / 100)
    assert found.n_test == 500 and found.shipped and found.metric == "chrf"
    model, nothing = found.best("model"), found.best("nothing")
    assert model.low > nothing.high and found.seconds_per_answer < 1
    assert exact(arrays) == sum(a == b for a, b in zip(texts, truth, strict=True)) > exact(arrays, "memory")


def test_a_domain_that_it_has_not_learnt_comes_out_garbled_and_is_held_back(arrays):
    home, away = arrays["scores"][2, 0], arrays["phone_scores"][0]
    assert away < home / 2
    out = goes_out(arrays["phone_sure"], arrays["phone_strange"], float(arrays["limit"]))
    assert out.mean() < goes_out(arrays["test_sure"], arrays["test_strange"], float(arrays["limit"])).mean()


def test_every_change_of_wording_is_scored_before_and_after_on_the_same_rows(arrays):
    en, zh = arrays["test_en"].tolist(), arrays["test_zh"].tolist()
    for name in CHANGES:
        rows, new, _ = changed(name, en, zh)
        assert len(rows) and all(en[i] != text for i, text in zip(rows, new, strict=True))
        assert arrays[f"{name}_scores"].shape == (2, 3) and len(arrays[f"{name}_model"]) == len(rows)


def test_gaps_are_found_and_missed():
    assert gaps("%(n)d of {all} in %s, 100 %") == {"%(n)d": 1, "{all}": 1, "%s": 1}
    assert lost("Delete %(count)s of {total}", "删除 %(count)s") == ["{total}"]


def test_lost_gaps_are_counted_on_the_test(arrays):
    found = gaps_lost(arrays)
    by_hand = [
        i
        for i, (en, zh) in enumerate(zip(arrays["test_en"], arrays["test_model"], strict=True))
        if any(str(zh).count(gap) < count for gap, count in gaps(str(en)).items())
    ]
    assert list(found.rows) == by_hand and found.broken == len(by_hand) <= found.strings


def test_the_limit_is_the_lowest_from_which_on_strings_score_enough():
    rng = np.random.default_rng(0)
    sure = rng.random(200)
    score = np.clip(sure + rng.normal(0, 0.2, 200), 0, 1)
    fine = [t for t in sure if (sure >= t).sum() >= 20 and score[sure >= t].mean() >= 0.8]
    assert chosen_limit(sure, score, 0.8) == pytest.approx(min(fine))
    assert chosen_limit(sure, np.zeros(200)) == 1.0


def test_speech_translation_asks_of_the_translator_what_this_case_chose(arrays):
    assert pytest.approx(float(arrays["limit"]), abs=0.01) == TRANSLATED


def test_a_sentence_is_translated_alike_alone_and_in_company():
    together = translate([*EXAMPLES, ""])
    assert together[-1] == "" and together[:-1] == [translate([text])[0] for text in EXAMPLES]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "这是中文", "🙂🙂", "word " * 50, "'; DROP TABLE x; --", "\u202etfel"]
)
def test_odd_sentences_are_answered_with_attention_that_sums_to_one(text):
    answer, memory = asked(text)
    assert np.allclose(answer.attention.sum(axis=1), 1, atol=1e-4)
    assert answer.attention.shape == (len(answer.written), len(answer.read)) and 0 <= answer.sure <= 1
    assert len(memory.zh) == 1 and np.isfinite(memory.alike).all()


@pytest.mark.parametrize("text", ["", "   ", "x" * 301, None, 3])
def test_no_text_or_too_much_of_it_is_told(text):
    with pytest.raises(UserError):
        asked(text)
