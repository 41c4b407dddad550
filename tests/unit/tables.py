"""Tables as text, in every encoding, and what is read from them."""

import io

import numpy as np
import pandas as pd

from core.datasets import read_csv
from core.datasets.reading import inspect_csv

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "gb18030 with mark",
    "utf-16-be with mark",
)
DELIMITERS = (",", ";", "\t", "|")
RNG = np.random.default_rng(0)
CUSTOMERS = pd.DataFrame(
    {
        "年龄": RNG.integers(18, 80, 60),
        "income": RNG.normal(3000, 800, 60).round(2),
        "城市": RNG.choice(["北京", "上海", "Zürich, CH", 'the "capital"', None], 60),
        "gaps": np.where(np.arange(60) % 7, RNG.normal(size=60).round(6), np.nan),
        "churn": np.where(np.arange(60) % 3, "no", "yes"),
    }
)


def encoded(content, encoding):
    name = encoding.removesuffix(" with mark")
    return ("\ufeff" * (encoding != name) + content).encode(name)


def read(content, target=None, task=None):
    raw = content if isinstance(content, bytes) else content.encode()
    return read_csv(io.BytesIO(raw), target, task)


def inspect(content):
    return inspect_csv(io.BytesIO(content.encode()))


def column(values, name="x"):
    """Return a table with a column of texts that hold no comma, another that can be learned from, and a target."""
    rows = [f"{value},{i * 7 % 5},{'ab'[i % 2]}" for i, value in enumerate(values)]
    return "\n".join([f"{name},other,y", *rows])


def notes(data):
    return [note.text() for note in data.notes]
