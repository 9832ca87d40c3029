"""Tables in plain text: split by tabs, strokes or runs of spaces, and put back into columns."""

import re
from collections.abc import Iterable, Iterator

from arshjul.domain.meetingplans import vocabulary
from arshjul.domain.meetingplans.saying import said
from arshjul.domain.meetingplans.sheets import BREAK, UNDIVIDED, Grid, Line, grid

_RULE = re.compile(r"[\s|:+=_-]+")
_HYPHEN = re.compile(r"[^\W\d_]{3}[-\u00ad]\s*\Z")
_GAP = re.compile(r"\S(?:.*?\S)??(?= {2,}|\Z)")
_LEAST_MONTHS = 3
_MOST_LINES = 12


def joined(lines: Iterable[Line]) -> Iterator[Line]:
    """A name that the page broke at a hyphen is one name again: "Barn- och utbildnings-", "nämnden"."""
    held: Line | None = None
    for line in lines:
        if held is not None and line.text.strip()[:1].islower():
            line = Line(held.text.rstrip()[:-1] + line.text.strip(), held.number)
        elif held is not None:
            yield held
        held = line if _HYPHEN.search(line.text) else None
        if held is None:
            yield line
    if held is not None:
        yield held


def split(lines: Iterable[Line]) -> Iterator[Grid | Line]:
    """Tables as grids, and the lines between them."""
    block: list[Line] = []
    kind = ""
    for line in _whole_rows(list(lines)):
        found = _kind(line.text, kind)
        if found != kind:
            yield from _closed(block, kind)
            block, kind = [], found
        block.append(line)
    yield from _closed(block, kind)


def _whole_rows(lines: list[Line]) -> Iterator[Line]:
    """Rows copied from a page, where line breaks inside cells broke them: put together by their tabs."""
    tabs, index = 0, 0
    while index < len(lines):
        text = lines[index].text
        if text.count("\t") > 1 and _heads(text):
            tabs = text.count("\t")
        used = _broken(lines, index, tabs) if tabs and text.strip() else 1
        yield Line(BREAK.join(line.text for line in lines[index : index + used]), lines[index].number)
        index += used


def _broken(lines: list[Line], start: int, tabs: int) -> int:
    """How many lines make a row of so many tabs; one when they do not come out even."""
    found = 0
    for used, line in enumerate(lines[start : start + _MOST_LINES], 1):
        found += line.text.count("\t")
        if found == tabs:
            return used
        if found > tabs or not line.text.strip():
            break
    return 1


def _heads(text: str) -> bool:
    """Whether the cells of a line are headings."""
    cells = text.split("\t")
    return sum(bool(vocabulary.month_head(cell) or vocabulary.header(cell)) for cell in cells) > 1


def _kind(text: str, before: str) -> str:
    """By what the line is divided into cells."""
    bare = text.strip()
    if "\t" in text and bare:
        return "\t"
    if bare.count("|") > 1 or (before == "|" and "|" in bare):
        return "|"
    if before == "|" and bare and _RULE.fullmatch(bare):
        return "|"
    heads = [word for word in re.split(r"\s+", bare) if vocabulary.month_head(word)]
    if len(heads) >= _LEAST_MONTHS and not said(bare).days:
        return f"months {bare}"  # another row of month headings is another table
    if before.startswith("months") and bare and _cells_of(text):
        return before
    return "" if not re.search(r"\S {2,}\S", text.strip()) else "  " if before in ("", "  ") else ""


def _cells_of(text: str) -> bool:
    """Whether the line may be a row of a table: words, and then numbers."""
    return bool(re.search(r"(?:^|\s)(?:\d|-(?:\s|$))", text)) and not re.match(r"\s*[*¹²³†]", text)


def _closed(block: list[Line], kind: str) -> Iterator[Grid | Line]:
    made: Grid | None = None
    if kind == "\t" and len(block) > 1:
        rows = [[cell.replace(BREAK, "\n") for cell in line.text.split("\t")] for line in block]
        made = grid(rows, [line.number for line in block])
    elif kind == "|" and len(block) > 1:
        made = _markdown(block)
    elif kind.startswith("months") and len(block) > 1:
        made = _by_heads(block)
    elif kind == "  " and len(block) > 2:
        made = _aligned(block)
    if made is None:
        yield from block
    else:
        yield made


def _markdown(block: list[Line]) -> Grid:
    """Rows between strokes; the dashes under the headings are an empty row: lines keep their numbers."""
    rows = []
    for line in block:
        bare = line.text.strip()
        inner = bare.removeprefix("|").removesuffix("|") if bare.startswith("|") else bare
        cells = [re.sub(r"<br ?/?>", "\n", cell.strip().strip("*_ ") if _bold(cell) else cell.strip())
                 for cell in inner.split("|")]  # fmt: skip
        cells = [cell.replace("\\*", "*") for cell in cells]
        rows.append([""] if _RULE.fullmatch(bare) else cells)
    return grid(rows, [line.number for line in block])


def _bold(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*(\*\*|__).+\1\s*", cell))


def _aligned(block: list[Line]) -> Grid | None:
    """Columns begin where the longest row has its cells; a cell belongs to the column it lies under."""
    found = [[(m.start(), m[0]) for m in _GAP.finditer(line.text.expandtabs())] for line in block]
    widest = max(found, key=len)
    if len(widest) < 2:
        return None
    starts = [start for start, _ in widest]
    rows = []
    for cells in found:
        row = [""] * len(starts)
        for start, text in cells:
            column = min(range(len(starts)), key=lambda i: abs(starts[i] - start))
            row[column] = f"{row[column]}\n{text}" if row[column] else text
        rows.append(row)
    return grid(rows, [line.number for line in block])


def _by_heads(block: list[Line]) -> Grid | None:
    """A row of headings with months, and rows with as many cells, also when single spaces divide them."""
    head = block[0].text.expandtabs()
    if re.search(r"\S {2,}\S", head) and (made := _aligned_to(head, block)) is not None:
        return made
    months = re.findall(r"\S+", head)
    count = sum(vocabulary.month_head(word) is not None for word in months)
    rows = [_headings(months)]
    for line in block[1:]:
        rows.append(_divided(line.text, count, len(rows[0]) - count))
    return grid(rows, [line.number for line in block])


def _headings(words: list[str]) -> list[str]:
    """The words before the months name one column, and "Tid" one of its own."""
    before = [word for word in words if not vocabulary.month_head(word)]
    months = [word for word in words if vocabulary.month_head(word)]
    clock = [word for word in before if vocabulary.header(word) == "time"]
    rest = " ".join(word for word in before if word not in clock)
    return [rest or "Organ", *clock[:1], *months]


def _divided(text: str, months: int, labels: int) -> list[str]:
    """A row's cells, from the right; a row with too few keeps them together, so that they are told of."""
    text = re.sub(r"(?<=\d)\s+(?=[¹²³⁴⁵⁶⁷⁸⁹*])", "", text)
    text = re.sub(r"(?<=[\d)*])\s*,\s*(?=\d)", ",", re.sub(r"(?<=\d)\s+(?=\()", "", text.strip()))
    words = text.split()
    split = next((i for i, word in enumerate(words) if re.match(r"\d|-$", word)), len(words))
    label, cells = " ".join(words[:split]), words[split:]
    clock = (
        [cells.pop(0)]
        if labels > 1 and cells and re.fullmatch(r"\d{1,2}[.:]\d\d(?:-\S+)?", cells[0])
        else [""]
    )
    if len(cells) != months:
        cells = [UNDIVIDED + " ".join(cells)] + [""] * (months - 1)
    return [label, *(clock if labels > 1 else []), *cells]


def _aligned_to(head: str, block: list[Line]) -> Grid | None:
    """Cells under headings that stand apart; None when some cell lies under none of them."""
    heads = [(m.start(), m.end()) for m in _GAP.finditer(head)]
    if sum(vocabulary.month_head(head[a:b]) is not None for a, b in heads) < _LEAST_MONTHS:
        return None
    rows = []
    for line in block:
        row = [""] * len(heads)
        for cell in _GAP.finditer(line.text.expandtabs()):
            column = max(
                range(len(heads)),
                key=lambda i: (_overlap(heads[i], cell.span()), -abs(heads[i][0] - cell.start())),
            )
            if row[column] or (column and not _overlap(heads[column], (cell.start() - 2, cell.end() + 2))):
                return None
            row[column] = cell[0]
        rows.append(row)
    return grid(rows, [line.number for line in block])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
