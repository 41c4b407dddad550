"""What the open vocabulary heard in the sixty recordings, as it came with the product."""

import csv
from pathlib import Path

FILE = Path(__file__).parents[1] / "files" / "asterisk_open.tsv"


def open_transcripts() -> dict[str, tuple[str, float]]:
    """Return file -> what was heard, and how sure the recogniser was of a word on average."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: (row["heard"], float(row["sure"])) for row in csv.DictReader(lines, delimiter="\t")}
