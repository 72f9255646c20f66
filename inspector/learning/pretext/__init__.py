"""What an encoder learns from drawn pictures before it has seen any photograph: see docs/encoder.md."""
