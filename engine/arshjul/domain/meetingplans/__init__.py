"""Meeting plans as others publish them: from cells, lines and events to meetings, and nothing is lost."""
