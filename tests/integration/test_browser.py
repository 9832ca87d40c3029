"""Chromium as a printer: real pictures, and one clear sentence when it is not there or fails."""

import re
import stat
from pathlib import Path

import pytest

from arshjul.adapters import browser
from arshjul.adapters.browser import Browser
from arshjul.errors import InfrastructureError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
needs_browser = pytest.mark.skipif(browser.find() is None, reason="Chromium is not installed")


@needs_browser
def test_a_picture_has_the_size_that_was_asked_for() -> None:
    """Two points for each unit, so that it is sharp on paper."""
    drawn = Browser().png(SVG, 600, 300)
    width, height = (int.from_bytes(drawn[i : i + 4]) for i in (16, 20))
    assert (width, height) == (1200, 600)


@needs_browser
def test_a_page_becomes_pdf_on_the_paper_it_asks_for() -> None:
    """The page's own rule decides: A3 across is 1191 by 842 points."""
    page = "<!doctype html><html lang=sv><title>x</title><style>@page{size:A3 landscape}</style><p>x"
    drawn = Browser().pdf(page)
    assert drawn.startswith(b"%PDF")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", drawn)
    assert box
    assert [round(float(side)) for side in box.groups()] == [1191, 842]


def test_a_browser_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """Nobody gets a traceback for a program they have not installed."""
    with pytest.raises(InfrastructureError) as caught:
        Browser(tmp_path / "chromium").png(SVG, 40, 30)
    assert caught.value.code == "browser-missing"


@pytest.mark.parametrize("script", ["echo broken >&2; exit 1", "exit 0"])
def test_a_browser_that_fails_is_quoted(tmp_path: Path, script: str) -> None:
    """Whether it stops or only draws nothing: the last thing it said."""
    program = tmp_path / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(InfrastructureError) as caught:
        Browser(program).png(SVG, 40, 30)
    assert caught.value.code == "browser-failed"
    assert caught.value.arguments["detail"] in ("broken", "-")
