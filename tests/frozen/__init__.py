"""What PyInstaller has built is tried as somebody uses it: run by `.ci/run` and `.ci/package`, not by pytest."""
