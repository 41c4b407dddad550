"""Findings of the case of translation, in sentences read from its numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.translation.answer import Answer
from core.scenarios.translation.asking import STRANGE, goes_out
from core.scenarios.translation.gaps import lost
from core.scenarios.translation.reading import Gaps, each_string, exact

Arrays = Mapping[str, Any]
MUCH = 0.05  # chrF, from which on a change is told as one
END = "⏎"


def decision(answer: Answer, limit: float) -> Message:
    """Say what would become of a translation, and why."""
    missing = lost(answer.source, answer.text)
    if answer.strange >= STRANGE:
        words = ", ".join(answer.unknown[:5]) or "–"
        return Message.of(N_("I don't know: {share:.0%} of the words were never seen ({words}). To a human"), share=answer.strange, words=words)  # fmt: skip
    if missing:
        return Message.of(N_("The gap {gap} got lost, and the program would break: to a human"), gap=missing[0])
    if answer.sure < limit:
        return Message.of(N_("I don't know: only {sure:.0%} sure, the limit is {limit:.0%}. To a human"), sure=answer.sure, limit=limit)  # fmt: skip
    return Message.of(N_("{sure:.0%} sure, above the limit of {limit:.0%}: it would go out"), sure=answer.sure, limit=limit)  # fmt: skip


def looked(answer: Answer) -> Message:
    """Say where it looked most strongly."""
    body = answer.attention[: max(1, len(answer.written) - 1), : max(1, len(answer.read) - 1)]
    row, column = np.unravel_index(int(body.argmax()), body.shape)
    return Message.of(
        N_("Writing “{written}”, it looked most at “{read}”: {share:.0%} of its attention"),
        written=answer.written[row].strip(),
        read=answer.read[column].strip(),
        share=float(body[row, column]),
    )


def at_end(answer: Answer) -> Message:
    """Say how much of its attention goes to the mark of the end."""
    share = float(answer.attention[:, -1].mean())
    return Message.of(N_("{share:.0%} of its attention rests on the mark of the end ({end}), where attention that has no better place often goes."), share=share, end=END)  # fmt: skip


def by_length_finding(model: Any, memory: Any) -> Message:
    """Say how the score goes with length."""
    first, last = model[0, 0], model[-1, 0]
    text = (
        N_("The longer the string, the worse: chrF {first:.2f} for the shortest, {last:.2f} for the longest")
        if first - last > MUCH
        else N_("Length costs little: chrF {first:.2f} for the shortest strings, {last:.2f} for the longest")
        if first - last > -MUCH
        else N_("Longer strings come out better: chrF {first:.2f} for the shortest, {last:.2f} for the longest")
    )
    return Message.of(text, first=first, last=last)


def trust_finding(share: float, score: float, exact: float) -> Message:
    """Say what the limit lets out."""
    if share == 0:
        return Message(N_("At this limit nothing goes out: every string is left to a human"))
    return Message.of(
        N_("At this limit {share:.0%} go out without a human, with chrF {score:.2f}; {exact:.0%} of them are letter by letter what a person wrote"),
        share=share, score=score, exact=exact,
    )  # fmt: skip


def changed_finding(scores: Any, rows: int) -> Message:
    """Say what a change of wording does, from scores before and after (2, 3)."""
    before, after = scores[0, 0], scores[1, 0]
    text = (
        N_("chrF falls from {before:.2f} to {after:.2f} on the same {rows} strings")
        if before - after > MUCH
        else N_("chrF hardly changes: {before:.2f} before, {after:.2f} after, on the same {rows} strings")
        if before - after > -MUCH
        else N_("chrF rises from {before:.2f} to {after:.2f} on the same {rows} strings")
    )
    return Message.of(text, before=before, after=after, rows=rows)


def foreign_finding(arrays: Arrays) -> Message:
    """Say what becomes of sentences of another domain."""
    home, away = arrays["scores"][2, 0], arrays["phone_scores"][0]
    text = (
        N_(
            "chrF {home:.2f} on interface strings, {away:.2f} on telephone announcements: it has learnt a domain, not a language"
        )
        if home - away > MUCH
        else N_("chrF {home:.2f} on interface strings, {away:.2f} on telephone announcements: not worse there")
    )
    return Message.of(text, home=home, away=away)


def held_back(arrays: Arrays, out: int) -> Message:
    """Say how many foreign sentences the rule holds back."""
    rows = len(arrays["phone_en"])
    return Message.of(N_("The rule “I don't know” holds back {held} of {rows} of them; {out} would have gone out."), held=rows - out, rows=rows, out=out)  # fmt: skip


def gaps_finding(found: Gaps) -> Message:
    """Say how many translations lost a gap."""
    if not found.broken:
        return Message.of(N_("None of {strings} translations lost a gap"), strings=found.strings)
    return Message.of(
        N_("{broken} of {strings} translations lost a gap such as %(name)s, and the program would break"),
        broken=found.broken, strings=found.strings,
    )  # fmt: skip


def gaps_people(found: Gaps) -> Message:
    """Say how often people lost a gap, and what helps."""
    return Message.of(
        N_("In the references by people it is {people} of {strings}. A check that costs one line of code finds each such loss: it is used in Try it."),
        people=found.broken_references, strings=found.strings,
    )  # fmt: skip


def held_changed(arrays: Arrays, kind: str, out: int) -> Message:
    """Say how many changed strings would go out, beside those as they were."""
    rows = arrays[f"{kind}_rows"]
    limit = float(arrays["limit"])
    before = int(goes_out(arrays["test_sure"][rows], arrays["test_strange"][rows], limit).sum())
    return Message.of(N_("As they were, {before} of {rows} would go out without a human; changed, {out}."), before=before, rows=len(rows), out=out)  # fmt: skip


def exact_sentence(arrays: Arrays) -> Message:
    """Say how many are letter by letter as by a person."""
    return Message.of(
        N_("{mine} of {rows} are letter by letter what a person wrote, and no such Chinese string was learnt from: the network put them together. The memory can only repeat: {memory}. The network has {parameters:,} weights and learnt from {train:,} strings."),
        mine=exact(arrays), memory=exact(arrays, "memory"), rows=len(arrays["test_en"]),
        parameters=int(arrays["parameters"]), train=int(arrays["n_train"]),
    )  # fmt: skip


def each_sentence(arrays: Arrays) -> Message:
    """Say how network and memory stand when every string counts the same, and when all letters are counted together."""
    found, together = each_string(arrays), arrays["together"][:, 0]
    text = (
        N_("When every string counts the same, the network is ahead of the memory ({model:.2f} to {memory:.2f}, difference {low:+.2f} to {high:+.2f}). All letters counted together, where long strings weigh most, it is {model_all:.2f} to {memory_all:.2f}.")
        if found.low > 0
        else N_("When every string counts the same, the memory is ahead of the network ({memory:.2f} to {model:.2f}, difference {low:+.2f} to {high:+.2f}). All letters counted together, where long strings weigh most, it is {memory_all:.2f} to {model_all:.2f}.")
        if found.high < 0
        else N_("When every string counts the same, network and memory are too close to tell ({model:.2f} and {memory:.2f}, difference {low:+.2f} to {high:+.2f}). All letters counted together, where long strings weigh most, it is {model_all:.2f} and {memory_all:.2f}.")
    )  # fmt: skip
    return Message.of(
        text, model=found.model, memory=found.memory, low=found.low, high=found.high,
        model_all=float(together[2]), memory_all=float(together[1]),
    )  # fmt: skip


def unlike_sentence(arrays: Arrays) -> Message:
    """Say how much of the score rests on strings with a near twin."""
    memory, model = arrays["unlike_scores"][:, :, 0]
    rows, count = len(arrays["test_en"]), len(arrays["unlike_rows"])
    return Message.of(
        N_("No duplicate of a test string was learnt from, but {twins} of {rows} have a near twin, as new strings of a product do: there the network reaches {home:.2f} (memory {memory_home:.2f}), on the {count} others {away:.2f} (memory {memory_away:.2f})."),
        twins=rows - count, rows=rows, home=model[0], memory_home=memory[0], count=count, away=model[1], memory_away=memory[1],
    )  # fmt: skip


def unlike_finding(arrays: Arrays) -> Message:
    """Say what becomes of strings that are like none that it has seen."""
    home, away = arrays["unlike_scores"][1, :, 0]
    text = (
        N_("chrF {home:.2f} on strings with a near twin, {away:.2f} on strings unlike any that it has seen")
        if home - away > MUCH
        else N_("chrF {home:.2f} on strings with a near twin, {away:.2f} on strings unlike any that it has seen: not worse there")
    )  # fmt: skip
    return Message.of(text, home=home, away=away)


def unlike_held(arrays: Arrays) -> Message:
    """Say how the rule treats strings unlike any that was seen, and what the headline counts."""
    rows = arrays["unlike_rows"]
    out = goes_out(arrays["test_sure"][rows], arrays["test_strange"][rows], float(arrays["limit"]))
    return Message.of(
        N_("The score of the case, {all:.2f}, counts both kinds. Of the {rows} strings unlike any, the rule “I don't know” holds back {held}; {out} would have gone out."),
        all=float(arrays["scores"][2, 0]), rows=len(rows), held=int((~out).sum()), out=int(out.sum()),
    )  # fmt: skip


def trusted(arrays: Arrays) -> tuple[float, float, float]:
    """Return the share of test strings that go out at the limit, their mean score, and the share of exact ones."""
    out = goes_out(arrays["test_sure"], arrays["test_strange"], float(arrays["limit"]))
    if not out.any():
        return 0.0, 0.0, 0.0
    same = (arrays["test_model"] == arrays["test_zh"])[out]
    return float(out.mean()), float(arrays["test_chrf"][out].mean()), float(same.mean())
