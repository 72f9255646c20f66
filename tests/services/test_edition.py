"""The edition is known by what is there."""

import pytest

from inspector.services import edition


def test_where_torch_is_it_can_learn() -> None:
    assert edition.learns()


def test_without_torch_it_is_a_station(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "find_spec", lambda name: None)
    assert not edition.learns()
