"""Briefs, workshop rooms, and files of runs in the database."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT, TIME, PLAIN = sa.String, sa.Double, sa.JSON


def upgrade() -> None:
    """Make the tables; those of a try-out of this version, which had no number yet, stay."""
    op.create_table(
        "briefs",
        sa.Column("token", TEXT(), primary_key=True),
        sa.Column("used", TIME(), nullable=False),
        sa.Column("content", TEXT(), nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "run_files",
        sa.Column("place", TEXT(), primary_key=True),
        sa.Column("name", TEXT(), primary_key=True),
        sa.Column("written", TIME(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        if_not_exists=True,
    )
    _rooms()
    _answers()


def _rooms() -> None:
    op.create_table(
        "rooms",
        sa.Column("code", TEXT(), primary_key=True),
        sa.Column("key_digest", TEXT(), nullable=False),
        sa.Column("title", TEXT(), nullable=False),
        sa.Column("created", TIME(), nullable=False),
        sa.Column("expires", TIME(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("agenda", PLAIN(), nullable=False),
        sa.Column("state", PLAIN(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "seats",
        sa.Column("digest", TEXT(), primary_key=True),
        sa.Column("room", TEXT(), sa.ForeignKey("rooms.code", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", TEXT(), nullable=False),
        sa.Column("joined", TIME(), nullable=False),
        sa.Column("seen", TIME(), nullable=False),
        sa.Column("place", PLAIN(), nullable=False),
        sa.Column("brief", TEXT(), nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_seats_room", "seats", ["room"], if_not_exists=True)


def _answers() -> None:
    op.create_table(
        "said",
        sa.Column("seat", TEXT(), sa.ForeignKey("seats.digest", ondelete="CASCADE"), primary_key=True),
        sa.Column("exercise", TEXT(), primary_key=True),
        sa.Column("kind", TEXT(), primary_key=True),
        sa.Column("room", TEXT(), sa.ForeignKey("rooms.code", ondelete="CASCADE"), nullable=False),
        sa.Column("value", PLAIN(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
        if_not_exists=True,
    )
    op.create_index("said_room", "said", ["room"], if_not_exists=True)
    op.create_table(
        "tried",
        sa.Column("seat", TEXT(), sa.ForeignKey("seats.digest", ondelete="CASCADE"), primary_key=True),
        sa.Column("key", TEXT(), primary_key=True),
        sa.Column("exercise", TEXT(), primary_key=True),
        sa.Column("room", TEXT(), sa.ForeignKey("rooms.code", ondelete="CASCADE"), nullable=False),
        sa.Column("about", PLAIN(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
        if_not_exists=True,
    )
    op.create_index("tried_room", "tried", ["room"], if_not_exists=True)


def downgrade() -> None:
    """Drop them, with everything in them."""
    for name in ("tried", "said", "seats", "rooms", "run_files", "briefs"):
        op.drop_table(name)
