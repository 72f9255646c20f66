"""Which cameras the system offers, and by which name each is found again although its number changes.

Linux numbers cameras in the order in which they were plugged in; /dev/v4l/by-id names them by maker, type and serial
number, /dev/v4l/by-path by the socket. Elsewhere OpenCV tells no names, and a camera is its backend and its index.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import cv2

_BACKEND = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW}.get(sys.platform, cv2.CAP_AVFOUNDATION)
_LABEL = {"linux": "V4L2-", "win32": "DSHOW-"}.get(sys.platform, "AVFOUNDATION-")
_PROBED = 6  # indexes that are tried where the system lists nothing
_FIRST = "-index0"  # a camera has several nodes; the first gives pictures, the others tell of them


@dataclass(frozen=True, slots=True)
class Device:
    """A camera of the system: `identity` finds it again, `name` is for people, `node` is where it is just now.

    `node` is a path on Linux and an index elsewhere; `backend` is OpenCV's.
    """

    identity: str
    name: str
    node: str | int
    backend: int


def find_devices(root: Path = Path("/")) -> tuple[Device, ...]:
    """Return the cameras that are there now. Where the system lists none they are tried, which takes seconds."""
    return _linux(root) if sys.platform.startswith("linux") else _probed()


def find_device(wanted: str, root: Path = Path("/")) -> Device | None:
    """Return the one camera of this identity, name or node; None where there is none, or no single one.

    Where the system lists none nothing is tried: what an identity such as "DSHOW-0" says is taken as it is.
    """
    if not sys.platform.startswith("linux"):
        return _at_index(wanted)
    devices = _linux(root)
    for names in ([d.identity for d in devices], [d.name for d in devices], [str(d.node) for d in devices]):
        if (times := names.count(wanted)) > 0:
            return devices[names.index(wanted)] if times == 1 else None
    return None


def _linux(root: Path) -> tuple[Device, ...]:
    nodes = [
        node
        for node in sorted((root / "dev").glob("video*"), key=_number)
        if _text(root / "sys/class/video4linux" / node.name / "index") in ("", "0")
    ]
    by_id, by_path = (_links(root / "dev/v4l" / folder) for folder in ("by-id", "by-path"))
    names = {node: _text(root / "sys/class/video4linux" / node.name / "name") or node.name for node in nodes}
    # Of two cameras of one type without serial numbers, both have the same id, and it points to either of them.
    twins = {name for name, count in Counter(names.values()).items() if count > 1}
    doubtful = {names[node] for node in nodes if names[node] in twins and node.name not in by_id}
    return tuple(
        Device(
            (by_path if names[node] in doubtful else by_path | by_id).get(node.name) or names[node],
            names[node],
            str(node),
            _BACKEND,
        )
        for node in nodes
    )


def _links(folder: Path) -> dict[str, str]:
    """Return the links to cameras' first nodes: by the node's name, what the link is called."""
    links = sorted(folder.iterdir()) if folder.is_dir() else []
    return {link.resolve().name: link.name for link in links if link.name.endswith(_FIRST)}


def _number(node: Path) -> int:
    digits = node.name.removeprefix("video")
    return int(digits) if digits.isdecimal() else -1


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _probed() -> tuple[Device, ...]:
    found = []
    for index in range(_PROBED):
        capture = cv2.VideoCapture(index, _BACKEND)
        if capture.isOpened():
            found.append(_at(index))
        capture.release()
    return tuple(found)


def _at_index(identity: str) -> Device | None:
    index = identity.removeprefix(_LABEL)
    return _at(int(index)) if index.isdecimal() else None


def _at(index: int) -> Device:
    return Device(f"{_LABEL}{index}", f"Camera {index + 1}", index, _BACKEND)
