"""What one round of the scheduler did."""

from arshjul.service.sending import Ticked
from arshjul.views.columns import WIDTH, bullet
from arshjul.views.text import Words


def lines(words: Words, ticked: Ticked, width: int = WIDTH) -> list[str]:
    """A line on what was sent and what waits, then the mail server's words about what did not go."""
    facts = {"planned": ticked.planned, "sent": ticked.sent}
    told = [words.say("ui.ticked" if ticked.window_open else "ui.ticked.closed", facts)]
    for code in ("waiting", "doubt", "failed"):
        number = getattr(ticked, code)
        if number:
            told.append(words.say(f"ui.ticked.{code}", {"count": number}))
    for problem in ticked.problems:
        told += bullet(words.reply(problem), width)
    return told


def data(words: Words, ticked: Ticked) -> dict[str, object]:
    """The numbers, and what the mail server said."""
    return {
        "window_open": ticked.window_open,
        "planned": ticked.planned,
        "frozen": ticked.frozen,
        "sent": ticked.sent,
        "waiting": ticked.waiting,
        "failed": ticked.failed,
        "doubt": ticked.doubt,
        "problems": list(ticked.problems),
    }
