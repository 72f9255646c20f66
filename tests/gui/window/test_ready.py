import pytest

from inspector.gui.window import ready
from inspector.gui.window.ready import ready_sentence
from inspector.services.machine import Load

PC = Load("CPU", False, 0.1, None, None)


def test_it_names_the_card_that_was_found() -> None:
    card = Load("NVIDIA T4", True, 0.0, (0, 16 * 2**30), None)
    assert ready_sentence(card).endswith("ready. NVIDIA T4 with 16 GB found.")


@pytest.mark.parametrize(("studio", "does"), [(True, "trains"), (False, "inspects")])
def test_without_a_card_it_says_what_the_processor_is_for(
    monkeypatch: pytest.MonkeyPatch, studio: bool, does: str
) -> None:
    monkeypatch.setattr(ready, "learns", lambda: studio)
    monkeypatch.setattr(ready, "cores", lambda: 8)
    assert ready_sentence(PC).endswith(f"It {does} on the processor, 8 cores.")
