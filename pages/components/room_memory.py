"""What a session remembers of a workshop room: as whom it is there, and how far it has followed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.rooms import Room

SEAT = "seat"  # a participant's own token; never part of a link that is meant for others
ROOM = "room"  # a room's code, which invites
HOST = "host"  # a facilitator's key; never part of a link that is meant for others
BOARD = "board"  # a pass that lets somebody look at the room's board, and do nothing
FOLLOWED = "followed"  # so that a reload doesn't bring a person back to where they have been


@dataclass
class RoomMemory:
    """Hold as whom a session is in a room; all empty when it is in none.

    Parameters
    ----------
    code : str
        Of the room that the session is in, leads, or was invited to.
    seat : str
        The participant's token.
    host : str
        The facilitator's key.
    followed : int
        The number of the last push that this session has followed.
    room : Room, optional
        As it was when this session last looked at it.
    person : int
        The participant's number in the room; 0 as long as it isn't known.
    tried : dict of str
        Key of a run of this session -> the exercise that it was tried for.
    begun : dict of str
        Key of an experiment under way -> the exercise that was open when its training began.
    away : bool
        Whether the room could not be reached when this session last looked.
    unheard : bool
        Whether the room did not hear what this session last told it.
    board : str
        The pass of the room's board, where the session is the projector's.
    turn : Lock
        Held by who opens or joins a room: Streamlit may run the callback of one press in two threads at once.
    """

    code: str = ""
    seat: str = ""
    host: str = ""
    followed: int = 0
    room: "Room | None" = None
    person: int = 0
    tried: dict[str, str] = field(default_factory=dict)
    begun: dict[str, str] = field(default_factory=dict)
    away: bool = False
    unheard: bool = False
    board: str = ""
    turn: Lock = field(default_factory=Lock, repr=False, compare=False)

    @classmethod
    def opened(cls, link: Mapping[str, str]) -> "RoomMemory":
        """Return what a session begins with that was opened by a link."""
        followed = link.get(FOLLOWED, "")
        steps = int(followed) if followed.isascii() and followed.isdecimal() and len(followed) < 9 else 0
        return cls(link.get(ROOM, ""), link.get(SEAT, ""), link.get(HOST, ""), steps, board=link.get(BOARD, ""))

    def link(self) -> Mapping[str, str]:
        """Return the parameters that find room and role again."""
        followed = str(self.followed) if self.seat and self.followed else ""
        told = {ROOM: self.code, SEAT: self.seat, HOST: self.host, FOLLOWED: followed, BOARD: self.board}
        return {name: text for name, text in told.items() if text}
