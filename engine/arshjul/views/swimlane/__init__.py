"""The swimlane: bodies in rows, months in columns, for a terminal and as a page."""
