"""Organisation: from config.toml's data to the domain, and to canonical data without personal data."""

from arshjul.adapters.content.build_people import (
    build_assignment,
    build_person,
    encode_assignment,
    encode_person,
)
from arshjul.adapters.content.values import (
    Data,
    Encoded,
    clock,
    day,
    day_or_none,
    encoded_name,
    encoded_validity,
    iso,
    name,
    rows,
    validity,
    words,
)
from arshjul.domain.organisation import (
    Absence,
    Body,
    BodyKind,
    ClosedDays,
    Escalation,
    Ladder,
    Limits,
    Organisation,
    Renaming,
    SendWindow,
    Succession,
    Validity,
)


def build_organisation(data: Data) -> Organisation:
    """The organisation. Rows without a meaningful order are sorted, so that moving them changes nothing."""
    organisation = data["organisation"]
    absences = (Absence(row["person"], validity(row)) for row in rows(data, "absences"))
    closed = (_closed(row) for row in rows(data, "closed_days"))
    return Organisation(
        id=organisation["id"],
        name=organisation["name"],
        language=organisation.get("language", "sv"),
        time_zone=organisation.get("time_zone", "Europe/Stockholm"),
        bodies={row["id"]: _body(row) for row in rows(data, "bodies")},
        groups={group: tuple(bodies) for group, bodies in (data.get("groups") or {}).items()},
        people={row["id"]: build_person(row) for row in rows(data, "people")},
        assignments=tuple(build_assignment(row) for row in rows(data, "roles")),
        absences=tuple(sorted(absences, key=lambda row: (row.person, str(row.validity.from_)))),
        ladder=_ladder(data.get("ladder") or {}),
        window=_window((data.get("mail") or {}).get("send_window")),
        closed=tuple(sorted(closed, key=lambda row: (str(row.validity.from_), row.note))),
        limits=Limits(**(data.get("limits") or {})),
        successions=tuple(_succession(row) for row in rows(data, "successions")),
        minutes_from=day_or_none((data.get("minutes") or {}).get("from")),
        members={row["id"]: name(row["name"]) for row in rows(data, "organisations")},
        renamings=tuple(Renaming(row["name"], day(row["from"])) for row in rows(organisation, "names")),
    )


def encode_organisation(organisation: Organisation) -> Encoded:
    """Its meaning as plain data: of the people only their ids, nothing of the installation."""
    window = organisation.window
    encoded: Encoded = {
        "organisation": {
            "id": organisation.id,
            "name": organisation.name,
            "language": organisation.language,
            "time_zone": organisation.time_zone,
        },
        "groups": {group: list(bodies) for group, bodies in organisation.groups.items()},
        "bodies": [_encoded_body(body) for body in organisation.bodies.values()],
        "people": [encode_person(person) for _, person in sorted(organisation.people.items())],
        "roles": [encode_assignment(row) for row in organisation.assignments],
        "absences": [
            {"person": row.person, **encoded_validity(row.validity)} for row in organisation.absences
        ],
        "ladder": _encoded_ladder(organisation.ladder),
        "mail": {"send_window": {"from": f"{window.from_:%H:%M}", "until": f"{window.until:%H:%M}"}},
        "limits": {
            "slack_working_days": organisation.limits.slack_working_days,
            "notices_per_week": organisation.limits.notices_per_week,
        },
        "closed_days": [{**encoded_validity(row.validity), "note": row.note} for row in organisation.closed],
    }
    if organisation.renamings:
        renamed = [{"name": row.name, "from": iso(row.from_)} for row in organisation.renamings]
        encoded["organisation"]["names"] = renamed
    if (
        organisation.successions
    ):  # absent where there are none, as in every history from before there could be
        encoded["successions"] = [_encoded_succession(row) for row in organisation.successions]
    if organisation.minutes_from:
        encoded["minutes"] = {"from": iso(organisation.minutes_from)}
    if organisation.members:
        members = organisation.members.items()
        encoded["organisations"] = [{"id": id_, "name": encoded_name(word)} for id_, word in members]
    return encoded


def _body(row: Data) -> Body:
    return Body(
        id=row["id"],
        name=name(row["name"]),
        kinds=frozenset(BodyKind(kind) for kind in row["kinds"]),
        validity=validity(row),
        successor=row.get("successor"),
        may_decide=row.get("may_decide", True),
        meets=row.get("meets", True),
        administration=words(row, "administration"),
        organisation=row.get("organisation"),
        one_each=words(row, "one_per_organisation"),
    )


def _encoded_body(body: Body) -> Encoded:
    shared: Encoded = {"organisation": body.organisation} if body.organisation else {}
    if body.one_each:
        shared["one_per_organisation"] = list(body.one_each)
    return {
        **shared,  # absent in an instance of one organisation, as in every history from before
        "id": body.id,
        "name": encoded_name(body.name),
        "kinds": sorted(kind.value for kind in body.kinds),
        **encoded_validity(body.validity),
        "successor": body.successor,
        "may_decide": body.may_decide,
        "meets": body.meets,
        "administration": list(body.administration),
    }


def _succession(row: Data) -> Succession:
    documents = row.get("documents")
    return Succession(
        row["body"],
        row["successor"],
        validity(row),
        None if documents is None else tuple(documents),
        row.get("part") or "",
    )


def _encoded_succession(row: Succession) -> Encoded:
    return {
        "body": row.body,
        "successor": row.successor,
        **encoded_validity(row.validity),
        "documents": None if row.documents is None else list(row.documents),
        "part": row.part,
    }


def _closed(row: Data) -> ClosedDays:
    first = day(row["from"])
    return ClosedDays(Validity(first, day_or_none(row.get("until")) or first), row.get("note", ""))


def _ladder(data: Data) -> Ladder:
    usual = Ladder()
    return Ladder(
        reminders=tuple(sorted(data.get("reminders", usual.reminders))),
        escalations=tuple(
            Escalation(row["after"], words(row, "to"))
            for row in sorted(rows(data, "escalations"), key=lambda row: int(row["after"]))
        ),
        when_vacant=tuple(data.get("when_vacant", usual.when_vacant)),
    )


def _encoded_ladder(ladder: Ladder) -> Encoded:
    return {
        "reminders": list(ladder.reminders),
        "escalations": [{"after": row.after, "to": list(row.to)} for row in ladder.escalations],
        "when_vacant": list(ladder.when_vacant),
    }


def _window(data: Data | None) -> SendWindow:
    return SendWindow(clock(data["from"]), clock(data["until"])) if data else SendWindow()
