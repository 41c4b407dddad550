"""Gaps that a program fills in, such as %(name)s: lost in translation, the program breaks."""

import re
from collections import Counter

_GAP = re.compile(r"%\(\w*\)[a-z]|\{\w*\}|%[sdr\d]")


def gaps(text: str) -> Counter[str]:
    """Return the gaps of a text.

    Examples
    --------
    >>> gaps("%(n)d of {all} in %s") == {"%(n)d": 1, "{all}": 1, "%s": 1}
    True
    """
    return Counter(_GAP.findall(text))


def lost(source: str, translation: str) -> list[str]:
    """Return gaps of the source that the translation does not have, letter by letter."""
    return sorted((gaps(source) - gaps(translation)).elements())
