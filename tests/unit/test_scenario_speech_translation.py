"""The case of speech translation: each step of the chain against what can be computed without it."""

import numpy as np
import pytest

from core.messages import UserError
from core.scenarios import SCENARIOS
from core.scenarios.speech_translation.book import FOLDS, fold_of, nearest, translations, without
from core.scenarios.speech_translation.chain import clip, noisy_sound, own
from core.scenarios.speech_translation.noise import noisy
from core.scenarios.speech_translation.reading import ROWS, asking, limit, rate, steps
from core.scenarios.speech_translation.transcripts import open_transcripts
from core.scenarios.speech_translation.words import losses_finding
from core.scenarios.transcription.clips import clips, phrases
from core.scenarios.transcription.recognise import recognise
from core.scenarios.translation.answer import translate
from core.scenarios.translation.phone import phone_pairs

CASE = SCENARIOS["speech_translation"]
SHORT = sorted(range(60), key=lambda i: clips()[i].path.stat().st_size)[:2]


@pytest.fixture(scope="module")
def arrays(measured):
    return measured("speech_translation")


def test_every_recording_has_a_chinese_of_ours_beside_its_own_transcript():
    en, zh = phone_pairs()
    assert en == [one.text for one in clips()] and all(any("一" <= c <= "鿿" for c in text) for text in zh)


def test_the_shipped_transcripts_are_what_the_recogniser_hears():
    assert list(open_transcripts()) == [one.file for one in clips()]
    for i in SHORT:
        assert recognise(clips()[i].samples(), "open") == open_transcripts()[clips()[i].file][0]


def test_the_scores_are_those_of_sacrebleu_on_the_translated_transcripts(arrays):
    import sacrebleu

    truth, found = arrays["zh"].tolist(), CASE.result(arrays)

    def mean(texts):
        scores = [
            sacrebleu.sentence_chrf(text, [zh]).score for text, zh in zip(translate(texts.tolist()), truth, strict=True)
        ]
        return sum(scores) / len(scores) / 100

    assert found.score == pytest.approx(mean(arrays["heard_open"]))
    assert arrays["scores"][ROWS["network_true"], 0] == pytest.approx(mean(arrays["said"]))
    assert found.n_test == 60 and found.score > found.baseline_score and found.shipped


def test_errors_compound_from_step_to_step(arrays):
    scores = arrays["scores"][:, 0]
    assert (
        scores[ROWS["network_open"]] < scores[ROWS["network_true"]]
        and scores[ROWS["book_open"]] < scores[ROWS["book_true"]]
    )
    assert 0.55 < rate(arrays, "open") < 0.85 and rate(arrays, "grammar") < 0.1
    for by in ("network", "book"):
        assert (
            steps(arrays, "open", by)[0] == 1 and steps(arrays, "open", by) == sorted(steps(arrays, "open", by))[::-1]
        )
        assert losses_finding(arrays, "open", by).text()


def test_word_errors_are_counted_as_by_a_plain_edit_distance(arrays):
    def distance(a, b):
        row = list(range(len(b) + 1))
        for i, x in enumerate(a, 1):
            last, row[0] = row[0], i
            for j, y in enumerate(b, 1):
                last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        return row[-1]

    for one, text, wrong in zip(clips(), arrays["heard_open"], arrays["heard_open_errors"], strict=True):
        assert distance(list(one.words), str(text).split()) == wrong


def test_the_phrase_book_never_holds_the_phrase_that_it_is_tested_on(arrays):
    parts = [set(without(fold)) for fold in range(FOLDS)]
    for one, taken in zip(clips(), arrays["book_en"], strict=True):
        phrase = " ".join(one.words)
        assert phrase not in parts[fold_of(phrase)] and str(taken) != phrase
    assert set(translations()) == set(phrases())
    assert nearest("the conference is now looked") == "the conference is now locked" and nearest("") == ""


def test_the_rule_lets_through_what_has_fewer_word_errors(arrays):
    found = asking(arrays)
    assert found.through + found.back == 60 and found.rate_through < found.rate_back
    assert 0 < limit(arrays) < 1


@pytest.mark.parametrize("decibels", [20, 0])
def test_noise_is_as_strong_as_asked(decibels):
    samples = (0.1 * np.sin(np.arange(8000) / 5)).astype(np.float32)
    noise = noisy(samples, decibels).astype(float) - samples
    assert 10 * np.log10(np.mean(samples.astype(float) ** 2) / np.mean(noise**2)) == pytest.approx(decibels, abs=0.3)


def test_a_recording_is_followed_to_its_translation_and_noise_does_not_help():
    clear, loud = clip(SHORT[0], "grammar"), clip(SHORT[0], "grammar", -5.0)
    assert clear.wrong == 0 and clear.answer.text == translate([clear.transcript])[0]
    assert loud.wrong >= clear.wrong and 0 <= clear.sure <= 1
    sent = own(noisy_sound(SHORT[0], 30.0), "grammar")
    assert sent.transcript == clear.transcript and sent.wrong == -1


@pytest.mark.parametrize("content", [b"", b"no sound", b"RIFF" + bytes(200)])
def test_a_bad_recording_is_told(content):
    with pytest.raises(UserError):
        own(content, "open")
