"""Two years side by side: how often each body meets and when, which steps find a meeting, how many mails."""

from collections.abc import Iterator

from arshjul.domain.kalendarium import Meeting
from arshjul.domain.meetingplans.lineage import Lineage
from arshjul.domain.planned import PlannedStep
from arshjul.service.comparing_years import Effects, OtherPlace
from arshjul.service.differing import Compared
from arshjul.views.columns import WIDTH, table, wrapped
from arshjul.views.meetingplans import meeting_data
from arshjul.views.text import Words


def lines(words: Words, found: Compared, width: int = WIDTH) -> list[str]:
    """The numbers, each body's meetings month by month, then what it does to documents and mails."""
    before, after = (sum(body.held[side] for body in found.bodies) for side in (0, 1))
    names = {"one": found.before.name, "other": found.after.name}
    told = wrapped(words.say("ui.years.head", {**names, "before": before, "after": after}), width)
    told += ["", *_numbers(words, found, width)]
    for body in found.bodies:
        if all(body.held) and not body.merged:
            told += ["", *_body(words, body, found, width)]
    if found.effects is None:
        return [*told, "", *wrapped(words.say("ui.compare.no-plan"), width)]
    return [*told, "", *_effects(words, found.effects, names, width)]


def data(found: Compared) -> dict[str, object]:
    """What programs get beside what two versions of one year have: bodies, and effects in numbers."""
    bodies = [_body_data(body) for body in found.bodies]
    effects = found.effects
    if effects is None:
        return {"bodies": bodies}
    counts = [{"type": type_, "before": one, "after": two} for type_, (one, two) in effects.types.items()]
    notices = {"before": effects.notices[0], "after": effects.notices[1]}
    places = [_place_data(place) for place in effects.places]
    return {"bodies": bodies, "steps": places, "documents": counts, "notice_counts": notices}


def _numbers(words: Words, found: Compared, width: int) -> list[str]:
    """How often each body meets, also those that are new or gone."""
    rows = [
        [_called(body, found), str(body.held[0]), "→", str(body.held[1]), _remark(words, body)]
        for body in found.bodies
    ]
    return [words.say("ui.years.numbers"), *table([""] * 5, rows, width, "  ", (1, 2, 3, 4))]


def _remark(words: Words, body: Lineage) -> str:
    if not body.held[0]:
        return words.say("ui.years.new")
    if not body.held[1]:
        return words.say("ui.years.gone")
    return words.say("ui.years.merged") if body.merged else ""


def _called(body: Lineage, found: Compared) -> str:
    """The body, and before it those that it follows on: LF, RF → RF."""
    names = {**found.before.names, **found.after.names}
    alone = not body.before or not body.after or body.before == body.after
    if alone:
        (id_, *more) = body.after or body.before
        return ", ".join([f"{id_} {names.get(id_, id_)}", *more]) if not more else ", ".join([id_, *more])
    return f"{', '.join(body.before)} → {', '.join(body.after)}"


def _body(words: Words, body: Lineage, found: Compared, width: int) -> list[str]:
    rows = [_row(words, one, other) for one, other in body.pairs]
    return [_called(body, found), *table([""] * 5, rows, width, "  ", (0, 1, 2, 3, 4))]


def _row(words: Words, one: Meeting | None, other: Meeting | None) -> list[str]:
    months = list(dict.fromkeys(words.month(m.date.month) for m in (one, other) if m))
    sign = "+" if one is None else "−" if other is None else "~" if len(months) > 1 else ""
    return [sign, " → ".join(months), _day(words, one), "→" if one and other else "", _day(words, other)]


def _day(words: Words, meeting: Meeting | None) -> str:
    return words.date(meeting.date, "full") if meeting else ""


def _effects(words: Words, effects: Effects, names: dict[str, str], width: int) -> Iterator[str]:
    gained = [place for place in effects.places if place.after.step.meeting is not None]
    lost = [place for place in effects.places if place.after.step.meeting is None]
    if not effects.places:
        yield from wrapped(words.say("ui.years.no-steps", names), width)
    for code, places in (("ui.years.gained", gained), ("ui.years.lost", lost)):
        if places:
            yield from wrapped(words.say(code, {**names, "count": len(places)}), width)
            rows = [_place(words, place) for place in places]
            yield from table([""] * 4, rows, width, "  ", (0, 1, 2, 3))
    if effects.types:
        yield from ("", words.say("ui.years.types"))
        rows = [[type_, str(one), "→", str(two)] for type_, (one, two) in effects.types.items()]
        yield from table([""] * 4, rows, width, "  ", (0, 1, 2, 3))
    yield ""
    numbers = {"before": effects.notices[0], "after": effects.notices[1]}
    yield from wrapped(words.say("ui.years.notices", {**names, **numbers}), width)


def _place(words: Words, place: OtherPlace) -> list[str]:
    step = place.before.step if place.after.step.meeting is None else place.after.step
    meeting = step.meeting
    at = f"{meeting.id} {words.date(meeting.date, 'full')}" if meeting else ""
    return [place.after.document, place.after.step.trigger, at, ""]


def _body_data(body: Lineage) -> dict[str, object]:
    return {
        "body": body.body,
        "before": list(body.before),
        "after": list(body.after),
        "held": list(body.held),
        "merged": body.merged,
        "meetings": [{"before": meeting_data(one), "after": meeting_data(two)} for one, two in body.pairs],
    }


def _place_data(place: OtherPlace) -> dict[str, object]:
    step = place.after.step
    return {
        "document": place.after.document,
        "step": step.trigger,
        "body": step.body,
        "before": {"document": place.before.document, **_step_data(place.before.step)},
        "after": {"document": place.after.document, **_step_data(step)},
    }


def _step_data(step: PlannedStep) -> dict[str, object]:
    meeting = step.meeting.id if step.meeting else None
    return {"meeting": meeting, "due": step.due.isoformat() if step.due else None, "unbound": step.unbound}
