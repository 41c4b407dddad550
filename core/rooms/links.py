"""A room in a link: one to invite with, and two that are for one person alone."""

from collections.abc import Mapping

from core.rooms.codes import read_code

ROOM = "room"  # a room's code, which invites
SEAT = "seat"  # a participant's own token
HOST = "host"  # a facilitator's key
PRIVATE = (SEAT, HOST)  # never part of a link that is meant for others


def invitation(code: str) -> dict[str, str]:
    """Return the parameters of the link that lets people join."""
    return {ROOM: read_code(code)}


def facilitating(code: str, key: str) -> dict[str, str]:
    """Return the parameters of the facilitator's own link, which leads the room from anywhere."""
    return {ROOM: read_code(code), HOST: key}


def seated(code: str, token: str) -> dict[str, str]:
    """Return the parameters of a participant's own link, which finds their seat again on another device."""
    return {ROOM: read_code(code), SEAT: token}


def for_others(params: Mapping[str, str]) -> dict[str, str]:
    """Return a link's parameters without what is one person's alone."""
    return {name: text for name, text in params.items() if name not in PRIVATE}
