"""How the window looks: one table of tokens for widgets, plots and overlays alike."""
