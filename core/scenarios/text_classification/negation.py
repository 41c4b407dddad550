"""Words of negation, told from words that only look like one, and how they are taken out."""

import re

_LIKE = (
    r"不[得能可]不|没.?不|(?P<twice>.)[不没](?P=twice)"  # two negations, or a question: 好不好
    r"|不(?:错|过|仅|但|断|管|论|如|同|禁|由|少|然|时|停|久|愧|妨|止|单|光|幸|得了|得已|释|可思议|好意思|在话下|亦乐乎|满(?!意)|足)"
    r"|(?<=[差了对看说])不(?:多|起|得|定)|没(?:想到|准|落)|未来"
    r"|\bnot only\b|\bno (?:doubt|wonder|matter)\b|\b(?:cannot|can['’]?t) (?:wait|beat)\b"
)
_CUT = r"[a-z]+n['’]t\b|\b(?:do|does|did|is|are|was|were|has|have|had|could|would|should|ca|wo)nt\b|\bcannot\b"
_WORDS = r"(?<![-\w])(?:not|no|never|nothing|without)(?![-\w])"
_FOUND = re.compile(rf"(?P<like>{_LIKE})|(?P<cut>{_CUT})|(?P<word>[不没未]|{_WORDS})", re.IGNORECASE)
_POSITIVE = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is", "canno": "can"}
_INSTEAD = {"nothing": "something", "without": "with"}
_BLANKS = re.compile(r" {2,}")


def negated(text: str) -> bool:
    """Tell whether a text has a word of negation.

    Examples
    --------
    >>> negated("不好"), negated("I dont want it"), negated("不错，特别好"), negated("Excellent, I want it")
    (True, True, False, False)
    """
    return any(not match["like"] for match in _FOUND.finditer(text))


def unnegated(text: str) -> str:
    """Return a text without its words of negation; inside of other words nothing is cut.

    Examples
    --------
    >>> unnegated("不错，但是没有电梯"), unnegated("It doesn't work and I won't buy it")
    ('不错，但是有电梯', 'It does work and I will buy it')
    """
    return _BLANKS.sub(" ", _FOUND.sub(_positive, text)).strip()


def _positive(match: "re.Match[str]") -> str:
    if match["like"]:
        return match[0]
    if not match["cut"]:
        return _INSTEAD.get(match[0].lower(), "")
    stem = re.sub(r"(?:n['’]?t|t)$", "", match[0], flags=re.IGNORECASE)
    return _POSITIVE.get(stem.lower(), stem)
