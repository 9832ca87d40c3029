"""``calendar import``: a plan that others have made becomes the kalendarium; nothing is lost or guessed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from arshjul.domain.findings import Finding, Severity
from arshjul.domain.meetingplans import dating, earlier, merging, vocabulary
from arshjul.domain.meetingplans.bodies import NewBody
from arshjul.domain.meetingplans.found import KEEP, SKIP, Doubt, Spot, finding
from arshjul.domain.meetingplans.hints import Hints
from arshjul.domain.meetingplans.merging import LEAVE, NEW, Merged, Wanted
from arshjul.domain.meetingplans.reading import Read, Reading, read
from arshjul.domain.meetingplans.sheets import MeetingFile
from arshjul.domain.organisation import Organisation
from arshjul.errors import UsageError
from arshjul.service.kalendaria import Calendars, readable
from arshjul.service.world import World
from arshjul.values import dataclass, field, replace

Ask = Callable[[Doubt], str | None]
"""Puts a doubt to a person; None when nobody answers."""
_ALONE = 3
"""So few meetings in the year before belong to that year's own plan; so few in the next begin its file."""
_WORDS = frozenset({KEEP, SKIP, NEW, LEAVE})
"""Answers that are no bodies."""


@dataclass(frozen=True, slots=True)
class ImportedYear:
    """What becomes of one year's kalendarium."""

    year: int
    file: str
    rows: tuple[Merged, ...]
    text: str | None
    """None when the file stays as it is, or must not be written."""
    fresh: bool
    """There was no such file."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has found and would write."""

    source: str
    years: tuple[ImportedYear, ...]
    findings: tuple[Finding, ...]
    new: tuple[NewBody, ...]
    names: Mapping[str, str]
    """Bodies by id, as they are called."""
    read: tuple[tuple[str, date], ...] = ()
    """Body and day of every meeting that was read."""
    skippable: bool = False
    """Whether everything that is wrong is something that a yes leaves out."""

    @property
    def failed(self) -> bool:
        """Whether something is wrong enough for nothing to be written."""
        return any(found.severity is Severity.ERROR for found in self.findings)


def nobody(doubt: Doubt) -> str | None:
    """There is no terminal: every doubt stays a finding."""
    return None


def import_plan(
    world: World,
    calendars: Calendars,
    file: MeetingFile,
    year: int | None = None,
    ask: Ask = nobody,
    *,
    yes: bool = False,
) -> Imported:
    """Read the plan and lay it over the kalendaria there are. Nothing is written here.

    :param yes: what is asked is answered with what would happen anyway, and told of

    :raises ContentError: config.toml or a kalendarium cannot be read
    """
    organisation = readable(world)
    return _Importing(world, calendars, organisation, file, year, _Answers(ask, yes)).done()


def elsewhere(imported: Imported, file: str) -> Imported:
    """The same when what is to be written goes to another file.

    :raises UsageError: ``out-several-years``
    """
    texts = [year.year for year in imported.years if year.text is not None]
    if len(texts) > 1:
        raise UsageError("out-several-years", years=tuple(year.year for year in imported.years))
    years = tuple(year if year.text is None else replace(year, file=file) for year in imported.years)
    return replace(imported, years=years)


def save(calendars: Calendars, imported: Imported) -> tuple[str, ...]:
    """Write what is to be written; the files."""
    changed = [year for year in imported.years if year.text is not None]
    for year in changed:
        calendars.save(year.year, year.text or "")
    return tuple(year.file for year in changed)


@dataclass
class _Answers:
    """What a person has said, by what the doubt was about."""

    ask: Ask
    yes: bool
    given: dict[str, str] = field(default_factory=dict)
    told: dict[str, Finding] = field(default_factory=dict)
    skippable: list[Finding] = field(default_factory=list)
    """What nobody has answered, and a yes to everything would have."""

    def put(self, doubts: Iterable[Doubt]) -> None:
        """Ask what has not been asked; what nobody answers is a finding."""
        for doubt in doubts:
            if doubt.about in self.given or doubt.about in self.told:
                continue
            told = doubt.finding
            if self.yes and agreed(doubt):
                self.given[doubt.about] = doubt.choices[0]
                severe = told.severity is Severity.ERROR
                self.told[doubt.about] = replace(told, severity=Severity.WARNING) if severe else told
                continue
            answer = self.ask(doubt) if doubt.choices else None
            if answer is None:
                self.told[doubt.about] = told
                self.skippable += [told] if agreed(doubt) else []
            else:
                self.given[doubt.about] = answer


def agreed(doubt: Doubt) -> bool:
    """Whether a yes to everything answers it: never when that would choose among bodies."""
    if not doubt.choices or doubt.choices[0] not in _WORDS:
        return False
    return doubt.finding.severity is not Severity.ERROR or doubt.choices[0] == SKIP


class _Importing:
    """One import, from reading to rows."""

    def __init__(
        self,
        world: World,
        calendars: Calendars,
        organisation: Organisation,
        file: MeetingFile,
        year: int | None,
        answers: _Answers,
    ) -> None:
        self.world = world
        self.calendars, self.organisation, self.file = calendars, organisation, file
        self.year, self.answers = year, answers
        self.hints = Hints(world.read().workflows, organisation)
        self.findings: list[Finding] = []

    def done(self) -> Imported:
        reading = self._reading()
        self.answers.put(reading.doubts)
        skipped = tuple(
            about.rpartition(" ")[0] for about, said in self.answers.given.items() if said == SKIP
        )
        reads = [r for r in reading.meetings if dating.key(r.spot, r.date) not in skipped]
        wanted = [self._wanted(reading, r) for r in reads]
        self._about_bodies(wanted)
        years = self._years(wanted)
        merges = {year: self._merge(year, [w for w in wanted if w.read.date.year == year]) for year in years}
        refused = any(found.severity is Severity.ERROR for found in self.file.findings)
        if not (wanted or reading.doubts or refused):
            self._tell("nothing-read", Spot(self.file.name), Severity.ERROR)
        self.findings += [*reading.findings, *self.answers.told.values()]
        new = tuple(b for b in reading.bodies.new if b.id in {w.body for w in wanted})
        self._about_new(new, wanted)
        names = {
            **{b.id: b.name.sv for b in self.organisation.bodies.values()},
            **{b.id: b.name for b in new},
        }
        wrong = [found for found in self.findings if found.severity is Severity.ERROR]
        return Imported(
            self.file.name,
            tuple(self._written(year, merge, names, reading, bool(wrong)) for year, merge in merges.items()),
            tuple(sorted(map(self._located, self.findings), key=_order)),
            new,
            names,
            tuple((w.body, w.read.date) for w in wanted),
            bool(wrong) and all(found in self.answers.skippable for found in wrong),
        )

    def _reading(self) -> Reading:
        """Read, ask which bodies are meant, and read again with the answers."""
        reading = read(self.file, self.organisation, self.year)
        chosen = self._as_before(reading)
        reading = read(self.file, self.organisation, self.year, chosen) if chosen else reading
        doubts = list(self._body_doubts(reading))
        self.answers.put(doubts)
        given = {d.about: self.answers.given[d.about] for d in doubts if d.about in self.answers.given}
        return read(self.file, self.organisation, self.year, chosen | given) if given else reading

    def _as_before(self, reading: Reading) -> dict[str, str]:
        """Bodies whose rows have been given another id by hand since an earlier import: they keep it."""
        labels = {item.label: item for item in reversed(reading.meetings)}
        called = {label: (reading.bodies.match(label).body, reading.bodies.full(label)) for label in labels}
        chosen = {}
        for year in sorted({item.date.year for item in reading.meetings}):
            rows, headings = self.calendars.meetings(year), self.calendars.headings(year)
            renamed = earlier.renamed(called.values(), rows, headings)
            for label, (id_, name) in called.items():
                if renamed.get(id_) in self.organisation.bodies:
                    told = {"name": name, "body": renamed[id_], "into": self.calendars.name(year)}
                    self._tell("body-as-before", labels[label].spot, Severity.INFO, **told)
                    chosen[vocabulary.folded(label.code + label.name)] = renamed[id_]
        return chosen

    def _body_doubts(self, reading: Reading) -> Iterator[Doubt]:
        for item in {item.label: item for item in reversed(reading.meetings)}.values():
            matched = reading.bodies.match(item.label)
            about = vocabulary.folded(item.label.code + item.label.name)
            told: dict[str, object] = {"name": reading.bodies.full(item.label)}
            if matched.several:
                where = finding(
                    "body-ambiguous", item.spot, Severity.ERROR, {**told, "bodies": matched.several}
                )
                yield Doubt(where, matched.several, about)
            elif matched.close is not None:
                where = finding("body-like", item.spot, arguments={**told, "body": matched.close})
                choices = (matched.close, NEW) if matched.clear else (NEW, matched.close)
                yield Doubt(where, choices, about)

    def _wanted(self, reading: Reading, item: Read) -> Wanted:
        body = reading.bodies.match(item.label).body
        if item.for_ is not None:
            unknown = tuple(word for word in item.for_ if word not in self.hints.documents)
            if unknown:
                self._tell("for-unknown", item.spot, value=unknown)
            return Wanted(body, item, tuple(word for word in item.for_ if word in self.hints.documents))
        hint = self.hints.of(item.note, body)
        if hint.several:
            self._tell("hint-several", item.spot, documents=hint.several, value=item.note)
        if hint.others:
            self._tell(
                "hint-of-others", item.spot, Severity.INFO, body=body, documents=hint.others, value=item.note
            )
        return Wanted(body, item, hint.documents)

    def _about_bodies(self, wanted: Sequence[Wanted]) -> None:
        """Meetings on days when the body is not in office, once a body."""
        out: dict[str, list[Wanted]] = {}
        for wish in wanted:
            body = self.organisation.bodies.get(wish.body)
            if body is not None and not body.validity.holds(wish.read.date):
                out.setdefault(wish.body, []).append(wish)
        for body_id, wishes in out.items():
            first = min(wishes, key=lambda w: w.read.date)
            self._tell(
                "body-not-in-office", first.read.spot, body=body_id, date=first.read.date, count=len(wishes)
            )

    def _about_new(self, new: Iterable[NewBody], wanted: Sequence[Wanted]) -> None:
        for body in new:
            mine = [w for w in wanted if w.body == body.id]
            self._tell("body-new", mine[0].read.spot, value=body.id, name=body.name, count=len(mine))

    def _years(self, wanted: Sequence[Wanted]) -> tuple[int, ...]:
        """The years to write: the one asked for, else those that the plan is about."""
        counts: dict[int, int] = {}
        for wish in wanted:
            counts[wish.read.date.year] = counts.get(wish.read.date.year, 0) + 1
        if self.year is not None:
            main = {self.year} & counts.keys()
        else:
            most = max(counts.values(), default=0)
            main = {year for year, count in counts.items() if count > min(_ALONE, most - 1)}
        beside = {
            year
            for year, count in counts.items()
            if year - 1 in main and (self.calendars.exists(year) or count <= _ALONE)
        }
        for year in beside:
            if not self.calendars.exists(year):
                first = next(wish for wish in wanted if wish.read.date.year == year)
                told = {"count": counts[year], "into": self.calendars.name(year)}
                self._tell("next-year-begun", first.read.spot, Severity.INFO, **told)
        for wish in wanted:
            if wish.read.date.year not in main | beside:
                name = wish.read.label.name or wish.read.label.code
                file = self.calendars.name(wish.read.date.year)
                self._tell("outside-year", wish.read.spot, date=wish.read.date, name=name, into=file)
        return tuple(sorted(main | beside))

    def _merge(self, year: int, wanted: Sequence[Wanted]) -> merging.Merge:
        existing = self.calendars.meetings(year)
        file = self.calendars.name(year)
        merge = merging.merge(year, existing, wanted, file, self.answers.given)
        self.answers.put(merge.doubts)
        if any(answer != KEEP for answer in self.answers.given.values()):
            merge = merging.merge(year, existing, wanted, file, self.answers.given)
            self.answers.put(merge.doubts)
        return merge

    def _written(
        self, year: int, merge: merging.Merge, names: Mapping[str, str], reading: Reading, failed: bool
    ) -> ImportedYear:
        source = ", ".join(filter(None, (reading.source, self.file.name)))
        text = None if failed else self.calendars.written(year, merge.rows, names, source)
        fresh = not self.calendars.exists(year)
        return ImportedYear(year, self.calendars.name(year), tuple(merge.rows), text, fresh)

    def _located(self, found: Finding) -> Finding:
        """The finding with its line, when it is about a row of a kalendarium."""
        return self.world.located(found) if found.place.path else found

    def _tell(
        self, code: str, spot: Spot, severity: Severity = Severity.WARNING, **arguments: object
    ) -> None:
        self.findings.append(finding(code, spot, severity, arguments))


def _order(found: Finding) -> tuple[object, ...]:
    place = found.place
    return (place.file, place.line or 0, place.column or 0, found.code)
