"""What a session remembers of a workshop room: as whom it is there, and how far it has followed."""

from collections.abc import Mapping
from dataclasses import dataclass

SEAT = "seat"  # a participant's own token; never part of a link that is meant for others
ROOM = "room"  # a room's code, which invites
HOST = "host"  # a facilitator's key; never part of a link that is meant for others


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
    """

    code: str = ""
    seat: str = ""
    host: str = ""
    followed: int = 0

    @classmethod
    def opened(cls, link: Mapping[str, str]) -> "RoomMemory":
        """Return what a session begins with that was opened by a link."""
        return cls(link.get(ROOM, ""), link.get(SEAT, ""), link.get(HOST, ""))

    def link(self) -> Mapping[str, str]:
        """Return the parameters that find room and role again."""
        told = {ROOM: self.code, SEAT: self.seat, HOST: self.host}
        return {name: text for name, text in told.items() if text}
