"""Second step: decisions, and who saved a version and why."""

import sqlalchemy as sa
from alembic import op

from raming.store.migrations.guards import forbid_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of decisions; add author and comment to the versions of scenarios."""
    for name in ("author", "comment"):
        op.add_column("scenario_version", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.create_table(
        "decision",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "decision_version",
        sa.Column("id", sa.String(36), sa.ForeignKey("decision.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("occupation", sa.String(100), nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("author", sa.Text, nullable=False, server_default=""),
        sa.Column("comment", sa.Text, nullable=False, server_default=""),
    )
    op.create_index("decision_version_occupation", "decision_version", ["occupation"])
    forbid_changes("decision_version")
