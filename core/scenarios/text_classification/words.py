"""What is said of one text: the answer, what is done with it, or that the model doesn't know."""

from collections.abc import Mapping

import numpy as np

from core.messages import N_, Message
from core.scenarios.text_classification.answering import LEAST_SIGNS, MODELS, Answer

CLOSE = 0.1  # of the threshold

EXAMPLES: Mapping[str, str] = {
    N_("Praise, Chinese"): "房间很干净，服务员态度也好，下次还住这里。",
    N_("Complaint, Chinese"): "等了两个星期才发货，屏幕上还有划痕，客服一直不回。",
    N_("Irony, Chinese"): "真是好酒店，凌晨三点还免费听隔壁唱歌。",
    N_("Praise, English"): "The battery lasts two days and the screen is great.",
    N_("Complaint, English"): "It stopped working after a week and support never answered.",
    N_("Irony, English"): "Great phone if you enjoy charging it four times a day.",
    N_("No review"): "春眠不觉晓，处处闻啼鸟。",
    N_("Another language"): "Das Zimmer war schmutzig und laut.",
}
"""What a button says -> text; all were made up for this page, but for the line of a poem."""
FIRST: Mapping[str, str] = {"en": "It stopped working after a week and support never answered.", "zh": "等了两个星期才发货，屏幕上还有划痕，客服一直不回。"}  # fmt: skip


def headline_of(it: Answer, threshold: float) -> Message:
    """Say the answer and what is done with the review."""
    if not it.known:
        return Message(N_("I don't know: this text is not like those that the model learnt from. Give it to a person"))
    text = N_("{chance:.0%} a complaint: send to a person today") if it.chance >= threshold else N_("{chance:.0%} a complaint: leave")  # fmt: skip
    return Message.of(text, chance=it.chance)


def close_of(it: Answer, threshold: float) -> Message | None:
    """Say that a chance lies so near the threshold that another training could turn the answer round; else None."""
    if not it.known or abs(it.chance - threshold) > CLOSE + 1e-9:
        return None
    text = N_("A close call: {chance:.0%} lies within {points} percentage points of the threshold of {threshold:.0%}; another training or another word could turn it round.")  # fmt: skip
    return Message.of(text, chance=it.chance, points=round(100 * CLOSE), threshold=threshold)


def reasons_of(it: Answer, name: str) -> list[Message]:
    """Say how the answer came about: whether the text is known, and in which language it was read."""
    language = Message(N_("Chinese") if it.chinese else N_("English"))
    share = {"share": it.familiar, "limit": it.limit, "language": language, "model": Message(MODELS[name]), "chance": it.chance}  # fmt: skip
    if it.signs < LEAST_SIGNS:
        return [Message(N_("One character or word is too little to tell."))]
    if it.known:
        text = N_("Read as {language}: {share:.0%} of its characters or words and pairs of neighbours occurred in training, at least {limit:.0%} are asked for.")  # fmt: skip
        return [Message.of(text, **share)]
    text = N_("Read as {language}: only {share:.0%} of its characters or words and pairs of neighbours occurred in training, at least {limit:.0%} are asked for. Without this rule “{model}” would have said {chance:.0%}.")  # fmt: skip
    other = N_("It learnt from Chinese reviews of hotels, books and computers and from English ones of electronics; no other language.")  # fmt: skip
    return [Message.of(text, **share), Message(other)]


def truth_of(text: str, texts: list[str], y: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Message | None:
    """Say what a test review was labelled; None of any other text."""
    if text not in texts:
        return None
    labels = (N_("In the data this review is labelled praise."), N_("In the data this review is labelled complaint."))
    return Message(labels[int(y[texts.index(text)])])


def drawn(texts: list[str], seen: int) -> str:
    """Return a test review that is neither very short nor long, another one each time."""
    fit = [text for text in texts if 12 <= len(text) <= 120]
    return fit[(seen * 37) % len(fit)]
