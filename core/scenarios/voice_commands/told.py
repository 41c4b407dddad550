"""What the pictures of this case say, in sentences."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.voice_commands.bends import BENDS
from core.scenarios.voice_commands.measure import SIMPLE
from core.scenarios.voice_commands.words import DAYS, MONTHS, WORDS
from core.settings import Real

THRESHOLD = Real(
    0.8, N_("Carry it out from this probability on"),
    N_("Below it the device asks to say it again: for a lamp 60 % may do, for a car window 95 %."), "model", low=0.05, high=0.99,
)  # fmt: skip
GRID = tuple(i / 50 for i in range(50))


def answer_said(found: Mapping[str, Any], threshold: float) -> Message:
    """Say what the device would do."""
    p = found["p"]
    sure = float(p.max())
    facts = {"word": WORDS[int(p.argmax())].text, "sure": sure, "threshold": threshold}
    if found["far"] > found["usual"]:
        return Message.of(_FAR, far=found["far"], usual=found["usual"], **facts)
    return Message.of(_DONE if sure >= threshold else _AGAIN, **facts)


_DONE = N_("“{word}”, with probability {sure:.0%}: it is carried out")
_AGAIN = N_("“Please say it again”: {word} is likeliest, but {sure:.0%} is below your threshold of {threshold:.0%}")
_FAR = N_("“I don't know”: the sound is unlike all it has learnt from (distance {far:.2f}; 19 of 20 training clips are within {usual:.2f} of another voice's clip); the network alone would say {word} with {sure:.0%}")  # fmt: skip


def why_said(found: Mapping[str, Any]) -> Message:
    """Say which part of the sound decides."""
    drops, times = np.asarray(found["drops"]), np.asarray(found["times"])
    most, word = int(drops.argmax()), WORDS[int(np.argmax(found["p"]))].text
    facts = {"word": word, "time": float(times[most]), "drop": 100 * float(drops[most])}
    if drops[most] < 0.05:
        return Message.of(
            N_("No eighth of a second alone decides: covering any one leaves the answer “{word}” as it is"), word=word
        )
    return Message.of(
        N_("The sound at {time:.2f} s decides most: covered, it takes {drop:.0f} percentage points from “{word}”"),
        **facts,
    )


def truth_said(said: str, found: Mapping[str, Any]) -> Message:
    """Say whether the likeliest word is what was said in a clip of ours."""
    right = WORDS[int(np.argmax(found["p"]))].text == said
    known = said in {word.text for word in WORDS}
    text = N_("Right: “{said}” was said.") if right else N_("Wrong: “{said}” was said.")
    return Message.of(text if known else N_("“{said}” was said, which is no command: it should be refused."), said=said)


def rates(arrays: Mapping[str, Any], threshold: float) -> dict[str, float]:
    """Return what a threshold does to commands of unseen voices, and to words that are none."""
    p, y = arrays["p"], arrays["y"]
    sure, right = p.max(axis=1) >= threshold, p.argmax(axis=1) == y
    return {
        "done": float((sure & right).mean()),
        "wrong": float((sure & ~right).mean()),
        "again": float((~sure).mean()),
        "strange": float((arrays["p_strange"].max(axis=1) >= threshold).mean()),
    }


def rates_said(arrays: Mapping[str, Any], threshold: float) -> Message:
    """Say what a threshold does, in people."""
    return Message.of(
        N_("At {threshold:.0%}, of 100 commands {done:.0f} are carried out rightly, {wrong:.0f} wrongly, {again:.0f} have to be said again; of 100 other words {strange:.0f} set something off"),
        threshold=threshold, **{name: 100 * rate for name, rate in rates(arrays, threshold).items()},
    )  # fmt: skip


def tongues_said(arrays: Mapping[str, Any]) -> Message:
    """Say how the two languages compare."""
    right, english = arrays["p"].argmax(axis=1) == arrays["y"], np.array([WORDS[i].tongue == "en" for i in arrays["y"]])
    return Message.of(
        N_("English {english:.1%}, Mandarin {mandarin:.1%} of the clips understood."),
        english=float(right[english].mean()), mandarin=float(right[~english].mean()),
    )  # fmt: skip


def confused(arrays: Mapping[str, Any], most: int = 5) -> list[tuple[str, str, int]]:
    """Return the pairs that are mistaken most often: said, heard, how often."""
    y, said = arrays["y"], arrays["p"].argmax(axis=1)
    pairs, counts = np.unique(np.stack([y, said])[:, y != said], axis=1, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:most]
    return [(WORDS[pairs[0, i]].text, WORDS[pairs[1, i]].text, int(counts[i])) for i in order]


def confused_said(arrays: Mapping[str, Any]) -> Message:
    """Say which pair is mistaken most often."""
    rows = confused(arrays, 1)
    if not rows:
        return Message.of(N_("No command is taken for another one"))
    said, heard, count = rows[0]
    return Message.of(N_("“{said}” heard as “{heard}” is the commonest mistake, {count} times: rename one of the two"), said=said, heard=heard, count=count)  # fmt: skip


def bent_said(kind: str, amount: float, found: Mapping[str, Any]) -> Message:
    """Say what a change of sound does to one clip of each command."""
    right, place = right_of(found), BENDS[kind].amounts.index(amount)
    return Message.of(
        N_("{kind}: {before} of {all} commands are understood before, {after} after"),
        kind=Message(BENDS[kind].label), before=int(right[0].sum()), after=int(right[place].sum()), all=len(WORDS),
    )  # fmt: skip


def right_of(found: Mapping[str, Any]) -> Any:
    """Return which clips (amounts, 20) of a sweep are understood."""
    return np.asarray(found["said"]) == np.arange(len(WORDS))


def bent_shares(found: Mapping[str, Any]) -> list[float]:
    """Return the share of clips of a sweep that are understood, amount by amount."""
    return [float(share) for share in right_of(found).mean(axis=1)]


def real_shares(arrays: Mapping[str, Any]) -> tuple[list[float], list[float], list[str]]:
    """Return the share of digits understood of unseen synthetic voices and of the real one, with the names of the models."""
    y, said = arrays["y"], {"net": arrays["p"].argmax(axis=1)}
    real = {"net": arrays["p_real"].argmax(axis=1)}
    for kind in SIMPLE:
        said[kind], real[kind] = arrays[f"said_{kind}"], arrays[f"real_{kind}"]
    digits = y < len(arrays["p_real"])
    before = [float((one[digits] == y[digits]).mean()) for one in said.values()]
    after = [float((one == np.arange(len(one))).mean()) for one in real.values()]
    return before, after, [N_("Network"), N_("Logistic regression"), N_("Nearest mean")]


def real_said(arrays: Mapping[str, Any]) -> Message:
    """Say what a real voice does after synthetic ones."""
    digits = len(arrays["p_real"])
    english = np.asarray(arrays["y"]) < digits
    right = arrays["p"].argmax(axis=1) == arrays["y"]
    return Message.of(
        N_("A real voice after synthetic ones: the digits are understood at {before:.0%} of unseen synthetic voices, and {after} of {digits} of the real one"),
        before=float(right[english].mean()), after=int((arrays["p_real"].argmax(axis=1) == np.arange(digits)).sum()), digits=digits,
    )  # fmt: skip


def real_rows(arrays: Mapping[str, Any]) -> list[tuple[str, str, float, str, str]]:
    """Return for each digit of the real voice: said, heard, how surely, and what the two simple models hear."""
    p, simple = arrays["p_real"], (arrays["real_logistic"], arrays["real_centroid"])
    return [
        (WORDS[i].text, WORDS[int(p[i].argmax())].text, float(p[i].max()), WORDS[int(simple[0][i])].text, WORDS[int(simple[1][i])].text)
        for i in range(len(p))
    ]  # fmt: skip


def strange_said(arrays: Mapping[str, Any], threshold: float) -> Message:
    """Say how many words that are no command set something off."""
    synthetic, real = (arrays[name].max(axis=1) >= threshold for name in ("p_strange", "p_real_strange"))
    return Message.of(
        N_("Words that are no command: without a threshold all {all} clips set something off; at {threshold:.0%} still {synthetic} of {n_synthetic} synthetic and {real} of {n_real} real ones"),
        all=len(synthetic) + len(real), threshold=threshold, synthetic=int(synthetic.sum()), n_synthetic=len(synthetic), real=int(real.sum()), n_real=len(real),
    )  # fmt: skip


def strange_rows(arrays: Mapping[str, Any], threshold: float) -> list[tuple[str, bool, str, float]]:
    """Return the strange clips of which the network is surest: word, whether a real voice said it, heard as, how surely."""
    words = [str(text).partition(":")[2] for text in arrays["strange_text"]]
    rows = [*((word, False, p) for word, p in zip(words, arrays["p_strange"], strict=True)),
            *((word, True, p) for word, p in zip((*DAYS, *MONTHS), arrays["p_real_strange"], strict=True))]  # fmt: skip
    rows = sorted((row for row in rows if row[2].max() >= threshold), key=lambda row: -row[2].max())
    return [(word, real, WORDS[int(p.argmax())].text, float(p.max())) for word, real, p in rows]
