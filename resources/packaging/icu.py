"""Qt's ICU library for Linux without what Inspector's window never asks it for: 27 of 32 MB.

Qt has languages, numbers and dates of its own; ICU sorts and compares for it. What it needs for that stays, in the
languages of the window; names of time zones and old encodings of texts go. The data are one symbol of a library: they
are read, thinned out, and linked again.
"""

import re
import shutil
import struct
import subprocess
from pathlib import Path

_UNUSED = re.compile(
    r"[^/]+/((brkitr|unit|zone|curr|lang|region|rbnf|translit)/|coll/(?!root|res_index|ucadata|de\.|en\.)"
    r"|[^/]+\.(cnv|spp)$|[a-z]\w*\.res$)"
)
_USED = re.compile(r"[^/]+/(root|res_index|supplementalData|likelySubtags|pool|icuver|keyTypeData|icustd)\.res$")
_ALIGNED = 16
_MAGIC, _FORMAT = b"\xda\x27", b"CmnD"

Item = tuple[str, bytes]


def thin(library: Path, folder: Path) -> Path:
    """Return a thinned copy of `libicudata.so.N` in `folder`, or the library itself where nothing links here."""
    ld, objcopy = shutil.which("ld"), shutil.which("objcopy")
    if ld is None or objcopy is None:
        return library
    folder.mkdir(parents=True, exist_ok=True)
    header, items = _read(library.read_bytes())
    blob, object_, made = folder / "icudata", folder / "icudata.o", folder / library.name
    blob.write_bytes(_written(header, [item for item in items if _is_used(item[0])]))
    symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
    subprocess.run([ld, "-r", "-b", "binary", "-o", object_.name, blob.name], cwd=folder, check=True)
    section = ".data=.rodata,alloc,load,readonly,data,contents"
    names = f"_binary_{blob.name}_start={symbol}"
    changes = ["--rename-section", section, "--set-section-alignment", f".data={_ALIGNED}", "--redefine-sym", names]
    subprocess.run([objcopy, *changes, object_.name], cwd=folder, check=True)
    link = [ld, "-shared", "-z", "noexecstack", "-soname", library.name, "-o", made.name, object_.name]
    subprocess.run(link, cwd=folder, check=True)
    return made


def _is_used(name: str) -> bool:
    return bool(_USED.match(name)) or not _UNUSED.match(name)


def _read(library: bytes) -> tuple[bytes, list[Item]]:
    """Return header and items of ICU's package of data (format CmnD), found in a library."""
    start = library.rfind(_MAGIC, 0, library.index(_FORMAT)) - 2
    (size,) = struct.unpack_from("<H", library, start)
    base = start + size
    (count,) = struct.unpack_from("<I", library, base)
    places = [struct.unpack_from("<II", library, base + 4 + 8 * at) for at in range(count)]
    ends = [place for _, place in places[1:]] + [len(library) - base]
    names = [library[base + at : library.index(b"\0", base + at)].decode() for at, _ in places]
    items = [
        (name, library[base + place : base + end]) for name, (_, place), end in zip(names, places, ends, strict=True)
    ]
    return library[start:base], items


def _written(header: bytes, items: list[Item]) -> bytes:
    names, places, data = b"", [], b""
    first = 4 + 8 * len(items)
    start = _aligned(first + sum(len(name.encode()) + 1 for name, _ in items))
    for name, content in items:
        places.append(struct.pack("<II", first + len(names), start + len(data)))
        names += name.encode() + b"\0"
        data += content.ljust(_aligned(len(content)), b"\0")
    table = struct.pack("<I", len(items)) + b"".join(places) + names
    return header + table.ljust(start, b"\0") + data


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
