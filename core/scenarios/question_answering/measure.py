"""Train the encoder, ask both engines everything, and note what they find."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.evaluation.wilson import wilson
from core.learning import learn
from core.messages import N_
from core.scenarios.question_answering.asked import ASKED, Asked
from core.scenarios.question_answering.choosing import Choices, fitted_chance
from core.scenarios.question_answering.corpus import LANGUAGES, entries, plain
from core.scenarios.question_answering.encoder import TASK
from core.scenarios.question_answering.parts import index_of
from core.scenarios.question_answering.retrieval import ENGINES, LIKENESS, Weights
from core.scenarios.result import Kind, Result, Rival

Arrays = Mapping[str, Any]


async def measure(hands: Any) -> Arrays:
    """Train and test it."""
    total = 1 + len(ENGINES) * len(LANGUAGES)
    hands.tell(0, total)
    learnt = await learn(hands, TASK)
    weights = tuple(weight.astype(np.float32) for weight in learnt.weights)
    found: dict[str, Any] = {f"w_{number}": weight for number, weight in enumerate(weights)}
    for done, (engine, language) in enumerate((e, lang) for e in ENGINES for lang in LANGUAGES):
        hands.tell(1 + done, total)
        found |= await hands.ask(answers_of, engine, language, weights if engine == "encoder" else ())
    found["seconds"] = np.array(learnt.seconds)
    await hands.ask(once, "encoder", "en", weights)
    found["seconds_per_answer"] = np.array((await hands.timed(once, "encoder", "en", weights))[1])
    found["tfidf_seconds"] = np.array((await hands.timed(once, "tfidf", "en", ()))[1])
    return found | {f"common_{lang}": _commonest(lang, found[f"known_{lang}_place"]) for lang in LANGUAGES}


def once(engine: str, language: str, weights: Weights) -> int:
    """Answer one question."""
    return int(LIKENESS[engine](["who wrote it"], language, weights).argmax())


def answers_of(engine: str, language: str, weights: Weights) -> dict[str, Any]:
    """Ask an engine all sets of a language, and fit the chance of being right."""
    sets = {name: make(language) for name, make in ASKED.items()}
    found = _all_answers(engine, language, weights, sets)
    return found | {f"line_{language}_{engine}": np.array(fitted_chance(choices(found, language, engine, "_choice")))}


def _all_answers(engine: str, language: str, weights: Weights, sets: Mapping[str, Asked]) -> dict[str, Any]:
    texts = [text for asked in sets.values() for text in asked.texts]
    likeness, start = LIKENESS[engine](texts, language, weights), 0
    found: dict[str, Any] = {}
    for name, asked in sets.items():
        rows = likeness[start : start + len(asked.texts)]
        start += len(asked.texts)
        found |= {f"{name}_{language}_{engine}_{part}": value for part, value in _best(rows, asked, language).items()}
        found |= {f"{name}_{language}_text": np.array(asked.texts), f"{name}_{language}_place": asked.places}
    return found


def _best(rows: Any, asked: Asked, language: str) -> dict[str, Any]:
    places = index_of(language).places
    rows = np.where(asked.hides & (places[None, :] == asked.places[:, None]), -1.0, rows)
    best = places[rows.argmax(axis=1)]
    return {"similarity": rows.max(axis=1), "found": best, "right": _right(asked.places, best, language)}


def _right(true: Any, found: Any, language: str) -> Any:
    """Tell whether the found question has an answer of the one that was meant."""
    answers = [frozenset(map(plain, entry.answers)) for entry in entries(language)]
    pairs = zip(true, found, strict=True)
    return np.array([bool(one >= 0 and not answers[one].isdisjoint(answers[other])) for one, other in pairs], bool)


def choices(arrays: Arrays, language: str, engine: str, which: str = "", **share: float) -> Choices:
    """Return what an engine found: in the test, or with `which="_choice"` in the rows that set thresholds."""
    known, unknown = (f"{kind}{which}_{language}_{engine}" for kind in ("known", "unknown"))
    return Choices(arrays[f"{known}_similarity"], arrays[f"{known}_right"], arrays[f"{unknown}_similarity"], **share)


def _commonest(language: str, places: Any) -> Any:
    """Return which questions (n,), by their places, the answer that most of the index share is right for."""
    index, known = index_of(language), entries(language)
    answers = [frozenset(map(plain, known[place].answers)) for place in index.places]
    every = [answer for each in answers for answer in each]
    most = max(dict.fromkeys(every), key=every.count)
    return np.array([most in map(plain, known[place].answers) for place in places])


def result(arrays: Arrays) -> Result:
    """Return the scores."""
    hits = {engine: _all(arrays, engine, LANGUAGES) for engine in ENGINES}
    nothing = np.concatenate([arrays[f"common_{language}"] for language in LANGUAGES])
    seconds = float(arrays["seconds"])
    rivals = [
        _rival(N_("Always the commonest answer"), "nothing", nothing),
        _rival(N_("TF-IDF, most similar question"), "simple", hits["tfidf"]),
        _rival(N_("Trained encoder"), "model", hits["encoder"], seconds),
    ]
    n = len(hits["encoder"])
    return Result("top_1_accuracy", n, N_("damaged questions"), tuple(rivals), float(arrays["seconds_per_answer"]))


def by_language(arrays: Arrays, language: str) -> tuple[Rival, ...]:
    """Return the scores of one language, beside its own commonest answer."""
    return (
        _rival(N_("Always the commonest answer"), "nothing", arrays[f"common_{language}"]),
        _rival(N_("TF-IDF, most similar question"), "simple", _all(arrays, "tfidf", (language,))),
        _rival(N_("Trained encoder"), "model", _all(arrays, "encoder", (language,))),
    )


def _all(arrays: Arrays, engine: str, languages: Sequence[str]) -> Any:
    return np.concatenate([arrays[f"known_{language}_{engine}_right"] for language in languages])


def _rival(label: str, kind: Kind, hits: Any, seconds: float = 0.0) -> Rival:
    sure = wilson(int(hits.sum()), len(hits))
    return Rival(label, kind, sure.value, sure.low, sure.high, seconds)
