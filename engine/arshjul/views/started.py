"""What ``init`` has made: the folder, and how many files there are of each kind."""

from collections import Counter
from collections.abc import Iterable

from arshjul.views.catalogue import SENTENCES
from arshjul.views.columns import WIDTH, table
from arshjul.views.text import Words


def lines(words: Words, folder: str, files: Iterable[str], width: int = WIDTH) -> list[str]:
    """The folder, then a line for each file or folder in it.

    :param files: names from the folder on, with slashes
    """
    counted = Counter(name.partition("/")[0] for name in files)
    folders = {name.partition("/")[0] for name in files if "/" in name}
    rows = [
        [f"{place}/" if place in folders else place, words.count(count, "files"), _what(words, place)]
        for place, count in sorted(counted.items())
    ]
    return [folder, *table([""] * 3, rows, width, "  ", (0, 1))]


def _what(words: Words, place: str) -> str:
    code = f"ui.started/{place}"
    return words.say(code if code in SENTENCES else "ui.started/other")
