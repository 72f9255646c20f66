"""Where torch works: which device, on how many cores."""

import os

import torch

from inspector.core.errors import DeviceMissing


def choose_device(wanted: str = "auto") -> torch.device:
    """Return the device for `auto`, `cpu`, `cuda`, `cuda:1`, `mps`. Raises `DeviceMissing`."""
    cards = torch.cuda.device_count() if torch.cuda.is_available() else 0
    available = ["cpu", *["cuda"] * bool(cards), *(f"cuda:{i}" for i in range(cards))]
    available += ["mps"] * torch.backends.mps.is_available()
    if wanted == "auto":
        return torch.device("cuda" if cards else "cpu")
    if wanted not in available:
        raise DeviceMissing(wanted, available)
    return torch.device(wanted)


def use_threads(count: int | None = None) -> int:
    """Let torch use `count` cores; by default all but one, so that a window beside it stays quick."""
    threads = count or max(1, (os.cpu_count() or 2) - 1)
    torch.set_num_threads(threads)
    return threads
