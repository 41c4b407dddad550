"""Chinese texts character by character as written in Hong Kong or Taiwan; for a worker."""

import ast
from collections.abc import Sequence
from functools import lru_cache

from core.scenarios.text_classification.rows import home

COMMON = dict(zip(
    "后里么于几儿听坏愿荐干复丰云划挂并夸帘丑虫筑范发当别历脏术尽冲获须团苏汇荡弥",
    "後裡麼於幾兒聽壞願薦乾復豐雲劃掛並誇簾醜蟲築範發當別歷髒術盡衝獲須團蘇匯蕩彌",
    strict=True,
))  # fmt: skip
"""Of characters with several traditional forms: the one that reviews mostly mean."""
_FREQUENT = (0xA440, 0xC67E)  # of Big5: its first half holds the characters in frequent use in Taiwan


@lru_cache(maxsize=1)
def traditional() -> dict[int, str]:
    """Return simplified -> traditional character, from a table of snownlp turned round; for `str.translate`.

    Where the simplified form is a frequent traditional character too (了, 只, 面, 系), or there are several traditional
    forms, the table alone can't tell: the form in `COMMON` is taken, else the character stays as it is.
    """
    forms: dict[str, list[str]] = {}
    for complex_, simple in _table().items():
        if len(complex_) == len(simple) == 1 and complex_ != simple:
            forms.setdefault(simple, []).append(complex_)
    chosen = {simple: COMMON.get(simple) or _only(simple, found) for simple, found in forms.items()}
    return {ord(simple): form for simple, form in chosen.items() if form}


def _table() -> dict[str, str]:
    tree = ast.parse((home() / "normal" / "zh.py").read_text(encoding="utf-8"))
    return next(ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign))


def _only(simple: str, forms: Sequence[str]) -> str:
    """Return the one form that can be meant; nothing where there are several or none."""
    if _frequent(simple):
        return ""
    usual = [form for form in forms if _frequent(form)] or list(forms)
    return usual[0] if len(usual) == 1 else ""


def _frequent(sign: str) -> bool:
    try:
        code = int.from_bytes(sign.encode("big5"), "big")
    except UnicodeEncodeError:
        return False
    return _FREQUENT[0] <= code <= _FREQUENT[1]
