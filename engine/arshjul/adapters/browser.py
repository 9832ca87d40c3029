"""Chromium, the one in Debian, as a printer: a page of ours to PDF, a picture of ours to PNG.

It runs without a window, with a profile of its own that is thrown away, and reads one file of ours.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from arshjul.errors import InfrastructureError

_PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
_NAMES = ("chromium", "chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
"""How Chromium is run: without a window, without asking anybody anything."""
_SECONDS = 120


def find() -> Path | None:
    """Where Chromium is; None when it is not installed."""
    found = next((place for place in _PLACES if Path(place).is_file()), None)
    named = found or next((path for name in _NAMES if (path := shutil.which(name))), None)
    return Path(named) if named else None


class Browser:
    """Draws what it is given.

    :param program: where Chromium is
    """

    def __init__(self, program: Path | None = None) -> None:
        self._program = program

    def pdf(self, page: str) -> bytes:
        """A page as PDF, on the paper that its own rules ask for.

        :raises InfrastructureError: ``browser-missing``, ``browser-failed``
        """
        return self._drawn(page, "page.html", ["--no-pdf-header-footer"], ("--print-to-pdf", "pdf"))

    def png(self, picture: str, width: int, height: int, scale: float = 2) -> bytes:
        """An SVG as PNG, so many points for each of its units.

        :raises InfrastructureError: ``browser-missing``, ``browser-failed``
        """
        flags = [f"--window-size={width},{height}", f"--force-device-scale-factor={scale}"]
        return self._drawn(picture, "picture.svg", flags, ("--screenshot", "png"))

    def _drawn(self, text: str, name: str, flags: Sequence[str], action: tuple[str, str]) -> bytes:
        with tempfile.TemporaryDirectory(prefix="arshjul-") as folder:
            source, target = Path(folder) / name, Path(folder) / f"drawn.{action[1]}"
            source.write_text(text, encoding="utf-8")
            done = self._run([*_flags(folder), *flags, f"{action[0]}={target}", source.as_uri()])
            drawn = target.read_bytes() if target.is_file() else b""
            if not drawn:
                raise InfrastructureError("browser-failed", detail=_last_line(done.stderr))
            return drawn

    def _run(self, words: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
        program = self._program or find()
        if program is None:
            raise InfrastructureError("browser-missing")
        try:
            return subprocess.run([str(program), *words], capture_output=True, timeout=_SECONDS, check=True)
        except FileNotFoundError:
            raise InfrastructureError("browser-missing") from None
        except subprocess.TimeoutExpired:
            raise InfrastructureError("browser-failed", detail=f"{_SECONDS} s") from None
        except (subprocess.CalledProcessError, OSError) as error:
            told = getattr(error, "stderr", None) or str(error).encode()
            raise InfrastructureError("browser-failed", detail=_last_line(told)) from None


def _flags(folder: str) -> list[str]:
    return [*FLAGS, f"--user-data-dir={Path(folder) / 'profile'}"]


def _last_line(told: bytes) -> str:
    lines = [line.strip() for line in told.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1][:200] if lines else "-"
