"""Random damage: always a known error, or a bundle that says what it said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.errors import InspectorError
from inspector.runtime.bundle import FACTS, FILES, load_bundle
from tests.runtime.sealed import FACTS_, sealed

SPITEFUL = (b"null", b"{}", b"NaN", b"9" * 50, b'"', b"\\ud800")
Damage = Callable[[bytes], bytes]


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """Draw up to three flips, cuts and insertions at places given as shares of the file."""
    steps = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["flip", "cut", "insert", "remove"]),
                st.floats(0, 1),
                st.binary(min_size=1, max_size=8) | st.sampled_from(SPITEFUL),
            ),
            min_size=1,
            max_size=3,
        )
    )

    def apply(content: bytes) -> bytes:
        for how, where, more in steps:
            at = int(where * len(content))
            flipped = bytes(b ^ m for b, m in zip(content[at:], more, strict=False))
            content = {
                "flip": content[:at] + flipped + content[at + len(more) :],
                "cut": content[:at],
                "insert": content[:at] + more + content[at:],
                "remove": content[:at] + content[at + len(more) :],
            }[how]
        return content

    return apply


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sealed(tmp_path_factory.mktemp("damage") / "a").path


@given(damage=damages())
@settings(max_examples=300)
def test_a_damaged_json_is_a_known_error_or_says_the_same(whole: Path, damage: Damage) -> None:
    check(whole, FACTS, damage)


@pytest.mark.parametrize("name", FILES)
@given(damage=damages())
@settings(max_examples=40)
def test_a_damaged_file_is_a_known_error(whole: Path, name: str, damage: Damage) -> None:
    check(whole, name, damage)


def check(whole: Path, name: str, damage: Damage) -> None:
    original = (whole / name).read_bytes()
    damaged = damage(original)
    (whole / name).write_bytes(damaged)
    try:
        assert load_bundle(whole).facts == FACTS_
        assert name == FACTS or damaged == original
    except InspectorError:
        assert damaged != original
    finally:
        (whole / name).write_bytes(original)
