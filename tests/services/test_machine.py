"""The load of the machine, asked of the system."""

import sys

import pytest

from inspector.services.machine import Machine, short_name


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_processor_has_a_load_from_the_second_reading_on() -> None:
    machine = Machine()
    assert machine.read("cpu").share is None
    sum(i * i for i in range(2_000_000))  # the system counts in hundredths of a second
    share = machine.read("cpu").share
    assert share is not None
    assert 0 <= share <= 1


def test_memory_is_used_and_is_not_all() -> None:
    memory = Machine().read("cpu").pc_memory
    assert memory is not None
    assert 0 < memory[0] < memory[1]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("NVIDIA RTX A2000", "RTX A2000"),
        ("NVIDIA GeForce RTX 4070 Laptop GPU", "RTX 4070"),
        ("Tesla T4", "T4"),
        ("NVIDIA", "NVIDIA"),
    ],
)
def test_a_card_is_called_as_people_call_it(name: str, short: str) -> None:
    assert short_name(name) == short


def test_torch_is_not_needed() -> None:
    import subprocess

    code = "import sys; from inspector.services.machine import Machine; Machine().read(); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
