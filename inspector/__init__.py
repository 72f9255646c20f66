"""Inspector: visual quality inspection on one PC, trained on the plant's own photographs."""

__version__ = "0.1.0"
