"""The journal's tables as they are now; `migrations/` tells how they came to be."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMA = 1  # the newest migration
_FORMAT = "%Y-%m-%d %H:%M:%S.%f"


class UtcTime(TypeDecorator[datetime]):
    """A time as UTC text that sorts as it should and that a person can read."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:  # noqa: ARG002
        """Return the text of a time with its zone."""
        return None if value is None else value.astimezone(UTC).strftime(_FORMAT)

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Return the time of a text."""
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


metadata = MetaData()

# What judged: a bundle with its limits. The same bundle with other limits is another row.
bundles = Table(
    "bundles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("seal", String, nullable=False),
    Column("limits", String, nullable=False),  # JSON: review and anomaly, with what they promise
    UniqueConstraint("name", "seal", "limits"),
)

inspections = Table(
    "inspections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("time", UtcTime, nullable=False),
    Column("verdict", String, nullable=False),
    Column("error", String),
    Column("score", Float),
    Column("p_value", Float),
    Column("review_limit", Float, nullable=False),
    Column("anomaly_limit", Float, nullable=False),
    Column("bundle", ForeignKey("bundles.id"), nullable=False),
    Column("camera", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("file", String),
    Column("took_ms", Float, nullable=False),
    Column("thumbnail", String),  # from the project's folder on, with /
    Column("photo", String),
    Column("height", Integer),  # of the photograph, in pixels
    Column("width", Integer),
    Column("spot_x", Float),  # the hottest place, as shares of width and height
    Column("spot_y", Float),
    Column("disagreed", Boolean, nullable=False, server_default="0"),
    Column("label", String),
    Column("kind", String, nullable=False, server_default=""),
    Index("inspections_by_time", "time", "verdict", "error"),  # counting reads this alone
    sqlite_autoincrement=True,  # no id twice, also after the newest rows were forgotten
)

# Apart from the rows, so that looking through a million of them does not read a gigabyte.
heat_maps = Table(
    "heat_maps",
    metadata,
    Column("inspection", ForeignKey("inspections.id", ondelete="CASCADE"), primary_key=True),
    Column("rows", Integer, nullable=False),
    Column("columns", Integer, nullable=False),
    Column("scores", LargeBinary, nullable=False),  # as `store.heat_maps` packs them
)
