"""The topic of a question: which desk it goes to. A small network beside TF-IDF with logistic regression."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides, Task, outputs
from core.messages import N_
from core.scenarios.question_answering.corpus import LANGUAGES, entries, families
from core.scenarios.question_answering.encoder import LONGEST, pieces, summed
from core.scenarios.question_answering.retrieval import PIECES

if TYPE_CHECKING:
    import keras

FEWEST = 20  # questions of a topic: of fewer, nothing can be learnt or tested
FOLDS = 5
ALL = -1  # no fold is left out
WIDTH = 32
EPOCHS = 12
STRENGTHS = (1.0, 10.0, 100.0)  # inverse of the penalty of the logistic regression, scikit-learn's C: one is chosen
SEED = 11

TOPICS: Mapping[str, str] = {
    "ai": N_("About AI"),
    "coding": N_("Programming"),
    "conversations": N_("Small talk"),
    "emotion": N_("Feelings"),
    "literature": N_("Books"),
    "movies": N_("Films"),
    "psychology": N_("Character"),
    "science": N_("Science"),
    "sports": N_("Sport"),
    "trivia": N_("General knowledge"),
}
"""Name in the file -> what a user reads for the desk."""


@dataclass(frozen=True, eq=False)
class Rows:
    """Hold the questions of the topics that are large enough.

    Parameters
    ----------
    texts : list of str
    topics : tuple of str
        In order of their numbers.
    y, fold : array (n,)
        Number of the topic, and of the fold in which a question is tested; questions that share an answer are in one fold.
    """

    texts: list[str]
    topics: tuple[str, ...]
    y: NDArray[np.int32]
    fold: NDArray[np.int64]


@lru_cache(maxsize=2)
def rows(language: str) -> Rows:
    """Return the questions of a language with their topics."""
    known, numbers = entries(language), np.array(families(language))
    counts = Counter(entry.topic for entry in known)
    topics = tuple(sorted(topic for topic, count in counts.items() if count >= FEWEST))
    kept = [place for place, entry in enumerate(known) if entry.topic in topics]
    fold = np.random.default_rng((SEED, LANGUAGES.index(language))).integers(0, FOLDS, len(numbers))[numbers]
    y = np.array([topics.index(known[place].topic) for place in kept], np.int32)
    return Rows([known[place].question for place in kept], topics, y, fold[kept])


def span(language: str) -> slice:
    """Return which outputs of the network are the topics of a language."""
    start = sum(len(rows(before).topics) for before in LANGUAGES[: LANGUAGES.index(language)])
    return slice(start, start + len(rows(language).topics))


def build() -> "keras.Model":
    """Return the network: pieces of texts (n, LONGEST) -> logits of the topics of both languages."""
    import keras
    from keras import layers

    read = keras.Input((LONGEST,), dtype="int32")
    hidden = layers.Dropout(0.3)(layers.LayerNormalization()(summed(read, WIDTH)))
    return keras.Model(read, layers.Dense(span(LANGUAGES[-1]).stop)(hidden))


def sides(fold: int) -> Sides:
    """Return the questions of both languages but for those of a fold, and these as the test side."""
    X = np.concatenate([pieces(rows(language).texts) for language in LANGUAGES])
    y = np.concatenate([rows(language).y + span(language).start for language in LANGUAGES]).astype(np.int32)
    out = np.concatenate([rows(language).fold for language in LANGUAGES]) == fold
    return Sides(X[~out], y[~out], X[out], y[out])


TASKS = {fold: Task(build, partial(sides, fold), EPOCHS, 1e-2) for fold in (ALL, *range(FOLDS))}
"""Fold that is left out -> training; `ALL` leaves none out."""


def net_chances(weights: Sequence[NDArray[Any]], texts: Sequence[str], language: str) -> NDArray[np.float64]:
    """Return the chance of each topic of a language (n, topics)."""
    logits = outputs(build, weights, pieces(texts))[:, span(language)].astype(np.float64)
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def strength(language: str, fold: int) -> float:
    """Return the penalty that does best on the fold after the one that is left out, which no score sees."""
    it, inner = rows(language), (fold + 1) % FOLDS
    out = it.fold == inner
    inside = ~out & (it.fold != fold)
    hits = [(_fitted(language, inside, out, each).argmax(axis=1) == it.y[out]).sum() for each in STRENGTHS]
    return STRENGTHS[int(np.argmax(hits))]


def linear_chances(language: str, fold: int, strength: float) -> NDArray[np.float64]:
    """Fit TF-IDF with logistic regression without a fold, and return its chances for the fold (n, topics)."""
    out = rows(language).fold == fold
    return _fitted(language, ~out, out, strength)


def _fitted(language: str, inside: NDArray[np.bool_], out: NDArray[np.bool_], strength: float) -> NDArray[np.float64]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    it, (analyzer, sizes) = rows(language), PIECES[language]
    texts = np.array(it.texts, object)
    words = TfidfVectorizer(analyzer=analyzer, ngram_range=sizes, max_features=3000)
    fit = LogisticRegression(C=strength, max_iter=60, tol=1e-3)
    with threadpool_limits(1):  # for sums as small as these, threads only wait for each other
        fit.fit(words.fit_transform(texts[inside]), it.y[inside])
    found = np.zeros((int(out.sum()), len(it.topics)))
    found[:, fit.classes_] = fit.predict_proba(words.transform(texts[out]))
    return found
