"""What a participant does in a room; every method but the first wants the token of their seat."""

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.brief.brief import Brief
from core.messages import N_, UserError
from core.rooms import rows
from core.rooms.answers import answer
from core.rooms.codes import digest, new_secret
from core.rooms.looking import Looking, shorten
from core.rooms.room import IN_HAND, Seat, State
from core.rooms.texts import name_of, same_name
from core.rooms.transactions import held, held_by, no_seat, outline
from core.rooms.trying import about_run

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.decision import Decision
    from core.store import Store
    from core.store.tables import RoomRow, SeatRow
    from core.training.run import Run

LONGEST_BRIEF = 2_000_000  # bytes of JSON
BEAT_SECONDS = 10.0  # between two notes of who is seen
LONGEST_PLACE = 40


class TakingPart(Looking):
    """Join rooms and answer in them."""

    def __init__(self, store: "Store", clock: Callable[[], float] = time.time) -> None:
        super().__init__(store, clock)
        self._beats: OrderedDict[str, tuple[float, str, str]] = OrderedDict()

    def join(self, code: str, name: str, address: str = "") -> str:
        """Take a seat in a room; return the participant's token, which is kept nowhere.

        Raises
        ------
        UserError
            When the code is unknown, the room full or closed, the name empty, too long or taken, or when there were too
            many wrong codes from this address.
        """
        room = self.find(code, address)
        clean, token, now = name_of(name), new_secret(), self._clock()

        def take(session: "Session") -> None:
            row = held(session, room.code)
            taken = rows.names(session, row.code)
            _check_free(row, clean, taken)
            number = max((one for one, _ in taken), default=0) + 1
            session.add(_new_seat(row, digest(token), number, clean, now))

        self._store.ask(take)
        self._snapshots.renew(room.code)
        return token

    def at(self, token: str, page: str, exercise: str = "") -> None:
        """Note that a participant is here, at most every ten seconds while they stay where they are."""
        found = self._find_seat(token)
        if found is None:
            return
        mark, now = digest(token), self._clock()
        place = {"page": page[:LONGEST_PLACE], "exercise": exercise[:LONGEST_PLACE]}
        before = self._beats.get(mark, (float("-inf"), None, None))
        moved = before[1:] != (page, exercise)
        if not moved and now - before[0] < BEAT_SECONDS:
            return

        def see(session: "Session") -> None:
            if moved:
                rows.count_up(session, found.code)
            rows.see(session, mark, now, place)

        self._store.ask(see)
        with self._lock:
            self._beats[mark] = (now, page, exercise)
            shorten(self._beats)
        if moved:
            self._snapshots.renew(found.code)

    def say(self, token: str, exercise: str, kind: str, value: Mapping[str, Any]) -> None:
        """Keep what a participant says to an exercise, in place of what they said to it before.

        Raises
        ------
        UserError
            When the seat is gone, the truth has been shown, or the answer is none.
        """
        from core.store.tables import SaidRow, upsert

        seat, now = self._seated(token), self._clock()

        def keep(session: "Session") -> None:
            row, mine = held_by(session, seat, token)
            clean = answer(outline(row), exercise, kind, value)
            values = {"seat": mine.digest, "exercise": exercise, "kind": kind, "room": row.code}
            upsert(session, SaidRow, {**values, "value": clean, "at": now})

        self._store.ask(keep)
        self._snapshots.renew(seat.code)

    def tried(self, token: str, exercise: str, run: "Run", decision: "Decision") -> None:
        """Keep what a participant's run came to, in numbers; of an upload neither name nor settings."""
        from core.store.tables import TriedRow, upsert

        seat, now, about = self._seated(token), self._clock(), about_run(run, decision)

        def keep(session: "Session") -> None:
            row, mine = held_by(session, seat, token)
            names = [one["name"] for one in row.agenda]
            values = {"seat": mine.digest, "key": run.key, "exercise": exercise if exercise in names else ""}
            upsert(session, TriedRow, {**values, "room": row.code, "about": about, "at": now})
            rows.forget_oldest(session, mine.digest)

        self._store.ask(keep)
        self._snapshots.renew(seat.code)

    def hand_in(self, token: str, brief: Brief, in_hand: Mapping[str, Any] | None = None) -> None:
        """Give a brief to the facilitator, in place of one given before.

        Parameters
        ----------
        in_hand : mapping, optional
            Names what was in hand, see `core.board.in_hand`; as what JSON can hold.
        """
        seat, text = self._seated(token), json.dumps(brief.to_plain() | ({IN_HAND: in_hand} if in_hand else {}))
        size = len(text)
        if size > LONGEST_BRIEF:
            raise UserError(
                N_("The brief to hand in: expected at most {most:,} bytes, received {n:,}."), most=LONGEST_BRIEF, n=size
            )

        def keep(session: "Session") -> None:
            _, mine = held_by(session, seat, token)
            mine.brief = text

        self._store.ask(keep)
        self._snapshots.renew(seat.code)

    def leave(self, token: str) -> None:
        """Delete a participant's seat with everything they said."""
        seat = self._find_seat(token)
        if seat is None:
            return

        def go(session: "Session") -> None:
            rows.held(session, seat.code)
            rows.remove_seat(session, digest(token))

        self._store.erase(go)
        with self._lock:
            self._seats.pop(digest(token), None)
            self._beats.pop(digest(token), None)
        self._snapshots.renew(seat.code)

    def _seated(self, token: str) -> Seat:
        found = self._find_seat(token)
        if found is None:
            raise no_seat()
        return found


def _new_seat(row: "RoomRow", mark: str, number: int, name: str, now: float) -> "SeatRow":
    from core.store.tables import SeatRow

    return SeatRow(digest=mark, room=row.code, number=number, name=name, joined=now, seen=now, place={}, brief="")


def _check_free(row: "RoomRow", name: str, taken: Sequence[tuple[int, str]]) -> None:
    if State.from_plain(row.state).closed:
        raise UserError(N_("This room is closed: nobody can join it any more."))
    if len(taken) >= row.capacity:
        raise UserError(N_("This room is full: it has {n} seats. Ask the facilitator."), n=row.capacity)
    if any(same_name(name, other) for _, other in taken):
        raise UserError(N_("The name “{name}” is taken in this room: add an initial."), name=name)
