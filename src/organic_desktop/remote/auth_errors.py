"""GoTrue's error codes, and which of the program's errors each one is.

Codes and statuses decide, never the wording (docs/sync.md, rule 39). What a code means to the one who pressed a button
is said here in a sentence; a code of none of these groups keeps the server's own text. tests/remote/test_auth_codes.py
holds the list of all codes that GoTrue has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from organic_desktop.core.errors import (
    CurrentPasswordNeeded,
    NotConfirmed,
    NotOffered,
    OrganicError,
    ReauthenticationNeeded,
    RequestRefused,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
    TooManyRequests,
    WeakPassword,
    WrongCode,
    WrongCredentials,
)
from organic_desktop.core.messages import Sentence

CONFLICT, TOO_MANY = 409, 429
UNEXPECTED = "unexpected_failure"
MAIL_PAUSE_SECONDS = 60.0  # GoTrue's default between two mails to one address, for a server that names no number
LONGEST_PAUSE = 3600
PASSWORD_REASONS = ("length", "characters", "pwned")

_NO_MATCH = Sentence("The e-mail address and the password don't match.")
_TAKEN = Sentence("This e-mail address already has an account; sign in instead.")
_BAD_ADDRESS = Sentence("The server doesn't accept this e-mail address.")
_NO_MAIL_TO_IT = Sentence("The server may not send mail to this address. Ask the project's owner to set up its mail.")
NO_MAIL = Sentence("The server can't send e-mail. Ask the project's owner.")
_ENDED = Sentence("The session has ended; sign in again.")
_WRONG_CODE = Sentence("The code is wrong or too old.")
_WRONG_APP_CODE = Sentence("The code isn't the one that your authenticator app shows now.")
_CAPTCHA = Sentence(
    "The project asks for a captcha, which Organic can't show. Ask its owner to switch that off for this program."
)
_CLOSED = Sentence("The server doesn't accept new accounts.")
_MANAGED = Sentence("This account is managed by an organisation; change it there.")
SECOND_FACTOR = Sentence("The server wants a second factor for this account.")
_NO_APP_CODES = Sentence("The server no longer accepts codes from an authenticator app.")

PROBLEMS: Mapping[str, tuple[type[OrganicError], Sentence]] = {
    "invalid_credentials": (WrongCredentials, _NO_MATCH),
    "invalid_grant": (WrongCredentials, _NO_MATCH),  # of older versions
    "user_already_exists": (WrongCredentials, _TAKEN),
    "email_exists": (WrongCredentials, _TAKEN),
    "user_banned": (WrongCredentials, Sentence("The server has blocked this account.")),
    "email_address_invalid": (WrongCredentials, _BAD_ADDRESS),
    "email_address_not_provided": (WrongCredentials, _BAD_ADDRESS),
    "email_address_not_authorized": (WrongCredentials, _NO_MAIL_TO_IT),
    "validation_failed": (WrongCredentials, Sentence("The server doesn't accept this e-mail address or password.")),
    "email_not_confirmed": (NotConfirmed, Sentence("The e-mail address isn't confirmed yet.")),
    "provider_email_needs_verification": (NotConfirmed, Sentence("The e-mail address isn't confirmed yet.")),
    "weak_password": (WeakPassword, Sentence("The password is too weak.")),
    "same_password": (WeakPassword, Sentence("That is your password already; choose another one.")),
    "otp_expired": (WrongCode, _WRONG_CODE),
    "reauthentication_not_valid": (WrongCode, _WRONG_CODE),
    "mfa_verification_failed": (WrongCode, _WRONG_APP_CODE),
    "mfa_challenge_expired": (WrongCode, Sentence("That took too long. Enter the code that the app shows now.")),
    "mfa_ip_address_mismatch": (WrongCode, Sentence("The network changed meanwhile. Enter the code once more.")),
    "reauthentication_needed": (ReauthenticationNeeded, Sentence("The server sends a code before it changes this.")),
    "reauth_nonce_missing": (ReauthenticationNeeded, Sentence("The server sends a code before it changes this.")),
    "current_password_required": (CurrentPasswordNeeded, Sentence("Enter your current password, too.")),
    "current_password_invalid": (CurrentPasswordNeeded, Sentence("The current password isn't right.")),
    "insufficient_aal": (SecondFactorNeeded, SECOND_FACTOR),
    "mfa_verification_rejected": (
        SignInNeeded,
        Sentence("The project's rules rejected the second factor; sign in again."),
    ),
    "mfa_factor_not_found": (SignInNeeded, Sentence("That second factor was removed; sign in again.")),
    "user_not_found": (SignInNeeded, _ENDED),
    "session_not_found": (SignInNeeded, _ENDED),
    "session_expired": (SignInNeeded, _ENDED),
    "bad_jwt": (SignInNeeded, _ENDED),
    "no_authorization": (SignInNeeded, _ENDED),
    "signup_disabled": (NotOffered, _CLOSED),
    "email_provider_disabled": (NotOffered, Sentence("The server doesn't accept sign-in by e-mail and password.")),
    "otp_disabled": (
        NotOffered,
        Sentence("The server sends no sign-in code to this address: it has no account, or codes are switched off."),
    ),
    "provider_disabled": (NotOffered, Sentence("The server doesn't accept sign-in by e-mail and password.")),
    "captcha_failed": (NotOffered, _CAPTCHA),
    "user_sso_managed": (NotOffered, _MANAGED),
    "mfa_totp_verify_not_enabled": (NotOffered, _NO_APP_CODES),
    "feature_disabled": (NotOffered, Sentence("The server has this switched off.")),
}

TRANSIENT = frozenset({  # the same request may succeed a moment later
    "conflict", "request_timeout", "hook_timeout", "hook_timeout_after_retry", "over_request_rate_limit", UNEXPECTED,
})  # fmt: skip
TOO_SOON = frozenset({"over_email_send_rate_limit", "over_request_rate_limit", "over_sms_send_rate_limit"})
SESSION_ENDED = frozenset({  # in the answer to a refresh or a sign-out
    "refresh_token_already_used", "refresh_token_not_found", "session_expired", "session_not_found",
    "user_banned", "user_not_found", "bad_jwt", "no_authorization", "validation_failed", "invalid_grant",
    "invalid_credentials",
})  # fmt: skip
MISCONFIGURED = frozenset({  # something that the project's owner set up is broken; the server's text says what
    "hook_payload_over_size_limit", "hook_payload_invalid_content_type", "unexpected_audience", "bad_json", "unknown",
})  # fmt: skip
WITH_REASON = frozenset({"validation_failed"})  # the server's message says which rule was broken

_NUMBER = re.compile(r"(?<![\w.])\d{1,4}(?![\w.]*\d)")


def problem_of(refused: RequestRefused) -> OrganicError:
    """Return the error that a refusal means to the user; the refusal itself if its code has no meaning here."""
    if refused.code in TRANSIENT or refused.status == CONFLICT:
        return ServerBusy(refused.message, code=refused.code)
    if refused.code in MISCONFIGURED:
        sentence = Sentence(
            "The server isn't set up right; tell the project's owner. {refusal}", refusal=refused.message
        )
        return RequestRefused(sentence, status=refused.status, code=refused.code)
    if refused.code not in PROBLEMS:
        return refused
    kind, sentence = PROBLEMS[refused.code]
    if kind is WeakPassword:
        return _weak(sentence, refused.details)
    if refused.code in WITH_REASON:
        sentence = Sentence("{sentence} {refusal}", sentence=sentence, refusal=refused.message)
    return kind(sentence)


def too_soon(busy: ServerBusy) -> TooManyRequests:
    """Return the error for a 429, with the seconds that the server names: in a header, or as a number in its text.

    The number is read, not the words around it: whatever language they are in.
    """
    seconds = busy.retry_after
    if seconds is None:
        found = _NUMBER.search(str(busy.message.parts.get("words", "")))
        seconds = float(found.group()) if found and 0 < int(found.group()) <= LONGEST_PAUSE else MAIL_PAUSE_SECONDS
    return TooManyRequests(
        Sentence("The server wants a pause before the next one: {seconds} seconds.", seconds=round(seconds)), seconds
    )


def _weak(sentence: Sentence, details: Mapping[str, Any]) -> WeakPassword:
    """Return the error of a password that is too weak, with the server's reasons for it, if it names any we know."""
    weak = details.get("weak_password")
    named = weak.get("reasons") if isinstance(weak, dict) else None
    reasons = [each for each in PASSWORD_REASONS if isinstance(named, list) and each in named]
    words = {
        "length": Sentence("It is too short for this server."),
        "characters": Sentence("It needs more kinds of characters: small and capital letters, digits, symbols."),
        "pwned": Sentence("It is in a list of stolen passwords; never use it anywhere."),
    }
    for reason in reasons:
        sentence = Sentence("{sentence} {reason}", sentence=sentence, reason=words[reason])
    return WeakPassword(sentence, reasons)
