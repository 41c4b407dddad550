"""Translates the strings that were kept apart, with the weights that came with the product, and scores them."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.result import Kind, Result, Rival
from core.scenarios.translation.answer import answers
from core.scenarios.translation.asking import chosen_limit
from core.scenarios.translation.memory import recall
from core.scenarios.translation.pairs import read_pairs
from core.scenarios.translation.phone import phone_pairs
from core.scenarios.translation.reworded import CHANGES, changed
from core.scenarios.translation.scoring import chrf_rows, chrf_sure, mean_sure
from core.scenarios.translation.shipped import shipped

SLICE = 100  # strings that a worker translates at once
SIDES = ("test", "validation")
RIVALS = ("copied", "memory", "model")
ALIKE = (
    0.8  # cosine of letter sequences to the nearest string that was learnt from, below which a string counts as unlike
)
Arrays = dict[str, NDArray[Any]]


async def measure(hands: Any) -> Mapping[str, Any]:
    """Translate and score test, validation, reworded and foreign strings."""
    total, made = 5.0 + len(CHANGES), Arrays()
    for done, side in enumerate(SIDES):
        made |= await hands.ask(texts_of, side)
        found = [await hands.ask(translated, part) for part in _parts(made[f"{side}_en"])]
        made |= {f"{side}_{name}": np.concatenate([part[name] for part in found]) for name in found[0]}
        made |= {f"{side}_{name}": array for name, array in (await hands.ask(remembered, made[f"{side}_en"])).items()}
        hands.tell(done + 1, total)
    made |= await hands.ask(rows_scored, made)
    hands.tell(3, total)
    made |= await hands.ask(scored, made)
    hands.tell(4, total)
    for done, name in enumerate(CHANGES):
        made |= await hands.ask(reworded, name, made)
        hands.tell(5 + done, total)
    made |= await hands.ask(foreign)
    made |= await hands.ask(unlike, made)
    made["limit"] = np.array(await hands.ask(chosen_limit, made["validation_sure"], made["validation_chrf"]))
    made["seconds_alone"] = np.array(await hands.ask(alone, str(made["test_en"][0])))
    return made


def _parts(texts: NDArray[Any]) -> list[list[str]]:
    return [list(map(str, texts[start : start + SLICE])) for start in range(0, len(texts), SLICE)]


def texts_of(side: str) -> Arrays:
    """Return the strings of a side with their references and products, and how long the training took."""
    pairs, kit = read_pairs(), shipped()
    rows = getattr(kit, side)
    found = {name: np.array([getattr(pairs, name)[i] for i in rows]) for name in ("en", "zh", "source")}
    return {f"{side}_{name}": array for name, array in found.items()} | {
        "losses": kit.losses, "seconds": np.array(kit.seconds), "n_train": np.array(len(kit.train)),
        "parameters": np.array(sum(weight.size for weight in kit.weights.values())),
    }  # fmt: skip


def translated(texts: Sequence[str]) -> Arrays:
    """Return translations, how sure the network is of each, and the share of words that it never saw."""
    found = answers(texts)
    return {
        "model": np.array([one.text for one in found]),
        "sure": np.array([one.sure for one in found]),
        "strange": np.array([one.strange for one in found]),
    }


def remembered(texts: Sequence[str]) -> Arrays:
    """Return what the translation memory gives."""
    found = recall(list(map(str, texts)))
    return {"memory": found.zh, "memory_en": found.en, "alike": found.alike}


def scored(made: Mapping[str, Any]) -> Arrays:
    """Return score, low and high of each rival on the test strings (3, 3): strings on average, and all their letters together."""
    ways = {"copied": made["test_en"]} | {name: made[f"test_{name}"] for name in RIVALS[1:]}
    truth = _plain(made["test_zh"])
    rows = [chrf_rows(_plain(ways["copied"]), truth), made["test_memory_chrf"], made["test_chrf"]]
    return {
        "scores": np.array([mean_sure(each) for each in rows]),
        "together": np.array([chrf_sure(_plain(ways[name]), truth) for name in RIVALS]),
    }


def rows_scored(made: Mapping[str, Any]) -> Arrays:
    """Return the score of each string alone."""
    return {
        f"{side}_{name}": chrf_rows(_plain(made[f"{side}_{way}"]), _plain(made[f"{side}_zh"]))
        for side in SIDES
        for name, way in (("chrf", "model"), ("memory_chrf", "memory"))
    }


def reworded(name: str, made: Mapping[str, Any]) -> Arrays:
    """Return what a change of wording does: rows, strings, translations, score before and after with intervals."""
    rows, en, zh = changed(name, _plain(made["test_en"]), _plain(made["test_zh"]))
    found = translated(en)
    before = mean_sure(made["test_chrf"][rows])
    after = mean_sure(chrf_rows(_plain(found["model"]), zh))
    parts = {"rows": rows, "en": np.array(en), "zh": np.array(zh), "scores": np.array([before, after])} | found
    return {f"{name}_{part}": array for part, array in parts.items()}


def foreign() -> Arrays:
    """Return what becomes of sentences of another domain: telephone announcements."""
    en, zh = phone_pairs()
    parts = {"en": np.array(en), "zh": np.array(zh)} | translated(en)
    parts["chrf"] = chrf_rows(_plain(parts["model"]), zh)
    theirs = chrf_rows(_plain(remembered(en)["memory"]), zh)
    parts |= {"scores": mean_sure(parts["chrf"]), "memory_scores": mean_sure(theirs)}
    return {f"phone_{name}": array for name, array in parts.items()}


def unlike(made: Mapping[str, Any]) -> Arrays:
    """Return the test strings that are like none that was learnt from: their rows, and the scores of the others and of these.

    The array "unlike_scores" is (2, 2, 3): memory and network; those with a near twin, those without; score, low, high.
    """
    sides = [np.flatnonzero(made["test_alike"] >= ALIKE), np.flatnonzero(made["test_alike"] < ALIKE)]
    return {
        "unlike_rows": sides[1],
        "unlike_scores": np.array(
            [[mean_sure(made[f"test_{name}"][rows]) for rows in sides] for name in ("memory_chrf", "chrf")]
        ),
    }


def alone(text: str) -> float:
    """Return the seconds of one answer, alone: the middle of five."""
    spent = []
    for _ in range(5):
        began = time.perf_counter()
        answers([text])
        spent.append(time.perf_counter() - began)
    return float(np.median(spent))


def _plain(texts: Any) -> list[str]:
    return list(map(str, texts))


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores."""
    rivals = tuple(
        Rival(label, kind, float(row[0]), float(row[1]), float(row[2]), spent)
        for (label, kind, spent), row in zip(_ways(float(arrays["seconds"])), arrays["scores"], strict=True)
    )
    return Result("chrf", len(arrays["test_en"]), N_("interface strings"), rivals, float(arrays["seconds_alone"]), True)


def _ways(seconds: float) -> tuple[tuple[str, Kind, float], ...]:
    return (
        (N_("The English as it is"), "nothing", 0.0),
        (N_("Translation memory"), "simple", 0.0),
        (N_("Small Transformer"), "model", seconds),
    )
