"""What the pictures of this case say, in sentences."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.voice_commands.bends import BENDS
from core.scenarios.voice_commands.measure import SIMPLE, by_voice_apart
from core.scenarios.voice_commands.rule import carried_out, near
from core.scenarios.voice_commands.words import DAYS, MONTHS, WORDS
from core.settings import Real

THRESHOLD = Real(
    0.8, N_("Carry it out from this probability on"),
    N_("Below it the device asks to say it again: for a lamp 60 % may do, for a car window 95 %."), "model", low=0.05, high=0.99,
)  # fmt: skip
GRID = tuple(i / 50 for i in range(50))
SLIGHT = 0.05  # of probability: a smaller change decides nothing


def answer_said(found: Mapping[str, Any], threshold: float) -> Message:
    """Say what the device would do."""
    p = found["p"]
    sure = float(p.max())
    facts = {"word": WORDS[int(p.argmax())].text, "sure": sure, "threshold": threshold}
    if not near(found["far"], found["usual"]):
        return Message.of(_FAR, far=found["far"], usual=found["usual"], **facts)
    return Message.of(_DONE if sure >= threshold else _AGAIN, **facts)


_DONE = N_("“{word}”, with probability {sure:.0%}: it is carried out")
_AGAIN = N_("“Please say it again”: {word} is likeliest, but {sure:.0%} is below your threshold of {threshold:.0%}")
_FAR = N_("“I don't know”: the sound is unlike all it has learnt from (distance {far:.2f}; 19 of 20 training clips are within {usual:.2f} of another voice's clip); the network alone would say {word} with {sure:.0%}")  # fmt: skip


def why_said(found: Mapping[str, Any]) -> Message:
    """Say which part of the sound decides."""
    drops, times = np.asarray(found["drops"]), np.asarray(found["times"])
    most, against, word = int(drops.argmax()), int(drops.argmin()), WORDS[int(np.argmax(found["p"]))].text
    facts = {"word": word, "time": float(times[most]), "drop": 100 * float(drops[most])}
    if -drops[against] > max(float(drops[most]), SLIGHT):
        return Message.of(_AGAINST, against=float(times[against]), gain=-100 * float(drops[against]), **facts)
    if drops[most] < SLIGHT:
        return Message.of(
            N_("No eighth of a second alone decides: covering any one leaves the answer “{word}” as it is"), word=word
        )
    return Message.of(
        N_("The sound at {time:.2f} s decides most: covered, it takes {drop:.0f} percentage points from “{word}”"),
        **facts,
    )


_AGAINST = N_("The sound at {against:.2f} s speaks against “{word}” most: without it the answer would gain {gain:.0f} percentage points; for it speaks most the sound at {time:.2f} s ({drop:+.0f} points)")  # fmt: skip


def truth_said(said: str, found: Mapping[str, Any]) -> Message:
    """Say whether the likeliest word is what was said in a clip of ours."""
    right = WORDS[int(np.argmax(found["p"]))].text == said
    known = said in {word.text for word in WORDS}
    text = N_("Right: “{said}” was said.") if right else N_("Wrong: “{said}” was said.")
    return Message.of(text if known else N_("“{said}” was said, which is no command: it should be refused."), said=said)


def rates(arrays: Mapping[str, Any], threshold: float) -> dict[str, float]:
    """Return what a threshold does to commands of unseen voices, and to words that are none."""
    p, y = arrays["p"], arrays["y"]
    done, right = acted(arrays, "", threshold), p.argmax(axis=1) == y
    return shares(done, right) | {"strange": float(acted(arrays, "_strange", threshold).mean())}


def shares(done: Any, right: Any) -> dict[str, float]:
    """Return the shares that are carried out rightly and wrongly, and refused, of answers (n,)."""
    return {
        "done": float((done & right).mean()),
        "wrong": float((done & ~right).mean()),
        "again": float((~done).mean()),
    }


def acted(arrays: Mapping[str, Any], end: str, threshold: float) -> Any:
    """Return which clips (n,) set something off: of unseen voices (""), "_strange", "_real" or "_real_strange"."""
    return carried_out(arrays["p" + end].max(axis=1), arrays["far" + end], float(arrays["usual"]), threshold)


def rates_said(arrays: Mapping[str, Any], threshold: float) -> Message:
    """Say what a threshold does, in people."""
    return Message.of(
        N_("At {threshold:.0%}, of 100 commands {done:.0f} are carried out rightly, {wrong:.0f} wrongly, {again:.0f} are refused (not sure enough, or unlike all it knows); of 100 other words {strange:.0f} set something off"),
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


def bent_said(kind: str, amount: float, found: Mapping[str, Any], threshold: float) -> Message:
    """Say what a change of sound does to one clip of each command."""
    rows, place = bent_rates(found, threshold), BENDS[kind].amounts.index(amount)
    before, after = ({name: round(len(WORDS) * rate) for name, rate in row.items()} for row in (rows[0], rows[place]))
    return Message.of(
        N_("{kind}: untouched, {before} of {all} commands are carried out rightly and {wrong_before} wrongly; changed, {after} rightly and {wrong_after} wrongly, the rest is refused"),
        kind=Message(BENDS[kind].label), before=before["done"], after=after["done"], wrong_before=before["wrong"],
        wrong_after=after["wrong"], all=len(WORDS),
    )  # fmt: skip


def bent_rates(found: Mapping[str, Any], threshold: float) -> list[dict[str, float]]:
    """Return what is done with the clips of a sweep, amount by amount: shares done rightly, wrongly, refused."""
    right = np.asarray(found["said"]) == np.arange(len(WORDS))
    done = carried_out(found["sure"], found["far"], float(found["usual"]), threshold)
    return [shares(*row) for row in zip(done, right, strict=True)]


def rivals_said(arrays: Mapping[str, Any]) -> Message:
    """Say whether the network and the strongest simple model are told apart, and by how many voices."""
    y, voice = np.asarray(arrays["y"]), np.asarray(arrays["voice"])
    net, simple = arrays["p"].argmax(axis=1) == y, arrays["said_logistic"] == y
    low, high = by_voice_apart(net, simple, voice)
    text = _APART if low > 0 or high < 0 else _NOT_APART
    return Message.of(
        text, net=float(net.mean()), simple=float(simple.mean()), gap=100 * float(net.mean() - simple.mean()),
        low=100 * low, high=100 * high, voices=len(np.unique(voice)),
    )  # fmt: skip


_APART = N_("Network {net:.1%}, logistic regression {simple:.1%}: {gap:+.0f} points, 95 % interval {low:+.0f} to {high:+.0f}, also with only {voices} voices.")  # fmt: skip
_NOT_APART = N_("Network {net:.1%}, logistic regression {simple:.1%}: with {voices} voices the two are not told apart ({gap:+.0f} points, 95 % interval {low:+.0f} to {high:+.0f}). More voices would tell, not more clips of these.")  # fmt: skip


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


def real_ruled_said(arrays: Mapping[str, Any], threshold: float) -> Message:
    """Say what the device does with the digits of the real voice, by the rule of the other views."""
    done, digits = acted(arrays, "_real", threshold), len(arrays["p_real"])
    right = arrays["p_real"].argmax(axis=1) == np.arange(digits)
    return Message.of(
        N_("By the rule at {threshold:.0%}, {done} of {digits} are carried out rightly, {wrong} wrongly, and {again} refused, {far} of these as unlike all it knows."),
        threshold=threshold, done=int((done & right).sum()), wrong=int((done & ~right).sum()), again=int((~done).sum()),
        far=int((~near(arrays["far_real"], float(arrays["usual"]))).sum()), digits=digits,
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
    synthetic, real = (acted(arrays, end, threshold) for end in ("_strange", "_real_strange"))
    return Message.of(
        N_("Words that are no command: without a rule all {all} clips set something off; refused below {threshold:.0%} or when unlike all it knows, still {synthetic} of {n_synthetic} synthetic and {real} of {n_real} real ones"),
        all=len(synthetic) + len(real), threshold=threshold, synthetic=int(synthetic.sum()), n_synthetic=len(synthetic), real=int(real.sum()), n_real=len(real),
    )  # fmt: skip


def strange_rows(arrays: Mapping[str, Any], threshold: float) -> list[tuple[str, bool, str, float]]:
    """Return the strange clips that set something off, the surest first: word, whether a real voice said it, heard as, how surely."""
    words = [str(text).partition(":")[2] for text in arrays["strange_text"]]
    off = {end: acted(arrays, end, threshold) for end in ("_strange", "_real_strange")}
    rows = [*((word, False, p) for word, p, it in zip(words, arrays["p_strange"], off["_strange"], strict=True) if it),
            *((word, True, p) for word, p, it in zip((*DAYS, *MONTHS), arrays["p_real_strange"], off["_real_strange"], strict=True) if it)]  # fmt: skip
    rows.sort(key=lambda row: -row[2].max())
    return [(word, real, WORDS[int(p.argmax())].text, float(p.max())) for word, real, p in rows]
