"""The colour language, once for all charts: the same in light and dark.

Blue pulls towards the positive class and orange away from it; grey is "no model". More classes than two take the colours
of Okabe and Ito (2008, "Color Universal Design"), which people with any kind of colour vision can tell apart.
"""

from collections.abc import Sequence

BLUE = "#2D7FC4"
ORANGE = "#DB7518"
GREY = "#8A8F98"
WHITE = "#F7F7F5"
FAINT_GREY = "rgba(138, 143, 152, 0.25)"

OKABE_ITO = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8A8F98", "#B8A800", "#7B61B8", "#5B8050",
)  # fmt: skip
SEQUENTIAL = (
    "#EAF3FA", "#D0E4F3", "#B1D2EB", "#8EBDE1", "#69A7D6", "#4792CB", "#2D7FC4", "#236BAA", "#1A578C", "#123F67",
)  # fmt: skip
DIVERGING = (
    "#A04F06", "#C4640F", "#DB7518", "#EBA566", "#F6DCC4", "#CFE2F2", "#8DBDE3", "#2D7FC4", "#1F659F", "#134A78",
)  # fmt: skip

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "cross", "triangle-down", "star", "pentagon", "hexagon")


def class_colors(classes: int) -> tuple[str, ...]:
    """Return one colour a class: orange and blue for two, else Okabe and Ito's, repeated when they run out."""
    if classes <= 2:
        return (ORANGE, BLUE)
    return tuple(OKABE_ITO[i % len(OKABE_ITO)] for i in range(classes))


def class_symbols(classes: int) -> tuple[str, ...]:
    """Return one marker shape a class, so that colour never stands alone."""
    return tuple(SYMBOLS[i % len(SYMBOLS)] for i in range(classes))


def scale(colors: Sequence[str]) -> list[tuple[float, str]]:
    """Spread colours evenly over 0 to 1, as Plotly wants them."""
    return [(i / (len(colors) - 1), color) for i, color in enumerate(colors)]


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour "#rrggbb" that lies `share` of the way from one to the other."""
    parts = [[int(color[i : i + 2], 16) for i in (1, 3, 5)] for color in (one, other)]
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in zip(*parts, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours "#rrggbb", 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
