"""Ready agendas, of 45, 90 and 180 minutes: one story about loans, told shorter or longer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.messages import N_
from core.rooms.exercise import Exercise
from core.rooms.steps import STEPS


@dataclass(frozen=True)
class Agenda:
    """Describe a ready agenda; title and about are marked with `N_`.

    Parameters
    ----------
    exercises : tuple of Exercise
        To begin with; a facilitator may change them.
    """

    title: str
    about: str
    exercises: tuple[Exercise, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(exercise.minutes for exercise in self.exercises)


def _plan(**minutes: int) -> tuple[Exercise, ...]:
    """Return steps by their names, each with its minutes."""
    return tuple(replace(STEPS[name], minutes=given) for name, given in minutes.items())


AGENDAS: Mapping[str, Agenda] = {
    "45": Agenda(
        N_("45 minutes: from a guess to a decision"),
        N_(
            "Guess what a model can do, train one, price its mistakes, and decide. No one needs to know anything before."
        ),
        _plan(
            welcome=3,
            pairs=2,
            refused=2,
            train=4,
            pairs_again=2,
            beat=8,
            price=6,
            refused_again=2,
            why=5,
            fair=3,
            own_field=4,
            decide=3,
            word=1,
        ),
    ),
    "90": Agenda(
        N_("90 minutes: with the ideas behind it"),
        N_(
            "The same story with three lessons, a question about money, and more time for one's own field and the brief."
        ),
        _plan(
            welcome=3,
            bad_share=3,
            pairs=2,
            refused=2,
            networks=8,
            train=5,
            pairs_again=3,
            generalisation=8,
            beat=10,
            losses=7,
            money=2,
            price=8,
            money_again=2,
            refused_again=2,
            why=6,
            fair=5,
            own_field=6,
            decide=6,
            word=2,
        ),
    ),
    "180": Agenda(
        N_("180 minutes: with one's own data and a pitch"),
        N_(
            "The whole way to a decision brief of one's own: lessons, one's own table or idea, what it costs to run, and a pitch."
        ),
        _plan(
            welcome=4,
            bad_share=3,
            pairs=2,
            refused=2,
            networks=9,
            train=5,
            pairs_again=3,
            generalisation=9,
            beat=10,
            architectures=9,
            losses=8,
            money=2,
            price=9,
            money_again=2,
            refused_again=2,
            rest=10,
            leak=2,
            too_good=6,
            leak_again=2,
            why=8,
            gap=2,
            fair=6,
            gap_again=2,
            lifecycle=8,
            planner=9,
            own_field=8,
            own_data=14,
            decide=12,
            pitch=10,
            word=2,
        ),
    ),
}
"""Name, which is its minutes -> agenda."""
