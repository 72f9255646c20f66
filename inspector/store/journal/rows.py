"""Between values and rows: what an inspection is in the tables, and what a filter asks of them."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, or_, select

from inspector.core.judgement import HeatMap, Limit, Limits, Verdict
from inspector.core.sample import Label
from inspector.store.heat_maps import pack, unpack
from inspector.store.journal.entries import BundleName, Counts, Entry, Filter, NewEntry
from inspector.store.journal.pictures import Kept
from inspector.store.journal.tables import bundles, heat_maps, inspections

ENTRIES = select(
    inspections,
    bundles.c.name.label("bundle_name"),
    bundles.c.seal,
    bundles.c.limits,
    select(heat_maps.c.inspection).where(heat_maps.c.inspection == inspections.c.id).exists().label("has_heat"),
).join_from(inspections, bundles)


def bundle_id(connection: Connection, bundle: BundleName, limits: Limits) -> int:
    """Return the row of a bundle with its limits; it is added where it is new."""
    values = {"name": writable(bundle.name), "seal": bundle.seal, "limits": json.dumps(asdict(limits))}
    known = select(bundles.c.id).where(*(bundles.c[name] == value for name, value in values.items()))
    found = connection.execute(known).scalar()
    return found if found is not None else _key(connection.execute(bundles.insert().values(values)))


def add_entry(connection: Connection, entry: NewEntry, kept: Kept) -> int:
    """Add an inspection with its heat map; return its id."""
    picture, heat = entry.photograph, entry.heat_map
    shape: tuple[int | None, int | None] = (None, None)
    if picture is not None or heat is not None:
        shape = picture.shape[:2] if picture is not None else heat.image_shape if heat is not None else shape
    spot = _spot(heat) if heat is not None else (None, None)
    added = _key(
        connection.execute(
            inspections.insert().values(
                time=entry.time,
                verdict=str(entry.verdict),
                error=None if entry.error is None else writable(entry.error),
                score=entry.score,
                p_value=entry.p_value,
                review_limit=entry.limits.review.value,
                anomaly_limit=entry.limits.anomaly.value,
                bundle=bundle_id(connection, entry.bundle, entry.limits),
                camera=writable(entry.camera),
                number=entry.number,
                file=None if entry.file is None else writable(str(entry.file)),
                took_ms=entry.took_ms,
                thumbnail=kept.thumbnail,
                photo=kept.photo,
                height=shape[0],
                width=shape[1],
                spot_x=spot[0],
                spot_y=spot[1],
            )
        )
    )
    if heat is not None:
        rows, columns = heat.values.shape
        connection.execute(heat_maps.insert().values(inspection=added, rows=rows, columns=columns, scores=pack(heat)))
    return added


def to_entry(row: RowMapping, project: Path) -> Entry:
    """Return the entry of a row of `ENTRIES`."""
    limits = json.loads(row["limits"])
    return Entry(
        id=row["id"],
        time=row["time"],
        verdict=Verdict(row["verdict"]),
        limits=Limits(review=Limit(**limits["review"]), anomaly=Limit(**limits["anomaly"])),
        bundle=BundleName(row["bundle_name"], row["seal"]),
        camera=row["camera"],
        number=row["number"],
        took_ms=row["took_ms"],
        score=row["score"],
        p_value=row["p_value"],
        error=row["error"],
        file=_path(row["file"]),
        thumbnail=_path(row["thumbnail"], project),
        photo=_path(row["photo"], project),
        image_shape=None if row["height"] is None else (row["height"], row["width"]),
        spot=None if row["spot_x"] is None else (row["spot_x"], row["spot_y"]),
        has_heat=bool(row["has_heat"]),
        disagreed=row["disagreed"],
        label=None if row["label"] is None else Label(row["label"]),
        kind=row["kind"],
    )


def to_heat_map(row: Mapping[str, Any]) -> HeatMap:
    """Return the heat map of a row with the photograph's height and width."""
    return unpack(row["scores"], (row["rows"], row["columns"]), (row["height"], row["width"]))


def matching(which: Filter) -> ColumnElement[bool]:
    """Return the condition that a filter stands for."""
    table = inspections.c
    asked = [
        which.since is not None and table.time >= which.since,
        which.until is not None and table.time < which.until,
        bool(which.verdicts) and table.verdict.in_(sorted(map(str, which.verdicts))),
        which.errors is not None and (table.error.is_not(None) if which.errors else table.error.is_(None)),
        bool(which.bundle) and table.bundle.in_(_bundles_called(writable(which.bundle))),
        which.judged is not None and (table.label.is_not(None) if which.judged else table.label.is_(None)),
        which.disagreed is not None and table.disagreed.is_(which.disagreed),
        bool(which.text) and _mentions(which.text),
    ]
    return and_(True, *(condition for condition in asked if condition is not False))


def counted(connection: Connection, which: Filter) -> Counts:
    """Return how many inspections that fit ended how."""
    failed = inspections.c.error.is_not(None)
    asked = select(inspections.c.verdict, failed, func.count()).where(matching(which)).group_by("verdict", failed)
    found = {(verdict, bool(error)): number for verdict, error, number in connection.execute(asked)}
    return Counts(
        good=found.get((Verdict.GOOD, False), 0),
        review=found.get((Verdict.REVIEW, False), 0),
        anomaly=found.get((Verdict.ANOMALY, False), 0),
        errors=sum(number for (_, error), number in found.items() if error),
    )


def writable(text: str) -> str:
    """Return a text as SQLite takes it: Linux allows names that are no UTF-8, whose strange bytes are spelled out."""
    return text.encode("utf-8", "backslashreplace").decode()


def _bundles_called(name: str) -> Select[int]:
    return select(bundles.c.id).where(or_(bundles.c.name == name, bundles.c.seal == name))


def _mentions(text: str) -> ColumnElement[bool]:
    table = inspections.c
    parts = [table.file.icontains(text, autoescape=True), table.camera.icontains(text, autoescape=True)]
    return or_(*parts, table.number == int(text)) if text.isdecimal() and len(text) < 19 else or_(*parts)


def _spot(heat_map: HeatMap) -> tuple[float, float]:
    """Return the middle of the hottest patch as shares (x, y) of the photograph."""
    (x, y), (height, width) = heat_map.spot, heat_map.image_shape
    return x / width, y / height


def _path(text: str | None, folder: Path | None = None) -> Path | None:
    if text is None:
        return None
    return Path(text) if folder is None else folder / text


def _key(result: Any) -> int:
    return int(result.inserted_primary_key[0])
