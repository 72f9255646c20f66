"""The first tables: bundles, inspections, heat maps."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "bundles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("seal", sa.String, nullable=False),
        sa.Column("limits", sa.String, nullable=False),
        sa.UniqueConstraint("name", "seal", "limits"),
    )
    op.create_table(
        "inspections",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("time", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("error", sa.String),
        sa.Column("score", sa.Float),
        sa.Column("p_value", sa.Float),
        sa.Column("review_limit", sa.Float, nullable=False),
        sa.Column("anomaly_limit", sa.Float, nullable=False),
        sa.Column("bundle", sa.Integer, sa.ForeignKey("bundles.id"), nullable=False),
        sa.Column("camera", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("file", sa.String),
        sa.Column("took_ms", sa.Float, nullable=False),
        sa.Column("thumbnail", sa.String),
        sa.Column("photo", sa.String),
        sa.Column("height", sa.Integer),
        sa.Column("width", sa.Integer),
        sa.Column("spot_x", sa.Float),
        sa.Column("spot_y", sa.Float),
        sa.Column("disagreed", sa.Boolean, nullable=False, server_default="0"),
        sa.Column("label", sa.String),
        sa.Column("kind", sa.String, nullable=False, server_default=""),
        sqlite_autoincrement=True,
    )
    op.create_index("inspections_by_time", "inspections", ["time", "verdict", "error"])
    op.create_table(
        "heat_maps",
        sa.Column("inspection", sa.Integer, sa.ForeignKey("inspections.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("columns", sa.Integer, nullable=False),
        sa.Column("scores", sa.LargeBinary, nullable=False),
    )
