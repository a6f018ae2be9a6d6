"""The connected project, and who is signed in to it, for the check-up of the server."""

from __future__ import annotations

from pathlib import Path

from organic_desktop.app.checkup.findings import Finding
from organic_desktop.app.checkup.server import check_server, unreachable
from organic_desktop.app.session import Sessions
from organic_desktop.core.clock import SystemClock
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.settings import SettingsFile
from organic_desktop.remote.client import Client


def visit_server(folder: Path) -> list[Finding]:
    """Return what is found at the folder's project; its data need not be open, nor anybody signed in."""
    settings, clock = SettingsFile(folder), SystemClock()
    project, signed_in = settings.current.project, settings.current.signed_in
    if project is None:
        why = "Everything works on this computer without one."
        return [Finding("connection", None, "no server is connected", why, "organic-desktop connect URL KEY")]
    client = Client(project.url, project.publishable_key)
    sessions = Sessions(folder, settings, Keychain(), clock)
    try:
        if signed_in is None:
            return check_server(project, client, clock.now(), None)
        with sessions.session(signed_in.user_id) as session:
            return check_server(project, client, clock.now(), (signed_in.user_id, session))
    except OrganicError as error:
        return unreachable(error)
    finally:
        client.close()
        sessions.close()
