"""docs/faults.md names a test against each fault of earlier systems: here they are looked for."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/faults.md").read_text("utf-8"))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_the_test_against_a_fault_exists(file: str, name: str) -> None:
    assert re.search(rf"^\s*def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_every_fault_has_its_test() -> None:
    rows = [line for line in (ROOT / "docs/faults.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(NAMED) == len(rows) - 1 == 16  # all but the heading
