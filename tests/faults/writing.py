"""Every write checked on the wire, whatever went wrong before it (``docs/sync.md``, invariants I7 and I10)."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from organic_desktop.store.codec import read_row
from organic_desktop.store.schema import MIRRORED
from tests.server.lite import Server

if TYPE_CHECKING:
    from tests.faults.proxy import Request

TABLES = {mirrored.name: mirrored for mirrored in MIRRORED}
THE_SERVERS_OWN = {"users": {"id", "email", "created_at", "updated_at"}, "messages": {"updated_at"}}
STAMPS = {"created_at", "updated_at"}


def unsafe(request: Request, server: Server) -> list[str]:
    """What is wrong with a request; nothing, mostly."""
    if request.updates:
        return _unsafe_in_bulk(request, server)
    mirrored = TABLES.get(request.table)
    if mirrored is None or request.method in {"GET", "HEAD"}:
        return []
    rows: list[dict[str, Any]] = request.json if isinstance(request.json, list) else [request.json or {}]
    columns = {column for row in rows for column in row}
    prefer, query = request.headers.get("prefer", ""), request.query
    wrong: list[str] = []
    if "merge-duplicates" in prefer:
        wrong.append("overwrites rows it never saw")
    if request.method == "POST" and not ("ignore-duplicates" in prefer and query.get("on_conflict")):
        wrong.append("an insert that may collide")
    if request.method in {"PATCH", "DELETE"} and not _names_a_version(query):
        wrong.append("names no version of one row")
    if request.method != "POST" and request.table == "messages":
        wrong.append("changes a message")
    if columns & THE_SERVERS_OWN.get(request.table, STAMPS):
        wrong.append(f"sends what is the server's to say: {sorted(columns & STAMPS)}")
    if any(row.get("user_id", _sender(request)) != _sender(request) for row in rows):
        wrong.append("carries another account's row")
    if request.method == "PATCH" and not wrong and _changes_nothing(request.table, request.query, request.json, server):
        wrong.append("changes nothing")
    return [f"request {request.number}, {request.method} {request.target}: {complaint}" for complaint in wrong]


def _unsafe_in_bulk(request: Request, server: Server) -> list[str]:
    """What is wrong with the edits of a bulk update: each is held to the rules for a PATCH of its own."""
    wrong: list[str] = []
    for edit in request.json["edits"]:
        version = edit["version"]
        row = {"id": f"eq.{edit['id']}", "updated_at": "is.null" if version is None else f"eq.{version}"}
        if edit["changes"].keys() & {*THE_SERVERS_OWN.get(request.updates, STAMPS), "user_id"}:
            wrong.append("sends what is the server's to say")
        elif _changes_nothing(request.updates, row, edit["changes"], server):
            wrong.append("changes nothing")
    if len({edit["id"] for edit in request.json["edits"]}) < len(request.json["edits"]):
        wrong.append("edits a row twice")
    return [f"request {request.number}, {request.updates} in bulk: {complaint}" for complaint in wrong]


def _names_a_version(query: dict[str, str]) -> bool:
    version = query.get("updated_at", "")
    return query.get("id", "").startswith("eq.") and (version.startswith("eq.") or version == "is.null")


def _sender(request: Request) -> str:
    """The user whose token signs the request."""
    payload = request.headers.get("authorization", "").split(".")[1]
    return str(json.loads(base64.urlsafe_b64decode(payload + "=="))["sub"])


def _changes_nothing(table: str, params: dict[str, str], sent: dict[str, Any], server: Server) -> bool:
    """Whether the row has this version and these values already; a needless update makes every device read it again."""
    params = {"id": params["id"], "updated_at": params["updated_at"]}
    headers = {"apikey": server.secret_key, "authorization": f"Bearer {server.secret_key}"}
    found = server.http.get(f"/rest/v1/{table}", params=params, headers=headers).json()
    mirrored = TABLES[table]
    try:
        sent, now = read_row(mirrored, sent), [read_row(mirrored, row) for row in found]
    except ValueError:  # a row that no client can read
        return False
    return any(all(row[name] == value for name, value in sent.items()) for row in now)
