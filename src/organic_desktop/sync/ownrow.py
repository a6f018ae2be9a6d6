"""Why the server doesn't show an account's own row: without it "nothing" would look like "everything was deleted".

It is asked by every cycle (probe.py); what is found out here is only what to tell the user.
"""

from __future__ import annotations

from organic_desktop.core.errors import AccountProblem, Offline, OrganicError, SecondFactorNeeded, SignInNeeded
from organic_desktop.sync.context import Exchange

REMOVED = "The server doesn't show this account's own row; the account may have been removed."
HIDDEN = (
    "The server knows this account but doesn't show its own row: that was removed, or a policy hides it, such as one "
    "that asks for a second factor."
)
SECOND_FACTOR = "The server shows this account nothing before a second factor is given."


def problem_of_hidden_row(exchange: Exchange) -> OrganicError:
    """The error to raise. A row that is hidden by a policy, such as one for second factors, isn't gone."""
    exchange.check()
    try:
        factors = exchange.rest.factors()
    except (SignInNeeded, Offline):
        return AccountProblem(REMOVED)
    if factors is None:
        return AccountProblem(REMOVED)
    return SecondFactorNeeded(SECOND_FACTOR) if "verified" in factors else AccountProblem(HIDDEN)
