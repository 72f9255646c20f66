"""Photographs as arrays: read and write, region and resize, tiles, regions of a heat map, overlays.

Every image inside Inspector is uint8 (h, w, 3) RGB. Pre-processing stands here once, for training,
evaluation, folder and camera alike.
"""
