"""The pipe that a second start on Windows sends its request by, to a program of the same user and nobody else's.

Any program may make a pipe of any name first. So the one at the other end may not act as us (it is only told who we
are), and what it is told nothing before its process is known to be this user's.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import byref, c_void_p, create_string_buffer
from pathlib import PureWindowsPath

if sys.platform == "win32":
    import msvcrt
    from ctypes import WinDLL, WinError, get_last_error, wintypes

    GENERIC_READ_WRITE, OPEN_EXISTING = 0xC0000000, 3
    ONLY_IDENTIFIED = 0x00110000  # SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION
    INVALID = c_void_p(-1).value
    BUSY, BUSY_MS = 231, 5_000
    LIMITED_INFORMATION, QUERY, USER = 0x1000, 0x0008, 1

    _kernel, _security = WinDLL("kernel32", use_last_error=True), WinDLL("advapi32", use_last_error=True)
    _kernel.CreateFileW.restype = _kernel.OpenProcess.restype = _kernel.GetCurrentProcess.restype = wintypes.HANDLE
    _kernel.CreateFileW.argtypes = [
        wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, c_void_p, wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE
    ]  # fmt: skip
    _kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    _kernel.GetNamedPipeServerProcessId.argtypes = [wintypes.HANDLE, c_void_p]
    _security.OpenProcessToken.argtypes = [wintypes.HANDLE, wintypes.DWORD, c_void_p]
    _security.GetTokenInformation.argtypes = [wintypes.HANDLE, ctypes.c_int, c_void_p, wintypes.DWORD, c_void_p]
    _security.EqualSid.argtypes = [c_void_p, c_void_p]

    def connect(name: str) -> int:
        """Return the descriptor of a connection to the pipe of this name, of a program of this user.

        Raises FileNotFoundError if nobody listens, PermissionError if another user does; OSError.
        """
        path = str(PureWindowsPath(r"\\.\pipe", name))
        handle = _open(path)
        if handle is None and get_last_error() == BUSY and _kernel.WaitNamedPipeW(path, BUSY_MS):
            handle = _open(path)
        if handle is None:
            raise WinError(get_last_error())
        if not _is_users(handle):
            _kernel.CloseHandle(handle)
            raise PermissionError(path)
        return msvcrt.open_osfhandle(handle, os.O_RDWR | os.O_BINARY)

    def _open(path: str) -> int | None:
        handle = _kernel.CreateFileW(path, GENERIC_READ_WRITE, 0, None, OPEN_EXISTING, ONLY_IDENTIFIED, None)
        return None if handle == INVALID else int(handle)

    def _is_users(pipe: int) -> bool:
        """True if the process that made the pipe is of this process's user."""
        number = wintypes.DWORD()
        if not _kernel.GetNamedPipeServerProcessId(pipe, byref(number)):
            return False
        process = _kernel.OpenProcess(LIMITED_INFORMATION, False, number.value)
        if not process:  # another user's can't even be looked at
            return False
        try:
            theirs, ours = _user_of(process), _user_of(_kernel.GetCurrentProcess())
        finally:
            _kernel.CloseHandle(process)
        return theirs is not None and ours is not None and bool(_security.EqualSid(_sid(theirs), _sid(ours)))

    def _user_of(process: int) -> ctypes.Array[ctypes.c_char] | None:
        """Return a TOKEN_USER of the process; None if it doesn't say."""
        token, size = wintypes.HANDLE(), wintypes.DWORD()
        if not _security.OpenProcessToken(process, QUERY, byref(token)):
            return None
        try:
            _security.GetTokenInformation(token, USER, None, 0, byref(size))
            user = create_string_buffer(size.value)
            said = _security.GetTokenInformation(token, USER, user, size, byref(size))
            return user if said else None
        finally:
            _kernel.CloseHandle(token)

    def _sid(user: ctypes.Array[ctypes.c_char]) -> c_void_p:
        """Return the pointer that a TOKEN_USER begins with."""
        return c_void_p.from_buffer(user)
