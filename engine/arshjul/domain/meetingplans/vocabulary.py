"""The words of published meeting plans: months, weekdays, statuses, and what columns are called."""

import re
import unicodedata
from functools import lru_cache

from arshjul.domain.kalendarium import MeetingStatus

_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("mars", "march"), ("april",), ("maj", "may"),
    ("juni", "june"), ("juli", "july"), ("augusti", "august"), ("september",), ("oktober", "october"),
    ("november",), ("december",),
)  # fmt: skip
_EXTRA_MONTHS = {"sept": 9, "septemper": 9}
_WEEKDAYS = (
    ("måndag", "monday", "mån", "må"), ("tisdag", "tuesday", "tis", "ti"),
    ("onsdag", "wednesday", "ons", "on"), ("torsdag", "thursday", "tors", "tor", "to"),
    ("fredag", "friday", "fre", "fr"), ("lördag", "saturday", "lör", "lö"), ("söndag", "sunday", "sön", "sö"),
)  # fmt: skip
_SHORT = frozenset({"må", "ti", "on", "to", "fr", "lö", "sö"})
_STATUS = (
    (
        MeetingStatus.CANCELLED,
        r"inst|inställ\w*|ställs in|ställt in|utgår|utgått|struke[nt]|avbokad|avbokat|avlyst|cancell?ed",
    ),
    (MeetingStatus.RESERVE, r"reserv|reserv(?:dag|tid|datum|möte|sammanträde|plats)\w*|reserve"),
    (MeetingStatus.EXTRA, r"extra|extrainsa\w+|extra ?(?:möte|sammanträde|sammanträdes\w+)\w*"),
    (MeetingStatus.MOVED, r"flyttat|flyttad|flyttas|flytt|framflyttat|framflyttad|ombokat|ombokad|moved"),
    (MeetingStatus.PREPARATORY, r"beredande|förberedande|preparatory"),
    (MeetingStatus.CONSTITUTING, r"konstituerande|konst|constituting"),
    (MeetingStatus.ORDINARY, r"ordinarie|ord|ordinary"),
)  # fmt: skip
_HEADERS = {
    "date": "datum date sammanträdesdatum mötesdatum mötesdag mötesdagar sammanträdesdag sammanträdesdagar "
    "sammanträde sammanträden startdatum startdate när",
    "until": "until till tillochmed tom slutdatum enddate sistadag",
    "body": "organ nämnd nämnden nämnder body bodyname beslutsorgan beslutsinstans instans forum "
    "politisktorgan "
    "nämndstyrelse styrelsenämnd organnamn namn nämndsnamn nämndutskott mötesforum grupp möte ämne subject "
    "summary title organisationsenhet politiskaorgan nämndorgan",
    "code": "förkortning kod bodycode organkod förk kortnamn",
    "id": "id mötesid sammanträdesid",
    "status": "status typ mötestyp slag sammanträdestyp typavmöte typavsammanträde",
    "note": "anteckning anteckningar anmärkning anmärkningar anm comment comments remark remarks "
    "notering noteringar kommentar kommentarer note "
    "notes ärende ärenden övrigt information info beskrivning description innehåll fotnot",
    "time": "tid klockan kl klockslag starttid mötestid mötestider time starttime börjar start",
    "end": "sluttid endtime end slut slutar",
    "weekday": "veckodag weekday",
    "week": "vecka v week veckonummer veckonr",
    "year": "år year",
    "month": "månad mån month",
    "day": "dag dagar day",
    "for": "gällerdokument dokument for",
    "source": "källa source organisation plats lokal location place sekreterare ort nr allday alldayevent",
}
_HEADER = {word: role for role, words in _HEADERS.items() for word in words.split()}
_LIKE_BODY = re.compile(
    r"(?:fullmäktige|fullmäktiges? presidium|styrelse|styrelsen|nämnd|nämnden|utskott|utskottet|beredning"
    r"|beredningen|råd|rådet|kommitté|kommittén|delegation|delegationen|presidium|presidiet|revisorer|revisorerna"
    r"|revisionen|grupp|gruppen|forum|direktion|direktionen)"
)
_MOST_WORDS = 8
_SENTENCE = frozenset({
    "på", "behandlas", "den", "det", "av", "till", "som", "är", "har", "ska", "att", "sker", "inför", "från",
    "vid", "under", "hos", "se", "samtliga", "alla", "nästa", "du", "kan", "visar", "sammanträder",
})  # fmt: skip
"""Words of sentences, not of names."""
_STAGE = re.compile(
    r"(?i)\b(?:inlämning|inlämnas|stopp(?:dag|datum|tid)?|ärendestopp|manusstopp|\w*(?:kallelse|utskick|underlag|handlingar|ärenden|justering|"
    r"dagordning|föredragningslist|"
    r"tillkännagivande|anslag|protokoll|delning|förhandling|samverkan|mbl|deadline)\w*|sista dag\w*|senast)\b"
)
_ON_THE_WAY = re.compile(
    r"(?i)(?<!\w)(?:inlämning\w*|inlämnas|\w*stopp|(?:\w*stopp|inlämnings|deadline|utskicks)(?:dag|datum|tid)(?:en|er|ar)?"
    r"|(?:\w*utskick|kallelse|handlingar|\w*underlag|justering|tillkännagivande|expediering)(?:en|ar|na|s)?"
    r"|deadline|sista dag\w*|senast)(?!\w)"
)
_BESIDE = frozenset({
    "för", "av", "till", "in", "ut", "inne", "ska", "vara", "lämnas", "skickas", "ärenden", "ärende",
    "motioner", "den", "och", "dag", "tid",
})  # fmt: skip
"""Words beside those, which add nothing."""
_UNSURE = re.compile(
    r"(?i)(?<!\w)(?:ev(?:entuellt|\.)?|prel(?:iminärt|iminär|\.)?|vid behov|om behov finns)(?!\w)|\?"
)
_WEEK = re.compile(r"(?i)(?<!\w)v(?:eckan?|\.)? ?\d{1,2}(?!\w)")
_EITHER = re.compile(r"(?i)el(?:ler|\.)?")
_COLOUR = re.compile(
    r"(?i)(?:röd|grön|gul|blå|grå|orange|rosa|lila|svart|brun|turkos|skugga|färg|markera|kursiv|fet|understruk)\w*\b"
)
_MEETING = re.compile(
    r"(?i)(?:(?:politiskt?|ordinarie) )?"
    r"(?:(?:nämnds?|styrelse|utskotts?)?(?:sammanträde|möte)[tsn]?|sammanträden|möten)"
)
_SECTION = re.compile(
    r"(?:(?P<EXTRA>extra(?:insatta)?)|(?P<CANCELLED>inställda)|(?P<ORDINARY>ordinarie)|(?P<RESERVE>reserv))"
    r" ?(?:sammanträden|möten|dagar|tider|datum|sammanträdes\w+|mötes\w+)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?(?!\d)")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_RAISED = dict.fromkeys(map(ord, "⁽⁾\u00ad"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u200b\ufeff\t"), " ")
_ISO_MONTH = re.compile(r"((?:19|20)\d\d)[-/. ]+([^\W_]+)\.?")
_MONTH_HEAD = re.compile(r"([^\W\d_]+)\.?:?(?:[\s'’/-]*((?:19|20)\d\d|\d\d))?:?")
STATUS_WORD = re.compile(
    "|".join(f"(?P<{status.name}>(?:{words})\\.?)" for status, words in _STATUS), re.IGNORECASE
)
_WITHIN = re.compile(rf"(?<!\w)(?:{STATUS_WORD.pattern})(?!\w)", re.IGNORECASE)
CALLED = frozenset({"kallad", "kallat", "called"})


_kept = lru_cache(maxsize=1024)
"""The same words come again and again in a plan, and each is asked about by every reader."""


@_kept
def plain(text: str) -> str:
    """The text in one form: NFC, ordinary spaces and dashes, no odd ends."""
    text = unicodedata.normalize("NFC", text).translate(_DASHES).translate(_SPACES).translate(_RAISED)
    return re.sub(r" {2,}", " ", text).strip()


def tidy(text: str) -> str:
    """The text as it was meant to be read, on one line: NFC, single spaces; its dashes are its own."""
    bare = "".join(sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", text))
    return " ".join(bare.translate(_RAISED).split())


def folded(text: str) -> str:
    """What two spellings of one name have in common: no case, no diacritics, no spaces, no signs."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if sign.isalnum())


@_kept
def month(word: str) -> int | None:
    """The number of a month's name or abbreviation of at least three letters."""
    word = word.casefold().rstrip(".")
    if word in _EXTRA_MONTHS:
        return _EXTRA_MONTHS[word]
    if len(word) < 3:
        return None
    for number, names in enumerate(_MONTHS, 1):
        if any(word == name or (len(word) <= 4 and name.startswith(word)) for name in names):
            return number
    return None


@_kept
def month_head(text: str) -> tuple[int, int | None, bool] | None:
    """A cell that says a month and nothing else: month, year when stated, whether it has two digits."""
    iso = _ISO_MONTH.fullmatch(plain(text))
    if iso is not None and (first := month(iso[2]) or _numbered(iso[2])):
        return first, int(iso[1]), False
    found = _MONTH_HEAD.fullmatch(plain(text))
    number = month(found[1]) if found else None
    if found is None or number is None:
        return None
    year = found[2]
    return number, _full(year) if year else None, bool(year) and len(year) == 2


def _numbered(text: str) -> int | None:
    """01 to 12, always with two digits."""
    return int(text) if re.fullmatch(r"0[1-9]|1[0-2]", text) else None


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


@_kept
def weekday(word: str, *, short: bool = True) -> int | None:
    """0 for Monday; a name, its plural or its abbreviation. ``short``: also those of two letters."""
    word = word.casefold().rstrip(".")
    if word in _SHORT and not short:
        return None
    for number, names in enumerate(_WEEKDAYS):
        if word in names or word in (f"{names[0]}ar", f"{names[0]}en", f"{names[0]}arna"):
            return number
        if 4 <= len(word) < len(names[0]) and names[0].startswith(word):
            return number
    return None


def status(word: str) -> MeetingStatus | None:
    """What a word of its own says about a meeting."""
    found = STATUS_WORD.fullmatch(plain(word).casefold())
    return MeetingStatus[found.lastgroup] if found and found.lastgroup else None


def statuses_in(text: str) -> list[tuple[MeetingStatus, str]]:
    """The statuses that words of a text tell of, with those words."""
    found = ((status(match[0]), match[0]) for match in _WITHIN.finditer(text))
    return [(meaning, word) for meaning, word in found if meaning is not None]


@_kept
def header(text: str) -> str | None:
    """What a column is for, by its heading; a year in it says nothing about that."""
    without = _YEAR.sub("", plain(text).casefold())
    return _HEADER.get("".join(sign for sign in without if sign.isalnum()))


def stage(text: str) -> bool:
    """Whether a heading names something on the way to a meeting, and no meeting: "Kallelse", "Stoppdag"."""
    return not like_body(text) and _STAGE.search(plain(text)) is not None


def on_the_way(text: str) -> bool:
    """Whether words name the handing in or sending out of papers, wherever they stand: "Ärendestopp KS"."""
    return not like_body(text) and _ON_THE_WAY.search(plain(text)) is not None


def only_on_the_way(text: str) -> str:
    """The words, when they say no more than that papers are handed in or sent out; else none."""
    bare = plain(text).strip(" .,:;()-")
    loose = [
        word for word in _ON_THE_WAY.sub(" ", bare).split() if word.strip(",.:").casefold() not in _BESIDE
    ]
    return bare if bare and not loose and on_the_way(bare) else ""


def week(text: str) -> str | None:
    """The words that say a week: "vecka 24", "v. 7"."""
    found = _WEEK.search(plain(text))
    return found[0] if found else None


def unsure(text: str) -> str | None:
    """The words that say that a meeting may come to nothing."""
    found = _UNSURE.search(plain(text)) or _EITHER.fullmatch(plain(text))
    return found[0] if found else None


def colour(word: str) -> bool:
    """Whether a legend's mark is a way of showing and not a sign: "Röd", "Grå ruta", "Fet stil"."""
    return _COLOUR.match(plain(word)) is not None


def section(text: str) -> MeetingStatus | None:
    """What a heading says of every meeting under it: "Extra sammanträden", "Reservdagar"."""
    bare = plain(text).strip(" :.").casefold()
    found = _SECTION.fullmatch(bare)
    if found is None:
        return None
    return MeetingStatus[next(name for name, said in found.groupdict().items() if said)]


def only_meeting(text: str) -> bool:
    """Whether the words say no more than that there is a meeting."""
    return _MEETING.fullmatch(plain(text)) is not None


@_kept
def like_body(text: str) -> bool:
    """Whether the text ends as names of decision bodies do."""
    words = plain(text).casefold().split()
    if not words or len(words) > _MOST_WORDS or _SENTENCE.intersection(words):
        return False
    if re.search(_LIKE_BODY.pattern + r"s?\Z", words[-1]):
        before = words[: words.index("för")] if "för" in words else words
        return bool(before) and re.search(_LIKE_BODY.pattern + r"s?\Z", before[-1]) is not None
    heads = words[1:2] if words[0] in ("gemensam", "gemensamma") else words[:1]
    return bool(heads) and bool(_LIKE_BODY.fullmatch(heads[0])) and "för" in words


def nominative(name: str) -> str:
    """Kommunfullmäktiges (sammanträden): the name itself."""
    ends = re.search(_LIKE_BODY.pattern + r"(s)\Z", plain(name).casefold())
    return name[:-1] if ends else name


def like_code(text: str) -> bool:
    """Whether the text is an abbreviation in capitals: KS, KSAU, RS-AU."""
    bare = re.sub(r"[\s/&-]", "", plain(text))
    return 2 <= len(bare) <= 8 and bare.isalpha() and (bare.isupper() or sum(s.isupper() for s in bare) >= 2)
