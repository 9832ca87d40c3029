"""How the wheel looks, for a page and for a sheet of its own; colours by name from ``views.palette``."""

from arshjul.views.palette import BACKED

_STYLE = """
.wheel text{font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;
text-anchor:middle;fill:var(--ink)}
.wheel .even{fill:var(--paper)}.wheel .odd{fill:var(--soft)}
.wheel .rim{fill:var(--line)}.wheel .rim.odd{fill:var(--line);opacity:.72}
.wheel .month{font-size:15px;font-weight:600}
.wheel .spoke{stroke:var(--line);stroke-width:.8}
.wheel .head{fill:var(--line);opacity:.55}
.wheel .level{font-size:11px;font-weight:700;letter-spacing:.6px}
.wheel .track{fill:none;stroke:var(--line);stroke-width:.6}
.wheel .body{fill:var(--muted);font-weight:600}
.wheel .hole{fill:var(--paper);stroke:var(--line)}
.wheel .year{font-weight:700}.wheel .whose{fill:var(--muted)}
.wheel .arc{fill:var(--c)}
.wheel .beyond{fill:var(--c);fill-opacity:.18;stroke:var(--c);stroke-width:1;stroke-dasharray:3 2}
.wheel .mark{fill:var(--c);stroke:var(--paper);stroke-width:1.4}
.wheel .s .mark.open,.wheel .plain .open{fill:var(--paper);stroke:var(--c);stroke-width:1.5}
.wheel .glyph{fill:none;stroke:var(--on);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.wheel .open+.glyph{stroke:var(--c)}
.wheel .short{font-weight:700}.wheel .name{font-weight:600}
.wheel .in{fill:var(--on)}
.wheel .upcoming .arc{fill:var(--paper);stroke:var(--c);stroke-width:1.1}
.wheel .upcoming .in{fill:var(--ink)}
.wheel .upcoming .mark{fill:var(--paper);stroke:var(--c);stroke-width:1.8}
.wheel .late .arc{stroke:var(--ink);stroke-width:1.2}
.wheel a{cursor:pointer;text-decoration:none}
.wheel a:focus{outline:none}
.wheel a:hover .arc,.wheel a:hover .mark,.wheel a:focus-visible .arc,
.wheel a:focus-visible .mark{stroke:var(--ink);stroke-width:2.4}
.wheel .now path{stroke:var(--now);stroke-width:2;fill:none}
.wheel .now text{fill:var(--now);font-size:12px;font-weight:700}
"""


def style() -> str:
    """The wheel's rules."""
    coloured = "".join(f".{name}{{--c:var(--{name})}}" for name in BACKED if name != "on")
    return _STYLE.replace("\n", "") + coloured
