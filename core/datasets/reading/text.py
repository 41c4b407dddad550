"""From bytes to lines of text: size, kind of file, encoding."""

import csv

from core.datasets.dataset import DatasetError
from core.messages import N_

MOST_BYTES = 100 * 2**20
MAGIC = {
    b"PK\x03\x04": N_("a spreadsheet or a zip archive"),
    b"\xd0\xcf\x11\xe0": N_("an old Excel workbook"),
    b"\x89PNG": N_("a picture"),
    b"\xff\xd8\xff": N_("a picture"),
    b"GIF8": N_("a picture"),
    b"%PDF": N_("a PDF"),
    b"\x1f\x8b": N_("a compressed file"),
}
ENCODINGS = ("utf-8-sig", "gb18030")
DELIMITERS = ",;\t|"


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or GB18030.

    Raises
    ------
    DatasetError
        When the file is empty, too large, or not a text.
    """
    if len(content) > MOST_BYTES:
        raise DatasetError(
            N_("The file has {size:,} MB; at most {most:,} MB can be read. Take a sample of its rows."),
            size=len(content) >> 20,
            most=MOST_BYTES >> 20,
        )
    if not content.strip():
        raise DatasetError(N_("The file is empty. Expected a header and at least two rows."))
    for start, kind in MAGIC.items():
        if content.startswith(start):
            from core.messages import Message

            raise DatasetError(
                N_("This is {kind}, not a CSV. Save the table as CSV and try again."), kind=Message(kind)
            )
    return _text(content)


def _text(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in content[:4096]:
        encodings = ("utf-16-le",) if content[1:2] == b"\x00" else ("utf-16-be",)
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(not (c.isprintable() or c in "\r\n\t") for c in text[:4096])
        if odd <= 0.02 * min(len(text), 4096):
            return text
    raise DatasetError(N_("The file isn't text that can be read. Expected a CSV in UTF-8, UTF-16 or GB18030."))


def delimiter_of(text: str) -> str:
    """Return the delimiter of a table, judged by its first lines."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def score(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        same = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(same) if same > 1 else 0, same)

    return max(DELIMITERS, key=score)
