"""How wide the columns of a table are, and how a cell that is too long goes on in a further row."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.card.folding import Measure, fold, parts


@dataclass(frozen=True)
class Row:
    """Hold the lines of each cell, and its text with no more line breaks than it had, unless it goes on in a further row."""

    lines: Sequence[Sequence[str]]
    texts: Sequence[str]


@dataclass(frozen=True)
class Columns:
    """Lay out a table.

    Parameters
    ----------
    width : float
        Of the whole.
    measure : callable
        How wide a text is.
    pad : float
        Beside a cell's text, in all.
    least, most : float
        A column is no narrower for words that can't be broken, nor asks for more because of them.
    """

    width: float
    measure: Measure
    pad: float
    least: float
    most: float

    def widths(self, texts: Sequence[Sequence[str]]) -> tuple[float, ...]:
        """Return the columns' widths: what their words need, and the rest by how long their texts are."""
        columns = list(zip(*texts, strict=True))
        need = [min(self.most, max(self.least, self._need(column))) for column in columns]
        ask = [max(low, min(4 * self.most, self._ask(column))) for low, column in zip(need, columns, strict=True)]
        made = self._shared(need, ask)
        return tuple(self.width * much / sum(made) for much in made)

    def _shared(self, need: Sequence[float], ask: Sequence[float]) -> list[float]:
        """Give each column what it asks for, from the smallest on, as long as the others have their equal part."""
        made, left = list(need), self.width
        for done, place in enumerate(sorted(range(len(ask)), key=lambda place: ask[place])):
            made[place] = min(ask[place], max(need[place], left / (len(ask) - done)))
            left -= made[place]
        return made

    def _need(self, column: Sequence[str]) -> float:
        return self.pad + max(self.measure(part.rstrip()) for text in column for part in parts(text))

    def _ask(self, column: Sequence[str]) -> float:
        return self.pad + max(map(self.measure, column))

    def folded(self, texts: Sequence[str], widths: Sequence[float], longest: int) -> list[Row]:
        """Return the rows that a row takes when a cell has no more than `longest` lines."""
        cells = [fold(text, width - self.pad, self.measure) for text, width in zip(texts, widths, strict=True)]
        if max(map(len, cells)) <= longest:
            return [Row(cells, texts)]
        starts = range(0, max(map(len, cells)), longest)
        chunks = ([cell[start : start + longest] for cell in cells] for start in starts)
        return [Row(lines, ["\n".join(some) for some in lines]) for lines in chunks]
