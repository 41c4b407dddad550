"""The tables of the store, the same in SQLite and PostgreSQL; a change here needs a migration in `migrations/`."""

from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map: ClassVar = {dict[str, Any]: JSON, dict[str, str]: JSON, list[dict[str, Any]]: JSON}


class Entry(Base):
    """One run: where its files are, what they weigh, and what they must be."""

    __tablename__ = "runs"

    key: Mapped[str] = mapped_column(primary_key=True)
    folder: Mapped[str]
    created: Mapped[float]
    used: Mapped[float]
    size: Mapped[int]
    digests: Mapped[dict[str, str]]
    about: Mapped[dict[str, Any]]


class RunFile(Base):
    """One file of a run, where several app servers share them; elsewhere they lie in folders."""

    __tablename__ = "run_files"

    place: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    written: Mapped[float]
    content: Mapped[bytes]


class KeptText(Base):
    """A text under a token, not JSON to the database, so that a broken one is found by who reads it, at its own cost."""

    __abstract__ = True

    token: Mapped[str] = mapped_column(primary_key=True)
    used: Mapped[float]
    content: Mapped[str]


class KeptLedger(KeptText):
    """One ledger, as JSON."""

    __tablename__ = "ledgers"


class KeptResult(Base):
    """One result that was computed of a run, as the bytes of a file of arrays."""

    __tablename__ = "results"

    key: Mapped[str] = mapped_column(primary_key=True)
    used: Mapped[float]
    content: Mapped[bytes]


class KeptBrief(KeptText):
    """One decision brief, as JSON, under its owner's private token."""

    __tablename__ = "briefs"


class RoomRow(Base):
    """One workshop room: who may lead it, what is planned, and where it is now. Times are seconds since 1970."""

    __tablename__ = "rooms"

    code: Mapped[str] = mapped_column(primary_key=True)
    key_digest: Mapped[str]  # of the facilitator's key, which is kept nowhere
    title: Mapped[str]
    created: Mapped[float]
    expires: Mapped[float]
    capacity: Mapped[int]
    agenda: Mapped[list[dict[str, Any]]]
    state: Mapped[dict[str, Any]]
    version: Mapped[int]  # grows with every change that somebody in the room can see


class SeatRow(Base):
    """One participant of a room."""

    __tablename__ = "seats"

    digest: Mapped[str] = mapped_column(primary_key=True)  # of the participant's token, which is kept nowhere
    room: Mapped[str] = mapped_column(ForeignKey("rooms.code", ondelete="CASCADE"), index=True)
    number: Mapped[int]  # from 1 in the order of joining: the name of who is anonymous
    name: Mapped[str]
    joined: Mapped[float]
    seen: Mapped[float]
    place: Mapped[dict[str, Any]]  # page and exercise
    brief: Mapped[str]  # as JSON, empty until handed in


class SaidRow(Base):
    """What a participant said to an exercise: a guess, an answer, a word."""

    __tablename__ = "said"
    __table_args__ = (Index("said_room", "room"),)

    seat: Mapped[str] = mapped_column(ForeignKey("seats.digest", ondelete="CASCADE"), primary_key=True)
    exercise: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(ForeignKey("rooms.code", ondelete="CASCADE"))
    value: Mapped[dict[str, Any]]
    at: Mapped[float]


class TriedRow(Base):
    """A run that a participant trained or opened while in the room, in numbers."""

    __tablename__ = "tried"
    __table_args__ = (Index("tried_room", "room"),)

    seat: Mapped[str] = mapped_column(ForeignKey("seats.digest", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    exercise: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(ForeignKey("rooms.code", ondelete="CASCADE"))
    about: Mapped[dict[str, Any]]
    at: Mapped[float]


def upsert(session: Session, kind: type[Base], values: dict[str, Any]) -> None:
    """Write a row, in place of one with the same primary key."""
    from sqlalchemy.dialects import postgresql, sqlite

    dialects = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
    adding: Any = dialects[session.get_bind().dialect.name](kind).values(**values)
    keys = [column.name for column in kind.__table__.primary_key]
    rest = {name: value for name, value in values.items() if name not in keys}
    session.execute(adding.on_conflict_do_update(index_elements=keys, set_=rest))
