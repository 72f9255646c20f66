"""Torch's libraries opened before torch."""

import subprocess
import sys


def test_torch_is_imported_after_its_libraries_were_opened() -> None:
    code = (
        "import sys\n"
        "from inspector.services.libraries import open_torch_libraries\n"
        "open_torch_libraries()\n"
        "assert 'torch' not in sys.modules\n"
        "import torch\n"
        "print(int(torch.ones(3).sum()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "3"), done.stderr
