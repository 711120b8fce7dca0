"""First step: scenarios and their versions."""

import sqlalchemy as sa
from alembic import op

from raming.store.migrations.guards import forbid_changes

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of scenarios."""
    op.create_table(
        "scenario",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "scenario_version",
        sa.Column("id", sa.String(36), sa.ForeignKey("scenario.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("occupation", sa.String(100), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_index("scenario_version_occupation", "scenario_version", ["occupation"])
    forbid_changes("scenario_version")
