"""What the three models say of texts, why, and whether a text is like those that they learnt from."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.tokens import TokenExplanation, cut, explain_tokens
from core.messages import N_, Message
from core.scenarios.text_classification import nets
from core.scenarios.text_classification.cutting import encoded, numbered, signs
from core.scenarios.text_classification.ngrams import Simple

CLASSES = (N_("praise"), N_("complaint"))
LEAST_SIGNS = 2
ROUNDS = 8
_CHINESE = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)

Arrays = Mapping[str, NDArray[Any]]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Net:
    """Describe a network and its training."""

    build: Callable[[], Any]
    epochs: int
    rate: float


NETS: Mapping[str, Net] = {
    "bag": Net(nets.bag, 2, 3e-3),
    "transformer": Net(nets.transformer, 1, 3e-3),
}
MODELS: Mapping[str, str] = {
    "bag": N_("Small network of characters and pairs"),
    "transformer": N_("Small Transformer"),
    "simple": N_("TF-IDF + logistic regression"),
}
"""Name -> what a user reads."""


def chances(name: str, texts: Sequence[str], arrays: Arrays) -> Floats:
    """Return the chance (n,) of a complaint, by a model of `MODELS` whose weights are among the arrays of a measurement."""
    from core.learning import outputs

    model = Simple.of(arrays)
    if name not in NETS:
        return model.chances(texts)
    said = outputs(NETS[name].build, weights_of(name, arrays), encoded(texts, numbered(model.words)))
    return np.asarray(1 / (1 + np.exp(said[:, 0].astype(np.float64) - said[:, 1])))


def weights_of(name: str, arrays: Arrays) -> list[NDArray[Any]]:
    """Return the weights of a network that are among the arrays of a measurement, in its order."""
    count = sum(key.startswith(f"w_{name}_") for key in arrays)
    return [np.asarray(arrays[f"w_{name}_{number}"], np.float32) for number in range(count)]


def kept(arrays: Arrays, name: str) -> dict[str, NDArray[Any]]:
    """Return those arrays of a measurement that a model answers with: less to send to a worker."""
    own = ("words", "codes", "idf", "weights", "bias", "limits")
    return {key: value for key, value in arrays.items() if key in own or key.startswith(f"w_{name}_")}


def is_chinese(text: str) -> bool:
    """Tell whether most of a text's letters are Chinese."""
    return len(_CHINESE.findall(text)) * 2 >= len(_LATIN.findall(text)) / 4 and bool(_CHINESE.search(text))


def familiar(model: Simple, texts: Sequence[str]) -> Floats:
    """Return which share (n,) of a text's signs and pairs of neighbours occurred in at least two training reviews."""
    return model.familiar(texts)


@dataclass(frozen=True)
class Answer:
    """Hold what a model says of a text.

    Parameters
    ----------
    chance : float
        Of a complaint.
    familiar, limit : float
        The share of signs and pairs that training knew, and the least with which it answers.
    signs : int
    chinese : bool
    """

    chance: float
    familiar: float
    limit: float
    signs: int
    chinese: bool

    @property
    def known(self) -> bool:
        """Whether the text is like those of the training; else the answer is "I don't know"."""
        return self.signs >= LEAST_SIGNS and self.familiar >= self.limit


def answered(name: str, text: str, arrays: Arrays) -> Answer:
    """Return what a model says of a text; on a worker."""
    chinese = is_chinese(text)
    share = float(Simple.of(arrays).familiar([text])[0])
    limit = float(arrays["limits"][0 if chinese else 1])
    return Answer(float(chances(name, [text], arrays)[0]), share, limit, len(signs(text)), chinese)


def explained(name: str, text: str, arrays: Arrays) -> TokenExplanation:
    """Return what each word or character pulls towards each answer; on a worker, in under two seconds."""

    def says(texts: list[str]) -> Floats:
        chance = chances(name, texts, arrays)
        return np.stack([1 - chance, chance], axis=1)

    pieces = cut(text, most=40)
    names = tuple(map(Message, CLASSES))
    return explain_tokens(says, pieces.tokens, how=How(rounds=ROUNDS), names=names, reason=pieces.reason)
