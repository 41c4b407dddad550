"""What a facilitator does in a room; every method wants the facilitator's key."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from core.brief.brief import Brief
from core.messages import N_, UserError
from core.rooms import rows
from core.rooms.checks import check_agenda
from core.rooms.codes import read_code
from core.rooms.exercise import Exercise
from core.rooms.looking import Looking
from core.rooms.room import IN_HAND, Person, State
from core.rooms.texts import title_of
from core.rooms.transactions import held, unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.store.tables import RoomRow

MOST_MINUTES = 180
LONGEST_SHOWN = 40
MOST_OPENED = 200


class Handed(NamedTuple):
    """Hold a brief that a person handed in, and as what JSON can hold what was in hand then; empty where nobody said."""

    person: Person
    brief: Brief
    in_hand: Mapping[str, Any]


class Leading(Looking):
    """Lead rooms.

    Raises
    ------
    UserError
        By every method, when the key is not that of the room's facilitator.
    """

    def push(self, code: str, key: str, step: int) -> None:
        """Open an exercise on everybody's screen, by its number from 0; -1 goes back to before the first.

        The one that is open already stays as it is: a press that arrives twice sends nobody anywhere again.
        """

        now = self._clock()

        def change(row: "RoomRow", state: State) -> State:
            if not -1 <= step < len(row.agenda):
                raise UserError(
                    N_("Exercise to open: expected a number below {n}, received {step}."), n=len(row.agenda), step=step
                )
            if step == state.step:
                return state
            opened = (*state.opened, (row.agenda[step]["name"], now)) if step >= 0 else state.opened
            moved = replace(state, step=int(step), pushed=state.pushed + 1, opened=opened[-MOST_OPENED:])
            return replace(moved, locked=False, ends_at=0.0)

        self._lead(code, key, change)

    def lock(self, code: str, key: str, locked: bool) -> None:
        """Keep everybody at the open exercise, or let them go elsewhere again."""
        self._lead(code, key, lambda _, state: replace(state, locked=bool(locked)))

    def timer(self, code: str, key: str, minutes: float) -> None:
        """Let time run from now; 0 takes the timer away."""
        if not 0 <= minutes <= MOST_MINUTES:
            raise UserError(
                N_("Timer: expected 0 to {most} minutes, received {minutes}."), most=MOST_MINUTES, minutes=minutes
            )
        ends_at = self._clock() + 60.0 * minutes if minutes else 0.0
        self._lead(code, key, lambda _, state: replace(state, ends_at=ends_at))

    def reveal(self, code: str, key: str, exercise: str) -> None:
        """Show the truth of an exercise; it can't be guessed any more."""

        def change(row: "RoomRow", state: State) -> State:
            if all(one["name"] != exercise for one in row.agenda):
                raise UserError(N_("The agenda has no exercise “{name}”."), name=exercise[:LONGEST_SHOWN])
            known = (*(name for name in state.revealed if name != exercise), exercise)
            return replace(state, revealed=known)

        self._lead(code, key, change)

    def anonymise(self, code: str, key: str, on: bool) -> None:
        """Show numbers in place of names on the board, or names again."""
        self._lead(code, key, lambda _, state: replace(state, anonymous=bool(on)))

    def close(self, code: str, key: str, closed: bool = True) -> None:
        """Let nobody join any more; who is in stays."""
        self._lead(code, key, lambda _, state: replace(state, closed=bool(closed)))

    def rename(self, code: str, key: str, title: str) -> None:
        """Give a room another title."""
        name = title_of(title)

        def change(row: "RoomRow", state: State) -> State:
            row.title = name
            return state

        self._lead(code, key, change)

    def rearrange(self, code: str, key: str, agenda: Sequence[Exercise]) -> None:
        """Put another agenda in place; the open exercise stays open if it is still in it."""
        check_agenda(agenda)
        plain = [exercise.to_plain() for exercise in agenda]

        def change(row: "RoomRow", state: State) -> State:
            open_now = row.agenda[state.step]["name"] if 0 <= state.step < len(row.agenda) else None
            names = [exercise.name for exercise in agenda]
            row.agenda = plain
            step = names.index(open_now) if open_now in names else min(state.step, len(names) - 1)
            moved = replace(state, step=step, revealed=tuple(name for name in state.revealed if name in names))
            return moved if open_now is None or open_now in names else replace(moved, pushed=state.pushed + 1)

        self._lead(code, key, change)

    def remove(self, code: str, key: str, person: int) -> None:
        """Delete a participant with everything they said."""

        def act(session: "Session", row: "RoomRow") -> None:
            found = rows.digest_of(session, row.code, person)
            if found is not None:
                rows.remove_seat(session, found)

        self._host(code, key, act, self._store.erase)

    def delete(self, code: str, key: str) -> None:
        """Delete a room with everything in it, at once and wholly."""
        self._host(code, key, lambda session, row: rows.remove_room(session, row.code), self._store.erase)
        self._snapshots.forget(read_code(code))

    def briefs(self, code: str, key: str) -> list[Handed]:
        """Return the briefs that were handed in."""
        self._check_host(code, key)
        known = self._known(code)
        found = self._store.ask(lambda session: rows.briefs(session, read_code(code)))
        if known is None:
            raise unknown()
        people = {person.number: person for person in known.room.people}
        return [_handed(people[number], json.loads(text)) for number, text in found if number in people]

    def _lead(self, code: str, key: str, change: "Callable[[RoomRow, State], State]") -> None:
        def act(session: "Session", row: "RoomRow") -> None:
            row.state = change(row, State.from_plain(row.state)).to_plain()

        self._host(code, key, act)

    def _host(
        self, code: str, key: str, act: "Callable[[Session, RoomRow], None]", ask: Callable[..., Any] | None = None
    ) -> None:
        """Act as the facilitator; `ask` of the store is `erase` where nothing of what goes is to stay in its files."""
        self._check_host(code, key)

        def led(session: "Session") -> None:
            act(session, held(session, read_code(code)))

        (ask or self._store.ask)(led)
        self._snapshots.renew(read_code(code))

    def _check_host(self, code: str, key: str) -> None:
        if self._known(code) is None:
            raise unknown()
        if not self.is_host(code, key):
            self._secrets.check("")
            raise UserError(N_("Only the room's facilitator can do this: open it by the facilitator's own link."))


def _handed(person: Person, plain: Mapping[str, Any]) -> Handed:
    hand = plain.get(IN_HAND)
    return Handed(person, Brief.from_plain(plain), hand if isinstance(hand, Mapping) else {})
