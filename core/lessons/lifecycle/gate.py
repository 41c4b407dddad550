"""A gate that lets a new model through only when it is surely not worse: `python -m core.lessons.lifecycle.gate LOSSES.csv MARGIN`.

The file has a column `old` and a column `new`: how wrong each model is on the same rows, 1 or 0 for a wrong or right class. It
ends with 0 when the new model may go live, with 1 when not, with 2 when it can't tell what it was given.
"""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

LEVEL = 0.95
Z_LEVEL, Z_POWER = 1.960, 0.842  # of a normal distribution: 95 % between, and 80 % below
BAD_INPUT = 2


@dataclass(frozen=True)
class Verdict:
    """Hold by how much a new model is less wrong than the old one on the same rows, with its interval.

    Parameters
    ----------
    gain : float
        Mean loss of the old one less that of the new one; above 0 the new one is better.
    margin : float
        How much worse it may be.
    """

    gain: float
    low: float
    high: float
    rows: int
    margin: float

    @property
    def passes(self) -> bool:
        """Whether it is surely not worse by more than the margin."""
        return self.low >= -self.margin

    @property
    def reach(self) -> float:
        """Half of the interval's width."""
        return (self.high - self.low) / 2

    @property
    def rows_needed(self) -> int | None:
        """About how many rows like these let an equally good model pass four times in five, to two digits; None without a margin.

        The interval narrows with the root of the number of rows: n = (z_level + z_power)² (s / margin)², as for a trial of
        non-inferiority.
        """
        if self.margin <= 0:
            return None
        needed = self.rows * ((1 + Z_POWER / Z_LEVEL) * self.reach / self.margin) ** 2
        return int(float(f"{needed:.1e}"))

    @property
    def code(self) -> int:
        """What the gate's process ends with."""
        return int(not self.passes)

    @property
    def kind(self) -> str:
        """Why: better, no_worse, worse, or unknown where the rows are too few to tell."""
        if self.passes:
            return "better" if self.low > 0 else "no_worse"
        return "worse" if self.high < 0 else "unknown"


def gate(old: ArrayLike, new: ArrayLike, margin: float, level: float = LEVEL) -> Verdict:
    """Judge losses (n,) of two models on the same rows, by the t interval of their differences.

    Raises
    ------
    ValueError
        With fewer than two rows, rows that don't pair, or losses that are no numbers.
    """
    from scipy.stats import t

    before, after = np.asarray(old, np.float64), np.asarray(new, np.float64)
    if before.shape != after.shape or before.ndim != 1 or len(before) < 2:
        raise ValueError(f"expected losses of the same two rows or more, received {before.shape} and {after.shape}")
    gains = before - after
    if not np.isfinite(gains).all():
        raise ValueError("expected losses that are numbers, received others")
    reach = float(t.ppf((1 + level) / 2, len(gains) - 1) * gains.std(ddof=1) / np.sqrt(len(gains)))
    mean = float(gains.mean())
    return Verdict(mean, mean - reach, mean + reach, len(gains), margin)


def said(verdict: Verdict) -> str:
    """Return the line that the gate prints."""
    word = "may go live" if verdict.passes else "refused"
    return (
        f"{word} ({verdict.kind}): gain {verdict.gain:+.4f}, 95 % interval {verdict.low:+.4f} to {verdict.high:+.4f}, "
        f"{verdict.rows} rows, margin {verdict.margin:g}"
    )


def printed(verdict: Verdict) -> str:
    """Return what a shell shows that runs the gate."""
    command = f"$ python -m core.lessons.lifecycle.gate losses.csv {verdict.margin:g}"
    return f"{command}\n{said(verdict)}\n$ echo $?\n{verdict.code}"


def losses_csv(old: ArrayLike, new: ArrayLike) -> str:
    """Return losses of two models on the same rows as the file that the gate reads."""
    pairs = zip(np.asarray(old, np.float64).tolist(), np.asarray(new, np.float64).tolist(), strict=True)
    return "old,new\n" + "".join(f"{a:.9g},{b:.9g}\n" for a, b in pairs)


def main(arguments: Sequence[str]) -> int:
    """Judge a file, print why, and return what to end with."""
    try:
        path, margin = arguments
        with Path(path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        verdict = gate([float(row["old"]) for row in rows], [float(row["new"]) for row in rows], float(margin))
    except (ValueError, KeyError, TypeError, OSError) as problem:
        sys.stderr.write(f"gate: {problem!r}\n")
        return BAD_INPUT
    sys.stdout.write(said(verdict) + "\n")
    return verdict.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
