"""Pictures that a program draws, to learn from without anybody's photographs: see docs/encoder.md."""
