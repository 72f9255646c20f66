"""What Windows shows of a program's file under Properties → Details."""

from pathlib import Path

_FORM = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("040904B0", [
{strings}
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def version_info(*, program: str, version: str, edition: str) -> str:
    """Return the version resource of `program`, in the form that PyInstaller reads."""
    strings = {
        "CompanyName": "The Inspector developers",
        "FileDescription": "Inspector: visual quality inspection",
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "Copyright The Inspector developers, Apache License 2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": f"Inspector ({edition} edition)",
        "ProductVersion": version,
    }
    numbers = tuple([*(int(part) for part in version.split(".")), 0, 0, 0, 0][:4])
    lines = ",\n".join(f"      StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return _FORM.format(numbers=numbers, strings=lines)


def write_version_info(folder: Path, *, program: str, version: str, edition: str) -> Path:
    """Write the version resource to `folder` and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{program}-version.txt"
    path.write_text(version_info(program=program, version=version, edition=edition), "utf-8")
    return path
