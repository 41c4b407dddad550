"""One case in ten matters: what finds more of them, and which scores notice.

`tried` runs on a worker.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.classics.imbalance import RARE
from core.experiment import Experiment
from core.lessons.questions.outcome import Line, Outcome, over_seeds, signed
from core.messages import N_, Message

SEEDS = range(3)
WAYS: Mapping[str, tuple[str, Experiment]] = {
    "plain": (N_("as it is"), RARE),
    "larger": (N_("a larger network"), replace(RARE, hidden=(128, 64))),
    "longer": (N_("three times the training"), replace(RARE, epochs=3 * RARE.epochs)),
    "weights": (N_("a higher weight for rare cases"), replace(RARE, class_weight="balanced")),
    "over": (N_("rare rows repeated"), replace(RARE, resample="over")),
    "under": (N_("common rows dropped"), replace(RARE, resample="under")),
    "smote": (N_("rare rows blended (SMOTE)"), replace(RARE, resample="smote")),
    "focal": (N_("focal loss"), replace(RARE, loss="focal")),
}
GUESSED = ("larger", "weights", "longer")  # the options of the guess
MEASURED = ("recall", "precision", "accuracy", "f1", "roc_auc", "kappa")
SAID = {
    "recall": N_("rare cases found"), "precision": N_("flags that are right"), "accuracy": N_("accuracy"), "f1": N_("F1"),
    "roc_auc": N_("area under the ROC curve"), "kappa": N_("Cohen's kappa"),
}  # fmt: skip
CLOSE = 0.03  # of the share found, that is no difference worth a word


def tried(way: str) -> dict[str, Any]:
    """Train a way from every seed and return scores (seeds, measured), the chances (seeds, rows), and the labels (rows,)."""
    from core.training import train_seeds

    runs = train_seeds(WAYS[way][1], SEEDS)
    scores = [[run.scores[name] for name in MEASURED] for run in runs]
    return {"scores": np.array(scores), "chances": np.stack([run.y_prob[:, 1] for run in runs]), "y": runs[0].y_test}


async def conduct(hands: Any) -> dict[str, Any]:
    """Go through the ways."""
    found: list[dict[str, Any]] = []
    for way in WAYS:
        hands.tell(len(found), len(WAYS))
        found.append(await hands.ask(tried, way))
    return {"scores": np.stack([one["scores"] for one in found]), "chances": found[0]["chances"], "y": found[0]["y"]}


def score(arrays: Mapping[str, NDArray[Any]], way: str, name: str) -> NDArray[np.float64]:
    """Return a score of a way, from every seed."""
    return np.asarray(arrays["scores"][list(WAYS).index(way), :, MEASURED.index(name)], np.float64)


def guessed_option(arrays: Mapping[str, NDArray[Any]]) -> int:
    """Return which option of the guess found most."""
    return int(np.argmax([score(arrays, way, "recall").mean() for way in GUESSED]))


def guessed(arrays: Mapping[str, NDArray[Any]]) -> Message:
    """Say what each option found."""
    found = {way: float(score(arrays, way, "recall").mean()) for way in ("plain", *GUESSED)}
    return Message.of(
        N_("Of 100 rare cases it finds {plain:.0f} as it is, {larger:.0f} with a larger network, {longer:.0f} after three times "
           "the training, and {weights:.0f} with a higher weight (mean of {seeds} seeds)."),
        seeds=len(SEEDS), **{way: 100 * share for way, share in found.items()},
    )  # fmt: skip


def rare_found(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read which way finds most rare cases, and what that costs in false alarms."""
    recall = {way: score(arrays, way, "recall") for way in WAYS}
    moved, flags = _moved(arrays)
    remedies = {way: recall[way].mean() for way in ("weights", "over", "under", "smote")}
    best = max(remedies, key=lambda way: remedies[way])
    ok = sum(value > recall["plain"].mean() + CLOSE for value in remedies.values())
    return Outcome(
        Message.of(
            N_("{best} finds {found:.0f} of 100 rare cases instead of {plain:.0f}, and moving the threshold {moved:.0f}"),
            best=Message(_capital(best)), found=100 * remedies[best], plain=100 * recall["plain"].mean(), moved=100 * moved.mean(),
        ),
        Message.of(
            N_("More found means more false alarms: of its flags {right:.0f} in 100 are right, against {before:.0f} before. The "
               "threshold was moved until it flags as many rows ({flags:.0f}) as that remedy does, without any new training."),
            right=100 * score(arrays, best, "precision").mean(), before=100 * score(arrays, "plain", "precision").mean(), flags=flags,
        ),
        N_("Share of the rare test rows that are found; mean and range over seeds"),
        [
            *(over_seeds(Message(text), recall[way], "none" if way == "plain" else "usual") for way, (text, _) in WAYS.items()),
            over_seeds(Message(N_("the threshold moved")), moved, "other"),
        ],
        "holds" if ok == len(remedies) else "partly" if ok else "fails",
    )  # fmt: skip


def made_up(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read whether made-up rare rows bring more than counting the real ones more."""
    f1 = {way: score(arrays, way, "f1") for way in ("plain", "weights", "over", "smote")}
    gain = float((f1["smote"] - f1["weights"]).mean())
    low, high = float((f1["smote"] - f1["weights"]).min()), float((f1["smote"] - f1["weights"]).max())
    text = (
        N_("Made-up rare rows bring more than a weight: F1 higher by {gain:.2f}")
        if low > 0
        else N_("Made-up rare rows bring less than a weight: F1 lower by {loss:.2f}")
        if high < 0
        else N_("Made-up rare rows bring no more than a weight does, beyond luck")
    )
    return Outcome(
        Message.of(text, gain=gain, loss=-gain),
        Message.of(
            N_("Seed by seed the difference of F1 lies between {low} and {high}. By F1 “{best}” is highest: what a remedy finds "
               "more, it pays for with false alarms. Blended rows know no more than the "
               "rows they are made of; a generative network (GAN) learns from the same few, and needs many to learn from."),
            low=signed(low), high=signed(high), best=Message(WAYS[max(f1, key=lambda way: f1[way].mean())][0]),
        ),
        N_("F1 on the test rows; mean and range over seeds"),
        [over_seeds(Message(WAYS[way][0]), values, "none" if way == "plain" else "usual") for way, values in f1.items()],
        "holds" if low > 0 else "fails" if high < 0 else "partly",
    )  # fmt: skip


def noticing(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read which scores tell a useful model from one that always says no."""
    y = np.asarray(arrays["y"])
    nobody = {
        "accuracy": float((y == 0).mean()),
        "roc_auc": 0.5,
        "recall": 0.0,
        "precision": 0.0,
        "f1": 0.0,
        "kappa": 0.0,
    }
    lines: list[Line] = []
    for name in ("accuracy", "roc_auc", "f1", "kappa"):
        lines.append(
            Line(
                Message.of(N_("{score}: always no"), score=Message(SAID[name])),
                nobody[name],
                nobody[name],
                nobody[name],
                "none",
            )
        )
        lines.append(
            over_seeds(Message.of(N_("{score}: network"), score=Message(SAID[name])), score(arrays, "plain", name))
        )
    gap = {name: float(score(arrays, "plain", name).mean() - nobody[name]) for name in ("accuracy", "kappa")}
    return Outcome(
        Message.of(
            N_("Accuracy tells the network from a model that always says no by {accuracy:.2f}, kappa by {kappa:.2f}"), **gap
        ),
        Message.of(
            N_("A model that finds nothing is right on {share:.0%} of the rows. With rare cases look at how many are found and how "
               "many flags are right, and in the end at money."),
            share=nobody["accuracy"],
        ),
        N_("Score; the network's mean and range over seeds"),
        lines,
        "partly",
    )  # fmt: skip


def _moved(arrays: Mapping[str, NDArray[Any]]) -> tuple[NDArray[np.float64], float]:
    """Return the share found (seeds,) by the plain network when it flags as many rows as with weights, and how many."""
    y, chances = np.asarray(arrays["y"]), np.asarray(arrays["chances"])
    recall, precision = score(arrays, "weights", "recall"), score(arrays, "weights", "precision")
    flags = np.rint(recall * (y == 1).sum() / np.maximum(precision, 1e-9)).astype(int)
    found = [
        (y[np.argsort(-one, kind="stable")[:n]] == 1).sum() / (y == 1).sum()
        for one, n in zip(chances, flags, strict=True)
    ]
    return np.array(found), float(flags.mean())


def _capital(way: str) -> str:
    return {
        "weights": N_("A higher weight"), "over": N_("Repeating rare rows"), "under": N_("Dropping common rows"),
        "smote": N_("Blending rare rows"),
    }[way]  # fmt: skip
