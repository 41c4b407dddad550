"""What the board's pictures share: large letters, and a place in the browser that stays as it is when news come."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from core.board.marks import Word
from core.charts.figure import figure
from core.messages import Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 640  # pixels of a picture on a projector
BIG, SMALL = 22, 18  # pixels of letters on a projector
DESK, DESK_SMALL = 15, 13  # and where the picture is one part of a page
FEWEST_ROWS = 4
LETTERS = 18  # of a name; a Chinese one counts as two


def large(
    x_title: str,
    y_title: str = "",
    *,
    data: Sequence[Any],
    x: Mapping[str, Any] | None = None,
    y: Mapping[str, Any] | None = None,
    height: int = HEIGHT,
    **layout: Any,
) -> "Figure":
    """Return a figure with large letters; for the rest see `figure`."""
    ticks = {"tickfont": {"size": big(height)}, "automargin": True}
    titles = ({"title": {"text": text, "font": {"size": big(height)}}} for text in (x_title, y_title))
    axes = [ticks | title | dict(more or {}) for title, more in zip(titles, (x, y), strict=True)]
    return figure(
        height,
        data=data,
        x=axes[0],
        y=axes[1],
        margin={"l": 8, "r": 30, "t": 44, "b": 8},
        uirevision="board",
        hoverlabel={"align": "left", "font": {"size": big(height)}},
        **layout,
    )


def short(word: Word, translate: Translate, letters: int = LETTERS) -> str:
    """Return a name as a label: cut where it is long, and without what Plotly would take for markup."""
    text = " ".join(worded(word, translate).split())
    widths = list(accumulate(2 if east_asian_width(letter) in "FW" else 1 for letter in text))
    if not widths or widths[-1] <= letters:
        return escape(text)
    kept = sum(width <= letters - 1 for width in widths)
    return escape(text[:kept].rstrip() + "…")


def at_places(names: Sequence[str], places: Sequence[Hashable], named: Sequence[bool]) -> list[str]:
    """Return what is written beside points: where several lie on one another, the first name and how many more there are.

    Examples
    --------
    >>> at_places(["Ana", "Bo", "Li"], [(1, 2), (1, 2), (3, 4)], [True, True, True])
    ['Ana +1', '', 'Li']
    """
    many, seen, texts = Counter(places), set[Hashable](), []
    for name, place, is_named in zip(names, places, named, strict=True):
        more = f" +{many[place] - 1}" if many[place] > 1 else ""
        texts.append(f"{name}{more}" if is_named and place not in seen else "")
        seen.add(place)
    return texts


def big(height: int) -> int:
    """Return the size of letters in a picture of `height` pixels."""
    return BIG if height >= HEIGHT else DESK


def small(height: int) -> int:
    """Return the size of letters beside points."""
    return SMALL if height >= HEIGHT else DESK_SMALL


def letters_for(rows: int, height: int) -> int:
    """Return how large letters may be that stand beside rows of a picture without covering each other."""
    return max(11, min(big(height), round(0.85 * (height - 100) / max(1, rows))))


def rows_of(count: int) -> tuple[list[int], tuple[float, float]]:
    """Return the places of rows, the first at the top, and the range of their axis, in which few rows stay at the top."""
    room = max(FEWEST_ROWS, count)
    return [room - 1 - i for i in range(count)], (-0.6, room - 0.4)
