"""Joint plans: several committees decide one text, each if the others decide identically."""

from arshjul.views.catalogue.shape import Sentences

SENTENCES: Sentences = {
    "joint-needless/one_per": (
        "joint betyder ingenting för ett dokument som det bara finns ett av. Ange one_per, eller ta bort "
        "joint."
    ),
    "joint-needless": (
        "joint kräver ett steg som vart och ett av organen beslutar (kind decide, body own). Ta bort joint, "
        "eller lägg till steget."
    ),
    "joint-too-few": "En gemensam plan behöver minst två dokument, efter varandra: arshjul join ID ID.",
    "joint-no-mandate": (
        "{person} får inte göra det här. Det får processägaren och de berörda organens sekreterare: "
        "{people:people}.",
        "{person} får inte göra det här. Det får processägaren och de berörda organens sekreterare, men "
        "ingen har de rollerna i dag. Ge någon rollen i config.toml.",
    ),
    "joint-not-allowed": (
        "{document} kan inte vara del av en gemensam plan: arbetsflödet {type} har inte joint = true."
    ),
    "joint-different": "{documents:typed} är inte av samma slag och år, så de kan inte bli en gemensam plan.",
    "joint-same-body": "{body:first} svarar för både {documents}: en gemensam plan är flera organs.",
    "joint-already": (
        "{document} ingår redan i en gemensam plan, med {documents:typed}. Lämna den först: arshjul part "
        "{document}."
    ),
    "joint-decided": (
        "Steget {trigger:both} är redan beslutat för {document}. En gemensam plan väljs före det första "
        "beslutet."
    ),
    "not-joint": "{document} ingår inte i någon gemensam plan.",
    "joint-part-waits": (
        "{document} har beslutat {trigger:both} under förutsättning av likalydande beslut, så ingen kan "
        "lämna planen nu. Den som vill annat registrerar sitt eget beslut: då bryts planen."
    ),
    "joint-part-final": "{document} är beslutat, så det kan inte lämna den gemensamma planen.",
    "text-missing": (
        "Planen är gemensam med {documents:typed}: beslutet gäller bara om de andra beslutar samma text. "
        "Bifoga texten med --attach FIL."
    ),
    "joint-waits": (
        "Steget {trigger:both} är villkorat godkänt och väntar på likalydande beslut i "
        "{documents:typed}. Titta med arshjul show {document}."
    ),
    "joint-wrong-in-history": (
        "Rad {row}: posten om den gemensamma planen för {document} följer inte av det som hänt före den."
    ),
    "joint-lacking-in-history": "En post om den gemensamma planen saknas för {document} ({type}).",
    "entry.joint.formed": "{actor} antecknade att {doc} ingår i en gemensam plan med {others:typed}.",
    "entry.joint.left": (
        "{actor} antecknade att {left} har lämnat den gemensamma planen. Kvar i den är {members:typed}.",
        "{actor} antecknade att {left} har lämnat den gemensamma planen {group}. {doc} är nu en egen plan.",
    ),
    "entry.joint.approved": (
        "Villkoret för {doc} är uppfyllt: alla i den gemensamma planen har beslutat samma text ({att:hash})."
    ),
    "entry.joint.broken": (
        "Den gemensamma planen är bruten: {by} har beslutat en annan text ({att:hash}). Beslutet i {doc} "
        "gäller inte och ska tas om: {again:steps}.",
        "Den gemensamma planen är bruten: {by} har beslutat en annan text ({att:hash}) än de andra.",
        "Den gemensamma planen är bruten: {by} fick {outcome}. Beslutet i {doc} gäller inte och ska tas om: "
        "{again:steps}.",
        "Den gemensamma planen är bruten: {by} fick {outcome}.",
    ),
    "ui.entry-type.joint.formed": "gemensam plan",
    "ui.entry-type.joint.left": "inte längre gemensam",
    "ui.entry-type.joint.approved": "villkoret uppfyllt",
    "ui.entry-type.joint.broken": "planen bruten",
    "ui.entry.joint": (
        "Beslutet gäller under förutsättning att de andra i den gemensamma planen {joint} fattar likalydande "
        "beslut."
    ),
    "ui.joint.condition": "under förutsättning av likalydande beslut i {joint}",
    "ui.joint.state": "{state:raw} (villkorat)",
    "ui.joint.head": "Gemensam plan, {status:kind}",
    "ui.joint.member": (
        "{document}: {status:kind}, text {att:hash}, {on:full}",
        "{document}: {status:kind}, senast {due:full}",
        "{document}: {status:kind}",
    ),
    "ui.joint.broken": "Bruten av {by}. Nya beslut krävs: alla ska besluta samma text.",
    "ui.joint.waits": "Beslutet är villkorat: alla i den gemensamma planen ska besluta samma text.",
    "JointStatus.undecided": "inte beslutad",
    "JointStatus.conditional": "villkorat godkänd",
    "JointStatus.approved": "godkänd av alla",
    "JointStatus.broken": "bruten",
    "NoticeKind.joint": "bruten gemensam plan",
}
