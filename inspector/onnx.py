"""ONNX Runtime, kept silent. Everything of Inspector takes it from here.

What `inspector/__init__.py` says before the import is heard by its builds for Linux and macOS. Those for Windows hand
events to the system instead, which may send them on, until this is called; one event at the import cannot be helped.
It stands beside the floors, for both what learns and what inspects need it.
"""

import onnxruntime

onnxruntime.disable_telemetry_events()

__all__ = ["onnxruntime"]
