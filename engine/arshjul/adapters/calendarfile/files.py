"""The kalendaria of an instance as files: read, put together anew, and saved whole or not at all."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from arshjul.adapters.calendarfile.bindings import bound_in, same_step
from arshjul.adapters.calendarfile.editing import Editing
from arshjul.adapters.calendarfile.headings import headings
from arshjul.adapters.calendarfile.rows import MOST_BYTES, data_of, meeting_of, quoted
from arshjul.domain.kalendarium import Binding, Meeting
from arshjul.domain.meetingplans.merging import Change, Merged
from arshjul.errors import InfrastructureError, UsageError, system_detail


class CalendarFiles:
    """The kalendaria of the instance whose root folder this is."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def name(self, year: int) -> str:
        """The file of a year, as people know it."""
        return f"calendar/{year}.toml"

    def exists(self, year: int) -> bool:
        """Whether there is one."""
        return (self._root / self.name(year)).is_file()

    def meetings(self, year: int) -> tuple[Meeting, ...]:
        """The rows in the order of the file; none when there is no file. Bodies may be unknown.

        :raises UsageError: ``calendar-not-editable``
        """
        return tuple(
            meeting_of(row) for row in data_of(self._text(year), self.name(year)).get("meetings", ())
        )

    def headings(self, year: int) -> dict[str, str]:
        """The name in the comment above each row, by the row's id.

        :raises UsageError: ``calendar-not-editable``
        """
        names = headings(self._text(year) or "")
        return {row.id: name for row, name in zip(self.meetings(year), names, strict=False) if name}

    def written(self, year: int, rows: Sequence[Merged], names: Mapping[str, str], source: str) -> str | None:
        """The file's text as it will be; None when it stays as it is.

        :raises UsageError: ``calendar-not-editable``, ``calendar-too-large``
        """
        if not any(row.change is not Change.SAME for row in rows):
            return None
        before = self._text(year) or _new(year, source)
        after = Editing(before, names, self.name(year)).done(rows)
        if len(after.encode()) > MOST_BYTES:
            raise UsageError("calendar-too-large", file=self.name(year), most=MOST_BYTES)
        _compare(before, after, rows, self.name(year))
        return after

    def bound(self, year: int, binding: Binding, *, one: bool) -> str:
        """The year's text with the binding in it, in place of the row of the same document and step.

        :param one: the row names one document; else it names a type, and rows of other bodies stay
        :raises UsageError: ``calendar-not-editable``
        """
        before = self._text(year)
        if before is None:
            raise UsageError("calendar-not-editable", file=self.name(year))
        after = bound_in(before, binding, one=one)
        old, new = data_of(before, self.name(year)), data_of(after, self.name(year))
        wanted = [row for row in old.get("bindings", []) if not same_step(row, binding, one=one)]
        found = [row for row in new.pop("bindings", []) if not same_step(row, binding, one=one)]
        old.pop("bindings", None)
        if wanted != found or old != new:
            raise UsageError("calendar-not-editable", file=self.name(year))
        return after

    def save(self, year: int, text: str) -> None:
        """Put the text in the file's place, whole or not at all.

        :raises InfrastructureError: ``folder-unwritable``
        """
        path = self._root / self.name(year)
        fresh = path.with_name(f".{path.name}.new")
        try:
            path.parent.mkdir(exist_ok=True)
            with fresh.open("wb") as handle:
                handle.write(text.encode())
                handle.flush()
                os.fsync(handle.fileno())
            if path.exists():
                fresh.chmod(path.stat().st_mode & 0o777)
            fresh.replace(path)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            detail = system_detail(error)
            raise InfrastructureError("folder-unwritable", path=str(path), detail=detail) from error

    def _text(self, year: int) -> str | None:
        path = self._root / self.name(year)
        try:
            data = path.read_bytes() if path.is_file() else None
            return None if data is None else data.decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("calendar-not-editable", file=self.name(year)) from error


def meetings_in(path: Path) -> tuple[Meeting, ...]:
    """The rows of a kalendarium that lies anywhere.

    :raises UsageError: ``calendar-not-editable``
    """
    try:
        text = path.read_text(encoding="utf-8")
        return tuple(meeting_of(row) for row in data_of(text, str(path)).get("meetings", ()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError("calendar-not-editable", file=str(path)) from error


def _new(year: int, source: str) -> str:
    return (
        "#:schema ../schema/kalendarium.json\n\n"
        f"year       = {year}\nsource     = {quoted(source)}\nadopted    = []\nlead_times = []\n\n"
        "meetings = [\n]\n\nbindings = []\n"
    )


def _compare(before: str, after: str, rows: Sequence[Merged], file: str) -> None:
    """What was written says what was wanted, and everything else says what it said."""
    old, new = data_of(before, file), data_of(after, file)
    wanted = {row.after.id: row.after for row in rows}
    found = {meeting.id: meeting for meeting in map(meeting_of, new.pop("meetings", []))}
    old.pop("meetings", None)
    if wanted != found or old != new:
        raise UsageError("calendar-not-editable", file=file)
