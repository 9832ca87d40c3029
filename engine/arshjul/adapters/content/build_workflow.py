"""Workflow: from the file's data to the domain, and to canonical data.

Scenarios are tests and aliases help an import; neither is a rule: they stay out of the canonical data, so
that adding one changes nothing in use.
"""

from arshjul.adapters.content.build_measures import build_follow_up, encode_follow_up
from arshjul.adapters.content.build_scenario import build_scenario
from arshjul.adapters.content.gates import build_gate, encode_gate
from arshjul.adapters.content.values import Data, Encoded, day_or_none, encoded_name, iso, name, rows, words
from arshjul.adapters.content.words import NONE, YEARS
from arshjul.domain.kinds import CONSULTATIONS, Outcome, StepKind
from arshjul.domain.obligations import derived
from arshjul.domain.timing import DueBefore, InForce, MonthRule, MonthsAfter, NextAfter, Period, With
from arshjul.domain.workflow import (
    Dispatch,
    InOffice,
    Legal,
    Missing,
    Opened,
    Requirement,
    State,
    Transition,
    Workflow,
)
from arshjul.values import replace


def build_workflow(data: Data, file: str = "") -> Workflow:
    """A workflow; its digest is left for the service to fill in."""
    one_per = data.get("one_per", NONE)
    workflow = Workflow(
        id=data["id"],
        name=name(data["name"]),
        first_cycle=data["cycles"]["from"],
        last_cycle=data["cycles"].get("until"),
        year_offset=YEARS[data["year"]],
        one_per=() if one_per == NONE else words(one_per, "body"),
        owner=data.get("owner"),
        responsible=data["responsible"],
        initial=data["initial"],
        states=_states(data["states"]),
        transitions=tuple(_transition(row) for row in rows(data, "transitions")),
        scenarios=tuple(build_scenario(row) for row in rows(data, "scenario")),
        aliases=words(data, "aliases"),
        source=data.get("source", ""),
        file=file,
        period=_period(data.get("period")),
        in_office=_in_office(one_per),
        side_steps=tuple(build_gate(row) for row in rows(data, "gates")),
        months=() if isinstance(one_per, str) else tuple(one_per.get("month") or ()),
        forecast=tuple(data.get("forecast") or ()),
        parts=tuple(name(part) for part in rows(data, "parts")),
        enters_into_force=_in_force(data.get("in_force")),
        start=day_or_none(data.get("start")),
        every=data["cycles"].get("every", 1),
        follow_up=build_follow_up(data),
        opened=Opened(data.get("opened", Opened.WITH_YEAR)),
        joint=data.get("joint", False),
        legal=Legal(data["legal"]) if data.get("legal") else None,
    )
    # they follow from the decisions, and are no data of their own
    return replace(workflow, side_steps=(*workflow.side_steps, *derived(workflow)))


def encode_workflow(workflow: Workflow) -> Encoded:
    """Its meaning as plain data; rows keep their order, which is the order people read them in."""
    years = {offset: word for word, offset in YEARS.items()}
    return {
        **_encoded_when_there(workflow),
        "id": workflow.id,
        "name": encoded_name(workflow.name),
        "cycles": {
            "from": workflow.first_cycle,
            "until": workflow.last_cycle,
            **({"every": workflow.every} if workflow.every > 1 else {}),
        },
        "year": years[workflow.year_offset],
        "one_per": _encoded_one_per(workflow),
        "owner": workflow.owner,
        "responsible": workflow.responsible,
        "initial": workflow.initial,
        "source": workflow.source,
        "period": _encoded_period(workflow.period),
        "states": [_encoded_state(state) for state in workflow.states.values()],
        "transitions": [_encoded_transition(step) for step in workflow.transitions],
        **_encoded_opened(workflow.opened),
        **(encode_follow_up(workflow.follow_up) if workflow.follow_up else {}),
    }


def _encoded_when_there(workflow: Workflow) -> Encoded:
    """What only some workflows have: absent from the others, as in every older history."""
    force = workflow.enters_into_force
    years = {offset: word for word, offset in YEARS.items()}
    found: Encoded = {
        "start": iso(workflow.start),
        "gates": [encode_gate(step) for step in workflow.side_steps if step.kind in CONSULTATIONS],
        "forecast": list(workflow.forecast),
        "parts": [encoded_name(part) for part in workflow.parts],
        "joint": workflow.joint,
        "legal": workflow.legal.value if workflow.legal else None,
        "in_force": {"month": force.day[0], "day": force.day[1], "year": years[force.year_offset]}
        if force
        else None,
    }
    return {key: value for key, value in found.items() if value}


def _in_force(data: Data | None) -> InForce | None:
    return InForce((data["month"], data["day"]), YEARS[data["year"]]) if data else None


def _in_office(one_per: Data | str) -> InOffice:
    return InOffice.CYCLE if isinstance(one_per, str) else InOffice(one_per.get("in_office", InOffice.CYCLE))


def _encoded_one_per(workflow: Workflow) -> Encoded | str:
    if not workflow.one_per and not workflow.months:
        return NONE
    usual = workflow.in_office is InOffice.CYCLE
    return (
        ({"body": list(workflow.one_per)} if workflow.one_per else {})
        | ({"month": list(workflow.months)} if workflow.months else {})
        | ({} if usual else {"in_office": workflow.in_office.value})
    )


def _encoded_opened(opened: Opened) -> Encoded:
    return {} if opened is Opened.WITH_YEAR else {"opened": opened.value}


def _period(data: Data | None) -> Period | None:
    return Period(_month_day(data["from"]), _month_day(data["until"])) if data else None


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _encoded_period(period: Period | None) -> Encoded | None:
    if period is None:
        return None
    return {"from": "{:02}-{:02}".format(*period.from_), "until": "{:02}-{:02}".format(*period.until)}


def _states(data: Data | list[Data]) -> dict[str, State]:
    """A table in files; in canonical data a list, because JSON objects have no order."""
    named = [(row["id"], row) for row in data] if isinstance(data, list) else data.items()
    return {key: State(key, name(row), row.get("final", False)) for key, row in named}


def _encoded_state(state: State) -> Encoded:
    return {"id": state.id, **encoded_name(state.name), "final": state.final}


def _transition(row: Data) -> Transition:
    due = row.get("due")
    return Transition(
        trigger=row["trigger"],
        name=name(row["name"]),
        kind=StepKind(row["kind"]),
        source=row["source"],
        dest=row["dest"],
        body=row.get("body") or "",
        when=_when(row.get("when")),
        due=DueBefore(due["before"], due.get("working_days")) if due else None,
        otherwise={Outcome(outcome): state for outcome, state in (row.get("otherwise") or {}).items()},
        requires=tuple(_requirement(item) for item in rows(row, "requires")),
        not_same_as=words(row, "not_same_as"),
        by=row.get("by"),
        participants=words(row, "participants"),
        appeal=row.get("appeal"),
        dispatch=_dispatch(row.get("dispatch")),
    )


def _dispatch(data: Data | None) -> Dispatch | None:
    return Dispatch(words(data, "to"), data.get("working_days", 5)) if data else None


def _encoded_decision(step: Transition) -> Encoded:
    """What is said of a decision beyond the usual; nothing where nothing is, as before there was any."""
    appeal = {} if step.appeal is None else {"appeal": step.appeal}
    if step.dispatch is None:
        return appeal
    return appeal | {"dispatch": {"to": list(step.dispatch.to), "working_days": step.dispatch.working_days}}


def _encoded_transition(step: Transition) -> Encoded:
    due = step.due
    return {
        "trigger": step.trigger,
        "name": encoded_name(step.name),
        "kind": step.kind.value,
        "source": step.source,
        "dest": step.dest,
        "body": step.body,
        "when": _encoded_when(step.when),
        "due": {"before": due.trigger, "working_days": due.working_days} if due else None,
        "otherwise": {outcome.value: state for outcome, state in step.otherwise.items()},
        "requires": [_encoded_requirement(item) for item in step.requires],
        "not_same_as": list(step.not_same_as),
        "by": step.by,
        **({"participants": list(step.participants)} if step.participants else {}),
        **_encoded_decision(step),
    }


def _when(data: Data | None) -> MonthRule | NextAfter | MonthsAfter | With | None:
    if not data:
        return None
    if "months_after" in data:
        return MonthsAfter(data["months_after"])
    if "with" in data:
        return With(data["with"]["document"], data["with"]["step"])
    if "next_after" in data:
        return NextAfter(data["next_after"])
    return _month_rule(data)


def _month_rule(data: Data) -> MonthRule:
    others = {body: _month_rule(rule) for body, rule in (data.get("except") or {}).items()}
    months = data["month"] if isinstance(data["month"], list) else [data["month"]]
    return MonthRule(months[0], others, data.get("year", "cycle") == "cycle+1", tuple(months[1:]))


def _encoded_when(when: MonthRule | NextAfter | MonthsAfter | With | None) -> Encoded | None:
    if isinstance(when, MonthsAfter):
        return {"months_after": when.months}
    if isinstance(when, With):
        return {"with": {"document": when.document, "step": when.trigger}}
    if isinstance(when, NextAfter):
        return {"next_after": when.trigger}
    return _encoded_month(when) if when else None


def _encoded_month(rule: MonthRule) -> Encoded:
    return {
        "month": list(rule.months) if rule.later else rule.month,
        "year": "cycle+1" if rule.next_year else "cycle",
        "except": {body: _encoded_month(other) for body, other in rule.except_.items()},
    }


def _requirement(row: Data) -> Requirement:
    return Requirement(row["document"], row["state"], row.get("of"), Missing(row.get("missing", "refuse")))


def _encoded_requirement(item: Requirement) -> Encoded:
    return {"document": item.document, "state": item.state, "of": item.of, "missing": item.missing.value}
