"""Modules that are kept as bytecode are, once imported, what they are when they are imported from their files."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from organic_desktop.ui.shell.preload import KeptModules


def test_a_kept_package_finds_its_data(monkeypatch: pytest.MonkeyPatch) -> None:
    before = importlib.import_module("certifi")
    names = [name for name in sys.modules if name.split(".")[0] == "certifi"]
    folder = Path(str(before.__file__)).parent
    for name in names:
        monkeypatch.delitem(sys.modules, name)
    kept = KeptModules()
    kept.keep("certifi", [str(folder.parent)])
    kept.keep("certifi.core", [str(folder)])
    monkeypatch.setattr(sys, "meta_path", [kept, *sys.meta_path])
    certifi = importlib.import_module("certifi")
    assert certifi is not before
    assert certifi.__spec__ is not None
    assert certifi.__spec__.loader is kept
    assert Path(certifi.where()).samefile(folder / "cacert.pem")
    for name in names:
        monkeypatch.delitem(sys.modules, name)
