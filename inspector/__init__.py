"""Inspector: visual quality inspection on one PC, trained on the plant's own photographs."""

import os

__version__ = "0.1.0"

# Nothing leaves the PC. ONNX Runtime's official builds tell Microsoft of each session (from 1.29 on also on Linux), and
# keep a number of the PC below ~/.cache/Microsoft: this has to be said before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
