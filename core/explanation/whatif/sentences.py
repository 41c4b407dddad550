"""What a change does, in words with numbers."""

from collections.abc import Mapping, Sequence

import numpy as np

from core.decision import Decision
from core.explanation.case import Case
from core.explanation.columns import column_name, value_text
from core.explanation.explained import Explanation
from core.explanation.whatif.edits import changed_columns
from core.explanation.whatif.remarks import beyond
from core.explanation.whatif.verdict import answers, moves, verdict
from core.ledger.differences import joined
from core.messages import N_, Message

Word = Message | str
MOST_TOLD = 3  # changes


def as_it_is(case: Case, decision: Decision) -> Message:
    """Say what the model says of a row that nobody has changed."""
    answer, _ = answers(case, case, decision)
    found = verdict(case, case, decision)
    if found is None:
        return Message.of(N_("As it is, the model says {answer} for {name}"), answer=answer, name=case.output_name)
    text = N_("As it is, the predicted chance of “{name}” is {answer}: {verdict}")
    return Message.of(text, name=case.output_name, answer=answer, verdict=found.now)


def change_sentence(before: Case, after: Case, decision: Decision) -> Message:
    """Say what was changed, how far the answer moves, and whether the decision flips."""
    was, is_ = answers(before, after, decision)
    move = Message.of(
        _MOVES[bool(before.it.classes), moves(before, after, decision)], name=before.output_name, before=was, after=is_
    )
    found = verdict(before, after, decision)
    changes = _listed([change_text(before, after, int(j)) for j in changed_columns(before.x, after.x)])
    outside = bool(beyond(after.run, after.x[np.newaxis]).any())
    if found is None:
        return Message.of(_WITH[outside], changes=changes, move=move)
    return Message.of(_DECIDED[outside], changes=changes, move=move, verdict=found.still)


_WITH: Mapping[bool, str] = {
    False: N_("With {changes}, {move}"),
    True: N_("With {changes}, outside what the model has seen, {move}"),
}
_DECIDED: Mapping[bool, str] = {
    False: N_("With {changes}, {move}: {verdict}"),
    True: N_("With {changes}, outside what the model has seen, {move}: {verdict}"),
}


_MOVES: Mapping[tuple[bool, int], str] = {
    (True, 1): N_("the predicted chance of “{name}” rises from {before} to {after}"),
    (True, -1): N_("the predicted chance of “{name}” falls from {before} to {after}"),
    (True, 0): N_("the predicted chance of “{name}” stays at {before}"),
    (False, 1): N_("the prediction of {name} rises from {before} to {after}"),
    (False, -1): N_("the prediction of {name} falls from {before} to {after}"),
    (False, 0): N_("the prediction of {name} stays at {before}"),
}


def change_text(before: Case, after: Case, column: int) -> Message:
    """Return one change: the column, its new value, and the old one."""
    data = before.run.data
    text = _QUOTED if data.feature_names[column] in data.categories else _PLAIN
    was, is_ = value_text(data, column, float(before.x[column])), value_text(data, column, float(after.x[column]))
    return Message.of(text, column=column_name(data, column), before=was, after=is_)


_PLAIN = N_("{column} {after} instead of {before}")
_QUOTED = N_("{column} “{after}” instead of “{before}”")


def _listed(changes: Sequence[Message]) -> Word:
    told = joined(list(changes[:MOST_TOLD]))
    more = len(changes) - MOST_TOLD
    return Message.of(N_("{changes} and {more} more changes"), changes=told, more=more) if more > 0 else told


def bridge_title(before: Case, after: Case, bridge: Explanation) -> Message:
    """Say which change does most, of all."""
    shares, amounts = bridge.values[0, :, before.output], before.amounts
    columns = changed_columns(before.x, after.x)
    whole = amounts.share(float(shares.sum()))
    if not shares.any():
        return Message(N_("The change makes no difference to the model"))
    column = int(columns[abs(shares[columns]).argmax()])
    name = column_name(before.run.data, column)
    if len(columns) == 1:
        return Message.of(N_("{column} makes all of the difference: {whole}"), column=name, whole=whole)
    text = N_("{column} moves it most, by {share}; the {n} changes together by {whole}")
    return Message.of(text, column=name, share=amounts.share(float(shares[column])), n=len(columns), whole=whole)


def reasons_title(before: Case, after: Case) -> Message:
    """Say what pulls most once the row is changed, and what did before where that is another column."""
    old, new = before.reasons[0], after.reasons[0]
    named = {"column": new.name, "value": new.value, "share": after.amounts.share(new.share)}
    if old.column == new.column:
        return Message.of(N_("After the change, {column} still pulls most: {value}, {share}"), **named)
    text = N_("After the change, {column} pulls most: {value}, {share}; before it was {other}")
    return Message.of(text, other=old.name, **named)
