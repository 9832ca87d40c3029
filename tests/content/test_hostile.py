"""Files that are made to break a reader give one clear finding, quickly, and never an exception."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arshjul.adapters.content import ContentFolder

if TYPE_CHECKING:
    from tests.content.conftest import Instance

HOSTILE = {
    "arrays nested 50 000 deep": ("line-too-long", b"x = " + b"[" * 50_000),
    "arrays nested 50 000 deep, a line each": ("too-deep", b"x = " + b"[\n" * 50_000 + b"]\n" * 50_000),
    "tables nested deep on a line": ("too-deep", b"x = " + b"{a=" * 900 + b"1" + b"}" * 900),
    "nested but within Python's own limit": ("too-deep", b"x = " + b"[" * 100 + b"]" * 100),
    "a dotted key of 39 KiB": ("line-too-long", b"a." * 20_000 + b"a = 1"),
    "a dotted key within the line cap": ("too-deep", b"a." * 2_000 + b"a = 1"),
    "many dotted keys": (
        "too-deep",
        b"\n".join(b"k%d." % row + b"a." * 900 + b"a = 1" for row in range(100)),
    ),
    "a deep key in a deep table": ("too-deep", b"[" + b"a." * 20 + b"a]\n" + b"b." * 20 + b"b = 1"),
    "ten megabytes": ("file-too-large", b"# comment\n" * 1_000_000),
    "Latin-1": ("not-utf8", 'name = "Årsredovisning"'.encode("latin-1")),
    "UTF-16": ("not-utf8", 'id = "x"'.encode("utf-16")),
    "NUL bytes": ("toml-syntax", b"id = \x00\x00"),
    "a file of NULs": ("toml-syntax", b"\x00" * 1000),
    "a byte order mark": ("toml-syntax", b'\xef\xbb\xbfid = "x"'),
    "a number without end": ("toml-syntax", b"x = 1_"),
    "an unclosed string": ("toml-syntax", b'id = """x\n\n'),
    "a surrogate": ("toml-syntax", b'id = "\\ud800"'),
    "half an instance": ("toml-syntax", b'[states\nx = { sv = "Utk'),
}
FILES = ("config.toml", "workflows/frame.toml", "calendar/2019.toml")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("code", "data"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gives_one_finding(instance: "Instance", file: str, code: str, data: bytes) -> None:
    """Whatever a file holds, there is one finding about it, with a line when there are lines, and at once."""
    instance.write(file, data)
    start = time.perf_counter()
    found = [row for row in instance.findings() if row[1] == file]
    assert time.perf_counter() - start < 2  # half a second on an idle machine; a test machine is not idle
    assert [row[0] for row in found] == [code]


def test_a_file_of_tables_is_only_wrong(instance: "Instance") -> None:
    """A file full of unknown keys is read to its end, and told key by key."""
    instance.write("workflows/frame.toml", "".join(f"k{row} = {{}}\n" for row in range(400)))
    codes = [row[0] for row in instance.findings() if row[1] == "workflows/frame.toml"]
    assert codes.count("unknown-key") == 400


def test_a_folder_and_a_pipe_are_not_files(instance: "Instance") -> None:
    """A folder or a pipe with a file's name is told, and never waited for."""
    (instance.root / "workflows/folder.toml").mkdir()
    os.mkfifo(instance.root / "workflows/pipe.toml")
    assert [row[:2] for row in instance.findings()] == [
        ("unreadable", "workflows/folder.toml"),
        ("unreadable", "workflows/pipe.toml"),
    ]


def test_a_link_to_nothing_is_told(instance: "Instance") -> None:
    """A link whose file is gone gives a finding."""
    (instance.root / "workflows/gone.toml").symlink_to(instance.root / "nowhere")
    assert [row[:2] for row in instance.findings()] == [("missing-file", "workflows/gone.toml")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(instance: "Instance") -> None:
    """A file without read permission gives a finding with the system's reason."""
    (instance.root / "workflows/frame.toml").chmod(0)
    assert instance.only().code == "unreadable"


def test_an_empty_folder_lacks_only_its_config(tmp_path: Path) -> None:
    """Where there is no instance, the one finding is that config.toml is missing."""
    assert [finding.code for finding in ContentFolder(tmp_path).read().findings] == ["missing-file"]


def test_hostile_files_that_are_kept(root: Path, instance: "Instance") -> None:
    """The files under tests/data/hostile each give exactly one finding: the one their name states."""
    for path in sorted((Path(__file__).parents[1] / "data/hostile").glob("*.toml")):
        instance.write("workflows/frame.toml", path.read_bytes())
        assert [row[0] for row in instance.findings()] == [path.stem], path.name
