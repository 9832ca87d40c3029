"""What a cell or a line says: its days, each with hour, status, footnote marks and words of its own."""

from datetime import date, time

from arshjul.domain.kalendarium import MeetingStatus
from arshjul.domain.meetingplans import moving
from arshjul.domain.meetingplans.days import Said, Turn
from arshjul.domain.meetingplans.scanning import STRUCK, DayMonth, Kind, Sign, scan
from arshjul.values import dataclass

_LONGEST_MEETING = 4
"""Days: "14-18" may be one meeting, "4-18" is not."""
_NEAR = 9


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
    old: tuple[str, ...] = ()
    """Days that a meeting has been moved from, when its new day is not said; they are odd too."""


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
        self.depth = 0
        """Of parentheses."""
        self.lead: time | None = None
        """The hour before the first day."""
        self.turn: Turn | None = None
        """The day that follows is the old one, or the new one, of the day before."""
        self.inside: Turn | None = None
        """The same for all days of a parenthesis."""

    def saying(self) -> Saying:
        index = 0
        while index < len(self.signs):
            sign = self.signs[index]
            self.depth += (sign.kind is Kind.OPEN) - (sign.kind is Kind.CLOSE and self.depth > 0)
            index += self._hear(index)
        return self._finished()

    def _hear(self, index: int) -> int:
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
                self.fresh = self.fresh or not self.depth
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
        found, used = self._date(index) if sign.kind is Kind.DATE else self._number(index)
        if found is None:
            return used
        found.turn, self.turn = self.turn or self.inside, None
        found.written = self._written(index, used)
        if not self.days:
            self.lead = next((s.value for s in self.waiting if isinstance(s.value, time)), None)
        self.days.append(found)
        for before in self.waiting:
            _tell(found, before)
        self.waiting, self.fresh = [], False
        return used

    def _turn(self, turn: Turn, index: int) -> None:
        """Within one parenthesis all days are old, "(ersätter 30/3 och 2/4)"; outside it only the next."""
        self.turn = turn
        closed = any(other.kind is Kind.CLOSE for other in self.signs[index:])
        self.inside = Turn("och", old=True) if turn.old and self.depth and closed else None

    def _written(self, index: int, used: int) -> str:
        """The day as it stands, with its month when that follows."""
        end = index + used + self._next(index + used - 1, Kind.MONTH)
        return " ".join(sign.text for sign in self.signs[index:end])

    def _next(self, index: int, *kinds: Kind) -> bool:
        return index + 1 < len(self.signs) and self.signs[index + 1].kind in kinds

    def _date(self, index: int) -> tuple[Said | None, int]:
        written = self.signs[index].value
        assert isinstance(written, DayMonth)
        last, used = (written.last, 1) if written.last else self._until(index, written)
        year = written.year or self.year
        found = Said(written.day, written.month, year, last, written.short, own_month=True)
        found.odd_range = last is not None and _too_long(written.day, written.month, *last)
        return found, used

    def _until(self, index: int, first: DayMonth) -> tuple[tuple[int, int] | None, int]:
        """2027-04-21 - 22, and 2027-04-21--2027-04-22: a last day behind a dash, when it is near enough."""
        dashes = 1 + self._kinds(index + 1, Kind.DASH, Kind.DASH)
        at = index + dashes + 1
        if not self._next(index, Kind.DASH) or at >= len(self.signs) or self._next(at, Kind.MONTH):
            return None, 1
        value = self.signs[at].value
        if isinstance(value, DayMonth):
            last = value.day, value.month
        elif self.signs[at].kind is Kind.DAY and isinstance(value, int):
            last = value, first.month
        else:
            return None, 1
        if self.signs[at].kind is Kind.DAY:
            taken = last[0] > first.day
        else:
            taken = not _too_long(first.day, first.month, *last)
        return (last, dashes + 2) if taken else (None, 1)

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
        return self._kinds(index - 2, Kind.DAY, Kind.MONTH) and not self._next(index, Kind.MONTH, Kind.DASH)

    def _kinds(self, start: int, *kinds: Kind) -> bool:
        found = self.signs[start : start + len(kinds)]
        return start >= 0 and tuple(sign.kind for sign in found) == kinds

    def _month(self, number: int, index: int) -> None:
        open_days = self._open_days()
        for day in open_days:
            day.month, day.own_month = number, True
            if day.last is not None and day.last[1] is None:
                day.last = (day.last[0], number)
        if not open_days:
            self.month = number
        elif not self._kinds(index + 1, Kind.DAY) or self._kinds(index - 1, Kind.DAY):
            self.month = None

    def _open_days(self) -> list[Said]:
        """Those that a month behind them is the month of: "9 (flyttat från 30 mars)" says so of 30 only."""
        days = [day for day in self.days if day.month is None]
        if not days or days[-1] is not self.days[-1] or days[-1].turn is None:
            return [day for day in days if day.turn is None or not day.turn.old]
        last = days[-1]
        whole = not days[-1].turn.old
        return [day for day in days if day is last or (whole and day.day <= last.day)]

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
        if isinstance(sign.value, Turn):
            self._turn(sign.value, self._place(sign))
        elif self.turn is not None:
            self.waiting.append(sign)
        elif self._moved():
            self._about_moved(sign)
        elif not self.days and sign.kind is Kind.WORD:
            self.intro.append(sign.text)
        elif self.fresh and self._day_follows(sign):
            self.waiting.append(sign)
        elif self.days:
            self._about_last(sign)
        elif sign.kind not in (Kind.OPEN, Kind.CLOSE, Kind.DASH):
            self.waiting.append(sign)

    def _about_last(self, sign: Sign) -> None:
        """A second weekday is the next day's; a week by itself, "12/1, vecka 24", is no day's."""
        if sign.kind is Kind.WEEK and self.fresh:
            self.odd.append(sign.text)
        elif sign.kind is Kind.WEEKDAY and self.days[-1].weekday is not None:
            self.waiting.append(sign)
        else:
            _tell(self.days[-1], sign)

    def _about_moved(self, sign: Sign) -> None:
        """Right behind the old day an hour is that day's; else words are about the meeting itself."""
        if sign.kind is Kind.CLOSE:
            self.inside, self.fresh = None, True
            return
        if sign.text == "till" and self._next(self._place(sign), Kind.DAY, Kind.DATE):
            self.turn = Turn(sign.text, old=False)  # flyttat från 30/3 till 6/4
            return
        whose = next((day for day in reversed(self.days) if day.turn is None or not day.turn.old), None)
        if self.fresh and self._day_follows(sign):
            self.waiting.append(sign)
        elif not self.fresh and sign.kind in (Kind.TIME, Kind.WEEKDAY):
            self.days[-1].written += f" {sign.text}"
        else:
            _tell(whose or self.days[-1], sign)

    def _moved(self) -> bool:
        """Whether the last day is one that a meeting has been moved from."""
        return bool(self.days) and self.days[-1].turn is not None and self.days[-1].turn.old

    def _day_inside(self, index: int) -> bool:
        """Whether a day stands in the parenthesis that opens here, near its beginning."""
        inside = [sign.kind for sign in self.signs[index + 1 : index + _NEAR]]
        before = inside[: inside.index(Kind.CLOSE)] if Kind.CLOSE in inside else inside
        return Kind.DAY in before or Kind.DATE in before

    def _place(self, sign: Sign) -> int:
        return next(i for i, other in enumerate(self.signs) if other is sign)

    def _day_follows(self, sign: Sign) -> bool:
        """Whether a day comes before the next break."""
        for other in self.signs[self._place(sign) + 1 :]:
            if other.kind in (Kind.DAY, Kind.DATE):
                return True
            if other.kind is Kind.BREAK:
                return False
        return False

    def _finished(self) -> Saying:
        self._year_for_all()
        if self.lead is not None and not any(day.clock for day in self.days[1:]):
            for day in self.days[1:]:
                day.clock = self.lead  # kl 9: 19/1, 16/2
        for sign in self.waiting:
            if self.days:
                _tell(self.days[-1], sign)
        loose = {sign.kind: sign for sign in self.waiting} if not self.days else {}
        words = [sign.text for sign in loose.values() if sign.kind in (Kind.STATUS, Kind.MARK, Kind.CALLED)]
        clock, weekday = loose.get(Kind.TIME), loose.get(Kind.WEEKDAY)
        days, old = moving.settled(self.days)
        return Saying(
            days,
            " ".join((*self.intro, *words)).strip(" -:,."),
            (*self.odd, *old),
            self.year,
            self.month,
            clock.value if clock and isinstance(clock.value, time) else None,
            weekday.value if weekday and isinstance(weekday.value, int) else None,
            old,
        )


def _too_long(day: int, month: int, last: int, last_month: int) -> bool:
    """Whether a span is no meeting; the length of a month whose end it goes over is not looked up."""
    if month == last_month:
        return not 0 < last - day <= _LONGEST_MEETING
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
