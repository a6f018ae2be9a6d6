"""Startup notification on X11: end a launch that opens no window, and activate a window with the launch's time.

By Xlib alone: Qt offers neither, and a second start has no Qt. A launcher shows that a program starts until its window
comes or the launch is ended. A window manager gives the focus to a window that asks for it only if the user's click is
newer than their last key elsewhere, which the launch's id proves (startup-notification and Extended Window Manager
Hints of freedesktop.org).
"""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

LIBRARY = "libX11.so.6"
CLIENT_MESSAGE = 33
SUBSTRUCTURE, PROPERTY_CHANGE = (1 << 19) | (1 << 20), 1 << 22  # the event masks of Xlib
BYTES = 20  # of a message
APPLICATION = 1  # the source of the request: an application
_TIME = re.compile(r"_TIME(\d{1,10})$")


class _Data(ctypes.Union):
    _fields_ = (("bytes", ctypes.c_char * BYTES), ("longs", ctypes.c_long * 5))


class _Message(ctypes.Structure):
    """XClientMessageEvent, as large as any XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", _Data),
        ("pad", ctypes.c_long * 12),
    )


class _Display:
    """A connection of our own to the X server."""

    def __init__(self, library: ctypes.CDLL, display: ctypes.c_void_p) -> None:
        self._library, self._display = library, display
        self.root = library.XDefaultRootWindow(display)

    def window(self) -> int:
        """Create a window that is never shown, to send messages about."""
        return int(self._library.XCreateSimpleWindow(self._display, self.root, -9, -9, 1, 1, 0, 0, 0))

    def send(self, kind: str, window: int, data: bytes | list[int], mask: int) -> None:
        """Send a client message about a window to the root window."""
        message = _Message(type=CLIENT_MESSAGE, window=window)
        message.message_type = self._library.XInternAtom(self._display, kind.encode(), 0)
        if isinstance(data, bytes):
            message.format = 8
            ctypes.memmove(ctypes.addressof(message.data), data, len(data))
        else:
            message.format = 32
            message.data.longs = (ctypes.c_long * 5)(*data)
        self._library.XSendEvent(self._display, self.root, 0, mask, ctypes.byref(message))

    def close(self) -> None:
        self._library.XSync(self._display, 0)
        self._library.XCloseDisplay(self._display)


def end_launch(startup_id: str) -> None:
    """End a launch that opens no window; without X11 nothing happens."""
    with _connected() as display:
        if display and startup_id.isprintable():
            escaped = re.sub(r'(["\\ ])', r"\\\1", startup_id)
            text = f"remove: ID={escaped}".encode() + b"\0"
            window, kind = display.window(), "_NET_STARTUP_INFO_BEGIN"
            for begin in range(0, len(text), BYTES):
                display.send(kind, window, text[begin : begin + BYTES], PROPERTY_CHANGE)
                kind = "_NET_STARTUP_INFO"


def activate(window: int, startup_id: str) -> None:
    """Activate a window with the time of the click that a launch's id holds."""
    found = _TIME.search(startup_id)
    if not found:
        return
    with _connected() as display:
        if display:
            display.send("_NET_ACTIVE_WINDOW", window, [APPLICATION, int(found[1]), 0, 0, 0], SUBSTRUCTURE)


@contextmanager
def _connected() -> Iterator[_Display | None]:
    opened = _open() if os.environ.get("DISPLAY") else None
    yield opened
    if opened:
        opened.close()


def _open() -> _Display | None:
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    library.XOpenDisplay.restype = ctypes.c_void_p
    for name in ("XDefaultRootWindow", "XCreateSimpleWindow", "XInternAtom"):
        getattr(library, name).restype = ctypes.c_ulong
    pointer, number, whole, natural = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_uint
    place = (whole, whole, natural, natural, natural)
    library.XCreateSimpleWindow.argtypes = (pointer, number, *place, number, number)
    library.XSendEvent.argtypes = (pointer, number, whole, ctypes.c_long, pointer)
    display = ctypes.c_void_p(library.XOpenDisplay(None))
    return _Display(library, display) if display.value else None
