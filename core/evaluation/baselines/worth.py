"""Whether a network is worth its trouble: is it better than the best simple model by more than luck?"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from core.evaluation.baselines.beside import Beside, brief_seconds, written
from core.evaluation.headlines import Headline, headline
from core.evaluation.pairs import Difference, paired
from core.evaluation.remembering import remembered
from core.messages import N_, Message, UserError

if TYPE_CHECKING:
    from core.training.run import Run

Kind = Literal["better", "luck", "worse", "undefined"]
FINE = 0.02  # an interval narrower than this bears a third digit
NOTHING = 0.0005  # of a score: what three digits don't show is no difference


@dataclass(frozen=True)
class Verdict:
    """Hold how a run compares with the best simple model on the same test rows.

    Parameters
    ----------
    kind : str
        "better" or "worse" by more than luck, within "luck", or "undefined" where the score is.
    best : Beside
    by : Difference
        How much higher the run's main score is.
    digits : int
        That scores should be shown with.
    title, sentence : Message
        The verdict in few words, and with its numbers.
    """

    kind: Kind
    best: Beside
    by: Difference
    digits: int
    title: Message
    sentence: Message


def verdict(run: "Run", besides: Sequence[Beside]) -> Verdict:
    """Compare a run with the best of the simple models on the same bootstrap draws of their test rows.

    Raises
    ------
    UserError
        When the simple models were graded on other rows.
    """
    if not all(np.array_equal(one.test, run.split.test) for one in besides):
        raise UserError(
            N_("This run was graded on other test rows than the simple models are now. Train it again to compare.")
        )
    return _compare(run, tuple(besides))


@remembered
def _compare(run: "Run", besides: tuple[Beside, ...]) -> Verdict:
    best = max(besides, key=lambda one: -math.inf if math.isnan(one.value) else one.value)
    by = paired(run.data, run.split.test, best.y_prob, run.y_prob)
    kind = _kind(by)
    return Verdict(kind, best, by, _digits(by), _title(kind, best), _SENTENCES[kind](run, headline(run), best, by))


def worth_it(run: "Run", besides: Sequence[Beside]) -> Message:
    """Say with its numbers whether a run is worth its trouble; see `verdict`."""
    return verdict(run, besides).sentence


def _kind(by: Difference) -> Kind:
    if math.isnan(by.value) or math.isnan(by.low):
        return "undefined"
    return "better" if by.low > NOTHING else "worse" if by.high < -NOTHING else "luck"


_TITLES: Mapping[Kind, Mapping[bool, str]] = {
    "better": {
        False: N_("The network is worth it: it beats every simple model"),
        True: N_("The network is worth it: simple models learn nothing here, and it does"),
    },
    "luck": {
        False: N_("A simple model does as well as this network"),
        True: N_("Nothing was learned here: the same answer every time does as well"),
    },
    "worse": {
        False: N_("A simple model does better than this network"),
        True: N_("This network does harm: the same answer every time does better"),
    },
    "undefined": dict.fromkeys((False, True), N_("These test rows can't tell models apart")),
}


def _title(kind: Kind, best: Beside) -> Message:
    return Message(_TITLES[kind][best.name == "none"])


def _compared(template: str) -> Callable[["Run", Headline, Beside, Difference], Message]:
    def said(run: "Run", main: Headline, best: Beside, by: Difference) -> Message:
        digits = _digits(by)
        return Message.of(
            template,
            best=best.label,
            score=main.label,
            simple=written(best.value, digits),
            value=written(main.value, digits),
            simple_seconds=brief_seconds(best.seconds),
            seconds=brief_seconds(run.seconds),
            low=_signed(by.low, digits),
            high=_signed(by.high, digits),
        )

    return said


def _digits(by: Difference) -> int:
    """Return how many digits the difference bears; a bound that is not zero should not look like it."""
    return 3 if by.high - by.low < FINE or min(abs(by.low), abs(by.high)) < 0.005 else 2


def _signed(value: float, digits: int) -> str:
    return ("+" if round(value, digits) > 0 else "") + written(value, digits)


def _unmeasured(run: "Run", main: Headline, best: Beside, by: Difference) -> Message:
    return Message.of(
        N_("{score} can't be computed on these {rows:,} test rows, which are all alike. A larger test share may help."),
        score=main.label,
        rows=by.rows,
    )


_SENTENCES: Mapping[Kind, Callable[["Run", Headline, Beside, Difference], Message]] = {
    "better": _compared(
        N_(
            "This network scores {value} ({score}) in {seconds} s, the best simple one, {best}, {simple} in "
            "{simple_seconds} s. The difference is more than luck ({low} to {high}), so the network earns its trouble here."
        )
    ),
    "luck": _compared(
        N_(
            "{best} scores {simple} ({score}) in {simple_seconds} s, this network {value} in {seconds} s. "
            "The difference is within luck ({low} to {high}), so the network isn't worth its trouble here."
        )
    ),
    "worse": _compared(
        N_(
            "{best} scores {simple} ({score}) in {simple_seconds} s, this network {value} in {seconds} s. "
            "The difference is more than luck ({low} to {high}), and it is against the network."
        )
    ),
    "undefined": _unmeasured,
}
