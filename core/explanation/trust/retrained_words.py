"""What other trainings mean for what one may tell a customer, in words with numbers."""

import math
from collections.abc import Mapping

import numpy as np

from core.decision import Decision
from core.explanation.case import Case
from core.explanation.trust.flips import flips_of
from core.explanation.trust.retrained import Pull, Retrained, agreement, first_kept, pulls_of
from core.luck import in_a_row
from core.messages import N_, Message

ALIKE, SOMEWHAT = 0.9, 0.6  # rank correlations


def retrained_finding(case: Case, it: Retrained, decision: Decision) -> Message:
    """Say in few words what another training changes: the decision before all, else the reasons."""
    flips = flips_of(case, it, decision)
    if flips is None or not flips.flipped:
        return reasons_finding(case, it)
    text = N_("The decision itself is luck in part: {count} of {of} other trainings decide otherwise")
    return Message.of(text, count=flips.flipped, of=flips.of)


def reasons_finding(case: Case, it: Retrained) -> Message:
    """Say in few words whether the reasons outlive another training: the first of them that doesn't, with its count."""
    pulls = pulls_of(case, it)
    if not pulls or not pulls[0].others:
        return Message(N_("No reason here that another training could change"))
    shaky = [pull for pull in pulls if not pull.holds]
    if not shaky:
        return Message.of(_ALL_HOLD[len(pulls) > 1], n=len(pulls), of=pulls[0].others)
    first = min(shaky, key=lambda pull: pull.alike)
    text = N_("{column} pulls up in {up} of {of} other trainings and down in {down}")
    return Message.of(text, column=first.reason.name, up=first.up, down=first.down, of=first.others)


_ALL_HOLD: Mapping[bool, str] = {
    True: N_("The first {n} reasons pull the same way in all {of} other trainings"),
    False: N_("The one reason pulls the same way in all {of} other trainings"),
}


def customer_sentence(case: Case, it: Retrained, decision: Decision) -> Message:
    """Say what may be told to the person whom the row is about, and what not: no reasons of a decision that luck can turn."""
    flips = flips_of(case, it, decision)
    if flips is None or not flips.flipped:
        return _reasons_told(case, it)
    first = N_(
        "Let a person look at this case before anybody is told a reason: reasons are no firmer than their decision."
    )
    return in_a_row([Message(first), Message.of(N_("{finding}."), finding=reasons_finding(case, it))])


def _reasons_told(case: Case, it: Retrained) -> Message:
    pulls = pulls_of(case, it)
    shaky = [pull for pull in pulls if not pull.holds]
    held = [pull for pull in pulls if pull.holds]
    if not pulls:
        return Message(N_("Nothing to tell: no column pulls noticeably."))
    if not shaky:
        return Message(N_("They may be told as the model's reasons: they are not an accident of one training."))
    if not held:
        return Message(N_("Tell none of them as the reason: each is partly an accident of one training."))
    text = N_(
        "Don't tell anybody that it was {shaky}: with another seed the same data says otherwise. {held} may be told."
    )
    return Message.of(text, shaky=_listed(shaky), held=_listed(held))


def first_sentence(case: Case, it: Retrained) -> Message:
    """Say in how many trainings the first reason is the first one too."""
    text = N_("{column}, the first reason here, is the first one in {count} of {of} other trainings.")
    return Message.of(text, column=case.reasons[0].name, count=first_kept(case, it), of=len(it.said(case.output)))


def agreement_sentence(case: Case, it: Retrained) -> Message | None:
    """Say how far trainings agree on which columns count, for this row and in general; None where that is undefined."""
    here, usual = agreement(it.shares(case.output)), agreement(it.sizes(case.output))
    if math.isnan(here) or math.isnan(usual):
        return None
    text = N_(
        "On which columns count more, two trainings agree {word}: their rank correlation is {here:.2f} for this row and {usual:.2f} "
        "over {rows} test rows (1 is the same order, 0 is chance)."
    )
    word = next(word for least, word in _WORDS if min(here, usual) >= least)
    return Message.of(text, word=Message(word), here=here, usual=usual, rows=it.rows)


_WORDS = ((ALIKE, N_("nearly always")), (SOMEWHAT, N_("on the large ones")), (-math.inf, N_("hardly")))


def answers_sentence(case: Case, it: Retrained) -> Message:
    """Say how far apart the trainings' answers are."""
    said, output = it.said(case.output), case.amounts.output
    text = N_("For this row the trainings say {low} to {high}; the run in hand says {own}.")
    return Message.of(text, low=output(float(said.min())), high=output(float(said.max())), own=output(case.said))


def same_sentence(case: Case, it: Retrained, decision: Decision) -> Message | None:
    """Say that the decision is the same in all trainings; None where it isn't, which the finding says, or nothing is decided."""
    flips = flips_of(case, it, decision)
    if flips is None or flips.flipped:
        return None
    return Message.of(N_("The decision is the same in all {of}."), of=flips.of)


def lost_sentence(it: Retrained) -> Message | None:
    """Say how many trainings gave nothing, if any."""
    lost = int(np.count_nonzero(~it.sound))
    text = N_("{lost} of {seeds} trainings blew up and gave no predictions: they are left out.")
    return Message.of(text, lost=lost, seeds=len(it.seeds)) if lost else None


def pull_words(pull: Pull) -> Message:
    """Say how often a reason pulls which way."""
    if pull.none:
        text = N_("up in {up}, down in {down}, neither in {none} of {of}")
        return Message.of(text, up=pull.up, down=pull.down, none=pull.none, of=pull.others)
    return Message.of(N_("up in {up}, down in {down} of {of}"), up=pull.up, down=pull.down, of=pull.others)


def _listed(pulls: list[Pull]) -> Message:
    first, *rest = pulls
    if not rest:
        return Message.of(N_("“{name}”"), name=first.reason.name)
    return Message.of(N_("“{name}”, {more}"), name=first.reason.name, more=_listed(rest))
