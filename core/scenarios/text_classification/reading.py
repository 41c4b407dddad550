"""Reviews for a person to read, and how many copies were removed; on a worker."""

from dataclasses import dataclass

import numpy as np

from core.messages import N_, Message
from core.scenarios.text_classification.answering import CLASSES
from core.scenarios.text_classification.rows import CLEAR, lines, parts, unique

EACH = 5  # reviews of a language and a label
LONGEST = 120  # characters


@dataclass(frozen=True)
class Sample:
    """Hold what is shown of the data; rows are of language, label and text."""

    finding: Message
    rows: tuple[tuple[Message, Message, str], ...]
    said: tuple[Message, ...]


def sample() -> Sample:
    """Return some training reviews of each language and label, and the counts."""
    known = parts()
    total, left = len(lines()), len(unique(lines()))
    finding = N_("Of {total:,} Chinese lines only {left:,} are different texts with one label: the rest are copies")
    sizes = N_("{train:,} reviews to learn from, {val:,} to set the rule “I don't know”, {test:,} to test; {complaints:.0%} of the first are complaints. English sentences count where people rated them {clear} or more from the middle, on a scale from −4 to 4.")  # fmt: skip
    said = Message.of(
        sizes,
        train=len(known.train.y),
        val=len(known.val.y),
        test=len(known.test.y),
        complaints=float(known.train.y.mean()),
        clear=CLEAR,
    )
    return Sample(Message.of(finding, total=total, left=left), tuple(_rows()), (said,))


def _rows() -> list[tuple[Message, Message, str]]:
    train = parts().train
    fit = np.array([8 <= len(text) <= LONGEST for text in train.texts])
    found = []
    for language, side in ((N_("Chinese"), train.chinese), (N_("English"), ~train.chinese)):
        for label, name in enumerate(CLASSES):
            places = np.flatnonzero(fit & side & (train.y == label))[:EACH]
            found += [(Message(language), Message(name), train.texts[i]) for i in places]
    return found
