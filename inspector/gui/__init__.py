"""The window, over the same services as the command line. The only floor that knows Qt."""
