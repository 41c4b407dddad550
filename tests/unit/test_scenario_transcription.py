"""The case of transcription: errors counted as others count them, a language model that adds up, the recogniser on real sound."""

import re
import wave
from functools import lru_cache
from io import BytesIO

import numpy as np
import pytest
from sacrebleu.metrics.lib_ter import BeamEditDistance
from sklearn.metrics import roc_auc_score

from core.messages import UserError
from core.scenarios.transcription.answer import bent, clip_of, doubt, look, ours, own, said_in
from core.scenarios.transcription.clips import RATE, clips, phrases
from core.scenarios.transcription.errors import aligned, errors, words_of
from core.scenarios.transcription.judged import predictions
from core.scenarios.transcription.kept import fold_of, heard_in, kept, sure_of, weights_of, without, worst
from core.scenarios.transcription.measure import lengths, result
from core.scenarios.transcription.pairs import arpa
from core.scenarios.transcription.recognise import grammar, heard, recognise
from core.scenarios.transcription.told import doubts, doubts_said, marked, mixture_said, order_said, why_said
from core.scenarios.transcription.trust import signs
from core.scenarios.voice_commands.words import wav_of

SHORT = "conf-full.wav"


@pytest.fixture(scope="module")
def arrays(measured):
    return measured("transcription")


@lru_cache
def fewest(said, heard_words):
    """The definition, word by word: swap, drop or add."""
    if not said or not heard_words:
        return len(said) + len(heard_words)
    swap = fewest(said[1:], heard_words[1:]) + (said[0] != heard_words[0])
    return min(swap, fewest(said[1:], heard_words) + 1, fewest(said, heard_words[1:]) + 1)


def test_word_errors_are_those_of_the_definition_and_of_sacrebleu():
    random = np.random.default_rng(0)
    for _ in range(60):
        said, heard_words = (tuple(random.choice(list("abcd"), random.integers(0, 8))) for _ in range(2))
        assert errors(said, heard_words) == fewest(said, heard_words)
        if said and heard_words:
            assert errors(said, heard_words) == BeamEditDistance(list(said))(list(heard_words))[0]


def test_an_alignment_gives_back_both_texts_and_costs_no_more_than_it_must():
    for clip, it in zip(clips(), kept()["open"], strict=True):
        steps = aligned(clip.words, it.words)
        assert tuple(step.said for step in steps if step.said) == clip.words
        assert tuple(step.heard for step in steps if step.heard) == it.words
        assert sum(step.kind != "same" for step in steps) == errors(clip.words, it.words)


def test_words_lose_their_marks_and_a_hyphen_parts_two():
    assert words_of("...Call-Forward on No Answer!") == ("call", "forward", "on", "no", "answer")
    assert words_of("Don't") == ("don't",) and words_of(" … ") == ()


def test_a_diff_marks_every_error_and_lets_no_markup_through():
    text = marked(("the", "big", "<b>x</b>"), ("the", "pig", "now"))
    assert ":violet[~~big~~ → **pig**]" in text and "<b>" not in text
    assert marked(("a",), ()) == ":orange[~~a~~]" and marked((), ("a",)) == ":blue[**+a**]"


def test_the_chances_of_what_follows_a_word_add_up_to_one():
    vocabulary = ("a", "b", "c", "d")
    lines = arpa(("a b", "a c", "b"), vocabulary).splitlines()
    single = {
        m[2]: (10 ** float(m[1]), 10 ** float(m[3]))
        for line in lines
        if (m := re.match(r"(-[\d.]+) (\S+) (-?[\d.]+)$", line))
    }
    pairs = {
        (m[2], m[3]): 10 ** float(m[1]) for line in lines if (m := re.match(r"(-[\d.]+) (\S+) ([a-z<]\S*)$", line))
    }
    words = [word for word in single if word != "<s>"]
    assert sum(single[word][0] for word in words) == pytest.approx(1, abs=1e-3)
    for first in ("<s>", "a", "b", "c", "d"):
        total = sum(pairs.get((first, word), single[first][1] * single[word][0]) for word in words)
        assert total == pytest.approx(1, abs=2e-3), first


def test_sixty_recordings_have_their_words():
    assert len(clips()) == 60 and sum(len(clip.words) for clip in clips()) == 398 and len(phrases()) == 53
    with wave.open(str(clip_of(SHORT).path)) as file:
        assert file.getframerate() == RATE and file.getnframes() == len(clip_of(SHORT).samples())


def test_a_fold_leaves_out_what_is_said():
    assert all(" ".join(clip.words) not in without(fold_of(clip)) for clip in clips())
    assert grammar(("yes", "no way")).endswith("public <phrase> = yes | no way ;\n")


def test_the_kept_transcripts_are_what_is_heard_today():
    clip = clip_of(SHORT)
    place = clips().index(clip)
    for way in ("open", "list_out", "grammar_out", "list"):  # the last is asked again below; only a few are kept
        how, _, out = way.partition("_")
        assert heard(clip.samples(), how, without(fold_of(clip)) if out else None).text == kept()[way][place].text, way


def test_the_recogniser_hears_a_phrase_in_its_grammar_and_nothing_in_silence():
    assert recognise(clip_of(SHORT).samples(), "grammar") == "that conference is full"
    assert recognise(np.zeros(RATE, np.float32), "grammar") == ""


def test_noise_as_loud_as_the_voice_costs_words():
    words = clip_of("auth-incorrect.wav").words
    assert errors(words, bent("auth-incorrect.wav", "grammar", "noise", 0.0).words) > errors(words, bent("auth-incorrect.wav", "grammar", "noise", np.inf).words)  # fmt: skip


def test_the_score_lies_near_what_was_measured_before(arrays):
    it = result(arrays)
    score = {rival.label: rival for rival in it.rivals}
    assert it.baseline_score == 1.0 and 0.03 < it.simple_score < 0.12 and it.score < 0.05
    assert score["Grammar of our phrases, when the phrase isn't in the menu"].score > 10 * it.score
    assert 0.1 < score["Which of our words follows which, learnt without the phrase"].score < 0.35
    assert 0.5 < score["Open vocabulary, as delivered"].score < 0.8
    assert all(rival.low <= rival.score <= rival.high for rival in it.rivals) and it.n_test == 60
    assert arrays["errors_list"].sum() / lengths(arrays).sum() == pytest.approx(it.simple_score)
    assert "0.69 against 0.19" in order_said(arrays).text() and "41 of 100 transcripts" in mixture_said(arrays).text()


def test_the_net_that_doubts_ranks_right_transcripts_above_wrong_ones_that_it_has_not_seen(arrays):
    assert np.isfinite(arrays["sure"]).all()
    assert roc_auc_score(arrays["right"], arrays["sure"]) > 0.85
    assert doubts(arrays, 0.0) == (0.0, 1.0)
    assert "of 59 right transcripts" in doubts_said(arrays, 0.7).text()
    assert predictions(arrays).y_prob.sum(axis=1) == pytest.approx(1)


def test_a_transcript_is_believed_when_a_freer_recogniser_hears_the_same(arrays):
    same = heard_in(arrays, "conf-getconfno.wav")
    assert same["grammar"].text == clip_of("conf-getconfno.wav").text.lower().rstrip(".")
    sure, found = doubt(weights_of(arrays), same["grammar"], same["list"])
    assert found == pytest.approx(signs(same["grammar"], same["list"])) and 0 <= sure <= 1
    assert len(worst(arrays, "open", 5)) == 5 and len(worst(arrays, "grammar", 5)) == np.count_nonzero(
        arrays["errors_grammar"]
    )


def test_nothing_is_said_of_why_where_nothing_was_heard():
    assert why_said((), (), signs(heard(np.zeros(RATE, np.float32), "grammar"), heard(np.zeros(RATE, np.float32), "list"))) is None  # fmt: skip
    assert "hears nothing at all" in why_said(("yes",), (), np.array([-3.0, 0.0, 1.0])).text()
    assert "50%" in why_said(("yes", "no"), ("yes",), np.array([-3.0, 0.0, 0.5])).text()


def test_words_that_are_not_english_are_refused_in_words():
    assert said_in("That’s full!") == (("that's", "full"), None) and said_in("  ") == ((), None)
    for text in ("你好", "会议 is full", "…"):
        words, refused = said_in(text)
        assert words == () and "English" in refused.text()


def test_a_users_file_that_is_one_of_ours_is_known():
    assert ours(clip_of(SHORT).path.read_bytes()) == SHORT
    assert ours(wav_of(clip_of(SHORT).samples()[:-5])) == ""


def test_a_sound_of_any_length_has_a_picture():
    for count in (900, RATE, 12 * RATE):
        seen = look(np.sin(np.arange(count)).astype(np.float32))
        assert (
            np.isfinite(seen.log_power).all()
            and (seen.low <= seen.high).all()
            and len(seen.moments) == len(seen.log_power)
        )


def test_a_wrong_recording_is_refused_in_words():
    long = BytesIO()
    with wave.open(long, "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(RATE)
        file.writeframes(np.ones(600 * RATE, "<i2").tobytes())
    for content in (b"", b"<b>no sound</b>", b"RIFF", long.getvalue()):
        with pytest.raises(UserError):
            own(content, "grammar")


def test_the_probability_of_our_own_recordings_is_of_a_net_that_has_not_seen_them(arrays):
    for clip in clips():
        it, (sure, found) = heard_in(arrays, clip.file), sure_of(arrays, clip.file)
        assert found == pytest.approx(signs(it["grammar"], it["list"]), abs=1e-3) and sure in arrays["sure"]
