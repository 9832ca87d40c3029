"""What a cell or a line says: its days, each with hour, status, footnote marks and words of its own."""

from collections.abc import Iterator
from datetime import date, time

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans.scanning import STRUCK, DayMonth, Kind, Sign, scan
from arshjul.values import dataclass, field

_LONGEST_MEETING = 4
"""Days: "14-18" may be one meeting, "4-18" is not."""
_NEAR = 9


@dataclass
class Said:
    """One day, with everything that is said about it."""

    day: int
    month: int | None = None
    year: int | None = None
    last: tuple[int, int | None] | None = None
    """Last day of several, and its month."""
    short_year: bool = False
    clock: time | None = None
    weekday: int | None = None
    week: int | None = None
    status: MeetingStatus | None = None
    called: bool = False
    marks: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    was: tuple[int, int | None] | None = None
    """The day it has been moved from."""
    odd_range: bool = False
    own_month: bool = False
    """The text itself says the month."""
    struck: bool = False
    """The day is struck through."""

    @property
    def note(self) -> str:
        """The words that are left."""
        return " ".join(self.words).strip(" -:,.()!")


@dataclass(frozen=True, slots=True)
class Saying:
    """A whole cell or line."""

    days: tuple[Said, ...]
    intro: str
    """The words before the first day."""
    odd: tuple[str, ...]
    """What could not be understood, though it holds digits."""
    year: int | None = None
    """A year that is said without a day."""
    month: int | None = None
    clock: time | None = None
    weekday: int | None = None


def said(text: str, *, dotted: bool = False) -> Saying:
    """What the text says. Never raises; what it cannot read is in ``odd``."""
    return _Hearing(scan(text, dotted=dotted)).saying()


def of_date(value: date) -> Said:
    """A cell that is a date to the program that made it."""
    return Said(value.day, value.month, value.year, own_month=True)


class _Hearing:
    """Goes through the signs once."""

    def __init__(self, signs: tuple[Sign, ...]) -> None:
        self.signs = signs
        self.days: list[Said] = []
        self.odd: list[str] = []
        self.intro: list[str] = []
        self.waiting: list[Sign] = []
        """What stands before the day that it is about."""
        self.fresh = True
        """Nothing has been said since the last break."""
        self.year: int | None = None
        self.month: int | None = None

    def saying(self) -> Saying:
        depth, index = 0, 0
        while index < len(self.signs):
            sign = self.signs[index]
            depth += (sign.kind is Kind.OPEN) - (sign.kind is Kind.CLOSE and depth > 0)
            index += self._hear(index, depth)
        return self._finished()

    def _hear(self, index: int, depth: int) -> int:
        """One sign; how many were used."""
        sign = self.signs[index]
        match sign.kind:
            case Kind.DATE | Kind.DAY:
                return self._day(index)
            case Kind.MONTH:
                self._month(int(str(sign.value)), index)
            case Kind.YEAR:
                self._year(int(str(sign.value)))
            case Kind.BREAK:
                self.fresh = self.fresh or not depth
            case Kind.ODD:
                self.odd.append(sign.text)
            case Kind.OPEN if self.days and self._kinds(index + 1, Kind.DAY, Kind.CLOSE):
                self.days[-1].marks.append(str(self.signs[index + 1].value))  # 12 (1) is a footnote
                return 2
            case Kind.OPEN if self.days and self._day_inside(index):
                self.fresh = True  # 2/12 (ev. 9/12): what stands inside is about the day inside
            case _:
                self._about(sign)
        return 1

    def _day(self, index: int) -> int:
        sign = self.signs[index]
        found, used = self._date(sign) if sign.kind is Kind.DATE else self._number(index)
        if found is None:
            return used
        self.days.append(found)
        for before in self.waiting:
            _tell(found, before)
        self.waiting, self.fresh = [], False
        return used

    def _date(self, sign: Sign) -> tuple[Said | None, int]:
        written = sign.value
        assert isinstance(written, DayMonth)
        last = written.last
        year = written.year or self.year
        found = Said(written.day, written.month, year, last, written.short, own_month=True)
        found.odd_range = last is not None and _too_long(written.day, written.month, *last)
        return found, 1

    def _number(self, index: int) -> tuple[Said | None, int]:
        number = int(str(self.signs[index].value))
        if self._is_short_year(index, number):
            self.days[-1].year, self.days[-1].short_year = 2000 + number, True
            return None, 1
        found, used = Said(number, self.month, self.year, own_month=self.month is not None), 1
        if self._kinds(index + 1, Kind.DASH, Kind.DAY):
            found.last, used = (int(str(self.signs[index + 2].value)), self.month), 3
        elif self._kinds(index + 1, Kind.MONTH, Kind.DASH, Kind.DAY, Kind.MONTH):
            found.month, found.own_month = int(str(self.signs[index + 1].value)), True
            found.last, used = (
                (int(str(self.signs[index + 3].value)), int(str(self.signs[index + 4].value))),
                5,
            )
        if found.last and found.last[1] == found.month:
            found.odd_range = not 0 < found.last[0] - number <= _LONGEST_MEETING
        elif found.last and found.month and found.last[1]:
            found.odd_range = _too_long(number, found.month, found.last[0], found.last[1])
        return found, used

    def _is_short_year(self, index: int, number: int) -> bool:
        """14 jan 19: a number right after day and month is a year."""
        if index < 2 or number < 15 or not self.days or self.days[-1].year is not None:
            return False
        return self._kinds(index - 2, Kind.DAY, Kind.MONTH)

    def _kinds(self, start: int, *kinds: Kind) -> bool:
        found = self.signs[start : start + len(kinds)]
        return start >= 0 and tuple(sign.kind for sign in found) == kinds

    def _month(self, number: int, index: int) -> None:
        open_days = [day for day in self.days if day.month is None]
        for day in open_days:
            day.month, day.own_month = number, True
            if day.last is not None and day.last[1] is None:
                day.last = (day.last[0], number)
        if not open_days:
            self.month = number
        elif not self._kinds(index + 1, Kind.DAY) or self._kinds(index - 1, Kind.DAY):
            self.month = None

    def _year(self, year: int) -> None:
        undated = [day for day in self.days if day.year is None]
        for day in undated:
            day.year = year
        if not undated:
            self.year = year

    def _year_for_all(self) -> None:
        """26/1, 23/2 och 30/3 2026: the year behind the last day is that of those before it."""
        last = self.days[-1] if self.days else None
        if last is None or last.year is None or last.short_year or last.month is None:
            return
        for day in self.days[:-1]:
            if day.year is None and day.month is not None and (day.month, day.day) <= (last.month, last.day):
                day.year = last.year

    def _about(self, sign: Sign) -> None:
        """Words before any day introduce; after a break they are about the next day, else the last."""
        if not self.days and sign.kind is Kind.WORD:
            self.intro.append(sign.text)
        elif self.fresh and self._day_follows(sign):
            self.waiting.append(sign)
        elif self.days:
            leads = sign.kind is Kind.WEEKDAY and self.days[-1].weekday is not None
            self.waiting.append(sign) if leads else _tell(self.days[-1], sign)
        elif sign.kind not in (Kind.OPEN, Kind.CLOSE, Kind.DASH):
            self.waiting.append(sign)

    def _day_inside(self, index: int) -> bool:
        """Whether a day stands in the parenthesis that opens here, near its beginning."""
        inside = [sign.kind for sign in self.signs[index + 1 : index + _NEAR]]
        before = inside[: inside.index(Kind.CLOSE)] if Kind.CLOSE in inside else inside
        return Kind.DAY in before or Kind.DATE in before

    def _day_follows(self, sign: Sign) -> bool:
        """Whether a day comes before the next break."""
        position = next(i for i, other in enumerate(self.signs) if other is sign)
        for other in self.signs[position + 1 :]:
            if other.kind in (Kind.DAY, Kind.DATE):
                return True
            if other.kind is Kind.BREAK:
                return False
        return False

    def _finished(self) -> Saying:
        self._year_for_all()
        for sign in self.waiting:
            if self.days:
                _tell(self.days[-1], sign)
        loose = {sign.kind: sign for sign in self.waiting} if not self.days else {}
        words = [sign.text for sign in loose.values() if sign.kind in (Kind.STATUS, Kind.MARK, Kind.CALLED)]
        clock, weekday = loose.get(Kind.TIME), loose.get(Kind.WEEKDAY)
        return Saying(
            tuple(_moved(self.days)),
            " ".join((*self.intro, *words)).strip(" -:,."),
            tuple(self.odd),
            self.year,
            self.month,
            clock.value if clock and isinstance(clock.value, time) else None,
            weekday.value if weekday and isinstance(weekday.value, int) else None,
        )


def _too_long(day: int, month: int, last: int, last_month: int) -> bool:
    """Whether a span over a month's end is no meeting; the length of the month is not looked up."""
    return not 0 < (last_month - month) % 12 * 31 + last - day <= _LONGEST_MEETING + 3


def _tell(day: Said, sign: Sign) -> None:
    """One thing more about a day; what is said twice about one thing is kept as words."""
    value = sign.value
    match sign.kind:
        case Kind.TIME if day.clock is None and isinstance(value, time):
            day.clock = value
        case Kind.WEEKDAY if day.weekday is None and isinstance(value, int):
            day.weekday = value
        case Kind.WEEK if day.week is None and isinstance(value, int):
            day.week = value
        case Kind.STATUS if day.status is None and isinstance(value, MeetingStatus):
            day.status, day.struck = value, sign.text == STRUCK
        case Kind.MARK:
            day.marks.append(sign.text)
        case Kind.CALLED:
            day.called = True
        case Kind.OPEN | Kind.CLOSE:
            pass
        case _:
            day.words.append(sign.text)


def _moved(days: list[Said]) -> Iterator[Said]:
    """14 flyttat till 21, and 21 flyttat från 14, are one meeting each."""
    index = 0
    while index < len(days):
        day = days[index]
        after = days[index + 1] if index + 1 < len(days) else None
        turn = day.words[-1].casefold() if day.status is MeetingStatus.MOVED and day.words else ""
        if after is not None and turn in ("till", "från"):
            new, old = (after, day) if turn == "till" else (day, after)
            new.status, new.was = MeetingStatus.MOVED, (old.day, old.month)
            new.words = [*day.words[:-1], *after.words]
            new.month, new.year = new.month or old.month, new.year or old.year
            day, index = new, index + 1
        yield day
        index += 1
