"""Train and test the router by cross-validation, and ask the index what a desk is asked."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.evaluation.wilson import wilson
from core.learning import Learnt, learn
from core.messages import N_
from core.scenarios.customer_service.familiar import floors, strange_ones
from core.scenarios.customer_service.rules import screened
from core.scenarios.customer_service.topics import ALL, FOLDS, TASKS, linear_chances, net_chances, rows, strength
from core.scenarios.customer_service.troubles import TROUBLES
from core.scenarios.question_answering.corpus import LANGUAGES
from core.scenarios.question_answering.measure import answers_of
from core.scenarios.question_answering.parts import index_of
from core.scenarios.question_answering.retrieval import LIKENESS
from core.scenarios.result import Kind, Result, Rival

Arrays = Mapping[str, Any]
STEPS = 2 * FOLDS + 3
KEPT = ("known", "unknown", "line")  # of what retrieval finds, what this case needs
SETS = ("known_choice", "known", "unknown_choice", "unknown")  # of what retrieval is asked, those that a desk counts


async def measure(hands: Any) -> Arrays:
    """Train and test it."""
    found: dict[str, Any] = {}
    for language in LANGUAGES:
        found |= await hands.ask(_retrieved, language)
        found |= {f"net_{language}": np.zeros((len(rows(language).y), len(rows(language).topics)))}
        found |= {f"linear_{language}": np.zeros_like(found[f"net_{language}"])}
    hands.tell(1, STEPS)
    await _judged(hands, found)
    learnt = await learn(hands, TASKS[ALL])
    weights = tuple(weight.astype(np.float32) for weight in learnt.weights)
    found |= {f"w_{number}": weight for number, weight in enumerate(weights)}
    await hands.ask(net_chances, weights, ["where is my order"], "en")
    seconds = (await hands.timed(net_chances, weights, ["where is my order"], "en"))[1]
    return found | {"seconds": np.array(learnt.seconds), "seconds_per_answer": np.array(seconds)}


async def _judged(hands: Any, found: dict[str, Any]) -> None:
    """Let each fold be answered by models that have not seen it."""
    linear = 0.0
    for fold in range(FOLDS):
        hands.tell(2 * fold + 2, STEPS)
        learnt: Learnt = await learn(hands, TASKS[fold])
        for language in LANGUAGES:
            out = rows(language).fold == fold
            texts = [text for text, is_out in zip(rows(language).texts, out, strict=True) if is_out]
            found[f"net_{language}"][out] = await hands.ask(net_chances, learnt.weights, texts, language)
            best, choosing = await hands.timed(strength, language, fold)
            chances, seconds = await hands.timed(linear_chances, language, fold, best)
            found[f"linear_{language}"][out] = chances
            linear += choosing + seconds
    found["linear_seconds"] = np.array(linear / FOLDS)


def _retrieved(language: str) -> dict[str, Any]:
    """Ask the index all that a desk is asked: real questions, damaged, unknown and troublesome ones."""
    found = {name: value for name, value in answers_of("tfidf", language, ()).items() if name.startswith(KEPT)}
    found[f"floor_{language}"] = np.array(floors(language))
    for which in SETS:
        _bar_strange(found, f"{which}_{language}", f"{which}_{language}_tfidf_similarity", language)
    found[f"ordinary_{language}_rule"] = np.array([screened(text) for text in index_of(language).texts])
    for kind, trouble in TROUBLES.items():
        texts = trouble.of(language)
        likeness = LIKENESS["tfidf"](texts, language, ())
        found |= {f"{kind}_{language}_text": np.array(texts), f"{kind}_{language}_similarity": likeness.max(axis=1)}
        _bar_strange(found, f"{kind}_{language}", f"{kind}_{language}_similarity", language)
        found[f"{kind}_{language}_best"] = likeness.argmax(axis=1)
        found[f"{kind}_{language}_rule"] = np.array([screened(text) for text in texts])
    return found


def _bar_strange(found: dict[str, Any], name: str, key: str, language: str) -> None:
    """Take away the similarity of messages that are like nothing the desk knows: no threshold answers these."""
    found[key] = np.where(strange_ones(found[f"{name}_text"], found[key], language), 0.0, found[key])


def hits(arrays: Arrays, engine: str, language: str) -> Any:
    """Return which questions (n,) get the right topic from models that were trained without them."""
    return arrays[f"{engine}_{language}"].argmax(axis=1) == rows(language).y


def result(arrays: Arrays) -> Result:
    """Return the scores."""
    net, linear = float(arrays["seconds"]), float(arrays["linear_seconds"])
    nothing = {language: _commonest(language) for language in LANGUAGES}
    by = {engine: {lang: hits(arrays, engine, lang) for lang in LANGUAGES} for engine in ("net", "linear")}
    rivals = (
        _rival(N_("Always the largest topic"), "nothing", _both(nothing)),
        _rival(N_("TF-IDF + logistic regression"), "simple", _both(by["linear"]), linear),
        _rival(N_("Small network"), "model", _both(by["net"]), net),
    )
    return Result("accuracy", len(_both(nothing)), N_("questions"), rivals, float(arrays["seconds_per_answer"]))


def by_language(arrays: Arrays, language: str) -> tuple[Rival, ...]:
    """Return the scores of one language, beside its own largest topic."""
    return (
        _rival(N_("Always the largest topic"), "nothing", _commonest(language)),
        _rival(N_("TF-IDF + logistic regression"), "simple", hits(arrays, "linear", language)),
        _rival(N_("Small network"), "model", hits(arrays, "net", language)),
    )


def _commonest(language: str) -> Any:
    """Return which questions are of the topic that is commonest among the other folds."""
    it = rows(language)
    guess = [int(np.bincount(it.y[it.fold != fold]).argmax()) for fold in range(FOLDS)]
    return it.y == np.array(guess)[it.fold]


def _both(parts: Mapping[str, Any]) -> Any:
    return np.concatenate([parts[language] for language in LANGUAGES])


def _rival(label: str, kind: Kind, right: Any, seconds: float = 0.0) -> Rival:
    sure = wilson(int(right.sum()), len(right))
    return Rival(label, kind, sure.value, sure.low, sure.high, seconds)
