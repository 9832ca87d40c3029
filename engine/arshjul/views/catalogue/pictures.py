"""What pictures say: the wheel, the swimlane, ladders and feeds, and the browser that prints them."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "Level.administration": "Förvaltningar",
    "Level.committee": "Nämnder och utskott",
    "Level.board": "Styrelse",
    "Level.council": "Fullmäktige",
    "StepState.done": "klar",
    "StepState.ongoing": "pågår",
    "StepState.upcoming": "kommande",
    "StepState.late": "försenad",
    "pic.title": "Årshjul {year:raw} för {organisation}",
    "pic.summary": (
        "{documents:documents} med {steps:steps}. Läget {today:full}: klara {done}, försenade {late}."
    ),
    "pic.summary.plan": "{documents:documents} med {steps:steps} enligt planen. Året är inte öppnat än.",
    "pic.unbound": "{count:steps} utan sammanträde i sin månad, inritade sist i månaden.",
    "pic.desc": "Samma uppgifter finns i tabellen under hjulet.",
    "pic.today": "i dag, {day}",
    "pic.simulated": "Övning: uppgifterna kommer från en simulerad databas.",
    "pic.skip.table": "Hoppa till tabellen",
    "pic.skip.main": "Hoppa till innehållet",
    "pic.legend": "Så läser du hjulet",
    "pic.legend.how": (
        "Varje båge är ett arbete, från förra steget eller första påminnelsen till dagen då det ska vara "
        "klart. Innerst förvaltningarna, ytterst fullmäktige. Streckad båge: ett annat år."
    ),
    "pic.legend.group": (
        "{mark:raw}: så många dokument i samma båge. Den går från det första som börjar till det sista som "
        "blir klart, med ett märke för varje dag."
    ),
    "pic.legend.types": "Dokument",
    "pic.legend.states": "Läge",
    "pic.legend.marks": "Märken",
    "pic.legend.bodies": "Organ",
    "pic.mark.meeting": "Sammanträde",
    "pic.mark.hand-in": "Inlämning",
    "pic.mark.unbound": "Sammanträde saknas",
    "pic.more": "… och {count} till",
    "pic.table": "Årets steg i datumordning",
    "pic.table.same-arc": "I samma båge:",
    "pic.table.month": "{month} {year:raw}",
    "pic.head.concerns": "Gäller",
    "pic.lanes.title": "Organ och månader {year:raw}, {organisation}",
    "pic.lanes.how": (
        "Varje rad är ett organ. Siffran är dagen; efter den står dokumenten som behandlas eller lämnas in. "
        "Dagar utan dokument är övriga sammanträden."
    ),
    "pic.lanes.table": "Organ och månader",
    "pic.lanes.unbound": "sammanträde saknas",
    "pic.lanes.key": "{code} {name}",
    "pic.lanes.signs": "(12) inställt, 12? sammanträde saknas, ×3 tre dokument.",
    "pic.lanes.signs.late": "! försenad.",
    "pic.lanes.signs.page": "12? sammanträde saknas, ×3 tre dokument.",
    "pic.ladder.title": "{name} {year:raw}, {body:raw}",
    "pic.ladder.state": "Läge: {state:raw}.",
    "pic.ladder.steps": "Stegen",
    "pic.ladder.why": "Varför den dagen",
    "pic.ladder.notices": "Utskick",
    "pic.ladder.moves": "Det här kan hända nu",
    "pic.diagram.requires": "Kräver först",
    "pic.diagram.requires-step": "{name:raw} kräver först",
    "pic.diagram.after": "Efter {names:or}",
    "pic.diagram.optional": "{name:raw}, om något kommer",
    "pic.diagram.dispatch": "{name:raw} inom {days:working_days} till {to}",
    "pic.diagram.force": "Laga kraft, om ingen överklagar",
    "pic.made": "Årshjul, {day:full}.",
    "feed.person": "Årshjul: {name}",
    "feed.role": "Årshjul: {role:role}",
    "feed.body": "Årshjul: {name}",
    "feed.both": "Årshjul: {role:role}, {name}",
    "feed.step": (
        "{step:raw} ({whose})",
        "{step:raw}",
    ),
    "feed.done": "Klart: {text}",
    "feed.late": "Försenat: {text}",
    "feed.meeting": "Sammanträde: {name}",
    "feed.cancelled": "Inställt: {name}",
    "feed.about": (
        "{document}. Läge: {state:raw}. För sammanträdet {date:full}.",
        "{document}. Läge: {state:raw}.",
    ),
    "feed.unbound": "Sammanträde saknas i månaden.",
    "feed.treats": "Behandlar: {text}.",
    "browser-missing": (
        "PDF och PNG ritas av webbläsaren Chromium, som inte finns här. Installera den (Debian: apt-get "
        "install chromium), eller välj .svg eller .html, som inte behöver något mer."
    ),
    "browser-failed": "Chromium kunde inte rita bilden: {detail}.",
    "picture-format": "{path} har inget format som går att skriva. Välj {known:or}.",
    "feed-of-nothing": "Ange vems kalender det gäller: --person, --role eller --body.",
    "unknown-role": (
        "Ingen har rollen {id}. Menade du {suggestions:or}?",
        "Ingen har rollen {id}. Rollerna är: {known:typed}.",
    ),
}
