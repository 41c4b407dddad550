"""The lesson's studies, slice by slice on the workers: few labels, and a writer trained while one looks on."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining import encoders, few_labels, learning
from core.lessons.pretraining.corpus import CORPORA, material
from core.lessons.pretraining.sampling import drawn_from
from core.lessons.pretraining.slots import part

if TYPE_CHECKING:
    from core.jobs import Hands

Conduct = Callable[["Hands"], Awaitable[Mapping[str, Any]]]

AHEAD = 10  # slices' worth of waiting for what is done once: the first compiling
STAGES, SHOWN = 5, 60  # how often a writer in training writes something, and how many signs
WRITER_STEPS: Mapping[str, int] = {"poems": 400, "plays": 600}
WRITER_SLICE = 20


def few_labels_study(pretext: str) -> Conduct:
    """Return what compares all arms with few labels; its arrays: "right" (arms, sizes, seeds), NaN where not known yet."""

    async def conduct(hands: "Hands") -> Mapping[str, Any]:
        sizes, arms = few_labels.SIZES, list(few_labels.ARMS)
        right = np.full((len(arms), len(sizes), few_labels.SEEDS), np.nan)
        slices = few_labels.STEPS // few_labels.SLICE
        total, done = slices + AHEAD + len(arms) * len(sizes), 0

        async def fill(arm: str, known: Any) -> None:
            nonlocal done
            for place, size in enumerate(sizes):
                right[arms.index(arm), place] = await hands.ask(_asked, arm, known, size)
                done += 1
                hands.tell(done, total, {"right": right.copy()})

        await fill("pixels", None)
        await fill("scratch", None)
        done += AHEAD
        state = encoders.pretrain_begin(pretext)
        for _ in range(slices):
            state = await hands.ask(encoders.pretrain, pretext, state, few_labels.SLICE)
            done += 1
            hands.tell(done, total)
        for arm in ("tuned", "frozen"):
            await fill(arm, part(state, "w"))
        return {"right": right}

    return conduct


def _asked(arm: str, known: Any, size: int) -> NDArray[np.float64]:
    return UNPRACTISED[arm](size) if known is None else encoders.taught(known, size, arm)


UNPRACTISED: Mapping[str, Callable[[int], NDArray[np.float64]]] = {
    "pixels": few_labels.on_pixels,
    "scratch": encoders.from_scratch,
}
"""Arms without pre-training: the same for every exercise, so a worker remembers them."""


def writer_study(corpus: str, seed: int) -> Conduct:
    """Return what trains a causal writer; its arrays: "losses" (steps,), "at" and "texts" of what it wrote on the way."""

    async def conduct(hands: "Hands") -> Mapping[str, Any]:
        steps = WRITER_STEPS[corpus]
        plan = learning.Plan(corpus, "causal", steps, seed)
        state, losses = learning.begin(plan), np.zeros(0)
        at, texts = [0], [await hands.ask(sketched, corpus, part(state, "w"))]
        while len(losses) < steps:
            state, more = await hands.ask(learning.advance, plan, state, WRITER_SLICE)
            losses = np.append(losses, more)
            if len(losses) % (steps // STAGES) < WRITER_SLICE:
                at, texts = [*at, len(losses)], [*texts, await hands.ask(sketched, corpus, part(state, "w"))]
            hands.tell(len(losses), steps, _arrays(losses, at, texts))
        return _arrays(losses, at, texts)

    return conduct


def sketched(corpus: str, weights: Mapping[str, Any]) -> str:
    """Return a few signs that a writer in training would write, at a temperature of 0.7."""
    known, start = material(corpus).vocabulary, CORPORA[corpus].start
    return known.decode(drawn_from(weights, known.encode(start)[None], SHOWN, 0.7, 0)[0])


def _arrays(losses: NDArray[np.float64], at: list[int], texts: list[str]) -> dict[str, Any]:
    return {"losses": losses.copy(), "at": np.array(at), "texts": np.array(texts)}
