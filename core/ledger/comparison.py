"""What changed between two runs, and what happened, in words with numbers."""

import math
from collections.abc import Sequence

from core.evaluation.pairs import Difference
from core.evaluation.scores import SCORES
from core.experiment import SETTINGS
from core.ledger.differences import Shown, shown, varying
from core.ledger.entry import Entry
from core.messages import N_, Message

MOST_TOLD = 4  # changes; the table has them all


def compared(first: Entry, second: Entry, difference: Difference | None = None) -> Message:
    """Say what changed from the first run to the second, and what happened.

    Parameters
    ----------
    difference : Difference, optional
        On the same test rows; without it, whether the intervals overlap has to do.
    """
    parts = (_changed(first, second), _loss(first, second), _score(first, second), _verdict(first, second, difference))
    return _sentences([part for part in parts if part is not None])


def comparable(entries: Sequence[Entry]) -> bool:
    """Tell whether the losses of runs are about the same: the same data and the same loss."""
    return len({(entry.experiment.dataset, entry.experiment.loss) for entry in entries}) <= 1


def _changed(first: Entry, second: Entry) -> Message:
    names = varying([first, second])
    titles = {"first": first.title, "second": second.title}
    if not names:
        text = N_(
            "From “{first}” to “{second}” no setting differs: another version of the code or of a library made it."
        )
        return Message.of(text, **titles)
    text = N_("From “{first}” to “{second}” {n} settings differ: {changes}.")
    if len(names) == 1:
        text = N_("From “{first}” to “{second}” only one setting differs: {changes}.")
    return Message.of(text, n=len(names), changes=_listed([_change(first, second, name) for name in names]), **titles)


def _change(first: Entry, second: Entry, name: str) -> Message:
    before, after = shown(first, name), shown(second, name)
    label = Message(SETTINGS[name].label)
    return Message.of(N_("{setting} {before} → {after}"), setting=label, before=before, after=after)


def _listed(changes: Sequence[Shown]) -> Shown:
    if len(changes) > MOST_TOLD + 1:
        more = Message.of(N_("{n} more"), n=len(changes) - MOST_TOLD)
        return _listed([*changes[:MOST_TOLD], more])
    first, *rest = changes
    return Message.of(N_("{first}; {rest}"), first=first, rest=_listed(rest)) if rest else first


def _loss(first: Entry, second: Entry) -> Message | None:
    before, after = first.about.best_loss, second.about.best_loss
    if not comparable([first, second]) or math.isnan(before) or math.isnan(after):
        return None
    return Message.of(N_("Validation loss at its best: {before:.3g} → {after:.3g}."), before=before, after=after)


def _score(first: Entry, second: Entry) -> Message | None:
    if first.about.score != second.about.score:
        return None
    text = N_("{score}: {before} → {after}.")
    label = Message(SCORES[first.about.score].label)
    return Message.of(text, score=label, before=_graded(first), after=_graded(second))


def _graded(entry: Entry) -> Message:
    values = {name: getattr(entry.about, name) for name in ("value", "low", "high")}
    return Message.of(N_("{value:.2f} ({low:.2f}–{high:.2f})"), **values)


def _verdict(first: Entry, second: Entry, difference: Difference | None) -> Message:
    if first.experiment.dataset != second.experiment.dataset or first.about.score != second.about.score:
        return Message(N_("The data differs, so the scores don't say which settings are better."))
    return _overlap(first, second) if difference is None else _luck(first, second, difference)


def _luck(first: Entry, second: Entry, it: Difference) -> Message:
    if not (it.low > 0 or it.high < 0):
        text = N_(
            "On the same {rows:,} test rows the difference lies between {low:+.2f} and {high:+.2f}, so it could be luck."
        )
        return Message.of(text, rows=it.rows, low=it.low, high=it.high)
    text = N_(
        "On the same {rows:,} test rows “{better}” is better by {least:.2f} to {most:.2f}: more than the luck of these rows, "
        "though another seed can still move it."
    )
    least, most = sorted((abs(it.low), abs(it.high)))
    return Message.of(text, rows=it.rows, better=(second if it.low > 0 else first).title, least=least, most=most)


def _overlap(first: Entry, second: Entry) -> Message:
    one, other = first.about, second.about
    if one.high < other.low or other.high < one.low:
        return Message(N_("The intervals don't overlap: more than the luck of the test rows."))
    return Message(N_("The intervals overlap, so this difference could be luck."))


def _sentences(parts: Sequence[Message]) -> Message:
    first, *rest = parts
    return Message.of(N_("{first} {rest}"), first=first, rest=_sentences(rest)) if rest else first
