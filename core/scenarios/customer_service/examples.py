"""Rows that a person can read."""

from collections import Counter
from collections.abc import Mapping

from core.scenarios.customer_service.topics import rows

FIRST: Mapping[str, str] = {"en": "how much money do you have now", "zh": "什么是股票市场"}
"""Language -> what is asked at first look."""


def topic_rows(language: str) -> list[tuple[str, int, str]]:
    """Return each topic with how many questions it has and two of them, the largest first."""
    it = rows(language)
    counts = Counter(it.y.tolist())
    texts = {code: [text for text, y in zip(it.texts, it.y, strict=True) if y == code][3:5] for code in counts}
    return [(it.topics[code], count, " · ".join(texts[code])) for code, count in counts.most_common()]


def worst_topics(language: str, right: "list[bool]") -> list[tuple[str, int, float]]:
    """Return each topic with its questions and the share that the router sends there, the worst first."""
    it = rows(language)
    found = []
    for code, topic in enumerate(it.topics):
        hits = [hit for hit, y in zip(right, it.y, strict=True) if y == code]
        found.append((topic, len(hits), sum(hits) / len(hits)))
    return sorted(found, key=lambda row: row[2])
