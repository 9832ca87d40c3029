"""How much of a stranger's file is read, and the one way to say no."""

MOST_BYTES = 5 * 1024 * 1024
"""Of a file as it lies. A year of a large organisation is a tenth of a megabyte."""
MOST_TEXT = 512 * 1024
"""Signs of pasted text, where every word is weighed."""
MOST_UNPACKED = 20 * 1024 * 1024
MOST_RATIO = 100
"""Unpacked to packed: real workbooks stay below twenty."""
MOST_CELLS = 100_000
MOST_ROWS, MOST_COLUMNS = 5_000, 400
MOST_EVENTS = 10_000
MOST_DEPTH = 4
MOST_LINE = 20_000
MOST_NESTED, MOST_PIECES = 30, 200_000
"""Of a web page: tables inside tables, and tags with the texts between them."""


class Refusal(Exception):
    """The file is not read; the code of the finding and its arguments say why."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments
