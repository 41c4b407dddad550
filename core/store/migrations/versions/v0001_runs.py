"""Runs, ledgers and results: the tables from before there were versions, which are kept where they are."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make what isn't there."""
    op.create_table(
        "runs",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("created", sa.Double(), nullable=False),
        sa.Column("used", sa.Double(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digests", sa.JSON(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "ledgers",
        sa.Column("token", sa.String(), primary_key=True),
        sa.Column("used", sa.Double(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "results",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("used", sa.Double(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        if_not_exists=True,
    )


def downgrade() -> None:
    """Drop everything."""
    for name in ("results", "ledgers", "runs"):
        op.drop_table(name)
