"""What users bring to a case is checked, and each way of being wrong has its own message."""

import io
import struct
import wave

import numpy as np
import pytest
from PIL import Image

from core.messages import UserError
from core.scenarios.inputs import checked_text, read_picture, read_sound


def wav(samples, rate=8000, width=2, channels=1):
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples)
    return made.getvalue()


def tone(seconds=0.5, rate=8000, pitch=440.0):
    t = np.arange(int(seconds * rate)) / rate
    return (0.5 * np.sin(2 * np.pi * pitch * t)).astype(np.float32)


def shorts(samples):
    return (samples * 32767).astype("<i2").tobytes()


def png(width, height, color=(10, 20, 30)):
    made = io.BytesIO()
    Image.new("RGB", (width, height), color).save(made, "PNG")
    return made.getvalue()


def black(width, height):
    made = io.BytesIO()
    Image.new("1", (width, height)).save(made, "PNG")  # a bit each: millions of pixels cost no memory here
    return made.getvalue()


def test_a_text_is_trimmed_and_keeps_its_script():
    assert checked_text("  不好 \n") == "不好"
    assert checked_text("a\x00b\x1b[31m") == "ab[31m"
    assert checked_text("<b>bold</b>") == "<b>bold</b>"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "an empty one"),
        (" \n\t", "an empty one"),
        ("\x00\x01", "an empty one"),
        ("x" * 2001, "at most 2,000 characters, received 2,001"),
        (None, "received NoneType"),
        (7, "received int"),
    ],
)
def test_a_wrong_text_is_refused_in_words(text, words):
    with pytest.raises(UserError, match=words):
        checked_text(text)


def test_a_picture_comes_as_it_is():
    assert np.array_equal(read_picture(png(4, 3)), np.full((3, 4, 3), (10, 20, 30), np.uint8))


def test_a_large_picture_is_made_smaller_and_a_grey_one_gets_colours():
    assert read_picture(png(3000, 1500), side=300).shape == (150, 300, 3)
    made = io.BytesIO()
    Image.new("L", (5, 5), 7).save(made, "PNG")
    assert read_picture(made.getvalue()).shape == (5, 5, 3)


def test_a_picture_stands_as_its_camera_meant_it():
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (40, 20)).save(made, "JPEG", exif=exif)
    assert read_picture(made.getvalue()).shape == (40, 20, 3)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"<svg></svg>", "can't be read as one"),
        (png(50, 50)[:60], "can't be read as one"),
        (b"x" * 20_000_001, "at most 20 MB"),
        (black(10_000, 5_000), "received 50 \\(10000 by 5000\\)"),
        (black(20_000, 20_000), "received far more|received 400"),
    ],
    ids=["empty", "no picture", "cut off", "heavy", "50 megapixels", "a bomb"],
)
def test_a_wrong_picture_is_refused_in_words(content, words):
    with pytest.raises(UserError, match=words):
        read_picture(content)


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_samples_of_every_width_are_read(width):
    said = tone()
    whole = {
        1: lambda x: np.round(x * 127 + 128).astype(np.uint8).tobytes(),
        2: shorts,
        3: lambda x: b"".join(struct.pack("<i", int(v * 2**31 * 0.999))[1:] for v in x),
        4: lambda x: (x * (2**31 - 1)).astype("<i4").tobytes(),
    }[width](said)
    assert read_sound(wav(whole, width=width)) == pytest.approx(said, abs=0.01)


def test_two_channels_become_one_and_the_rate_changes():
    left = np.repeat((tone(1.0, 16000) * 32767).astype("<i2")[:, None], 2, axis=1)
    read = read_sound(wav(left.tobytes(), rate=16000, channels=2))
    assert len(read) == 8000
    middle = slice(1000, 7000)  # the ends ring
    assert read[middle] == pytest.approx(tone(1.0)[middle], abs=0.01)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"RIFF....WAVEfmt ", "can't be read as one"),
        (b"ID3" + b"\x00" * 500, "can't be read as one"),
        (wav(shorts(tone(600.0))), "received 600.0"),
        (wav(shorts(tone(0.01))), "received 0.0"),
        (wav(b""), "received 0.0"),
        (wav(shorts(0 * tone())), "silence"),
        (b"x" * 20_000_001, "at most 20 MB"),
    ],
    ids=["empty", "header only", "mp3", "ten minutes", "a click", "no samples", "silence", "heavy"],
)
def test_a_wrong_recording_is_refused_in_words(content, words):
    with pytest.raises(UserError, match=words):
        read_sound(content)
