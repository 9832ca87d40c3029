"""The meaning of config.toml: what it names exists, and once; addresses and servers can be used."""

from datetime import time
from itertools import pairwise

from arshjul.adapters.content.addresses import ascii_address, ascii_host, is_loopback
from arshjul.adapters.content.check_common import check_span, check_unique
from arshjul.adapters.content.check_successions import check_successions
from arshjul.adapters.content.cursor import Cursor
from arshjul.adapters.content.report import Report
from arshjul.adapters.content.vocabulary import Vocabulary
from arshjul.adapters.content.words import RESERVED
from arshjul.service.settings import ORGANISATION


def check_config(config: Cursor, known: Vocabulary, report: Report) -> None:
    """Every rule of meaning for the organisation and the installation."""
    _check_ids(config, report)
    _check_bodies(config, known, report)
    check_successions(config, known, report)
    _check_roles(config, known, report)
    _check_spans(config, report)
    _check_names(config["organisation"]["names"], report)
    _check_time_zone(config["organisation"]["time_zone"], report)
    _check_mail(config["mail"], known, report)
    for person in config["people"].items():
        _check_address(person["email"], report)


def _check_ids(config: Cursor, report: Report) -> None:
    bodies = [body["id"] for body in config["bodies"].items()]
    groups = [Cursor(group, members.path) for group, members in config["groups"].members()]
    check_unique((*bodies, *groups), report)
    check_unique((person["id"] for person in config["people"].items()), report)
    check_unique((row["id"] for row in config["organisations"].items()), report)
    check_unique((person["login"] for person in config["people"].items()), report)
    for word in (*bodies, *groups):
        if word.text in RESERVED:
            report.add("reserved-id", word.path, value=word.text)


def _check_bodies(config: Cursor, known: Vocabulary, report: Report) -> None:
    for _, members in config["groups"].members():
        for member in members.texts():
            known.check_body(member, report)
    for body in config["bodies"].items():
        for word in (body["successor"], *body["administration"].texts()):
            known.check_body(word, report)
        known.check_organisation(body["organisation"], report)
        if body["one_per_organisation"].value and not known.organisations:
            report.add("missing-key", ("organisations",), key="organisations")
    for person in config["people"].items():
        known.check_organisation(person["organisation"], report)


def _check_roles(config: Cursor, known: Vocabulary, report: Report) -> None:
    for row in config["roles"].items():
        known.check_body(row["body"], report)
        known.check_person(row["person"], report)
        known.check_person(row["substitute"], report)
        _check_term(row, report)
    for row in config["absences"].items():
        known.check_person(row["person"], report)


def _check_term(row: Cursor, report: Report) -> None:
    """A term begins on a day, and says itself when it ends; only what ends can be followed."""
    if row["term"].value is not None:
        if row["from"].value is None:
            report.add("missing-key", row["from"].path, key="from")
        if row["until"].value is not None:
            report.add("exclusive-keys", row["until"].path, key="until", other="term")
    if row["succeeds"].value is not None:
        for key in ("term", "body"):
            if row[key].value is None:
                report.add("missing-key", row[key].path, key=key)


def _check_spans(config: Cursor, report: Report) -> None:
    for rows in ("bodies", "successions", "roles", "absences", "closed_days"):
        for row in config[rows].items():
            check_span(row, report)


def _check_names(names: Cursor, report: Report) -> None:
    """Each name from a later day than the one before it."""
    days = [row["from"] for row in names.items()]
    for one, next_ in pairwise(days):
        if one.day is not None and next_.day is not None and next_.day <= one.day:
            report.add("wrong-value", next_.path, expected="later-name")


def _check_time_zone(name: Cursor, report: Report) -> None:
    import zoneinfo

    if name.text is None:
        return
    try:
        zoneinfo.ZoneInfo(name.text)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        report.add("wrong-value", name.path, expected="time-zone", value=name.text)


def _check_mail(mail: Cursor, known: Vocabulary, report: Report) -> None:
    known.check_person(mail["contact"], report)
    for key in ("from_address", "reply_to"):
        _check_address(mail[key], report)
    for key in ("host", "domain"):
        _check_host(mail[key], report)
    if mail["starttls"].text == "never" and not is_loopback(mail["host"].text or ""):
        report.add("insecure-mail", mail["starttls"].path, value=mail["host"].text)
    if mail["password_file"].text and mail["password_env"].text:
        report.add("exclusive-keys", mail["password_env"].path, key="password_env", other="password_file")
    _check_template(mail["documents_address"], report)
    _check_sender(mail["from_name"], report)
    _check_window(mail["send_window"], report)


def _check_address(address: Cursor, report: Report) -> None:
    if address.text is not None and ascii_address(address.text) is None:
        report.add("bad-address", address.path, value=address.text[:80])


def _check_host(host: Cursor, report: Report) -> None:
    if host.text is not None and ascii_host(host.text) is None and not is_loopback(host.text):
        report.add("wrong-value", host.path, expected="host", value=host.text[:80])


def _check_template(address: Cursor, report: Report) -> None:
    text = address.text
    if text is None:
        return
    rest = text.replace("{registry}", "", 1)
    if rest == text or "{" in rest or "}" in rest or not text.startswith(("https://", "http://")):
        report.add("wrong-value", address.path, expected="address-template", value=text[:80])


def _check_sender(name: Cursor, report: Report) -> None:
    rest = (name.text or "").replace(ORGANISATION, "")
    if "{" in rest or "}" in rest:
        report.add("wrong-value", name.path, expected="sender-name", value=(name.text or "")[:80])


def _check_window(window: Cursor, report: Report) -> None:
    first, last = window["from"].value, window["until"].value
    for moment in (window["from"], window["until"]):
        if isinstance(moment.value, time) and (moment.value.second or moment.value.microsecond):
            report.add("wrong-value", moment.path, expected="whole-minutes")
    if isinstance(first, time) and isinstance(last, time) and last <= first:
        report.add("wrong-value", window["until"].path, expected="later-than-from")
