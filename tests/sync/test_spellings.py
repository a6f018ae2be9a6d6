"""However the real server spells numbers and stamps, a push needs no row to be looked at by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from organic_desktop.app.facade import App
from organic_desktop.store.schema import WellnessEntry
from tests.devices import MakeDevice, sign_in
from tests.faults.postgrest import as_postgrest
from tests.faults.proxy import Fault, Proxy, pass_on
from tests.server.fixtures import sign_up
from tests.server.lite import Server
from tests.sync.rows import assert_same

# A row's own stamps, with none to six digits of a second: PostgreSQL trims zeros.
TRIMMED = """
CREATE FUNCTION trimmed() RETURNS TRIGGER AS $$ BEGIN
    NEW.updated_at = date_trunc('second', now()) + trunc(random()::numeric, floor(random() * 7)::int) * INTERVAL '1 s';
    NEW.created_at = date_trunc('second', now()) + trunc(random()::numeric, floor(random() * 7)::int) * INTERVAL '1 s';
    RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER trimmed BEFORE INSERT ON wellness_entries FOR EACH ROW EXECUTE FUNCTION trimmed()
"""

scores = st.none() | st.decimals(0, Decimal("9.99"), places=2)
days = st.fixed_dictionaries(
    {
        "mood_score": scores,
        "sleep_hours": scores,
        "energy_level": scores,
        "water_intake_ml": st.none() | st.integers(0, 5000),
        "nutrition_notes": st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
    }
)


@pytest.fixture
def trimmed(server: Server) -> Iterator[None]:
    server.sql(TRIMMED)
    yield
    server.sql("DROP TRIGGER trimmed ON wellness_entries; DROP FUNCTION trimmed()")


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(days, min_size=20, max_size=40), usual=st.sampled_from([pass_on, as_postgrest]))
def test_whatever_the_server_writes_the_rows_are_taken_over_together(
    server: Server, trimmed: None, device: MakeDevice, typed: list[dict[str, Any]], usual: Fault
) -> None:
    account, proxy = sign_up(server), Proxy(server)
    proxy.usual = usual
    app = sign_in(device(f"a-{account.user_id}"), proxy, account)
    try:
        app.sync()
        with app.profiles.current.writer.editing("import") as edit:
            for back, values in enumerate(typed):
                day = app.today() - timedelta(days=back)
                edit.add(WellnessEntry(user_id=account.user_id, date=day, **values))
        looked_at = savepoints(app)
        assert app.sync(thorough=False).pushed == len(typed)
        assert looked_at == []
        assert app.status().pending == 0
        assert_same(app, server, account.user_id)
        assert app.sync().pulled == 0
    finally:
        app.close()
        proxy.close()


def savepoints(app: App) -> list[str]:
    """The savepoints that the device sets from now on: rows that differ are acknowledged inside one."""
    found: list[str] = []
    event.listen(app.profiles.current.database._engine, "savepoint", lambda _, name: found.append(name))
    return found
