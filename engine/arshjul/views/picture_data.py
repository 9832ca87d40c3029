"""A picture's facts for programs: every step with its day, its place and how it stands."""

from arshjul.service.picturing import Picture
from arshjul.views.picturing import told
from arshjul.views.text import Words


def data(words: Words, picture: Picture) -> dict[str, object]:
    """The steps with the keys of the contract, in order of day."""
    it = told(words, picture)
    return {
        "year": picture.cycle,
        "today": picture.today.isoformat(),
        "opened": picture.opened,
        "simulated": picture.simulated,
        "steps": [
            {
                "document": step.document.id,
                "type": step.document.type,
                "code": it.codes[step.document.type],
                "trigger": step.step.trigger,
                "name": it.step(step),
                "body": step.step.body,
                "level": step.level.value,
                "from": step.start.isoformat(),
                "day": step.day.isoformat(),
                "meeting": it.meeting(step) if not step.unbound else None,
                "unbound": step.unbound,
                "state": step.state.value,
            }
            for step in picture.steps
        ],
    }
