"""Ways to say the same a little differently, or to ask for more than the translator has learnt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Strings = list[str]
MOST = 120  # rows of each kind
SAME = {
    "delete": "erase", "remove": "take away", "open": "load", "select": "pick", "show": "bring up", "create": "make up",
    "close": "shut", "enter": "key in", "find": "look for", "error": "fault", "failed": "went wrong", "invalid": "wrong",
    "current": "present", "folder": "directory", "directory": "folder", "cannot": "is unable to", "change": "alter",
    "start": "begin", "stop": "halt", "user": "person", "page": "sheet", "file": "document", "new": "fresh", "run": "carry out",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """Describe a change; texts are marked with `N_`.

    Parameters
    ----------
    make : callable
        (English, Chinese, all English, all Chinese, row) -> both as changed; the English stays where it does not apply.
    """

    label: str
    says: str
    make: Callable[[str, str, Strings, Strings, int], tuple[str, str]]


def _synonym(en: str, zh: str, _e: Strings, _z: Strings, _row: int) -> tuple[str, str]:
    pattern = r"\b(" + "|".join(SAME) + r")\b"
    return re.sub(pattern, lambda found: SAME[found[0].lower()], en, count=1, flags=re.IGNORECASE), zh


def _typo(en: str, zh: str, _e: Strings, _z: Strings, row: int) -> tuple[str, str]:
    words = list(re.findall(r"[A-Za-z]{5,}", re.sub(r"%\(\w*\)\w|\{\w*\}", "", en)))
    if not words:
        return en, zh
    word = max(words, key=len)
    at = 1 + row % (len(word) - 3)
    return en.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1), zh


def _two(en: str, zh: str, all_en: Strings, all_zh: Strings, row: int) -> tuple[str, str]:
    other = (row + 1) % len(all_en)
    return f"{en.rstrip('.')}. {all_en[other]}", f"{zh.rstrip('。.')}。{all_zh[other]}"


def _spoken(en: str, zh: str, _e: Strings, _z: Strings, _row: int) -> tuple[str, str]:
    return f"hey, could you {en[:1].lower()}{en[1:].rstrip('.')} for me?", zh


CHANGES: Mapping[str, Change] = {
    "synonym": Change(N_("Another word for the same"), N_("One word is replaced: delete becomes erase, file becomes document."), _synonym),
    "typo": Change(N_("A typing error"), N_("Two neighbouring letters of the longest word are swapped."), _typo),
    "two": Change(N_("Two strings in one"), N_("The next test string is appended, and its translation to the reference."), _two),
    "spoken": Change(N_("As somebody would say it"), N_("“Save file” becomes “hey, could you save file for me?”; the reference stays."), _spoken),
}  # fmt: skip
"""Name -> change."""


def changed(name: str, en: Strings, zh: Strings) -> tuple[NDArray[np.int64], Strings, Strings]:
    """Return which rows a change applies to, at most `MOST` of them, with both sides as changed."""
    made = [CHANGES[name].make(e, z, en, zh, i) for i, (e, z) in enumerate(zip(en, zh, strict=True))]
    rows = [i for i, (e, _) in enumerate(made) if e != en[i]][:MOST]
    return np.array(rows), [made[i][0] for i in rows], [made[i][1] for i in rows]
