"""Plain lines: "Tisdag 14 februari kl 13.00 Regionstyrelsen (inställt)", and headings with dates."""

import re

from arshjul.domain.findings import Severity
from arshjul.domain.meetingplans import asides, titles, vocabulary
from arshjul.domain.meetingplans.bodies import Label
from arshjul.domain.meetingplans.days import Said
from arshjul.domain.meetingplans.desk import Desk, Raw, label, short, years_in
from arshjul.domain.meetingplans.found import Spot, at_line
from arshjul.domain.meetingplans.saying import Saying, said
from arshjul.domain.meetingplans.sheets import Cell, Grid, Line
from arshjul.values import replace

_BULLET = re.compile(r"^\s*(?:[-•·–—o▪◦]|\*(?=\s+(?:\d|[^\W\d_]+(?:dag|\s+den)?\s+(?:den\s+)?\d)))\s+")
_LABEL = re.compile(r"(?i)^(?:nämnd|organ|instans|forum|styrelse/nämnd|nämnd/styrelse|beslutsorgan)\s*:\s+")
"""Before the name itself: "Nämnd: Socialnämnden"."""
_LONE = re.compile(r"\s*\d{1,2}[*¹²³]*(?:\s*[,&]\s*\d{1,2}[*¹²³]*)*\s*")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\*?(?:(?:,| och| samt|\s)\s*\d{1,2}\.\d{1,2}\*?)+\.?")
"""Only days and months: 15.1, 12.2."""
_PLAN_FOR = re.compile(r"(?i)^(?:sammanträdes|mötes)\w* (?:(?:år )?(?:19|20)\d\d )?för (?:år )?")
_APART = re.compile(r" {3,}")
_MANY_LONE = 6
_MOST_BESIDE, _MOST_WORDS = 2, 8
"""Words before the first day that name no body, and words a day: more is a sentence."""
_MOST_HOUR_WORDS = 4
_USUAL = re.compile(r"(?i)(?:samtliga |alla )?(?:möten|sammanträden)a? .*?(?:hålls|börjar|startar|inleds)\b")
"""How a sentence begins that tells when the body usually meets."""
_SAME = re.compile(r"(?i)(?:nämnd|nämnden|styrelse|styrelsen|fullmäktige|direktion|direktionen)")
_BARE = re.compile(
    rf"{_SAME.pattern}|(?:arbets|allmänna |personal|budget|individ)?utskott(?:et)?|presidi(?:um|et)"
    r"|beredning(?:en)?"
)
_MEETS = re.compile(r"(?<=.)\s+sammanträder\s.*")
_ABOUT = re.compile(r"(?i)\s+(?:sammanträder|möten|mötesdagar|mötestider|sammanträden|sammanträdes\w+)\b.*")


class Reader:
    """Reads lines in order and remembers under which heading it is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.body: Label | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.about = Saying((), "", ())
        self.lone: list[Line] = []
        self.parent: Label | None = None
        """The body whose part "Arbetsutskott", as a heading, is."""
        self.heads: list[tuple[Label, Saying]] = []
        """Headings right under each other, without days between them."""
        self.across: bool | None = None
        """Whether the days under them stand in columns; None before any have been seen."""
        self.empty: list[tuple[Label, Spot]] = []
        self.headed: tuple[Label, Spot, int] | None = None
        """The last heading, and how many meetings had been read before it."""
        self.pending: tuple[str, Spot] | None = None
        """A line that is perhaps the heading of days that follow."""

    def line(self, line: Line) -> None:
        """One line."""
        bare = re.sub(
            r"\\([*_#])", r"\1", line.text
        )  # as Markdown keeps its own signs from meaning something
        text = _LABEL.sub("", vocabulary.plain(_BULLET.sub("", bare.lstrip("# >"))))
        if not text.strip(" -=_*|:"):
            return
        if asides.is_stamp(text):
            self.desk.aside(text, at_line(self.desk.file, line))
            return
        self._one(line, bare, text)

    def _one(self, line: Line, bare: str, text: str) -> None:
        text = text.strip("_ ") if not text.startswith("*") else re.sub(r"^\*\*(.+?)\*\*:?$", r"\1", text)
        found = said(text, dotted=_DOTTED.fullmatch(text) is not None)
        if len(found.days) > 1 and _APART.search(
            line.text.strip()
        ):  # what stands apart is not about the next day
            found = said(_APART.sub(" | ", line.text.strip()))
        spot = at_line(self.desk.file, line)
        if self.desk.legend.take(bare.lstrip("# >").strip()):
            return
        if _LONE.fullmatch(text) and self.month is None:
            self.lone.append(line)
            return
        if found.days and all(day.month or self.month for day in found.days):
            self._days(found, text, spot)
            return
        self._drop()
        if self._heading(text, found, spot) or self._hours(text, found):
            return
        self._elsewhere(found, text, spot)
        if (
            vocabulary.section(text) is None
            and asides.is_title(text)
            and not found.days
            and not self.desk.legend.take_name(text)
        ):
            self.pending = text, spot
        else:
            self.desk.aside(text, spot)

    def over(self, grid: Grid) -> Grid:
        """A table with the heading above it as its name; without names of its own it is that body's."""
        if self.body is None:
            return grid
        named = replace(grid, name=self.body.name)
        if not all(vocabulary.month_head(cell.text) for cell in grid.rows[0]):
            return named
        hour = f" kl {self.about.clock:%H.%M}" if self.about.clock else ""
        names = ["Organ", *[(self.body.code or self.body.name) + hour] * (len(grid.rows) - 1)]
        rows = zip(names, grid.rows, strict=True)
        return replace(named, rows=tuple((Cell(name, row[0].row, 1), *row) for name, row in rows))

    def _drop(self) -> None:
        """No days came under the line that was perhaps a heading."""
        if self.pending is not None:
            self.desk.aside(*self.pending)
            self.pending = None

    def _elsewhere(self, found: Saying, text: str, spot: Spot) -> None:
        """A line about another body, "Aktuell kallelse till nämnden": days under it are not the heading's."""
        if asides.is_sentence(text):
            return
        self.desk.odd(found.odd if self.body or found.days else (), text, spot)
        last = label(text.split()[-1]).name if len(text.split()) <= _MOST_WORDS else ""
        if self.body is not None and self.desk.body_like(last) and vocabulary.like_body(last):
            ours = vocabulary.folded(self.desk.bodies.full(self.body))
            self.body = self.body if vocabulary.folded(last) in ours else None

    def _hours(self, text: str, found: Saying) -> bool:
        """Under a body's heading: "Onsdagar klockan 13"."""
        loose = [word for word in text.split() if vocabulary.weekday(word.strip(",.")) is None]
        if self.body is None or found.days or (found.clock is None and found.weekday is None):
            return False
        usual = _USUAL.match(text) is not None and found.weekday is None
        if (len(loose) > _MOST_HOUR_WORDS and not usual) or any(
            vocabulary.like_code(word.strip(":")) for word in loose
        ):
            return False
        clock = found.clock or self.about.clock
        weekday = self.about.weekday if found.weekday is None else found.weekday
        self.about = replace(self.about, clock=clock, weekday=weekday)
        self.heads[-1:] = [(self.body, self.about)]
        return True

    def end(self) -> None:
        """Tell of the numbers that stood alone: a table whose cells have each got a line."""
        self._drop()
        self._idle()
        for body, spot in self.empty:
            self.desk.tell("row-without-days", spot, name=body.name or body.code)
        if len(self.lone) >= _MANY_LONE:
            spot = at_line(self.desk.file, self.lone[0])
            self.desk.tell("cells-one-per-line", spot, Severity.ERROR, count=len(self.lone))
            return
        for line in self.lone:
            self.desk.tell("line-unread", at_line(self.desk.file, line), value=short(line.text))

    def _idle(self, after: Label | None = None) -> None:
        """Tell of a heading that names a body and had no days under it."""
        if self.headed is None:
            return
        body, spot, before = self.headed
        same = after is not None and after.name.casefold().startswith(body.name.casefold())
        if len(self.desk.raws) != before:
            self.heads = []
        elif not same:
            self.empty.append((body, spot))
        else:
            self.heads = self.heads[:-1]
        self.headed = None

    def _heading(self, text: str, found: Saying, spot: Spot) -> bool:
        """A line that says under what the next ones stand: a body, a month, a year."""
        head = vocabulary.month_head(text)
        if head is not None:
            self.month, self.year = head[0], head[1] or self.year
            return True
        if found.days or found.old or len(_MEETS.sub("", text)) > 120:
            return False
        whose = _PLAN_FOR.sub("", _MEETS.sub("", text) if asides.is_sentence(text) else text)
        if titles.many(re.sub(r"\([^)]*\)", "", whose).strip(" ."), self.desk):
            return False
        name = _ABOUT.sub("", label(whose).name)
        if not (self.desk.body_like(name) or (self.desk.bodies.is_known(text))):
            return False
        if self.desk.legend.take_name(text):
            return True
        years = years_in(text)
        body = self._whole(name, text)
        self._idle(body)
        self.heads = [*self.heads, (body, found)] if self.across is None else [(body, found)]
        self.across = None
        self.body, self.about, self.month = body, found, None
        self.headed = body, spot, len(self.desk.raws)
        self.desk.section = None
        self.year = years[0] if len(years) == 1 else self.year
        return True

    def _whole(self, name: str, text: str) -> Label:
        """Under "Socialnämnden", the headings "Nämnd" and "Arbetsutskott" are that body and its own part."""
        self.pending = None
        if self.parent is None or not _BARE.fullmatch(name) or self.desk.bodies.is_known(text):
            self.parent = label(name)
            return self.parent
        if _SAME.fullmatch(name):
            return self.parent
        owner = self.desk.bodies.full(self.parent)
        return label(f"{owner}{'' if owner.endswith('s') else 's'} {name[:1].lower()}{name[1:]}")

    def _days(self, found: Saying, text: str, spot: Spot) -> None:
        self._under(found)
        if self._in_columns(found, spot):
            return
        body, rest = self._whose(found, spot)
        if body is None and not asides.is_sentence(text):
            self.desk.tell("line-without-body", spot, Severity.ERROR, value=short(text))
            return
        if body is None or self._prose(text, found, rest):
            self.desk.tell("text-with-dates", spot, value=short(text))
            if _MEETS.search(text):
                self._heading(_MEETS.sub("", text), Saying((), "", ()), spot)
            return
        self.desk.odd(found.odd, text, spot)
        others, rest = self._others(rest)
        for day in found.days:
            self._day(day, body, rest, spot)
        for other in others:
            self._day(replace(found.days[0]), other, rest, spot)

    def _others(self, rest: str | None) -> tuple[list[Label], str | None]:
        """Further bodies that meet that day, when the words behind the first are nothing but names."""
        text = (rest or "").strip()
        names = titles.several(text, self.desk) or ((text,) if titles.names_one(text, self.desk) else ())
        return [label(name) for name in names], "" if names else rest

    def _in_columns(self, found: Saying, spot: Spot) -> bool:
        """Several headings under each other, and then as many days on a line: each heading has a column."""
        if self.across is None:
            self.across = len(self.heads) > 1 and len(found.days) == len(self.heads) and not found.intro
            if self.across:
                self.desk.tell("heads-as-columns", spot, count=len(self.heads))
                self.empty = self.empty[: -len(self.heads) + 1]
        if not self.across:
            return False
        if len(found.days) != len(self.heads) or found.intro:
            told = {"count": len(found.days), "bodies": len(self.heads)}
            self.desk.tell("line-columns", spot, Severity.ERROR, **told)
            return True
        for (body, about), day in zip(self.heads, found.days, strict=True):
            self.body, self.about = body, about
            self._day(day, body, None, spot)
        return True

    def _under(self, found: Saying) -> None:
        """The line above, when it looks like a heading and the days have no body of their own."""
        if self.pending is None:
            return
        text, spot = self.pending
        if not found.intro and not any(self._leading(day.note) for day in found.days):
            self.desk.tell("heading-as-body", spot, value=short(text))
            self.body, self.about, self.pending = label(text), Saying((), "", ()), None
        self._drop()

    def _day(self, day: Said, body: Label, rest: str | None, spot: Spot) -> None:
        if day.month is None:
            day.month = self.month
            if day.last and day.last[1] is None:
                day.last = (day.last[0], self.month)
        year = self.year or self.desk.title_year or self.desk.year
        note = day.note if rest is None else rest
        clock = day.clock or self.about.clock if body is self.body else day.clock
        weekday = self.about.weekday if day.weekday is None and body is self.body else day.weekday
        self.desk.add(Raw(body, day, spot, year, note, clock=clock, weekday=weekday))

    def _whose(self, found: Saying, spot: Spot) -> tuple[Label | None, str | None]:
        """The body of a line, and what is left of its words: before the first day, behind it, or above."""
        intro = self._leading(found.intro) or self._coded(found.intro)
        if intro is not None:
            self._unsure(found)
            return self._own(intro[0], found), None
        if len(found.days) == 1:
            behind = self._leading(found.days[0].note) or (
                None if self.body or found.intro else self._coded(found.days[0].note)
            )
            if behind is not None and not self._remark(found.days[0].note, behind[0]):
                return behind
        if found.intro and not asides.is_heading(found.intro):
            if self.body is None or len(found.days) == 1:
                return None, None
            self.desk.tell("body-above", spot, name=self.body.name or self.body.code)
        return self.body, None

    def _unsure(self, found: Saying) -> None:
        """ "RS prel. 31/5, 8/6": words behind the body hold for all days, a question mark for the first."""
        words = vocabulary.unsure(found.intro)
        for day in found.days[: 1 if words == "?" else None] if words else ():
            day.words.insert(0, words or "")

    def _own(self, body: Label, found: Saying) -> Label:
        """A line's own body. Hours and weekdays of the heading above are not its, unless it is the same."""
        if self.body is not None and self.desk.bodies.is_same(body, self.body):
            return self.body
        if len(found.days) > 1:
            self.body, self.about = body, Saying((), "", ())
        return body

    def _remark(self, note: str, name: Label) -> bool:
        """Under a heading, "budgetberedning" in small letters says what is treated and not who meets."""
        return self.body is not None and note[:1].islower() and not self.desk.bodies.is_known(name.name)

    def _coded(self, words: str) -> tuple[Label, str] | None:
        """An abbreviation that nobody knows, first on the line, is a body of its own."""
        code, _, rest = words.partition(" ")
        return (label(code), rest) if vocabulary.like_code(code.strip(":")) else None

    def _prose(self, text: str, found: Saying, rest: str | None) -> bool:
        """Whether the line is a sentence that happens to hold dates, and no list of meetings."""
        if asides.is_prose(text):
            return True
        beside = len(found.intro.split()) if self._leading(found.intro) is None else 0
        words = sum(len(day.words) for day in found.days) if rest is None else len(rest.split())
        return beside > _MOST_BESIDE or words > _MOST_WORDS * len(found.days)

    def _leading(self, words: str) -> tuple[Label, str] | None:
        """The longest beginning of the words that names a body, and the rest."""
        parts = words.strip(" -:,.").split()
        for count in range(min(len(parts), 9), 0, -1):
            name = " ".join(parts[:count]).strip(" -:,.")
            if self.desk.body_like(name) or (vocabulary.like_code(name) and self.desk.bodies.is_known(name)):
                return label(name), " ".join(parts[count:]).strip(" -:,.")
        return None
