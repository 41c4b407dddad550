"""The workshop room: an agenda that a facilitator leads many people through, and what comes of it."""

from core.rooms.exercise import KINDS, Exercise, Question
from core.rooms.room import Person, Room, Said, Seat, State, Tried
from core.rooms.rooms import Rooms

__all__ = ["KINDS", "Exercise", "Person", "Question", "Room", "Rooms", "Said", "Seat", "State", "Tried"]
