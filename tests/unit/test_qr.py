"""A QR code is read back by hand, as ISO/IEC 18004 says."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from core.qr import BORDER, qr_svg

FINDER = np.array([[1] * 7, [1, 0, 0, 0, 0, 0, 1], *[[1, 0, 1, 1, 1, 0, 1]] * 3, [1, 0, 0, 0, 0, 0, 1], [1] * 7], bool)
MASKS = [
    lambda i, j: (i + j) % 2,
    lambda i, j: i % 2,
    lambda i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
]


def modules(svg):
    """Return which modules are dark, with the white around them."""
    root = ElementTree.fromstring(svg)
    side = int(root.get("viewBox").split()[2])
    ground, ink = root
    assert (ground.get("fill"), ink.get("stroke")) == ("#fff", "#000")
    dark, x, y = np.zeros((side, side), bool), 0.0, 0.0
    for kind, numbers in re.findall(r"([Mmh])([-\d. ]+)", ink.get("d")):
        move = [float(number) for number in numbers.split()]
        if kind == "h":
            dark[int(y), int(x) : int(x + move[0])] = True
            x += move[0]
        else:
            x, y = (move[0], move[1]) if kind == "M" else (x + move[0], y + move[1])
    return dark


def read(dark):
    """Return the text in a code of version 2 or 3: one block of data, in bytes."""
    side = len(dark)
    taken = np.zeros_like(dark)
    taken[:9, :9] = taken[:9, -8:] = taken[-8:, :9] = taken[6] = taken[:, 6] = True
    taken[-9:-4, -9:-4] = True  # the small pattern at the lower right
    mask = MASKS[int("".join("01"[int(bit)] for bit in dark[8, 2:5]), 2) ^ 0b101]
    bits = ""
    for right in [*range(side - 1, 6, -2), 5, 3, 1]:
        upwards = ((side - 1 - right) if right > 6 else (side - 2 - right)) // 2 % 2 == 0
        for i in range(side)[:: -1 if upwards else 1]:
            for j in (right, right - 1):
                if not taken[i, j]:
                    bits += "01"[int(dark[i, j]) ^ int(mask(i, j) == 0)]
    assert bits[:4] == "0100"  # bytes
    length = int(bits[4:12], 2)
    return bytes(int(bits[12 + 8 * k : 20 + 8 * k], 2) for k in range(length)).decode()


@pytest.mark.parametrize("text", ["https://example.org/?seed=1", "http://host:8501/playground?x=y&z=0.1"])
def test_a_phone_reads_the_link(text):
    dark = modules(qr_svg(text))
    assert read(dark[BORDER:-BORDER, BORDER:-BORDER]) == text


def test_it_is_dark_on_white_with_room_around_it():
    dark = modules(qr_svg("https://example.org/playground?" + "dataset=german_credit&" * 8))
    assert not dark[:BORDER].any() and not dark[-BORDER:].any()
    assert not dark[:, :BORDER].any() and not dark[:, -BORDER:].any()
    inside = dark[BORDER:-BORDER, BORDER:-BORDER]
    for corner in (inside[:7, :7], inside[:7, -7:], inside[-7:, :7]):
        np.testing.assert_array_equal(corner, FINDER)


def test_a_link_that_is_too_long_has_none():
    assert qr_svg("x" * 5000) is None
