"""How busy the machine is: its processor, and an NVIDIA card where there is one; asked of the system, not of torch."""

import ctypes
import os
import sys
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Load:
    """A moment: `name` of the device that trains, its load from 0 to 1 (None: not known), memory in bytes.

    `memory` and `pc_memory` are (used, total), None where the system does not say. `card`: a graphics card trains.
    """

    name: str
    card: bool
    share: float | None
    memory: tuple[int, int] | None
    pc_memory: tuple[int, int] | None


class Machine:
    """Reads the load; the first reading opens the driver of the card and may take a while: not in the UI thread."""

    def __init__(self) -> None:
        self._card: _Card | None = None
        self._looked = False
        self._before: tuple[int, int] | None = None

    def read(self, device: str = "auto") -> Load:
        """Return the load of what `device` (auto, cpu, cuda) stands for."""
        if not self._looked and device != "cpu":
            self._looked, self._card = True, _open_card()
        busy = self._busy()
        if self._card is not None and device != "cpu":
            return Load(self._card.name, True, self._card.share(), self._card.memory(), _pc_memory())
        return Load("CPU", False, busy, None, _pc_memory())

    def _busy(self) -> float | None:
        now = _processor_times()
        before, self._before = self._before, now
        if now is None or before is None or now[1] <= before[1]:
            return None
        return min(1.0, max(0.0, (now[0] - before[0]) / (now[1] - before[1])))


def cores() -> int:
    """Return how many processors there are."""
    return os.cpu_count() or 1


def _processor_times() -> tuple[int, int] | None:
    """Return busy and total time since the system started, in units of its own."""
    if sys.platform == "win32":
        idle, kernel, user = ctypes.c_uint64(), ctypes.c_uint64(), ctypes.c_uint64()
        if not ctypes.windll.kernel32.GetSystemTimes(*map(ctypes.byref, (idle, kernel, user))):
            return None
        total = kernel.value + user.value  # the kernel's time has the idle time in it
        return total - idle.value, total
    try:
        first = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    except OSError:
        return None
    times = [int(ticks) for ticks in first]
    return sum(times) - times[3] - times[4], sum(times)


def _pc_memory() -> tuple[int, int] | None:
    if sys.platform == "win32":
        status = _WindowsMemory(length=ctypes.sizeof(_WindowsMemory))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return status.total - status.free, status.total
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    kib = {name: int(value.split()[0]) for name, value in (line.split(":", 1) for line in lines)}
    return (kib["MemTotal"] - kib["MemAvailable"]) << 10, kib["MemTotal"] << 10


class _WindowsMemory(ctypes.Structure):
    """MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("free", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 5),
    )


class _NvmlMemory(ctypes.Structure):
    """nvmlMemory_t."""

    _fields_ = (("total", ctypes.c_ulonglong), ("free", ctypes.c_ulonglong), ("used", ctypes.c_ulonglong))


class _NvmlUse(ctypes.Structure):
    """nvmlUtilization_t, in percent."""

    _fields_ = (("card", ctypes.c_uint), ("memory", ctypes.c_uint))


class _Card:
    """The first NVIDIA card, through the driver's own library (NVML)."""

    def __init__(self, library: ctypes.CDLL, handle: ctypes.c_void_p) -> None:
        self._library, self._handle = library, handle
        name = ctypes.create_string_buffer(96)
        library.nvmlDeviceGetName(handle, name, ctypes.c_uint(len(name)))
        self.name = short_name(name.value.decode(errors="replace"))

    def share(self) -> float | None:
        use = _NvmlUse()
        failed = self._library.nvmlDeviceGetUtilizationRates(self._handle, ctypes.byref(use))
        return None if failed else use.card / 100

    def memory(self) -> tuple[int, int] | None:
        memory = _NvmlMemory()
        failed = self._library.nvmlDeviceGetMemoryInfo(self._handle, ctypes.byref(memory))
        return None if failed else (memory.used, memory.total)


def short_name(name: str) -> str:
    """Return a card's name as people say it: "RTX A2000"."""
    words = [word for word in name.split() if word not in ("NVIDIA", "GeForce", "Quadro", "Tesla", "Laptop", "GPU")]
    return " ".join(words) or name


def _open_card() -> _Card | None:
    library = _nvml()
    if library is None or library.nvmlInit_v2():
        return None
    handle = ctypes.c_void_p()
    if library.nvmlDeviceGetHandleByIndex_v2(ctypes.c_uint(0), ctypes.byref(handle)):
        return None
    return _Card(library, handle)


def _nvml() -> ctypes.CDLL | None:
    for name in ("nvml.dll",) if sys.platform == "win32" else ("libnvidia-ml.so.1", find_library("nvidia-ml")):
        try:
            if name:
                return ctypes.CDLL(name)
        except OSError:
            continue
    return None
