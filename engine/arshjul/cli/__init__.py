"""The command line: parse, call one use case, print. ``commands`` and ``session`` are what all share."""
