"""Numbers drawn in a page, as SVG: no script, light and dark, on a phone and on paper."""

import html

from core.card.drawn import Bar, bars
from core.card.pieces import Numbers
from core.messages import Translate, worded

STYLE = """
figure.numbers { margin: 1rem 0; } figure.numbers figcaption { color: light-dark(#5d6670, #a3adb8); font-size: 0.9em; }
.bar { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) minmax(0, 2fr); gap: 0 0.8rem; align-items: center;
  margin: 0.35rem 0; }
.bar svg { width: 100%; height: 1.4rem; display: block; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar line { stroke: light-dark(#1b232d, #e6ebf1); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
@media (max-width: 30rem) { .bar { grid-template-columns: 1fr 1fr; } .bar svg { grid-area: 2 / 1 / 3 / 3; } }
"""
WIDTH, HEIGHT = 1000, 24  # of a drawing, which is stretched to the place it has
PICTURE = '<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" aria-hidden="true">{shapes}</svg>'
BAR = '<rect x="{x:.1f}" y="6" width="{width:.1f}" height="12" fill="{color}"/>'
LINE = '<line x1="{x1:.1f}" y1="{y1}" x2="{x2:.1f}" y2="{y2}"/>'


def numbers(piece: Numbers, translate: Translate) -> str:
    """Return numbers as a figure: name, bar with its interval, and value, each as text too."""
    rows = "\n".join(_row(bar) for bar in bars(piece, translate))
    caption = html.escape(worded(piece.words, translate))
    return f'<figure class="numbers"><figcaption>{caption}</figcaption>\n{rows}\n</figure>'


def _row(bar: Bar) -> str:
    return (
        f'<div class="bar"><span>{html.escape(bar.label)}</span>{_drawn(bar)}<span>{html.escape(bar.told)}</span></div>'
    )


def _drawn(bar: Bar) -> str:
    start, end = sorted((WIDTH * bar.start, WIDTH * bar.end))
    shapes = [BAR.format(x=start, width=max(2, end - start), color=bar.color), _line(bar.start, bar.start, 0, HEIGHT)]
    if bar.has_interval:
        middle = HEIGHT // 2
        shapes += [_line(bar.low, bar.high, middle, middle)]
        shapes += [_line(place, place, middle - 5, middle + 5) for place in (bar.low, bar.high)]
    return PICTURE.format(width=WIDTH, height=HEIGHT, shapes="".join(shapes))


def _line(x1: float, x2: float, y1: int, y2: int) -> str:
    return LINE.format(x1=WIDTH * x1, x2=WIDTH * x2, y1=y1, y2=y2)
