"""Keep all modules and files that the window may need later: an upgrade may replace or remove them meanwhile.

Otherwise an old program would continue with parts of a new one, or fail half-way: docs/decisions/0039. Modules are
kept as compressed bytecode, a quarter of what they take once imported, and imported from that when they are needed.
"""

from __future__ import annotations

import importlib
import logging
import marshal
import pkgutil
import sys
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.abc import FileLoader, InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourcelessFileLoader
from types import CodeType, ModuleType
from typing import Any

from organic_desktop.core.paths import resource, resource_text
from organic_desktop.ui.help.licences import parts

# What is imported on first use only, by us or by our libraries. Of a package all modules are kept.
PACKAGES = (
    "organic_desktop",
    "anyio",
    "apscheduler",
    "backports",
    "certifi",
    "filelock",
    "h11",
    "http",
    "httpcore",
    "httpx",
    "idna",
    "importlib_metadata",
    "jaraco",
    "keyring",
    "more_itertools",
    "secretstorage",
    "tomllib",
    "urllib",
    "zipp",
)
MODULES = (
    "ctypes.util",
    "encodings.idna",
    "importlib.readers",
    "importlib.resources._itertools",
    "importlib.resources.readers",
    "mimetypes",
    "shlex",
    "stringprep",
)
# Libraries in machine code aren't kept as bytes; these are imported.
BINARY = (
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "argon2.low_level",
    "rapidfuzz.distance.LCSseq",
    "rapidfuzz.distance.Levenshtein",
    "sqlcipher3.dbapi2",
)
LEFT_OUT = ("organic_desktop.cli", "organic_desktop.__main__")
FOLDERS = {
    "icons": "*.svg", "help": "*.md", "modules": "*.toml", "coach": "*.toml", "care": "*.toml", "updates": "*.toml"
}  # fmt: skip
HEADER = 16  # bytes of a file of bytecode before the bytecode (PEP 552)
PAUSE_SECONDS = 0.01  # between two modules, so that the window stays responsive

log = logging.getLogger(__name__)


class KeptModules(MetaPathFinder, InspectLoader):
    """Modules that aren't imported yet, to be imported as they were when they were read."""

    def __init__(self) -> None:
        self._specs: dict[str, ModuleSpec] = {}
        self._code: dict[str, bytes] = {}
        self._loaders: dict[str, FileLoader] = {}  # of the files, also of those that a package has beside its modules

    def keep(self, name: str, folders: Sequence[str]) -> None:
        """Read a module of these folders and keep it; do nothing if it is imported, or not in Python.

        Raises ImportError. The packages that it is in aren't imported for that.
        """
        if name in sys.modules or name in self._specs:
            return
        spec = PathFinder.find_spec(name, folders)
        code = spec and _bytecode(spec)
        if spec and code:
            self._code[name] = zlib.compress(code)
            if isinstance(spec.loader, FileLoader):
                self._loaders[name] = spec.loader
            spec.loader = self
        if spec and (code or spec.origin is None):  # a folder of packages has no code
            self._specs[name] = spec

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return self._specs.get(fullname)

    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = marshal.loads(zlib.decompress(self._code[fullname]))  # noqa: S302  our own bytes  # nosec
        return code

    def get_source(self, fullname: str) -> None:
        return None

    def get_resource_reader(self, fullname: str) -> Any:
        """Return what reads a package's data: without certifi's certificates nobody could sign in."""
        return self._loaders[fullname].get_resource_reader(fullname) if fullname in self._loaders else None

    def is_package(self, fullname: str) -> bool:
        return self._specs[fullname].submodule_search_locations is not None


def _bytecode(spec: ModuleSpec) -> bytes | None:
    """Return a module's bytecode, from its file where there is one that is sound; None if it has none."""
    loader = spec.loader
    if isinstance(loader, SourcelessFileLoader) and spec.origin:
        return loader.get_data(spec.origin)[HEADER:]
    code = loader.get_code(spec.name) if isinstance(loader, InspectLoader) else None
    return marshal.dumps(code) if code else None


def load_ahead() -> None:
    """Keep everything, in small pieces, once in a process; runs in a thread. What can't be read is logged."""
    if any(isinstance(finder, KeptModules) for finder in sys.meta_path):  # an App was opened before
        return
    pause = threading.Event()
    for folder, kind in FOLDERS.items():
        for file in sorted(resource(folder).glob(kind)):
            resource_text(f"{folder}/{file.name}")
    with suppress(OSError):
        parts(resource(""))
    for name in BINARY:
        with _logged(name):
            importlib.import_module(name)
        pause.wait(PAUSE_SECONDS)
    kept = KeptModules()
    sys.meta_path.insert(0, kept)
    for name, folders in _modules():
        with _logged(name):
            kept.keep(name, folders)
        pause.wait(PAUSE_SECONDS)
    log.info("all is loaded")


@contextmanager
def _logged(name: str) -> Iterator[None]:
    try:
        yield
    except ImportError as error:  # another system's, or not installed here
        log.info("not loaded: %s (%s)", name, type(error).__name__)


def _modules() -> Iterator[tuple[str, tuple[str, ...]]]:
    """All modules to keep, each with the folders that it is found in."""
    for name in (*PACKAGES, *MODULES):
        package, folders = "", tuple(sys.path)
        for part in name.split("."):
            package = f"{package}.{part}".lstrip(".")
            yield package, folders
            folders = _inside(package, folders)
        if name in PACKAGES:
            yield from _below(name, folders)


def _below(package: str, folders: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for module in pkgutil.iter_modules(folders, f"{package}."):
        if not module.name.startswith(LEFT_OUT):
            yield module.name, folders
            if module.ispkg:
                yield from _below(module.name, _inside(module.name, folders))


def _inside(package: str, folders: Sequence[str]) -> tuple[str, ...]:
    spec = PathFinder.find_spec(package, folders)
    return tuple((spec and spec.submodule_search_locations) or ())
