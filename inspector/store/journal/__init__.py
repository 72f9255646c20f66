"""The journal: every inspection of a project, committed before anybody sees it."""
