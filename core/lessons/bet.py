"""The first thing to touch: how sure to say one is, and what being wrong then costs (cross-entropy, in plain words)."""

import math
from dataclasses import dataclass

from core.messages import N_, Message

LOWEST, HIGHEST, FIRST = 50, 99, 90  # percent
EVEN = math.log(2)  # what it costs to say "fifty-fifty", right or wrong


@dataclass(frozen=True)
class Bet:
    """Hold how sure somebody says to be, as a share."""

    sure: float

    @property
    def right(self) -> float:
        """What it costs when it is right, in coin tosses: the cross-entropy over that of fifty-fifty."""
        return -math.log(self.sure) / EVEN

    @property
    def wrong(self) -> float:
        """What it costs when it is wrong, in coin tosses."""
        return -math.log(1 - self.sure) / EVEN

    @property
    def bearable(self) -> float:
        """How often one may be wrong before saying "fifty-fifty" would have been cheaper, as a share."""
        # At fifty-fifty itself both prices are the same: a half is what the share comes to beside it.
        return (1 - self.right) / (self.wrong - self.right) if self.sure > 0.5 else 0.5


def cost_of_sureness(bet: Bet) -> Message:
    """Say what being wrong costs somebody who is so sure."""
    return Message.of(
        N_("Say {sure:.0%} and be wrong, and it costs as much as {wrong:.1f} coin tosses")
        if bet.sure > 0.5
        else N_("Say 50 % and it costs one coin toss, right or wrong"),
        sure=bet.sure,
        wrong=bet.wrong,
    )


def what_it_means(bet: Bet) -> Message:
    """Say how often somebody who is so sure may be wrong."""
    return Message.of(
        N_("Right, it costs only {right:.2f}. So it pays to say {sure:.0%} if you are wrong less than {bearable:.0%} of the "
           "time; more often, and “I don't know” would have been cheaper. A model is taught with exactly this price: it is "
           "called a loss, and it makes the model say no more than it knows.")
        if bet.sure > 0.5
        else N_("Whoever knows nothing can always have this price. A model is taught with it: it is called a loss, and a model "
                "that has learned something pays less on average. Move the slider to claim that you know more."),
        right=bet.right,
        sure=bet.sure,
        bearable=bet.bearable,
    )  # fmt: skip
