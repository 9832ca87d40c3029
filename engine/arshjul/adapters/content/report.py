"""Collects the findings of one file: every one of them, each with the keys that lead to it."""

from collections.abc import Iterable, Mapping
from datetime import date

from arshjul.domain.findings import Finding, Path, Place, Severity

# A file of nothing but mistakes is not read by anybody to its end; nobody makes that many by hand.
MOST_FINDINGS = 500
Argument = str | int | bool | date | None | tuple[str, ...]


def suggest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None."""
    import difflib  # only a file with a mistake pays for it

    candidates = {other.casefold(): other for other in known}
    close = difflib.get_close_matches(word.casefold(), candidates, n=1, cutoff=0.6)
    return candidates[close[0]] if close else None


class Report:
    """The findings of one file. ``data`` lets a finding say which document, step or body it is about."""

    def __init__(self, file: str, data: Mapping[str, object] | None = None) -> None:
        self.file = file
        self.data: Mapping[str, object] = data or {}
        self.findings: list[Finding] = []
        self.full = False

    def add(
        self,
        code: str,
        path: Path = (),
        severity: Severity = Severity.ERROR,
        *,
        line: int | None = None,
        column: int | None = None,
        **arguments: Argument,
    ) -> None:
        """One more finding; the last of too many says that there are more."""
        if self.full:
            return
        if len(self.findings) == MOST_FINDINGS:
            self.full = True
            code, path, arguments = "too-many", (), {"most": MOST_FINDINGS}
            line = column = None
        place = Place(self.file, path, line, column)
        self.findings.append(
            Finding(
                code,
                severity,
                place,
                document=_text(self.data.get("id")) if self.file.startswith("workflows/") else None,
                step=self._named(path, "transitions", "trigger"),
                body=self._named(path, "meetings", "body"),
                year=_whole(self.data.get("year")),
                arguments=arguments,
            )
        )

    def unknown(self, code: str, path: Path, word: str, known: Iterable[str]) -> None:
        """A word that names nothing there is."""
        self.add(code, path, value=word, suggestion=self.suggest(word, known))

    def suggest(self, word: str, known: Iterable[str]) -> str | None:
        """What was likely meant, as long as somebody will read it."""
        return None if self.full else suggest(word, known)

    @property
    def failed(self) -> bool:
        """Whether something in the file is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def _named(self, path: Path, rows: str, key: str) -> str | None:
        if len(path) < 2 or path[0] != rows or not isinstance(path[1], int):
            return None
        table = self.data.get(rows)
        row = table[path[1]] if isinstance(table, list) and path[1] < len(table) else None
        return _text(row.get(key)) if isinstance(row, Mapping) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
