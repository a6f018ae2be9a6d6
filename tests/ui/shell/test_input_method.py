"""Input methods: what is asked for and has no plugin is changed for what serves."""

from __future__ import annotations

import sys

import pytest

from organic_desktop.ui.shell.input_method import VARIABLE, choose_input_method, plugins


@pytest.mark.skipif(sys.platform != "linux", reason="these plugins are Linux's")
def test_qts_wheels_know_ibus_and_not_fcitx() -> None:
    """When this fails for want of Fcitx' absence, input_method.py has become needless."""
    assert {"ibus", "compose"} <= plugins()
    assert not {each for each in plugins() if "fcitx" in each}


@pytest.mark.parametrize(
    ("asked", "becomes"),
    [
        ({VARIABLE: "fcitx", "DISPLAY": ":0"}, "ibus"),
        ({VARIABLE: "fcitx5", "DISPLAY": ":0"}, "ibus"),
        ({VARIABLE: "Fcitx", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, "ibus"),
        ({VARIABLE: "fcitx", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, None),
        ({VARIABLE: "fcitx", "QT_QPA_PLATFORM": "wayland;xcb"}, None),
        ({VARIABLE: "ibus", "DISPLAY": ":0"}, "ibus"),
        ({VARIABLE: "xim", "DISPLAY": ":0"}, "xim"),
        ({VARIABLE: "", "DISPLAY": ":0"}, ""),
        ({"DISPLAY": ":0"}, None),
    ],
)
def test_fcitx_is_asked_by_its_ibus_side_or_left_to_wayland(asked: dict[str, str], becomes: str | None) -> None:
    choose_input_method(asked, lambda: frozenset({"ibus", "compose"}))
    assert asked.get(VARIABLE) == becomes


def test_where_a_system_has_the_plugin_it_is_used() -> None:
    asked = {VARIABLE: "fcitx", "DISPLAY": ":0"}
    choose_input_method(asked, lambda: frozenset({"fcitx", "ibus"}))
    assert asked[VARIABLE] == "fcitx"
