"""What verification found: whether the history holds together, and where it does not."""

from arshjul.service.verifying import Verified
from arshjul.views import plain
from arshjul.views.columns import WIDTH, bullet, wrapped
from arshjul.views.text import Words


def lines(words: Words, verified: Verified, width: int = WIDTH) -> list[str]:
    """The result first, then every problem, then the chain's last hash for the minutes."""
    facts = {"rows": verified.rows, "documents": verified.documents, "count": len(verified.problems)}
    told = wrapped(words.say("ui.verified" if verified.sound else "ui.verified.altered", facts), width)
    for problem in verified.problems:
        told += bullet(words.fault(problem), width)
    return [*told, *wrapped(words.say("ui.verified.hash", {"hash": verified.last_hash}), width)]


def data(words: Words, verified: Verified) -> dict[str, object]:
    """The result with the keys of the contract."""
    return {
        "rows": verified.rows,
        "documents": verified.documents,
        "result": "consistent" if verified.sound else "altered",
        "problems": [plain.fault(words, problem) for problem in verified.problems],
        "last_hash": verified.last_hash,
    }
