"""Make `core/scenarios/files/english_reviews.tsv.gz` from the source archive of the package vaderSentiment 3.3.2.

`python -m core.scenarios.text_classification.make <folder>`, where the folder is `additional_resources/hutto_ICWSM_2014`,
unpacked. Kept are all sentences from reviews of products, and every tenth of those about films, which the model never
learns from: they are the other domain.
"""

import gzip
import sys
from pathlib import Path

from core.scenarios.text_classification.rows import ENGLISH

SOURCES = (("product", "amazonReviewSnippets_GroundTruth.txt", 1), ("film", "movieReviewSnippets_GroundTruth.txt", 10))


def lines(folder: Path) -> list[str]:
    """Return "kind, review, mean rating, sentence", separated by tabs, of each sentence that is kept."""
    found = []
    for kind, name, step in SOURCES:
        for line in (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()[::step]:
            number, rating, text = line.split("\t")
            found.append(f"{kind}\t{number.partition('_')[0]}\t{float(rating):.2f}\t{text.strip()}")
    return found


def main(folder: Path) -> None:
    """Write the file, the same bytes each time."""
    with ENGLISH.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(lines(folder)) + "\n").encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
