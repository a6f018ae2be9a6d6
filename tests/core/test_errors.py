"""Errors are remembered by a file under a name, and read back as their class."""

from __future__ import annotations

import pytest

from organic_desktop.core.errors import DecisionNeeded, OrganicError, ServerBusy, Stopped, error_class


@pytest.mark.parametrize("error", [OrganicError, DecisionNeeded, ServerBusy, Stopped])
def test_a_stored_error_is_read_back_as_its_class(error: type[OrganicError]) -> None:
    assert error_class(error.stored_name()) is error


def test_an_error_of_another_version_is_some_error_and_nothing_is_none() -> None:
    assert error_class("NotKnownYet") is OrganicError
    assert error_class("") is None
