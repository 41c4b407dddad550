"""The hunt for the column that was planted: what is known of it, and what a guess comes to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.bundles import bundle
from core.evaluation.headlines import headline
from core.explanation.columns import column_name
from core.explanation.how import How
from core.explanation.leak import Pulls, alone_scores, pulls_in
from core.explanation.whole import bundled
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

LEAKY, HONEST = "german_credit_calls", "german_credit"
SHOWN = 8  # columns of the picture


@dataclass(frozen=True, eq=False)
class Hunt:
    """Hold the run with the planted column, the honest one on the same rows, and how much of all pulls each column has."""

    leaky: "Run"
    honest: "Run"
    pulls: Pulls
    planted: int


def hunt() -> Hunt:
    """Return the hunt, from what came with the product."""
    leaky, honest = bundle(LEAKY), bundle(HONEST)
    whole = bundled(leaky, How())
    if whole is None:
        raise FileNotFoundError(
            "the explanation of the bundled run is missing: python -m core.explanation.whole makes it"
        )
    planted = next(j for j, name in enumerate(leaky.data.feature_names) if name not in honest.data.feature_names)
    return Hunt(leaky, honest, pulls_in(whole), planted)


def opening(it: Hunt) -> Message:
    """Say what is suspicious, with both scores."""
    text = N_("Suspiciously good: {score} {leaky:.2f} where honest columns reach {honest:.2f}")
    return Message.of(text, **_scores(it))


def task(it: Hunt) -> Message:
    """Say what to look for."""
    text = N_(
        "A second model learned from the same {rows:,} loans and is tested on the same {test} of them; its table has one more column. With "
        "it {leaky:.0f} of 100 pairs of a bad and a good loan are put in the right order, without it {honest:.0f}. One of the {n} columns "
        "should not be there: its explanation shows which."
    )
    facts = {"rows": len(it.leaky.data.y), "test": len(it.leaky.split.test), "n": len(it.pulls.shares)}
    scores = {name: 100 * value for name, value in _scores(it).items() if isinstance(value, float)}
    return Message.of(text, **facts, **scores)


def picked_sentence(it: Hunt, column: int) -> Message:
    """Say what the explanation shows of a column that was picked, without giving the answer away."""
    rank = int((it.pulls.shares > it.pulls.shares[column]).sum()) + 1
    text = N_(
        "{column} makes {share:.0f} of 100 parts of all pulls, rank {rank} of {n}; alone, without any network, it reaches "
        "{score} {alone:.2f}."
    )
    return Message.of(
        text,
        column=column_name(it.leaky.data, column),
        share=100 * float(it.pulls.shares[column]),
        rank=rank,
        n=len(it.pulls.shares),
        score=headline(it.leaky).label,
        alone=float(alone_scores(it.leaky)[column]),
    )


def verdict(it: Hunt, column: int) -> Message:
    """Say whether a column is the planted one."""
    if column == it.planted:
        return Message(N_("Found: that column should not be there."))
    return Message(
        N_("Not this one: such a column can be known when the loan is asked for. Look for one that carries too much.")
    )


def reveal_title(it: Hunt) -> Message:
    """Say in few words which column it is."""
    share = 100 * float(it.pulls.shares[it.planted])
    text = N_("It was {column}: {share:.0f} of 100 parts of all pulls")
    return Message.of(text, column=column_name(it.leaky.data, it.planted), share=share)


def reveal(it: Hunt) -> Message:
    """Say what the planted column is, and what the model is worth without it."""
    text = N_(
        "Customer service called because the loan had gone bad. On the day of the decision nobody has called yet, so the column is empty "
        "then and the model would fail in use. We made the column up to show this. Without it, on the same test rows, {score} is "
        "{honest:.2f} ({low:.2f} to {high:.2f}) instead of {leaky:.2f}: that is what the model is worth."
    )
    main = headline(it.honest)
    return Message.of(text, low=main.low, high=main.high, **_scores(it))


def _scores(it: Hunt) -> dict[str, Message | float]:
    leaky, honest = headline(it.leaky), headline(it.honest)
    return {"score": leaky.label, "leaky": leaky.value, "honest": honest.value}
