"""What each code of the server means for the row that was sent, one by one; and when a refused row is sent again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from organic_desktop.core.errors import Offline, RequestRefused, SchemaChanged, ServerBusy
from organic_desktop.sync.push_failures import Verdict, as_busy, is_schema_error, next_try, reason_for, verdict

TRANSIENT = "25006 57014 40001 40P01 55P03 55006 57P01 57P03 53100 53200 53300 08006 08P01 PGRST000 PGRST001 PGRST003"
INVALID = "22003 22P02 22021 22001 22007 22008 22P05 23514"
REFUSED = "42501 23502 23503 23505 23P01 P0001 PGRST102 PGRST116 PGRST124 54000 0A000 28000 "


def refused(code: str, status: int = 400) -> RequestRefused:
    return RequestRefused("No.", status=status, code=code)


def busy(code: str = "", status: int = 500, retry_after: float | None = None) -> ServerBusy:
    error = ServerBusy("Not now.", retry_after, code)
    error.status = status
    return error


def html(status: int) -> Offline:
    error = Offline("Not Supabase.")
    error.status = status
    return error


def hang() -> Offline:
    error = Offline("No answer.")
    error.timed_out = True
    return error


@pytest.mark.parametrize("code", TRANSIENT.split())
@pytest.mark.parametrize("status", [400, 405, 500, 503, 504])
def test_a_code_that_passes_says_nothing_of_the_row_whatever_its_status(code: str, status: int) -> None:
    error = busy(code, status) if status >= 500 else refused(code, status)
    assert verdict(error) is Verdict.TRANSIENT
    assert isinstance(as_busy(error), ServerBusy)


@pytest.mark.parametrize("code", INVALID.split())
@pytest.mark.parametrize("error", [refused, busy], ids=["4xx", "5xx"])
def test_a_value_that_can_not_be_right_waits_for_an_edit(code: str, error: type) -> None:
    assert verdict(error(code)) is Verdict.INVALID


@pytest.mark.parametrize("code", [*REFUSED.split(), ""])
def test_any_other_no_is_asked_again_some_day(code: str) -> None:
    assert verdict(refused(code)) is Verdict.REFUSED


@pytest.mark.parametrize("error", [busy(status=429), busy(status=408), busy(status=503, retry_after=2.0)])
def test_a_server_that_wants_no_requests_now_refuses_nothing(error: ServerBusy) -> None:
    assert verdict(error) is Verdict.TRANSIENT


@pytest.mark.parametrize(
    "error", [html(403), html(502), html(200), busy(status=502), busy("XX000"), busy("SUP"), hang(), Offline("Broken.")]
)
def test_what_tells_nothing_is_unclear_and_has_a_sentence(error: Offline) -> None:
    assert verdict(error) is Verdict.UNCLEAR
    assert reason_for(error)


def test_a_missing_column_is_is_schema_error_or_of_a_trigger_s_mistake() -> None:
    ours, a_triggers = SchemaChanged("?", status=400, code="PGRST204"), SchemaChanged("?", status=404, code="42P01")
    assert [is_schema_error(ours), is_schema_error(a_triggers)] == [True, False]
    assert verdict(a_triggers) is Verdict.UNCLEAR


def test_a_refused_row_is_asked_again_later_and_later_and_once_a_day_at_last() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    waits = [next_try(failures, now) - now for failures in (1, 2, 3, 4, 5, 99)]
    assert waits == [timedelta(minutes=15), *(timedelta(hours=hours) for hours in (1, 4, 24, 24, 24))]
