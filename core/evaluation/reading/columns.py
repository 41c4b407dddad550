"""From Arrow arrays of text to classes, numbers and the columns of a frame."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.reading.numbers import MISSING

SORTED = 50  # categories; more are left as found
GAPS = frozenset(MISSING)


def coded(column: Any) -> tuple[NDArray[np.int64], list[str]]:
    """Return which of its texts each cell (n,) is, -1 for an empty one, and the texts without spaces around them."""
    import pyarrow.compute as pc

    found = pc.utf8_trim_whitespace(column).combine_chunks().dictionary_encode()
    codes = found.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    texts = found.dictionary.to_pylist()
    gaps = [i for i, text in enumerate(texts) if text in GAPS]
    return (np.where(np.isin(codes, gaps), -1, codes) if gaps else codes), texts


def numbers(column: Any) -> NDArray[np.float64] | None:
    """Return cells as numbers (n,), nan for empty ones; None when one is something else."""
    return _cast(column, (_as_written, _trimmed, _decimal_comma), ("float64",))


def first_text(column: Any) -> int:
    """Return the place of the first cell that is neither empty nor a number."""
    import pyarrow.compute as pc

    text = _decimal_comma(column).to_pandas()
    is_text = pd.to_numeric(text, errors="coerce").isna().to_numpy() & pc.is_valid(_trimmed(column)).to_numpy()
    return int(np.argmax(is_text))


def frame_column(column: Any, mark: str) -> "pd.Series[Any] | None":
    """Return cells as numbers where they all are, else as categories; None when all are empty.

    Only where a semicolon separates them, 1,234 is a fraction.
    """
    readings = (_as_written, _trimmed, *([_decimal_comma] if mark == ";" else []))
    made = None if column.null_count == len(column) else _cast(column, readings, ("int64", "float64"))
    if made is not None:
        return None if np.isnan(made).all() else pd.Series(made)
    codes, texts = coded(column)
    found = pd.Categorical.from_codes(codes, pd.Index(texts, dtype="str"))
    if len(texts) > SORTED:
        return pd.Series(found)
    found = found.remove_unused_categories()
    return pd.Series(found.reorder_categories(sorted(found.categories))) if len(found.categories) else None


def _cast(column: Any, readings: Sequence[Callable[[Any], Any]], kinds: Sequence[str]) -> NDArray[Any] | None:
    """Return the numbers by the first way that reads every cell, or None."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for reading in readings:
        text = reading(column)
        for kind in kinds:
            try:
                return np.asarray(pc.cast(text, kind).to_numpy(zero_copy_only=False))
            except pa.ArrowInvalid:
                continue
    return None


def _as_written(column: Any) -> Any:
    return column


def _trimmed(column: Any) -> Any:
    """Return texts without spaces around them, and words for nothing as empty cells."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.is_in(text, value_set=pa.array(MISSING)), None, text)


def _decimal_comma(column: Any) -> Any:
    import pyarrow.compute as pc

    return pc.replace_substring(_trimmed(column), ",", ".")
