"""What a device and the server hold, in one form, to be compared to the last decimal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select

from organic_desktop.app.facade import App
from organic_desktop.store.codec import Values, read_row
from organic_desktop.store.schema import MIRRORED, Mirrored
from tests.server.lite import Server

CAP = 1000  # of rows in one answer


def on_device(app: App, mirrored: Mirrored) -> list[Values]:
    """The mirror's rows, by id."""
    with app.profiles.current.database.reading() as session:  # white box on purpose: no other door shows every table
        return [dict(row) for row in session.execute(select(mirrored.table).order_by(mirrored.table.c.id)).mappings()]


def on_server(server: Server, mirrored: Mirrored, user_id: str) -> list[Values]:
    """The server's rows of a user, by id, as its service role sees them."""
    params: dict[str, str | int] = {"order": "id.asc"}
    if mirrored.name == "users":
        params["id"] = f"eq.{user_id}"
    elif mirrored.name == "messages":
        params |= {"select": "*,conversations!inner(user_id)", "conversations.user_id": f"eq.{user_id}"}
    else:
        params["user_id"] = f"eq.{user_id}"
    rows: list[dict[str, Any]] = []
    while len(rows) % CAP == 0:
        page = server.http.get(
            f"/rest/v1/{mirrored.name}", params={**params, "offset": len(rows)}, headers=service_role(server)
        )
        if not page.raise_for_status().json():
            break
        rows += page.json(parse_float=Decimal)
    return [read_row(mirrored, row) for row in rows]


def service_role(server: Server) -> dict[str, str]:
    """Headers that pass every policy."""
    return {"apikey": server.secret_key, "authorization": f"Bearer {server.secret_key}"}


def insert(server: Server, table: str, *rows: dict[str, Any]) -> None:
    """Write rows as the service role: what another client, or a server job, may have done."""
    server.http.post(f"/rest/v1/{table}", json=list(rows), headers=service_role(server)).raise_for_status()


def assert_same(app: App, server: Server, user_id: str) -> None:
    """Every table of the device equals the server's."""
    for mirrored in MIRRORED:
        assert on_device(app, mirrored) == on_server(server, mirrored, user_id), mirrored.name
