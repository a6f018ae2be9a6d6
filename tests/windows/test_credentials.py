"""Windows' own store of credentials, which takes 2,560 bytes each: long secrets are stored in parts, all or none."""

from __future__ import annotations

from textwrap import dedent

from tests.windows.conftest import Program

HEAD = """
import keyring
from organic_desktop.core.keychain import SERVICE, Keychain
kept = Keychain()
assert type(keyring.get_keyring()).__module__ == "keyring.backends.Windows", keyring.get_keyring()
"""


def run(program: Program, source: str) -> None:
    done = program.script(HEAD + dedent(source))
    assert done.code == 0, done.stderr.decode()


def test_a_short_and_a_long_secret_come_back_in_another_process(program: Program) -> None:
    long = "eyJ" + "0123456789abcdef" * 400 + "😀é"
    run(program, f"kept.set('device/short', 'a token')\nkept.set('device/long', {long!r})")
    run(
        program,
        f"""
        assert kept.get("device/short") == "a token"
        assert kept.get("device/long") == {long!r}
        kept.delete("device/long")
        kept.delete("device/short")
        assert kept.get("device/long") is kept.get("device/short") is None
        assert keyring.get_password(SERVICE, "device/long/a/0") is None
        """,
    )


def test_one_that_is_too_long_for_windows_leaves_the_former_whole(program: Program) -> None:
    run(
        program,
        """
        from organic_desktop.core.errors import KeychainUnavailable
        kept.set("device/one", "former")
        try:
            kept.set("device/one", "x" * 100_000)
        except KeychainUnavailable:
            pass
        else:
            raise AssertionError("it took it")
        assert kept.get("device/one") == "former"
        kept.set("device/one", "y" * 5_000)
        kept.set("device/one", "short again")
        assert kept.get("device/one") == "short again"
        assert keyring.get_password(SERVICE, "device/one/a/0") is None
        kept.delete("device/one")
        """,
    )


def test_a_session_with_a_large_profile_is_kept(program: Program) -> None:
    run(
        program,
        """
        from pathlib import Path
        import tempfile
        from organic_desktop.app.session_store import SessionStore
        from organic_desktop.core.clock import SystemClock
        from organic_desktop.core.settings import SettingsFile
        from organic_desktop.remote.auth_session import AuthSession

        user = "3f2b7a52-6f0c-4c58-9c4e-0f9d6c3e2b11"
        session = AuthSession("e" * 1_800, "r" * 900, 2_000_000_000, user, "a@example.org")
        settings = SettingsFile(Path(tempfile.mkdtemp()))
        SessionStore(kept, settings, SystemClock()).keep(session)
        again = SessionStore(Keychain(), settings, SystemClock())
        assert again.stored(user).refresh_token == "r" * 900
        again.forget(user)
        assert again.stored(user) is None
        """,
    )
