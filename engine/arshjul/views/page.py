"""The shell of every page: language, title, skip link, and rules for screens of any width and for paper.

No page holds a script or fetches anything: it can be mailed, printed, or put on an intranet as it is.
"""

from collections.abc import Iterable, Sequence
from html import escape

from arshjul.views.palette import variables
from arshjul.views.text import Words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word;background:var(--paper);color:var(--ink);
font:1rem/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif}
main{max-width:96rem;margin:0 auto;padding:1.5rem clamp(.75rem,3vw,2.5rem) 3rem}
h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.25rem);line-height:1.2;margin:0 0 .5rem;letter-spacing:-.01em}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:1.25rem 0 .35rem}
p{margin:.25rem 0;max-width:70ch}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.lead{font-size:1.0625rem;color:var(--muted)}
.note{border-left:4px solid var(--late);padding:.25rem .75rem;background:var(--soft)}
.skip{position:absolute;left:.5rem;top:-10rem;background:var(--paper);color:var(--link);padding:.5rem 1rem;
z-index:9}
.skip:focus{top:.5rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;font-weight:700;font-size:1.25rem;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{background:var(--soft);position:sticky;top:0}
.group th{background:var(--soft);font-size:1rem;padding-top:.7rem}
th[scope=row]{font-weight:600}
tr:target>*{background:var(--soft);box-shadow:inset 0 2px var(--link),inset 0 -2px var(--link)}
.pill{display:inline-block;white-space:nowrap;border-radius:1rem;padding:0 .6rem;background:var(--c);
color:var(--on);font-weight:600;font-size:.875rem}
.pill.upcoming{background:none;color:var(--ink);box-shadow:inset 0 0 0 1.5px var(--c)}
.code{display:inline-block;min-width:2.1em;text-align:center;border-radius:.3rem;padding:0 .35em;
background:var(--c,var(--upcoming));color:var(--on);font-weight:700;font-size:.8125rem}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.code.upcoming{background:none;color:var(--ink);box-shadow:inset 0 0 0 1.5px var(--c)}
.scroll{overflow-x:auto;position:relative}
.nowrap{white-space:nowrap}
footer{margin-top:2rem;color:var(--muted);font-size:.875rem}
@media screen and (max-width:40rem){
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards,.cards tbody,.cards tr,.cards td,.cards th,.cards caption{display:block;width:100%}
.cards td,.cards tbody th[scope=row]{border:0;padding:.1rem .6rem}
.cards tbody tr:not(.group){border-bottom:1px solid var(--line);padding:.6rem 0}
.cards td:empty{display:none}
.cards td[data-h]::before{content:attr(data-h) ": ";color:var(--muted)}
}
@page{size:A3 landscape;margin:11mm}
@media print{
body{font-size:9.5pt}main{max-width:none;padding:0}
.skip,.screen{display:none}
table{font-size:9pt}th,td{padding:1mm 2mm}thead{display:table-header-group}thead th{position:static}
tr,.together{break-inside:avoid}.group{break-after:avoid}a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.scroll{overflow:visible}
}
"""


def page(
    words: Words, title: str, body: Iterable[str], *, style: str = "", skips: Sequence[tuple[str, str]] = ()
) -> str:
    """A whole page.

    :param body: what stands in ``main``, from its ``h1`` on
    :param style: rules of its own
    :param skips: where skip links lead, and what they say
    """
    links = skips or (("main", words.say("pic.skip.main")),)
    skip = "".join(f'<a class="skip" href="#{to}">{escape(said)}</a>' for to, said in links)
    return (
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{variables()}{_STYLE}{style}</style>\n</head>\n<body>\n"
        f'<header>{skip}</header>\n<main id="main" tabindex="-1">\n'
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def heading(title: str, *paragraphs: str | None) -> str:
    """The page's heading and what is said first; the rest are notes."""
    told = [f'<p class="{"note" if n else "lead"}">{escape(p)}</p>' for n, p in enumerate(paragraphs) if p]
    return f"<h1>{escape(title)}</h1>{''.join(told)}"


def cell(text: str, heading_: str = "", *, raw: bool = False, classes: str = "") -> str:
    """A cell of a table that becomes cards on a phone, where each value has its heading beside it."""
    inner = text if raw else escape(text)
    named = f' data-h="{escape(heading_)}"' if heading_ and text else ""
    styled = f' class="{classes}"' if classes else ""
    return f'<td role="cell"{named}{styled}>{inner}</td>'


def pill(colour: str, glyph: str, word: str) -> str:
    """A state: sign and word on its colour."""
    return f'<span class="pill {colour}"><span aria-hidden="true">{glyph}</span> {escape(word)}</span>'
