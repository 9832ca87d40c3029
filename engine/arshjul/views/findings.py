"""Findings: what is wrong with the content, where, and what would put it right."""

from collections.abc import Iterable

from arshjul.domain.findings import Finding, Severity
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.plain import plain
from arshjul.views.text import Words


def lines(words: Words, findings: Iterable[Finding], width: int = WIDTH, *, every: bool = True) -> list[str]:
    """Every finding under its severity, and how many there are.

    :param every: show each finding that is for knowledge, not only the first of each sort
    """
    found = tuple(findings)
    told: list[str] = []
    for severity in Severity:
        group = [finding for finding in found if finding.severity is severity]
        if group:
            told.append(words.say(f"ui.severity.{severity}"))
            brief = severity is Severity.INFO and not every
            told += [*(_brief(words, group, width) if brief else _group(words, group, width)), ""]
    return [*told, count(words, found)]


def count(words: Words, findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity."""
    found = tuple(findings)
    if not found:
        return words.say("ui.findings.none")
    errors, warnings, infos = (sum(f.severity is severity for f in found) for severity in Severity)
    code = "ui.findings.count-infos" if infos else "ui.findings.count"
    return words.say(code, {"errors": errors, "warnings": warnings, "infos": infos})


def data(words: Words, findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Every finding with the keys of the contract."""
    return [_data(words, finding) for finding in findings]


def where(finding: Finding) -> str:
    """File, line and column as editors take them."""
    place = finding.place
    return ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)


def _group(words: Words, findings: Iterable[Finding], width: int) -> Iterable[str]:
    for finding in findings:
        yield f"  {where(finding)}  [{finding.code}]"
        yield from wrapped(words.finding(finding), width, "    ")
        suggestion = words.suggestion(finding)
        if suggestion:
            yield from wrapped(f"→ {suggestion}", width, "    ")


def _brief(words: Words, findings: Iterable[Finding], width: int) -> Iterable[str]:
    """The first of each sort, and how many more there are like it."""
    sorts: dict[str, list[Finding]] = {}
    for finding in findings:
        sorts.setdefault(finding.code, []).append(finding)
    for same in sorts.values():
        yield from _group(words, same[:1], width)
        if len(same) > 1:
            more = words.say("ui.findings.more", {"count": len(same) - 1})
            yield f"    {more}"


def _data(words: Words, finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "document": finding.document,
        "step": finding.step,
        "body": finding.body,
        "month": finding.month,
        "year": finding.year,
        "message": words.finding(finding),
        "suggestion": words.suggestion(finding),
        "arguments": plain(finding.arguments),
    }
