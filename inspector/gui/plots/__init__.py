"""Plots as cards: thin grid, named axes, chance as a dashed line with its word, the value at the line's end."""
