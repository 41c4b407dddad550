"""A run as files to take away."""

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.training.run import Run


def history_csv(run: "Run") -> bytes:
    """Return the curves of a run as CSV in UTF-8: a line an epoch, counted from 1, and a column a curve."""
    file = io.StringIO(newline="")
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(["epoch", *run.history])
    lines.writerows([epoch, *values] for epoch, values in enumerate(zip(*run.history.values(), strict=True), start=1))
    return file.getvalue().encode()


def file_name(run: "Run", ending: str) -> str:
    """Return what a file of a run is called: its data, the kind of model, and the start of its key."""
    name = "".join(c if c.isalnum() and c.isascii() else "-" for c in run.data.name).strip("-")
    return f"{name}-{run.experiment.model}-{run.key[:6]}{ending}"
