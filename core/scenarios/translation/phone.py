"""Sentences of another domain with reference translations: the announcements of a telephone exchange."""

import csv
from pathlib import Path

FILE = Path(__file__).parents[1] / "files" / "asterisk_zh.tsv"


def phone_pairs() -> tuple[list[str], list[str]]:
    """Return the sixty announcements in English, and our Chinese of them."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [row["en"] for row in rows], [row["zh"] for row in rows]
