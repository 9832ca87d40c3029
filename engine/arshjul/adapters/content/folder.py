"""The content files of one instance: reads them all, collects every finding, builds what can be built."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from arshjul.adapters.content.build_kalendarium import build_kalendarium, encode_kalendarium
from arshjul.adapters.content.build_organisation import build_organisation, encode_organisation
from arshjul.adapters.content.build_settings import build_settings
from arshjul.adapters.content.build_statutes import build_statutes, check_statutes
from arshjul.adapters.content.build_workflow import build_workflow, encode_workflow
from arshjul.adapters.content.check_common import check_unique
from arshjul.adapters.content.check_config import check_config
from arshjul.adapters.content.check_kalendarium import check_kalendarium
from arshjul.adapters.content.check_workflow import check_workflow
from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.positions import Positions
from arshjul.adapters.content.reading import Unreadable, read_bytes, read_table
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.shape import Shape
from arshjul.adapters.content.shape_config import CONFIG
from arshjul.adapters.content.shape_kalendarium import KALENDARIUM
from arshjul.adapters.content.shape_statutes import STATUTES
from arshjul.adapters.content.shape_workflow import WORKFLOW
from arshjul.adapters.content.values import Data, Encoded
from arshjul.adapters.content.vocabulary import Vocabulary, gather
from arshjul.domain.findings import Finding, Place, Severity
from arshjul.domain.kalendarium import Kalendarium
from arshjul.domain.organisation import Organisation
from arshjul.domain.statutes import Statute
from arshjul.domain.workflow import Workflow
from arshjul.service.settings import Settings
from arshjul.values import dataclass, replace

CONFIG_FILE = "config.toml"
_YEAR_FILE = re.compile(r"calendar/(\d{4})\.toml")
_STATUTES = "calendar/statutes.toml"


@dataclass(frozen=True)
class ContentRead:
    """What the files say, and everything that is wrong with them."""

    organisation: Organisation | None
    settings: Settings | None
    workflows: tuple[Workflow, ...]
    kalendaria: Mapping[int, Kalendarium]
    findings: tuple[Finding, ...]
    canonical: Mapping[str, Encoded]
    """Content key to the meaning as plain data, without personal data and without the installation."""
    statutes: tuple[Statute, ...] = ()
    """The law that the year is checked against; it is not content that is taken into use."""
    law_from: str | None = None
    """Where the program's own law lies, when the instance has none and it is that which is used."""


class _File:
    """One file under reading: its data when it could be read, and its findings."""

    def __init__(self, report: Report, year: int = 0) -> None:
        self.report, self.year = report, year
        self.data: dict[str, object] | None = None

    @property
    def cursor(self) -> Cursor:
        """The data, or nothing at all."""
        return Cursor(self.data)

    @property
    def good(self) -> Data | None:
        """The data when nothing is wrong with it."""
        return None if self.data is None or self.report.failed else self.data


class _Files:
    """Every file of the instance."""

    def __init__(self, config: _File) -> None:
        self.config = config
        self.workflows: list[_File] = []
        self.kalendaria: list[_File] = []
        self.statutes: list[_File] = []
        self.others: list[_File] = []

    def all(self) -> Iterator[_File]:
        """In the order their findings are told."""
        return iter((self.config, *self.workflows, *self.kalendaria, *self.statutes, *self.others))


class ContentFolder:
    """The content of the instance whose root folder this is.

    :param law: finds the program's own calendar/statutes.toml: the law is the same for everybody
    """

    def __init__(
        self,
        root: Path,
        supposed: Mapping[str, bytes] | None = None,
        law: Callable[[], Path | None] = lambda: None,
    ) -> None:
        self._root, self._law = root, law
        self._supposed = supposed or {}
        self._positions: dict[str, Positions] = {}

    def read(self) -> ContentRead:
        """Read every file. Never raises for what a file holds."""
        self._positions.clear()
        files = self._files()
        known = gather(
            files.config.cursor,
            [file.cursor for file in files.workflows],
            [file.cursor for file in files.kalendaria],
            complete=all(file.data is not None for file in files.workflows),
        )
        _check_meaning(files, known)
        read = _built(files)
        return read if files.statutes else self._with_own_law(read)

    def supposing(self, files: Mapping[str, bytes]) -> "ContentFolder":
        """The same content, as it would be with other bytes in some files, by path inside the instance."""
        return ContentFolder(self._root, {**self._supposed, **files}, self._law)

    def locate(self, place: Place) -> Place:
        """The place with line and column: of the key, or of the table that lacks it."""
        if place.line is not None:
            return place
        if place.file not in self._positions:
            try:
                text = self._supposed.get(place.file) or read_bytes(
                    self._root / place.file, Report(place.file)
                )
            except Unreadable:
                return place
            self._positions[place.file] = Positions(text)
        line, column = self._positions[place.file].find(place.path)
        return replace(place, line=line, column=column)

    def decode(self, key: str, data: Data) -> Organisation | Workflow | Kalendarium:
        """The value back from its canonical data."""
        return decode(key, data)

    def _with_own_law(self, read: ContentRead) -> ContentRead:
        path = self._law()
        if path is None or not path.is_file():
            return read
        law = read_table(path.read_bytes(), Report(_STATUTES))
        return replace(read, statutes=tuple(build_statutes(law, _STATUTES)), law_from=str(path))

    def _files(self) -> _Files:
        files = _Files(self._file(CONFIG_FILE, CONFIG))
        files.workflows = [self._file(name, WORKFLOW) for name in self._names("workflows")]
        for name in self._names("calendar"):
            year = _YEAR_FILE.fullmatch(name)
            if year:
                files.kalendaria.append(self._file(name, KALENDARIUM, int(year[1])))
            elif name == _STATUTES:
                files.statutes.append(self._file(name, STATUTES))
            else:
                files.others.append(_File(Report(name)))
                files.others[-1].report.add(
                    "unknown-file", (), Severity.WARNING, expected="calendar/YYYY.toml"
                )
        return files

    def _names(self, folder: str) -> list[str]:
        names = {path.name for path in (self._root / folder).glob("*.toml")}
        names |= {name.removeprefix(f"{folder}/") for name in self._supposed if name.startswith(f"{folder}/")}
        return sorted(f"{folder}/{name}" for name in names if not name.startswith("."))

    def _file(self, name: str, shape: Shape, year: int = 0) -> _File:
        file = _File(Report(name), year)
        try:
            supposed = self._supposed.get(name)
            found = read_bytes(self._root / name, file.report) if supposed is None else supposed
            file.data = read_table(found, file.report)
        except Unreadable:
            return file
        file.report.data = file.data
        shape.check(file.data, (), file.report)
        return file


def decode(key: str, data: Data) -> Organisation | Workflow | Kalendarium:
    """The exact inverse of ``ContentRead.canonical``: people come back with their ids alone."""
    kind = key.partition(":")[0]
    if kind == "workflow":
        return build_workflow(data)
    return build_kalendarium(data) if kind == "kalendarium" else build_organisation(data)


def _check_meaning(files: _Files, known: Vocabulary) -> None:
    if files.config.data is not None:
        check_config(files.config.cursor, known, files.config.report)
    for file in files.workflows:
        if file.data is not None:
            check_workflow(file.cursor, known, file.report)
    for file in files.kalendaria:
        if file.data is not None:
            check_kalendarium(file.cursor, file.year, known, file.report)
    for file in files.statutes:
        check_statutes(file.cursor, file.report)
    _check_cycles(files.workflows)
    _check_meeting_ids(files.kalendaria)


def _check_meeting_ids(files: list[_File]) -> None:
    """A meeting's id means one meeting, whatever the year; the finding stands in the later file."""
    seen: set[str] = set()
    for file in files:
        ids = [meeting["id"] for meeting in file.cursor["meetings"].items()]
        check_unique(ids, file.report, seen)
        seen.update(word.text for word in ids if word.text is not None)


def _check_cycles(files: list[_File]) -> None:
    """Two versions of one document type never hold for the same cycle."""
    seen: dict[str, list[tuple[int, int, str]]] = {}
    for file in files:
        document, cycles = file.cursor["id"].text, file.cursor["cycles"]
        first, last = cycles["from"].whole, cycles["until"].whole
        if document is None or first is None:
            continue
        for start, end, other in seen.setdefault(document, []):
            if first <= end and start <= (last or 9999):
                file.report.add("overlapping-cycles", cycles.path, value=document, other=other)
        seen[document].append((first, last or 9999, file.report.file))


def _built(files: _Files) -> ContentRead:
    config = files.config.good
    organisation = build_organisation(config) if config is not None else None
    workflows = tuple(build_workflow(file.good, file.report.file) for file in files.workflows if file.good)
    kalendaria = {
        file.year: build_kalendarium(file.good, file.report.file) for file in files.kalendaria if file.good
    }
    canonical: dict[str, Encoded] = {}
    if organisation is not None:
        canonical["organisation"] = encode_organisation(organisation)
    for workflow in workflows:
        canonical[f"workflow:{workflow.id}:{workflow.first_cycle}"] = encode_workflow(workflow)
    for year, kalendarium in kalendaria.items():
        canonical[f"kalendarium:{year}"] = encode_kalendarium(kalendarium)
    return ContentRead(
        organisation=organisation,
        settings=build_settings(config) if config is not None else None,
        workflows=workflows,
        kalendaria=kalendaria,
        findings=tuple(finding for file in files.all() for finding in file.report.findings),
        canonical=canonical,
        statutes=tuple(
            s for file in files.statutes if file.good for s in build_statutes(file.good, _STATUTES)
        ),
    )
