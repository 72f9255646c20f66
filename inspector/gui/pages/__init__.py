"""The pages of the window, one room each."""
