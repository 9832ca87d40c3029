"""Folders: where an instance lies, what a new one is made of, and the small files beside the content."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from arshjul.errors import InfrastructureError, UsageError, system_detail

CONFIG = "config.toml"
CONTENT = {"workflows": "*.toml", "calendar": "*.toml", "notifications": "*.j2"}
"""The folders of an instance that hold content, and what they hold."""
_PACKAGE = Path(__file__).parents[1]
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def starter(package: Path = _PACKAGE) -> Path:
    """The shipped instance: inside the installed package, else the root of the checkout that holds it.

    :raises InfrastructureError: ``starter-missing``: the installation is not whole
    """
    for folder in (package / "_starter", package.parents[1]):
        if (folder / CONFIG).is_file():
            return folder
    raise InfrastructureError("starter-missing", path=str(package / "_starter"))


def shipped_law() -> Path | None:
    """The program's own file of law; None when the installation is not whole."""
    try:
        return starter() / "calendar" / "statutes.toml"
    except InfrastructureError:
        return None


def starter_files(root: Path) -> Mapping[str, bytes]:
    """The content of a shipped instance by path inside it, and nothing else that lies there."""
    paths = [root / CONFIG]
    for folder, pattern in CONTENT.items():
        paths += sorted(path for path in (root / folder).glob(pattern) if not path.name.startswith("."))
    with _mapped():
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def find_root(start: Path) -> Path:
    """The nearest folder, from ``start`` and up, that is an instance.

    :raises UsageError: ``no-instance``
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise UsageError("no-instance", folder=str(here))


def chosen_root(folder: Path) -> Path:
    """The folder a person has named, if it is an instance.

    :raises UsageError: ``no-instance``
    """
    if not (folder / CONFIG).is_file():
        raise UsageError("no-instance", folder=str(folder))
    return folder.resolve()


class NewFolder:
    """A folder that is to become an instance."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """The folder as the person wrote it."""
        return str(self._path)

    def in_the_way(self) -> tuple[str, ...]:
        """What lies there already; a folder that is not there has nothing in it."""
        if self._path.is_dir():
            with _mapped():
                return tuple(sorted(path.name for path in self._path.iterdir()))
        return (self._path.name,) if self._path.exists() or self._path.is_symlink() else ()

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the files, with the folders they need.

        :raises InfrastructureError: ``folder-unwritable``
        """
        with _mapped():
            for name, content in files.items():
                path = self._path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


class InstanceFolder:
    """The content files of an instance, read and created one by one."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def text(self, name: str) -> str | None:
        """What a file says; None when there is none."""
        path = self._root / name
        with _mapped():
            return path.read_text(encoding="utf-8") if path.is_file() else None

    def create(self, name: str, text: str) -> None:
        """A new file; never in the place of another.

        :raises InfrastructureError: ``folder-unwritable``, also when there is a file of that name
        """
        with _mapped(), (self._root / name).open("x", encoding="utf-8") as file:
            file.write(text)


def password_in(file: Path) -> str:
    """The password that a file holds, its last line break left out.

    :raises UsageError: ``password-file-open``: others than its owner may read it
    :raises InfrastructureError: ``password-file-unreadable``
    """
    try:
        with file.open("rb") as opened:
            if os.fstat(opened.fileno()).st_mode & _OTHERS:
                raise UsageError("password-file-open", path=str(file))
            return opened.read(4096).decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        detail = system_detail(error) if isinstance(error, OSError) else "UTF-8"
        raise InfrastructureError("password-file-unreadable", path=str(file), detail=detail) from error


def stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when somebody has changed the content: each file's name, time and size."""
    found = []
    for folder, pattern in {".": CONFIG, **CONTENT}.items():
        for path in (root / folder).glob(pattern):
            try:
                about = path.stat()
            except OSError:  # gone, or being replaced: the next look sees it
                continue
            found.append((path.as_posix(), about.st_mtime_ns, about.st_size))
    return tuple(sorted(found))


@contextmanager
def _mapped() -> Iterator[None]:
    """Let no error of the file system's out as it is."""
    try:
        yield
    except OSError as error:
        detail = system_detail(error)
        raise InfrastructureError("folder-unwritable", path=str(error.filename), detail=detail) from error
