"""The verbs of sync: sync, status."""

from __future__ import annotations

from organic_desktop.cli.session import Session

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.cli.session import AddVerb


def add_verbs(verb: AddVerb) -> None:
    """The grammar of these verbs."""
    verb("sync", _sync, "one full cycle with the server, now", facts=True)
    verb("status", _status, "what the status bar shows", facts=True)


def _sync(session: Session) -> None:
    report = session.app.sync()
    facts = {
        "state": session.app.status().state,
        "pushed": report.pushed,
        "pulled": report.pulled,
        "conflicts": report.conflicts,
        "requests": report.requests,
    }
    session.answer(
        facts, [f"{facts['state']}: sent {report.pushed}, received {report.pulled}, {report.conflicts} conflicts."]
    )


def _status(session: Session) -> None:
    status = session.app.status()
    facts = {
        name: getattr(status, name) for name in ("state", "pending", "conflicts", "last_synced_at", "account", "server")
    }
    lines = [f"{name:15} {'–' if value is None else value}" for name, value in facts.items()]
    session.answer(facts, [*lines, status.problem] if status.problem else lines)
