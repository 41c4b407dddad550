"""What the scores of several classes say, in sentences; `names` are what a user reads for the classes."""

import math
from collections.abc import Sequence

import numpy as np

from core.evaluation.classes.averages import Averages
from core.evaluation.classes.each import ClassScores
from core.evaluation.classes.rest import Rest
from core.evaluation.classes.top import Top
from core.evaluation.natural import frequencies, frequency, written_to
from core.messages import N_, Message

Words = Message | str
MOST_NAMED = 3
SHORT = 4  # numbers of a sum that are written out


def least_finding(it: ClassScores, names: Sequence[Words]) -> Message:
    """Say which class is found least, in few words."""
    c = _least(it)
    if it.scores["recall"][c].value == 1:
        return Message(N_("Every test row is found, of every class"))
    hits, rows = int(it.counts[c, c]), int(it.rows[c])
    return Message.of(N_("“{name}” is found least: {hits:,} of its {rows:,} test rows"), name=names[c], hits=hits, rows=rows)  # fmt: skip


def least_sentence(it: ClassScores, names: Sequence[Words]) -> Message:
    """Say how sure that is, and what can be believed least when it is said."""
    c, called = _least(it), _lowest(it, "precision")
    found = frequencies(it.scores["recall"][c])
    return Message.of(
        N_(
            "With other rows like these, {low:,} to {high:,} of {of:,} “{name}” would be found. Least to be believed is “{said}”: of {called:,} rows that were called so, {right:,} are."
        ),
        low=found.low,
        high=found.high,
        of=found.of,
        name=names[c],
        said=names[called],
        called=int(it.called[called]),
        right=int(it.counts[called, called]),
    )


def _least(it: ClassScores) -> int:
    return _lowest(it, "recall")


def _lowest(it: ClassScores, name: str) -> int:
    """Return the class with the lowest score; of equal ones that with the most rows, which is the surest."""
    each = np.array([score.value for score in it.scores[name]])
    return int(np.lexsort((-it.rows, np.where(np.isnan(each), 2.0, each)))[0])


def undefined_reasons(it: ClassScores, names: Sequence[Words]) -> tuple[Message, ...]:
    """Say why some scores are undefined; nothing where all are defined."""
    found = []
    for missing, text in ((it.rows == 0, _NO_ROWS), (it.called == 0, _NEVER_CALLED)):
        which = [names[int(c)] for c in np.flatnonzero(missing)]
        if which:
            found.append(Message.of(text, names=listed(which)))
    return tuple(found)


_NO_ROWS = N_("–: no test row is {names}, so how many are found, and AUC, can't be said.")
_NEVER_CALLED = N_("–: no test row was called {names}, so how many deserved it can't be said.")


def listed(names: Sequence[Words]) -> Message:
    """Return up to three names in quotation marks, and how many more there are."""
    shown = names[:MOST_NAMED]
    text = {1: N_("“{a}”"), 2: N_("“{a}”, “{b}”"), 3: N_("“{a}”, “{b}”, “{c}”")}[len(shown)]
    said = Message.of(text, **dict(zip("abc", shown, strict=False)))
    more = len(names) - len(shown)
    return Message.of(N_("{names} and {more:,} more"), names=said, more=more) if more else said


def averages_finding(it: Averages, score: Words, names: Sequence[Words]) -> Message:
    """Say in few words whether the averages agree, and which class pulls them apart."""
    if math.isnan(it.macro):
        return Message.of(N_("{score} is undefined for every class, and so is its mean"), score=score)
    if it.apart < 0:
        return Message.of(N_("{score}: macro and weighted agree, {macro:.2f} and {weighted:.2f}"), score=score, macro=it.macro, weighted=it.weighted)  # fmt: skip
    return Message.of(
        N_("{score}: macro {macro:.2f}, weighted {weighted:.2f}, and “{name}” pulls them apart most"),
        score=score, macro=it.macro, weighted=it.weighted, name=names[it.apart],
    )  # fmt: skip


def apart_sentence(it: Averages, of: ClassScores, score: Words, names: Sequence[Words]) -> Message:
    """Say why a class pulls the averages apart, or why they agree."""
    if it.apart < 0:
        return Message(N_("They agree where the classes are about as common as each other, or are scored about alike."))
    rows, known = int(of.rows[it.apart]), len(names) - it.undefined
    return Message.of(
        N_(
            "“{name}” has {rows:,} of {all:,} test rows: {votes:.0f} of 100 votes in the weighted mean, {equal:.0f} of 100 in macro. Its {score} is {value:.2f}, the plain mean {macro:.2f}."
        ),
        name=names[it.apart],
        rows=rows,
        all=int(of.rows.sum()),
        votes=100 * rows / int(of.rows.sum()),
        equal=100 / known,
        score=score,
        value=of.scores[it.name][it.apart].value,
        macro=it.macro,
    )


def worked_out(it: Averages, of: ClassScores) -> tuple[Message, ...]:
    """Work the averages out with the numbers of this data, one sentence each."""
    each = [(int(rows), score.value) for rows, score in zip(of.rows, of.scores[it.name], strict=True)]
    each = [(rows, value) for rows, value in each if not math.isnan(value)]
    right, rows = int(np.trace(of.counts)), int(of.counts.sum())
    facts = {
        "sum": _sum([f"{value:.2f}" for _, value in each]),
        "products": _sum([f"{n:,} × {value:.2f}" for n, value in each]),
        "classes": len(each),
        "votes": sum(n for n, _ in each),
        "macro": it.macro,
        "micro": it.micro,
        "weighted": it.weighted,
        "right": right,
        "rows": rows,
    }
    return tuple(Message.of(text, **facts) for text in _WORKED)


_WORKED = (
    N_("Macro, one vote a class: ({sum}) / {classes} = {macro:.2f}."),
    N_("Micro, one vote a row: {right:,} of {rows:,} test rows right = {micro:.2f}, which is the accuracy."),
    N_("Weighted, as many votes as a class has rows: ({products}) / {votes:,} = {weighted:.2f}."),
)


def _sum(parts: Sequence[str]) -> str:
    return " + ".join(parts if len(parts) <= SHORT + 1 else [*parts[:SHORT], "…"])


def rest_finding(it: Sequence[Rest], names: Sequence[Words]) -> Message:
    """Say in few words which class is hardest to tell from the rest."""
    known = [c for c in range(len(it)) if not math.isnan(it[c].auc.value)]
    if not known:
        return Message(N_("All test rows are of one class, so there is nothing to tell apart"))
    hardest = min(known, key=lambda c: it[c].auc.value)
    pairs = frequency(it[hardest].auc.value)
    return Message.of(
        N_("Hardest to tell from the rest is “{name}”: of {of:,} pairs, {count:,} are ranked right"),
        name=names[hardest], of=pairs.of, count=pairs.count,
    )  # fmt: skip


def rest_sentence(it: Sequence[Rest], names: Sequence[Words]) -> Message | None:
    """Say how sure that is, and which class is easiest; None where nothing can be ranked."""
    known = sorted((c for c in range(len(it)) if not math.isnan(it[c].auc.value)), key=lambda c: it[c].auc.value)
    if not known:
        return None
    hardest, easiest = it[known[0]].auc, it[known[-1]].auc
    shown = written_to(hardest.high - hardest.low, least=2)
    return Message.of(
        N_(
            "A pair is one row of the class and one of another; a coin ranks half of them right. AUC of “{name}”: {value} ({low} to {high}); of “{other}”, the easiest, {best}."
        ),
        name=names[known[0]],
        value=shown(hardest.value),
        low=shown(hardest.low),
        high=shown(hardest.high),
        other=names[known[-1]],
        best=shown(easiest.value),
    )


def top_finding(it: Sequence[Top]) -> Message:
    """Say in few words how much a short list helps."""
    first, last = frequency(it[0].share.value), frequency(it[-1].share.value)
    if len(it) == 1:
        return Message.of(
            N_("The right class is named first for {first:,} of {of:,} rows"), first=first.count, of=first.of
        )
    return Message.of(
        N_("The right class is named first for {first:,} of {of:,} rows, among the first {k} for {last:,} of {of_last:,}"),
        first=first.count, of=first.of, k=it[-1].k, last=last.count, of_last=last.of,
    )  # fmt: skip


def top_sentence(it: Sequence[Top]) -> Message:
    """Say how sure that is, and how often the commonest classes would do."""
    share, without = frequencies(it[-1].share), frequency(it[-1].without)
    return Message.of(
        N_(
            "With other rows like these, {low:,} to {high:,} of {of_share:,} would have it among the first {k}. Naming the {k} commonest classes every time, without a model, has it for {without:,} of {of:,}."
        ),
        low=share.low,
        high=share.high,
        of_share=share.of,
        k=it[-1].k,
        without=without.count,
        of=without.of,
    )
