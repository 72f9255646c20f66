"""A trap that was measured: with PySide6 6.12.0 on CPython 3.11 a few hundred `Signal.emit()` end the process."""

import subprocess
import sys


def test_many_signals_are_survived() -> None:
    code = (
        "from PySide6.QtCore import QCoreApplication, QObject, Signal\n"
        "class Sender(QObject):\n"
        "    told = Signal(bool)\n"
        "app = QCoreApplication([])\n"
        "sender, count = Sender(), [0]\n"
        "def receive(value):\n"
        "    count[0] += value\n"
        "sender.told.connect(receive)\n"
        "for _ in range(20_000):\n"
        "    sender.told.emit(True)\n"
        "print(count[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "20000"), done.stderr
