"""Pieces that several pages show: they are given values, and report what was asked for."""
