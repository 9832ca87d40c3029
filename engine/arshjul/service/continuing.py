"""``year new``: the next year's files, as copies of this year's to fill in. Nothing is written over.

No day is guessed: the kalendarium keeps its lead times and the names of its bodies, and has no meetings yet.
A workflow whose cycles have ended gets a version of its own for the new year; one that holds on is left be.
Its scenarios come along, unless their bodies are gone: a test that nobody can play would stop every year.
"""

import difflib
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

from arshjul.domain.basis import Basis
from arshjul.domain.kalendarium import Kalendarium
from arshjul.domain.workflow import Workflow
from arshjul.errors import UsageError
from arshjul.service import checking
from arshjul.service.world import World
from arshjul.values import dataclass, replace

_CYCLES = re.compile(r"^(cycles[ \t]*=[ \t]*)(\{[^}\n]*\}|\[[^\]\n]*\]|\S+)[^\n]*", re.MULTILINE)
_SCENARIO = re.compile(r"^[ \t]*\[\[scenario\]\]", re.MULTILINE)
_DAY = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])")
_LEAD_TIMES = re.compile(r"^lead_times[ \t]*=[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(r"""#[^\n]*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\[\]]""")


class InstanceFiles(Protocol):
    """The content files of an instance, by path inside it."""

    def text(self, name: str) -> str | None:
        """What a file says; None when there is none."""

    def create(self, name: str, text: str) -> None:
        """A new file; never in the place of another."""


@dataclass(frozen=True)
class Skeleton:
    """What the next year's kalendarium is made of."""

    year: int
    from_: int
    lead_times: str
    """As it stands in this year's file, comments and all."""
    bodies: tuple[tuple[str, str, int], ...]
    """Those in office, with name and how many meetings they had."""


@dataclass(frozen=True)
class NewFile:
    """One file of the new year."""

    name: str
    source: str
    """The file that it is a copy of."""
    text: str
    exists: bool
    """There is a file of that name already, and it stays as it is."""
    diff: tuple[str, ...]
    """How the copy differs from its source, as ``diff -u`` says it."""
    untested: bool = False
    """Its scenarios are left out: their bodies are not in office that year."""


def continued(
    world: World, files: InstanceFiles, year: int, from_: int, render: Callable[[Skeleton], str]
) -> tuple[NewFile, ...]:
    """The files that a new year needs, as they would be written.

    :param render: the kalendarium's text, in the organisation's language
    :raises UsageError: ``year-not-later``; ``calendar-missing``
    """
    basis = world.files().basis
    kalendarium = basis.kalendaria.get(from_)
    if year <= from_:
        raise UsageError("year-not-later", year=year, from_year=from_)
    if kalendarium is None:
        raise UsageError("calendar-missing", year=from_, file=f"calendar/{from_}.toml")
    found = [_kalendarium(basis, files, kalendarium, year, render)]
    found += [_version(files, workflow, year, from_) for workflow in _ended(basis, year, from_)]
    unplayable = _unplayable(world, found)
    return tuple(_untested(files, file) if file.name in unplayable else file for file in found)


def write(files: InstanceFiles, new: tuple[NewFile, ...]) -> tuple[str, ...]:
    """Create those that are not there; their names."""
    fresh = [file for file in new if not file.exists]
    for file in fresh:
        files.create(file.name, file.text)
    return tuple(file.name for file in fresh)


def _kalendarium(
    basis: Basis,
    files: InstanceFiles,
    kalendarium: Kalendarium,
    year: int,
    render: Callable[[Skeleton], str],
) -> NewFile:
    source = kalendarium.file or f"calendar/{kalendarium.year}.toml"
    before = files.text(source) or ""
    lead_times = _lead_times(before)
    bodies = tuple(_bodies(basis, kalendarium, year))
    text = render(Skeleton(year, kalendarium.year, lead_times, bodies))
    return _new(files, f"calendar/{year}.toml", source, before, text)


def _bodies(basis: Basis, kalendarium: Kalendarium, year: int) -> Iterator[tuple[str, str, int]]:
    """The bodies that met, or those that have come in their place, if they are in office that year."""
    organisation, counted = basis.organisation, dict[str, int]()
    for meeting in kalendarium.meetings:
        owner = organisation.owner_on(meeting.body, date(year, 1, 1))
        if owner is not None:
            counted[owner] = counted.get(owner, 0) + meeting.live
    for body in organisation.bodies.values():
        if body.id in counted:
            yield body.id, body.name.in_language(organisation.language), counted[body.id]


def _lead_times(text: str) -> str:
    """The list of lead times as it is written; an empty one when there is none."""
    found = _LEAD_TIMES.search(text)
    depth = 1
    for token in _TOKEN.finditer(text, found.end()) if found else ():
        depth += {"[": 1, "]": -1}.get(token[0], 0)
        if depth == 0 and found is not None:
            return text[found.start() : token.end()]
    return "lead_times = []"


def _ended(basis: Basis, year: int, from_: int) -> Iterator[Workflow]:
    """The versions that held this year and do not hold the new one, when no other does.

    What is counted from a start comes when it says itself, once or every so many years: never as a copy.
    """
    held = {workflow.id for workflow in basis.in_force(year)}
    for workflow in basis.in_force(from_):
        if workflow.id not in held and workflow.start is None:
            yield workflow


def _version(files: InstanceFiles, workflow: Workflow, year: int, from_: int) -> NewFile:
    before = files.text(workflow.file) or ""
    text = _CYCLES.sub(rf"\g<1>{{ from = {year} }}", before, count=1)
    scenario = _SCENARIO.search(text)
    if scenario is not None:  # the content's tests of itself are played in the new cycle
        played = _DAY.sub(lambda day: _later(day, year - from_), text[scenario.start() :])
        text = text[: scenario.start()] + played
    return _new(files, f"workflows/{workflow.id}-{year}.toml", workflow.file, before, text)


def _unplayable(world: World, new: list[NewFile]) -> set[str]:
    """The files whose scenarios cannot be played in the new year."""
    supposed = world.supposing({file.name: file.text.encode() for file in new if not file.exists})
    return {
        finding.place.file
        for finding in checking.content(supposed)
        if finding.code in ("scenario-no-document", "scenario-fails")
    }


def _untested(files: InstanceFiles, file: NewFile) -> NewFile:
    scenario = _SCENARIO.search(file.text)
    text = file.text[: scenario.start()].rstrip() + "\n" if scenario else file.text
    return replace(_new(files, file.name, file.source, files.text(file.source) or "", text), untested=True)


def _later(day: re.Match[str], years: int) -> str:
    year, month, number = int(day[1]) + years, day[2], day[3]
    return f"{year}-{month}-{'28' if (month, number) == ('02', '29') else number}"


def _new(files: InstanceFiles, name: str, source: str, before: str, text: str) -> NewFile:
    lines = difflib.unified_diff(before.splitlines(), text.splitlines(), source, name, n=1, lineterm="")
    return NewFile(name, source, text, files.text(name) is not None, tuple(lines))
