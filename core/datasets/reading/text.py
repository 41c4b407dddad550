"""From bytes to text, and from text to rows of cells: size, kind of file, encoding, separator."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping

from core.datasets.dataset import DatasetError
from core.messages import N_, Message

MOST_BYTES = 100 * 2**20
MOST_ODD = 0.02
# How files that are no text begin; a picture's size and the like stand between.
MAGIC: Mapping[bytes, str] = {
    rb"PK\x03\x04": N_("a spreadsheet or a zip archive"),
    rb"\xd0\xcf\x11\xe0": N_("an old Excel workbook"),
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|.{4}ftyp": N_("a picture"),
    rb"RIFF.{4}[A-Z]{4}|RIFF.{4}AVI ": N_("a picture or a sound"),
    rb"%PDF-": N_("a PDF"),
    rb"\x1f\x8b": N_("a compressed file"),
    rb"PAR1[^\s,;|]*[\0-\x08\x0e-\x1f]": N_("a Parquet file"),
}
BOMS: Mapping[bytes, str] = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ODD = frozenset({"Cc", "Cn", "Co"})  # control characters, and code points without a meaning
DELIMITERS = ";\t|,"


def decode(content: bytes, most: int = 0) -> str:
    r"""Return the text of a file in UTF-8, UTF-16 or GB18030, its lines ended by \n.

    Parameters
    ----------
    most : int
        Bytes that are read at most; `MOST_BYTES` for 0.

    Raises
    ------
    DatasetError
        When the file is empty, too large, or not a text.
    """
    most = most or MOST_BYTES
    if len(content) > most:
        raise DatasetError(
            N_("The file has {size:,} MB; at most {most:,} MB can be read. Take a sample of its rows."),
            size=-(-len(content) >> 20),
            most=most >> 20,
        )
    for start, kind in MAGIC.items():
        if re.match(start, content[:16], re.DOTALL):
            raise DatasetError(
                N_("This is {kind}, not a CSV. Save the table as CSV and try again."), kind=Message(kind)
            )
    for encoding in _encodings(content):
        text = _decoded(content, encoding)
        if text is not None:
            if not text.strip():
                raise DatasetError(N_("The file is empty. Expected a header and at least two rows."))
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise DatasetError(N_("The file isn't text that can be read. Expected a CSV in UTF-8, UTF-16 or GB18030."))


def _encodings(content: bytes) -> tuple[str, ...]:
    for bom, encoding in BOMS.items():
        if content.startswith(bom):
            return (encoding,)
    start = content[:4096]
    if b"\0" not in start:
        return ("utf-8", "gb18030")
    # Separators and line ends have a zero byte in UTF-16: the second one where the lower byte comes first.
    return ("utf-16-le",) if start[1::2].count(0) >= start[::2].count(0) else ("utf-16-be",)


def _decoded(content: bytes, encoding: str) -> str | None:
    """Return the text, or None when it isn't one in this encoding."""
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    start = text[:4096]
    odd = sum(unicodedata.category(c) in ODD and not c.isspace() for c in start)
    # Nearly any bytes can be read as UTF-16, but then hardly any line ends are among them.
    lines = not encoding.startswith("utf-16-") or "\n" in start or "\r" in start
    return text if lines and odd <= MOST_ODD * len(start) else None


def rows_of(text: str, mark: str) -> Iterator[list[str]]:
    """Yield the cells of each row; an empty line is a row without cells.

    Raises
    ------
    DatasetError
        When a quotation mark is never closed.
    """
    rows = csv.reader(io.StringIO(text), delimiter=mark, skipinitialspace=True)
    try:
        for row in rows:
            yield [] if len(row) == 1 and not row[0].strip() else row
    except csv.Error:
        raise unclosed(rows.line_num) from None


def unclosed(line: int) -> DatasetError:
    """Return the error of a cell whose quotation mark is open at `line`."""
    return DatasetError(
        N_("A quotation mark in line {line:,} or before is never closed. Close it, or take it out."), line=line
    )


def delimiter_of(text: str) -> str:
    """Return the separator of a table, judged by its first lines.

    It is the one that splits most lines into the same number of cells, and the most cells. A comma counts one cell
    less and comes last among equals, since it may be the decimal mark.
    """
    lines = [line for line in text.lstrip("\n")[:65536].split("\n")[:20] if line.strip()] or [""]

    def score(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark, skipinitialspace=True)]
        same = max(set(counts), key=counts.count)
        return (counts.count(same) if same > 1 else 0, same - (mark == ","))

    return max(DELIMITERS, key=score)
