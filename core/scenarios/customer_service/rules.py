"""Questions that no machine answers alone, whatever it finds: rules that a person can read and correct."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.messages import N_

_CHINESE = re.compile(r"[㐀-䶿一-鿿]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_ENDS = re.compile(r"[?？!！。;；]+|\.(?=\s|$)")
_URGENT = re.compile(
    r"\b(refund|money back|lawyer|sue (?:you|them)|complain\w*|complaint|urgent\w*|emergency|immediately|right now|ridiculous|unacceptable|"
    r"furious|angry with you|speak to a (?:human|person|manager)|real person|fraud|scam|hurt myself|suicide)\b",
    re.IGNORECASE,
)
_URGENT_CHINESE = re.compile(
    r"退款|退钱|赔偿|投诉|律师|起诉|消协|12315|紧急|马上(?:回|处理|解决|给我)|立刻(?:回|处理|解决|给我)|太过分|忍无可忍|骗子公司|诈骗|盗刷|转人工|人工客服|自杀|伤害自己"
)
LEAST = 2  # words or characters of a part that counts as a question of its own


@dataclass(frozen=True)
class Rule:
    """Describe a rule; `holds(text)` says that a person must answer. `why` is marked with `N_`."""

    why: str
    holds: Callable[[str], bool]


def is_urgent(text: str) -> bool:
    """Tell whether a word is in the text that no machine should answer to."""
    return bool(_URGENT.search(text) or _URGENT_CHINESE.search(text))


def is_mixed(text: str) -> bool:
    """Tell whether two languages are mixed: at least two English words and two Chinese characters."""
    return len(_LATIN.findall(text)) >= LEAST and len(_CHINESE.findall(text)) >= LEAST


def is_several(text: str) -> bool:
    """Tell whether there are several sentences of some length, which may be several questions."""
    return sum(_length(part) >= LEAST for part in _ENDS.split(text)) > 1


def _length(text: str) -> int:
    return len(_CHINESE.findall(text)) + len(re.findall(r"[^\W_]+", _CHINESE.sub(" ", text)))


RULES: Mapping[str, Rule] = {
    "urgent": Rule(N_("It sounds urgent or angry: a person answers, at once."), is_urgent),
    "mixed": Rule(N_("Two languages are mixed in it: a person who reads both answers."), is_mixed),
    "several": Rule(N_("There seem to be several questions in it: a person answers all of them."), is_several),
}
"""Name -> rule, in the order in which they are tried."""


def screened(text: str) -> str:
    """Return the name of the first rule that sends a text to a person; empty where none does."""
    return next((name for name, rule in RULES.items() if rule.holds(text)), "")
