"""The next year's files: the kalendarium to fill in, and what came of writing them."""

from collections.abc import Collection, Mapping

from arshjul.service.continuing import NewFile, Skeleton
from arshjul.views.columns import WIDTH, wrapped
from arshjul.views.text import Words

_COMMENT = 100


def kalendarium(words: Words, skeleton: Skeleton) -> str:
    """A kalendarium without meetings: whose they are, and how many each body had, stands in comments."""
    facts = {"year": skeleton.year, "from_year": skeleton.from_}
    head = wrapped(words.say("ui.newyear.comment", facts), _COMMENT, "# ")
    rows = [f"  # {id_}: {name} ({_had(words, count, facts)})" for id_, name, count in skeleton.bodies]
    return "\n".join(
        [
            "#:schema ../schema/kalendarium.json",
            *head,
            "",
            f"year    = {skeleton.year}",
            'source  = ""',
            "adopted = []",
            "",
            skeleton.lead_times,
            "",
            "meetings = [",
            *rows,
            "]",
            "",
            "bindings = []",
            "",
        ]
    )


def _had(words: Words, count: int, facts: Mapping[str, object]) -> str:
    return words.say("ui.newyear.had", {"count": count, **facts})


def lines(words: Words, new: tuple[NewFile, ...], written: Collection[str], year: int) -> list[str]:
    """Each file with its difference from the one that it is a copy of, and what to do next."""
    told: list[str] = []
    for file in new:
        facts = {"file": file.name, "source": file.source}
        told += [words.say("ui.newyear.kept" if file.exists else "ui.newyear.file", facts)]
        told += [] if file.exists else [*(f"  {line}" for line in file.diff), ""]
        told += wrapped(words.say("ui.newyear.untested", facts), WIDTH) if file.untested else []
    code = "ui.newyear.next" if written else "ui.newyear.nothing"
    return [*told, *wrapped(words.say(code, {"count": len(written), "year": year}), WIDTH)]


def data(new: tuple[NewFile, ...], written: Collection[str]) -> dict[str, object]:
    """The same for programs."""
    return {
        "written": list(written),
        "files": [
            {
                "name": file.name,
                "source": file.source,
                "existed": file.exists,
                "diff": list(file.diff),
            }
            for file in new
        ],
    }
