"""What stands in the sections of "More": a table of fields each."""
