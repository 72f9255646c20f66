"""A built edition, tried as somebody uses it.

python -m tests.frozen --edition station [--app dist/Inspector-station] [--demo FOLDER] [--shots FOLDER] [--json FILE]

It is copied into a folder with spaces and umlauts, made unwritable, and run by another user without a network where
this one may do so (root may); what could not be taken away is said. `--demo` is what `inspector demo --headless --out
FOLDER` made, made where it is not there. Needs Xvfb.
"""

import argparse
import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.frozen.checks import CHECKS
from tests.frozen.place import Place, place
from tests.frozen.projects import demo
from tests.xserver import Screen, screen

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edition", choices=tuple(CHECKS), required=True)
    parser.add_argument("--app", type=Path, help="the built folder (default: dist/Inspector-EDITION)")
    parser.add_argument("--demo", type=Path, help="folder of a demo, or where to make one")
    parser.add_argument("--shots", type=Path, help="folder for pictures of the screen")
    parser.add_argument("--json", type=Path, help="file for what was measured")
    a = parser.parse_args()
    app = a.app or ROOT / "dist" / f"Inspector-{a.edition}"
    if not (app / "Inspector").is_file():
        parser.error(f"{app} holds no program: build it first, see build.spec")
    with tempfile.TemporaryDirectory() as scratch:
        made = demo(a.demo or Path(scratch) / "demo")
        with place(a.edition, app, made) as at, screen(Path(scratch)) as shown:
            taken = ", ".join(at.withheld) or "nothing"
            print(f"{a.edition} edition in {at.program.parent}; taken away from it: {taken}")
            passed, failed = run(at, shown, a.shots)
            for name, value in at.measured.items():
                print(f"  {name}: {value}")
            if a.json:
                a.json.write_text(json.dumps({"edition": a.edition, "failed": failed, **at.measured}, indent=1))
    print(f"{passed} passed, {failed} failed")
    return bool(failed)


def run(at: Place, shown: Screen, shots: Path | None) -> tuple[int, int]:
    """Do all checks, each after the other, whatever came of the one before."""
    passed = failed = 0
    for check in CHECKS[at.edition]:
        began = time.monotonic()
        try:
            check(at, shown, shots)
            passed += 1
            word = "ok    "
        except Exception:  # noqa: BLE001  a check that breaks has failed
            traceback.print_exc()
            failed += 1
            word = "FAILED"
        print(f"{word} {time.monotonic() - began:5.1f} s  {check.__doc__}", flush=True)
    return passed, failed


if __name__ == "__main__":
    sys.exit(main())
