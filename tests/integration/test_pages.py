"""Every page in Chromium: nothing that axe can find against WCAG 2.1 A and AA, no scrolling on a phone.

Skipped, with the reason, where Chromium (Debian's) or axe-core (`npm ci --prefix tests/tools`) is missing.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from arshjul.adapters import browser
from arshjul.cli.app import main
from arshjul.views.page import page
from arshjul.views.text import Words

AXE = Path(__file__).parents[1] / "tools" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
DARK = "--blink-settings=preferredColorScheme=0"
PHONE = 320

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(browser.find() is None, reason="Chromium is not installed"),
]
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not installed: npm ci --prefix tests/tools"
)

PAGES: dict[str, tuple[str, ...]] = {
    "plan-wheel": ("wheel", "2018", "--out"),
    "plan-swimlane": ("swimlane", "2018", "--html"),
    "wheel": ("wheel", "2018", "--out"),
    "swimlane": ("swimlane", "2018", "--html"),
    "ladder": ("show", "verksamhetsplan-2019-NPF", "--html"),
    "late-ladder": ("show", "verksamhetsberattelse-2017-FHN", "--now", "2018-03-01", "--html"),
    "mid-year-wheel": ("wheel", "2018", "--now", "2018-05-20", "--out"),
    "mid-year-swimlane": ("swimlane", "2018", "--now", "2018-05-20", "--html"),
    "mails": ("notices", "2018", "--to", "p11", "--html"),
    "english-wheel": ("--lang", "en", "wheel", "2018", "--out"),
    "english-ladder": ("--lang", "en", "show", "budget-2019", "--html"),
}
"""How each page is made; a plan's where nothing has been opened."""
Drawn = Callable[[str], str]


@pytest.fixture(scope="module")
def drawn(made: Path, made_and_opened: Path, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Makes a page, once."""
    folder = tmp_path_factory.mktemp("pages")

    def draw(name: str) -> str:
        target = folder / f"{name}.html"
        instance = made if name.startswith("plan-") else made_and_opened
        if not target.exists():
            assert main(["-C", str(instance), *PAGES[name], str(target)]) == 0
        return target.read_text(encoding="utf-8")

    return draw


@pytest.mark.parametrize("name", PAGES)
@needs_axe
def test_axe_finds_nothing(drawn: Drawn, tmp_path: Path, name: str) -> None:
    """0 violations."""
    assert violations(drawn(name), tmp_path, []) == {}


@pytest.mark.parametrize("name", ["plan-wheel", "wheel", "swimlane", "late-ladder", "mails"])
@needs_axe
def test_axe_finds_nothing_in_the_dark(drawn: Drawn, tmp_path: Path, name: str) -> None:
    """Nor for those who have asked their machine for dark pages."""
    assert violations(drawn(name), tmp_path, [DARK]) == {}


@pytest.mark.parametrize(("language", "flags"), [("sv", []), ("en", []), ("sv", [DARK])])
@needs_axe
def test_axe_finds_nothing_in_a_diagram(made: Path, tmp_path: Path, language: str, flags: list[str]) -> None:
    """Two workflows' pictures put into one page: each has a name, and no id is there twice."""
    pictures = []
    for type_ in ("budget", "verksamhetsplan"):
        target = tmp_path / f"{type_}.svg"
        assert main(["-C", str(made), "--lang", language, "diagram", type_, "--svg", str(target)]) == 0
        pictures.append(target.read_text(encoding="utf-8").partition("?>")[2])
    body = ["<h1>x</h1>", *pictures]
    assert violations(page(Words(language), "x", body), tmp_path, flags) == {}


@needs_axe
@pytest.mark.checkout
def test_axe_finds_nothing_in_a_report_with_measures(tmp_path: Path) -> None:
    """A table of measures has its caption and its headings."""
    instance, target = tmp_path / "instance", tmp_path / "report.html"
    shutil.copytree(Path(__file__).parents[2] / "examples" / "verkstallighetsplan-2015", instance)
    open_ = ["open", "2015", "--simulated", "--now", "2015-01-02", "--as", "p01"]
    assert main(["-C", str(instance), *open_]) == 0
    assert main(["-C", str(instance), "show", "delarsrapport-2015", "--html", str(target)]) == 0
    made = target.read_text(encoding="utf-8")
    assert "<caption>Mått: 0 av 23" in made
    assert violations(made, tmp_path, []) == {}


@needs_axe
def test_axe_would_find_something(tmp_path: Path) -> None:
    """The instrument works: a picture without a name and pale text are found."""
    bad = (
        '<!doctype html><html lang="sv"><title>x</title><main><h1>x</h1>'
        '<p style="color:#bbb;background:#fff">blek</p><img src="data:,"></main></html>'
    )
    assert {"color-contrast", "image-alt"} <= set(violations(bad, tmp_path, []))


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_scrolling_sideways(drawn: Drawn, tmp_path: Path, name: str) -> None:
    """At 320 points a page is 320 points wide; a wide table scrolls in its own place (WCAG 1.4.10)."""
    inner = escape(drawn(name))
    frame = f'<iframe id="f" width="{PHONE}" height="900" style="border:0" srcdoc="{inner}"></iframe>'
    script = (
        "addEventListener('load',()=>{const d=document.getElementById('f').contentDocument.documentElement;"
        "answer({width:d.scrollWidth})})"
    )
    page = f'<!doctype html><html lang="sv"><title>x</title><body style="margin:0">{frame}{answering(script)}'
    assert asked(page, tmp_path, [])["width"] <= PHONE


def violations(page: str, folder: Path, flags: list[str]) -> dict[str, list[str]]:
    """What axe has against a page: rule by rule, the places."""
    run = f"axe.run(document,{{runOnly:{json.dumps(TAGS)}}}).then(r=>answer(r.violations))"
    # the page's own policy lets no script run, which is right, except for the one that judges it
    open_ = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    script = f"<script>{AXE.read_text(encoding='utf-8')}</script>{answering(run)}"
    found = asked(f"{open_}{script}", folder, flags)
    return {rule["id"]: [node["html"][:200] for node in rule["nodes"]] for rule in found}


def answering(script: str) -> str:
    """A script that leaves what it finds where ``asked`` looks."""
    answer = (
        "function answer(v){const p=document.createElement('pre');p.id='answer';"
        "p.textContent=JSON.stringify(v);document.body.append(p)}"
    )
    return f"<script>{answer}{script}</script>"


def asked(page: str, folder: Path, flags: list[str]) -> Any:
    """What the script in a page answers."""
    source, program = folder / "asked.html", browser.find()
    source.write_text(page, encoding="utf-8")
    command = [
        str(program),
        *browser.FLAGS,
        *flags,
        f"--user-data-dir={folder / 'profile'}",
        "--window-size=1280,1000",
        "--virtual-time-budget=30000",
        "--dump-dom",
        source.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=180, check=True)
    found = re.search(r'<pre id="answer">(.*?)</pre>', done.stdout.decode("utf-8"), re.DOTALL)
    assert found, done.stderr.decode("utf-8", "replace")[-2000:]
    return json.loads(unescape(found[1]))
