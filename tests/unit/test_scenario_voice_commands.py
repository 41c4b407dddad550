"""The case of voice commands: spectrograms as SciPy makes them, voices kept apart, a real voice after synthetic ones."""

import io
import wave

import numpy as np
import pytest
from scipy.signal import stft
from sklearn.metrics import accuracy_score

from core.charts.scenarios.voice_commands import lines_chart
from core.messages import UserError
from core.scenarios.voice_commands.answer import answer, distances, heard_file, heard_own
from core.scenarios.voice_commands.bends import BENDS, bent_wav, faster, narrow, noisy, sweep
from core.scenarios.voice_commands.features import (
    BANDS,
    FLOOR,
    FRAME,
    FRAMES,
    HOP,
    RATE,
    edges,
    framed,
    middles,
    moments,
    spectrogram,
)
from core.scenarios.voice_commands.judged import predictions
from core.scenarios.voice_commands.measure import result, weights_of
from core.scenarios.voice_commands.net import sides
from core.scenarios.voice_commands.net import test_rows as unseen
from core.scenarios.voice_commands.told import (
    answer_said,
    bent_rates,
    confused,
    rates,
    real_rows,
    real_ruled_said,
    real_shares,
    rivals_said,
    strange_rows,
    why_said,
)
from core.scenarios.voice_commands.words import (
    FOLDER,
    UNSEEN_FROM,
    WORDS,
    Packed,
    examples,
    read_wav,
    spoken,
    wav_of,
)


@pytest.fixture(scope="module")
def arrays(measured):
    return measured("voice_commands")


def tone(hertz, seconds=1.0):
    return (0.3 * np.sin(2 * np.pi * hertz * np.arange(int(RATE * seconds)) / RATE)).astype(np.float32)


def test_a_spectrogram_is_that_of_scipy_in_bands():
    sound = read_wav(FOLDER / "3.wav")
    window = np.hanning(FRAME)
    _, _, Z = stft(framed(sound), RATE, window=window, nperseg=FRAME, noverlap=FRAME - HOP, boundary=None, padded=False, scaling="spectrum")  # fmt: skip
    power = np.abs(Z.T * window.sum()) ** 2
    hertz = np.fft.rfftfreq(FRAME, 1 / RATE)
    bands = np.stack([np.interp(hertz, edges()[i : i + 3], [0, 1, 0], left=0, right=0) for i in range(BANDS)], axis=1)
    assert spectrogram(sound) == pytest.approx(np.log(power @ bands + FLOOR), abs=1e-3)


@pytest.mark.parametrize("hertz", [300, 1000, 2500])
def test_a_tone_is_loudest_in_its_own_band(hertz):
    band = int(spectrogram(tone(hertz)).mean(axis=0).argmax())
    assert edges()[band] <= hertz <= edges()[band + 2]
    assert len(middles()) == BANDS and len(moments()) == FRAMES


def test_a_word_looks_the_same_however_loud_and_late_it_is():
    sound = read_wav(FOLDER / "7.wav")
    late = np.concatenate([np.zeros(3000, np.float32), 0.3 * sound])
    assert np.abs(spectrogram(late) - spectrogram(sound)).mean() < 0.2


def test_packing_a_spectrogram_costs_half_a_level_at_most():
    X = np.random.default_rng(0).normal(size=(3, FRAMES, BANDS)).astype(np.float32)
    packed = Packed.of(X)
    assert np.abs(packed.opened() - X).max() <= packed.step / 2 + 1e-6


def test_no_voice_trains_and_tests():
    it, both = spoken(), sides()
    assert len(both.y) == 880 and len(both.y_test) == 320 and (it["y"] < 0).sum() == 128
    assert set(it["voice"][it["y"] < 0]) <= set(range(UNSEEN_FROM, 30))
    assert all((FOLDER / example.file).exists() for example in examples())


def test_noise_has_the_power_that_was_asked_for_and_speed_the_length():
    sound = tone(440)
    noise = noisy(sound, 10) - sound
    assert 10 * np.log10(np.mean(sound**2) / np.mean(noise**2)) == pytest.approx(10, abs=0.3)
    assert len(faster(sound, 2.0)) == pytest.approx(len(sound) / 2, abs=1)
    assert np.abs(narrow(tone(3000), 2000)).max() < 0.01 and narrow(tone(440), 2000) == pytest.approx(
        tone(440), abs=0.02
    )


def test_the_score_lies_near_what_was_measured_before(arrays):
    it = result(arrays)
    assert it.baseline_score == pytest.approx(1 / 20) and it.n_test == 320
    assert 0.82 <= it.score <= 0.98 and it.simple_score < it.score + 0.05
    assert it.score == pytest.approx(accuracy_score(arrays["y"], arrays["p"].argmax(axis=1)))
    assert all(rival.low <= rival.score <= rival.high for rival in it.rivals)
    assert predictions(arrays).n == 320


def test_a_real_voice_is_understood_less_than_synthetic_ones(arrays):
    before, after, _labels = real_shares(arrays)
    assert after[0] < before[0] and after[0] > 0.2
    assert len(real_rows(arrays)) == 10


def test_a_higher_threshold_lets_less_through(arrays):
    low, high = rates(arrays, 0.3), rates(arrays, 0.95)
    assert high["strange"] < low["strange"] and high["wrong"] <= low["wrong"] and high["again"] > low["again"]
    assert low["done"] + low["wrong"] + low["again"] == pytest.approx(1)
    near = sum(int((arrays[f"far{end}"] <= arrays["usual"]).sum()) for end in ("_strange", "_real_strange"))
    assert len(strange_rows(arrays, 0.0)) == near > len(strange_rows(arrays, 0.95))
    assert all(said != heard for said, heard, _count in confused(arrays))


def test_a_clip_is_answered_and_its_reason_lies_in_the_word(arrays):
    found = heard_file(weights_of(arrays), "spoken_16.wav")
    assert found["p"].sum() == pytest.approx(1) and WORDS[16].text == "停止"
    assert np.isfinite(found["drops"]).all() and len(found["drops"]) == len(found["times"])
    assert "carried out" in answer_said(found | {"far": 0.0}, 0.01).text()
    assert "say it again" in answer_said(found | {"far": 0.0, "p": np.full(20, 0.05)}, 0.5).text()
    assert "I don't know" in answer_said(found | {"far": 9.0}, 0.5).text()


def test_a_machine_tone_is_unlike_every_word(arrays):
    found = answer(weights_of(arrays), tone(3300))
    assert found["far"] > found["usual"]


def test_every_change_of_sound_costs_something_in_the_end(arrays):
    for kind in BENDS:
        found = sweep(weights_of(arrays), kind)
        rates = bent_rates(found, 0.8)
        assert rates[-1]["done"] < rates[0]["done"] and len(rates) == len(BENDS[kind].amounts), kind
        assert all(sum(rate.values()) == pytest.approx(1) for rate in rates)
    assert bent_wav("7.wav", "noise", 10.0)[:4] == b"RIFF"


@pytest.mark.parametrize("kind", BENDS)
def test_before_is_the_untouched_clip(kind):
    sound = read_wav(FOLDER / "7.wav")
    assert np.array_equal(BENDS[kind].apply(sound, BENDS[kind].amounts[0]), sound)
    assert not np.array_equal(BENDS[kind].apply(sound, BENDS[kind].amounts[1])[: len(sound)], sound)
    assert BENDS[kind].names()[BENDS[kind].amounts[0]] == "untouched"


@pytest.mark.parametrize("kind", BENDS)
def test_the_mark_stands_at_the_place_of_the_amount(kind):
    amounts, names = BENDS[kind].amounts, list(BENDS[kind].names().values())
    for place, amount in enumerate(amounts):
        shape = lines_chart(amounts, [("a", [0.5] * len(amounts))], amount, ("x", "y"), names=names).layout.shapes[0]
        assert shape.x0 == shape.x1 == place


def test_every_view_refuses_what_the_answer_to_a_clip_refuses(arrays):
    X, y, _voice = unseen()
    threshold, done = 0.6, []
    for spectrum, p in zip(X[::9], arrays["p"][::9], strict=True):
        far, usual = distances(spectrum[np.newaxis])
        done.append("carried out" in answer_said({"p": p, "far": float(far[0]), "usual": usual}, threshold).text())
    sliced = arrays | {name: arrays[name][::9] for name in ("p", "far", "y")}
    found = rates(sliced, threshold)
    assert found["done"] + found["wrong"] == pytest.approx(np.mean(done))
    nobody = rates(arrays | {"far": np.full(len(y), 9.0), "far_strange": np.full(128, 9.0)}, 0.0)
    assert nobody["again"] == 1 and nobody["strange"] == 0


def test_two_models_are_told_apart_by_draws_of_voices(arrays):
    text = rivals_said(arrays).text()
    assert "8 voices" in text
    same = arrays | {"said_logistic": arrays["p"].argmax(axis=1)}
    assert "not told apart" in rivals_said(same).text()
    never = arrays | {"said_logistic": (arrays["y"] + 1) % 20}
    assert "also with only 8" in rivals_said(never).text()
    assert "of 10 are carried out rightly" in real_ruled_said(arrays, 0.8).text()


def test_the_reason_names_what_changes_the_answer_most():
    p, times = np.eye(20)[3], np.array([0.1, 0.2, 0.3])
    against = why_said({"p": p, "times": times, "drops": np.array([0.21, -0.43, 0.0])}).text()
    assert "0.20 s speaks against" in against and "gain 43" in against and "0.10 s (+21 points)" in against
    assert "0.10 s decides most" in why_said({"p": p, "times": times, "drops": np.array([0.43, -0.21, 0.0])}).text()
    assert "No eighth" in why_said({"p": p, "times": times, "drops": np.array([0.01, -0.02, 0.0])}).text()


def test_a_wrong_recording_is_refused_in_words(arrays):
    long = io.BytesIO()
    with wave.open(long, "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(RATE)
        file.writeframes(np.ones(600 * RATE, "<i2").tobytes())
    silence = wav_of(np.zeros(RATE, np.float32))
    for content in (b"", b"<b>no sound</b>", b"RIFF", long.getvalue(), silence):
        with pytest.raises(UserError):
            heard_own(weights_of(arrays), content)
