"""Bundles of older schemas, from before pretraining and heads, or before regions, are read as they are."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from inspector.core.errors import BundleDamaged
from inspector.core.recipe import Recipe
from inspector.runtime.bundle import FACTS, HEADS, Bundle, load_bundle
from inspector.runtime.facts import SCHEMA
from inspector.runtime.predictor import Predictor
from inspector.services.inspecting import inspect_file
from tests.conftest import Photos
from tests.runtime.sealed import FACTS_, sealed

NEW_OF_RECIPE = ("taps", "pretraining", "finetuning")
NEW_OF_PREPARATION = ("region", "ignored")


def taken_back(folder: Path) -> dict[str, Any]:
    """Make a bundle of schema 1 of one of the newest, as the first version wrote it; return its content."""
    content: dict[str, Any] = json.loads((folder / FACTS).read_text("utf-8"))["bundle"]
    for name in NEW_OF_RECIPE:
        del content["recipe"][name]
    for name in NEW_OF_PREPARATION:
        del content["recipe"]["preparation"][name]
    del content["learning"], content["images"]["learn"], content["files"][HEADS]
    (folder / HEADS).unlink()
    seal(folder, content, schema=1)
    return content


def seal(folder: Path, content: dict[str, Any], *, schema: int) -> None:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"))
    sealed_content = {"schema": schema, "seal": hashlib.sha256(plain.encode()).hexdigest(), "bundle": content}
    (folder / FACTS).write_text(json.dumps(sealed_content), "utf-8")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    sealed(tmp_path / "b")
    taken_back(tmp_path / "b")
    return tmp_path / "b"


def test_what_the_first_schema_says_is_kept(first: Path) -> None:
    facts = load_bundle(first).facts
    assert (facts.calibration, facts.limits, facts.report) == (FACTS_.calibration, FACTS_.limits, FACTS_.report)
    assert (facts.encoder, facts.notes, facts.seconds) == (FACTS_.encoder, FACTS_.notes, FACTS_.seconds)


def test_it_knew_neither_pretraining_nor_heads(first: Path) -> None:
    recipe = load_bundle(first).facts.recipe
    assert (recipe.pretraining, recipe.finetuning, recipe.taps) == (None, None, "auto")
    assert recipe == Recipe()


def test_nothing_was_learned_that_could_be_told(first: Path) -> None:
    assert load_bundle(first).facts.learning == {}


def test_reading_it_changes_no_byte(first: Path) -> None:
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    load_bundle(first)
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before


def test_a_changed_file_of_it_is_damage(first: Path) -> None:
    (first / "memory.safetensors").write_bytes(b"other")
    with pytest.raises(BundleDamaged, match=r"memory\.safetensors is not the file that was saved"):
        load_bundle(first)


def test_a_changed_word_of_it_is_damage(first: Path) -> None:
    file = first / FACTS
    file.write_text(file.read_text("utf-8").replace("resnet18", "resnet50"), "utf-8")
    with pytest.raises(BundleDamaged, match="was changed after it was saved"):
        load_bundle(first)


def test_a_bundle_of_this_schema_is_not_read_as_one_of_the_first(tmp_path: Path) -> None:
    sealed(tmp_path / "b")
    content = json.loads((tmp_path / "b" / FACTS).read_text("utf-8"))["bundle"]
    del content["files"][HEADS]
    (tmp_path / "b" / HEADS).unlink()
    seal(tmp_path / "b", content, schema=2)
    with pytest.raises(BundleDamaged, match=r"heads\.safetensors"):
        load_bundle(tmp_path / "b")


def test_it_inspects_as_before(bundle: Bundle, trained_bundle: Bundle, photos: Photos) -> None:
    taken_back(bundle.path)
    path = photos.good / "000.png"
    was, now = (
        inspect_file(path, loaded, Predictor.of(loaded, threads=1))
        for loaded in (trained_bundle, load_bundle(bundle.path))
    )
    assert (now.verdict, now.score, now.error) == (was.verdict, was.score, None)


def test_the_second_schema_judged_all_of_a_photograph(tmp_path: Path) -> None:
    sealed(tmp_path / "b")
    content = json.loads((tmp_path / "b" / FACTS).read_text("utf-8"))["bundle"]
    for name in NEW_OF_PREPARATION:
        del content["recipe"]["preparation"][name]
    seal(tmp_path / "b", content, schema=2)
    facts = load_bundle(tmp_path / "b").facts
    assert (facts.recipe.preparation.region, facts.recipe.preparation.ignored) == (None, ())
    assert facts == FACTS_


def test_a_region_is_told_by_a_schema_that_older_versions_refuse(tmp_path: Path) -> None:
    sealed(tmp_path / "b")
    written = json.loads((tmp_path / "b" / FACTS).read_text("utf-8"))
    assert written["schema"] == SCHEMA >= 3
    assert set(written["bundle"]["recipe"]["preparation"]) >= {"region", "ignored"}
