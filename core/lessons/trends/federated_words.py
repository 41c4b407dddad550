"""What the hospitals found, in words with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.lessons.trends.federated import sent_bytes
from core.lessons.trends.federated_study import Arrays, Setting
from core.lessons.trends.hospitals import TEST_SHARE, Ward
from core.lessons.trends.paired import Difference, difference
from core.messages import N_, Message

AS_GOOD, HALFWAY, NO_BETTER = range(3)
NEAR = 0.01  # of AUC: as good as all data in one place
MOST, LEAST = 0.8, 0.2  # of the way from alone to all data in one place


@dataclass(frozen=True)
class Outcome:
    """Hold what a study found.

    Parameters
    ----------
    together, pooled, alone, worst : float
        Mean AUC over splits at the end; of the hospitals alone the average one, and the one that does worst.
    against_pooled, against_alone : Difference
        How much higher together is than all data in one place, and than a hospital alone.
    """

    together: float
    pooled: float
    alone: float
    worst: float
    against_pooled: Difference
    against_alone: Difference

    @property
    def answer(self) -> int:
        """The option of the lesson's guess that this shows to be right."""
        way = self.pooled - self.alone
        share = (self.together - self.alone) / way if way > 0 else 1.0
        if self.against_pooled.low > -NEAR or share >= MOST:
            return AS_GOOD
        return HALFWAY if share >= LEAST else NO_BETTER


def outcome(found: Arrays) -> Outcome:
    """Return what arrays of `several` say."""
    together, pooled, alone = found["together"][:, -1], found["pooled"][:, -1], found["alone"].mean(1)
    return Outcome(
        float(together.mean()),
        float(pooled.mean()),
        float(alone.mean()),
        float(found["alone"].min(1).mean()),
        difference(together, pooled, TEST_SHARE),
        difference(together, alone, TEST_SHARE),
    )


_TITLES = {
    AS_GOOD: N_("Together without sharing a row: {together:.2f}, as good as all data in one place ({pooled:.2f})"),
    HALFWAY: N_(
        "Together without sharing a row: {together:.2f}, between alone ({alone:.2f}) and all data ({pooled:.2f})"
    ),
    NO_BETTER: N_("Together without sharing a row: {together:.2f}, no better than alone ({alone:.2f})"),
}


def title(it: Outcome) -> Message:
    """Say in one sentence how close the hospitals come."""
    return Message.of(_TITLES[it.answer], together=it.together, pooled=it.pooled, alone=it.alone)


def settled(it: Outcome, splits: int) -> Message:
    """Say what became of the guess."""
    text = N_(
        "AUC on the same held-out patients: alone {alone:.2f} on average, together {together:.2f}, all data in one place "
        "{pooled:.2f} ({splits} random splits)."
    )
    return Message.of(text, alone=it.alone, together=it.together, pooled=it.pooled, splits=splits)


def intervals(it: Outcome) -> Message:
    """Say how sure both differences are."""
    text = N_(
        "The AUC together is {pooled} than with all data in one place (95 % interval {pooled_low:+.3f} to {pooled_high:+.3f}), "
        "and {alone} than that of a hospital alone ({alone_low:+.3f} to {alone_high:+.3f}). The worst hospital alone has "
        "{worst:.2f}."
    )
    pooled, alone = it.against_pooled, it.against_alone
    return Message.of(
        text,
        pooled=_by(pooled.mean),
        pooled_low=pooled.low,
        pooled_high=pooled.high,
        alone=_by(alone.mean),
        alone_low=alone.low,
        alone_high=alone.high,
        worst=it.worst,
    )


def _by(mean: float) -> Message:
    text = N_("{by:.3f} higher") if mean >= 0 else N_("{by:.3f} lower")
    return Message.of(text, by=abs(mean))


def travelled(setting: Setting, found: Arrays) -> Message:
    """Say what travels, and how often."""
    text = N_(
        "{rounds} rounds, {weights} weights each way: {kilobytes:.0f} kB in all travel between {hospitals} hospitals, and "
        "not one patient's row."
    )
    weights = int(found["weights"][0])
    sent = sent_bytes(setting.hospitals, setting.local, weights)
    rounds = found["together"].shape[1] - 1
    return Message.of(text, rounds=rounds, weights=weights, kilobytes=sent / 1000, hospitals=setting.hospitals)


def wards_title(wards: Sequence[Ward]) -> Message:
    """Say how unlike the first and the last hospital are."""
    first, last = wards[0], wards[-1]
    text = N_(
        "{count} hospitals of about {patients} patients: on average {young:.0f} years old in the first, {old:.0f} in the last; "
        "{few:.0f} of 100 ill in the first, {many:.0f} in the last"
    )
    return Message.of(
        text,
        count=len(wards),
        patients=len(first.ages),
        young=float(first.ages.mean()),
        old=float(last.ages.mean()),
        few=100 * float(first.ill.mean()),
        many=100 * float(last.ill.mean()),
    )
