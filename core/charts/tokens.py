"""A text with the pull of each of its tokens as its colour and in numbers."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from core.charts.figure import figure
from core.charts.palette import BLUE, ORANGE, WHITE, mixed
from core.charts.steps import cut, width
from core.explanation.parts.picture_words import is_seen
from core.explanation.tokens.told import TokenExplanation
from core.messages import Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LINE = 30  # letters that a phone's line has room for
LEAST = 4.5  # letters of a token at least, so that its pull has room below it
ROW = 52  # pixels of a line
INK = "#1C1E21"  # on tints that are light in both themes
DEEPEST = 0.62  # share of the full colour that leaves the ink readable


def tokens_chart(told: TokenExplanation, output: int, translate: Translate) -> "Figure":
    """Draw the text in lines, each token on the colour of its pull, which stands below it."""
    import plotly.graph_objects as go

    places, lines = _laid_out([_letters(token) for token in told.tokens])
    pulls = told.values[:, output]
    most = max(float(abs(pulls).max(initial=0.0)), 1e-12)
    shares = [_share(told, token, output, translate) for token in range(len(told.tokens))]
    words = [escape(token.strip(), quote=False) for token in told.tokens]
    bars = go.Bar(
        orientation="h",
        x=[size for _, _, size in places],
        base=[start for _, start, _ in places],
        y=[line for line, _, _ in places],
        width=0.86,
        marker={"color": [_tint(float(pull) / most) for pull in pulls], "line": {"width": 0}},
        text=[_written(token, share) for token, share in zip(told.tokens, shares, strict=True)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": INK, "size": 13},
        hovertext=[f"{word}: {share}" for word, share in zip(words, shares, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    hidden = {"visible": False}
    return figure(
        ROW * lines + 8,
        data=(bars,),
        x=hidden | {"range": (0, LINE)},
        y=hidden | {"range": (lines - 0.5, -0.5)},
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
    )


def _letters(token: str) -> float:
    """Return the room of a token in letters, with a gap."""
    return min(max(LEAST, width(token.strip()) + 1.5), LINE)


def _laid_out(sizes: Sequence[float]) -> tuple[list[tuple[int, float, float]], int]:
    """Return the line, start and width of each token, less a gap, and how many lines there are."""
    places, line, at = [], 0, 0.0
    for size in sizes:
        if at + size > LINE and at:
            line, at = line + 1, 0.0
        places.append((line, at, size - 0.2))
        at += size
    return places, line + 1


def _written(token: str, share: str) -> str:
    """Return a token, as much of it as a line has room for, over the number of its pull if it has any."""
    return f"{escape(cut(token.strip(), LINE - 3), quote=False)}<br><sup>{share.split()[0] if is_seen(share) else ' '}</sup>"


def _share(told: TokenExplanation, token: int, output: int, translate: Translate) -> str:
    share = told.amounts.share(float(told.values[token, output]))
    return worded(share, translate)


def _tint(share: float) -> Any:
    """Return the colour of a pull, from -1 to 1."""
    return mixed(WHITE, BLUE if share >= 0 else ORANGE, DEEPEST * min(1.0, abs(share)))
